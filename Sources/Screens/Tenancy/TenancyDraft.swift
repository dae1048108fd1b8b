import Forms
import Housing
import Office
import Texts

/// The questions of the form, one a page.
enum TenancyStep: Int, CaseIterable, Sendable {
    case lease, who, what, day, words, proof, review
}

/// What was answered so far.
struct TenancyDraft: Equatable, Sendable {
    var lease: LeaseRecord?
    var person: PersonID?
    var event: TenancyChange.Event?
    var day: CalendarDate?
    var words = ""
    var proof: StagedFile?

    /// Those of the lease who live there beside the tenant.
    var living: [OccupantRecord] { lease?.living ?? [] }

    var occupant: OccupantRecord? { living.first { $0.person.id == person } }

    /// nil while something is missing.
    var report: TenancyReport? {
        guard let lease, let person, let event, let day = day?.housing else { return nil }
        return TenancyReport(lease: lease.lease.id, event: event, person: person, day: day, words: words)
    }

    /// All answers, each with the page that changes it.
    func sections(isOneOfSeveral: Bool) -> [ReviewSection<TenancyStep>] {
        let address = lease.map { "\($0.lease.number)  \($0.address)" } ?? ""
        return [
            ReviewSection(
                TenancyTexts.flow,
                [
                    ReviewRow(MineTexts.lease, address, change: isOneOfSeveral ? .lease : nil),
                    ReviewRow(TenancyTexts.who, occupant?.line ?? "", change: .who),
                    ReviewRow(TenancyTexts.what, event?.what ?? "", change: .what),
                    ReviewRow(TenancyTexts.when, day?.housing?.words ?? "", change: .day),
                    ReviewRow(TenancyTexts.words, words.isEmpty ? TenancyTexts.noWords : words, change: .words),
                    ReviewRow(TenancyTexts.proof, proof?.name ?? TenancyTexts.noProof, change: .proof),
                ])
        ]
    }
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
