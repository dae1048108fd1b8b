import Forms
import Housing
import Office
import Texts

/// The questions of the form, one a page.
enum TenancyStep: Int, CaseIterable, Codable, Sendable {
    case lease, who, what, day, words, proof, review
}

/// What somebody has answered of a report and not yet handed in. One row a person; a picture is kept with the report
/// alone, so it is asked for anew.
public struct TenancyDraft: FlowDraft {
    public var focus: String?
    var step = TenancyStep.lease
    var lease: LeaseID?
    var person: PersonID?
    var event: TenancyChange.Event?
    var day: Day?
    var words = ""
}

/// Somebody's way through a report of a death or of somebody who moved out (Q33).
struct TenancyJourney: FlowJourney {
    let visitor: Visitor
    /// Those that run and on which somebody stands beside the tenant.
    var leases: [LeaseRecord] = []
    var draft = TenancyDraft()
    var proof: StagedFile?

    init(visitor: Visitor) {
        self.visitor = visitor
    }

    /// Begins where it was left, as far as the answers still stand; anew where another person was pointed out since.
    ///
    /// - Parameter meant: whom somebody pointed out before he came here.
    mutating func begin(_ overview: Overview, about meant: PersonID?) {
        leases = overview.leases.map(\.record).filter { $0.lease.status == .active && !$0.living.isEmpty }
        if let kept = overview.tenancyDraft, meant == nil || kept.person == meant { draft = kept }
        if record == nil {
            let home = leases.first { lease in lease.living.contains { $0.person.id == meant } }
            draft.lease = (home ?? (leases.count == 1 ? leases[0] : nil))?.lease.id
        }
        if occupant == nil { draft.person = living.first { $0.person.id == meant }?.person.id }
        // The lease is no question where there is one, nor is the person where one was pointed out.
        draft.step = missing.map { draft.step == .lease ? $0 : min($0, draft.step) } ?? draft.step
        if draft.step == .lease, leases.count == 1 { draft.step = .who }
    }

    /// The first question that is not answered yet; nil where all are that have to be.
    var missing: TenancyStep? {
        if record == nil { return .lease }
        if occupant == nil { return .who }
        if draft.event == nil { return .what }
        return draft.day == nil ? .day : nil
    }

    var record: LeaseRecord? { leases.first { $0.lease.id == draft.lease } }
    /// Those of the lease who live there beside the tenant.
    var living: [OccupantRecord] { record?.living ?? [] }
    var occupant: OccupantRecord? { living.first { $0.person.id == draft.person } }

    /// nil while something is missing.
    var report: TenancyReport? {
        guard let lease = draft.lease, let person = draft.person, let event = draft.event, let day = draft.day else {
            return nil
        }
        return TenancyReport(
            lease: lease, event: event, person: person, day: day, words: Normal.name(draft.words))
    }

    /// All answers, each with the page that changes it.
    var sections: [ReviewSection<TenancyStep>] {
        let address = record.map { "\($0.lease.number)  \($0.address)" } ?? ""
        let words = Normal.name(draft.words)
        return [
            ReviewSection(
                TenancyTexts.flow,
                [
                    ReviewRow(MineTexts.lease, address, change: leases.count > 1 ? .lease : nil),
                    ReviewRow(TenancyTexts.who, occupant?.line ?? "", change: .who),
                    ReviewRow(TenancyTexts.what, draft.event?.what ?? "", change: .what),
                    ReviewRow(TenancyTexts.when, draft.day?.words ?? "", change: .day),
                    ReviewRow(TenancyTexts.words, words.isEmpty ? TenancyTexts.noWords : words, change: .words),
                    ReviewRow(TenancyTexts.proof, proof?.name ?? TenancyTexts.noProof, change: .proof),
                ])
        ]
    }

    // MARK: As every flow

    var saving: KioskEffect { .quietly(.tenancy(.saveDraft(draft))) }

    var chrome: Chrome {
        Chrome(
            title: TenancyTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(TenancyTexts.steps, current: max(0, draft.step.rawValue - 1)))
    }

    var help: [HelpSection] { [HelpSection](TenancyTexts.help) }

    /// There is no case yet that could have moved on.
    func detour(after trouble: KioskTrouble) -> KioskEffect? { nil }
    var looking: KioskEffect? { nil }
    func isOutdated(by answer: KioskAnswer) -> Bool? { nil }
}

extension TenancyStep: Comparable {
    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension LeaseRecord {
    /// Those who live there beside the tenant.
    var living: [OccupantRecord] { occupants.filter { $0.occupant.moveOut == nil } }
}

extension OccupantRecord {
    /// 林*雨（配偶）
    var line: String { "\(person.maskedName)（\(occupant.relation.name)）" }
}

extension CalendarDate {
    var housing: Day? { Day(year, month, day) }
}

extension Day {
    var calendarDate: CalendarDate? { CalendarDate(year: year, month: monthOfYear, day: dayOfMonth) }
}
