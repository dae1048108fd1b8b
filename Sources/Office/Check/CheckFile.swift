import Foundation
import Housing

/// Everything that a check shows, read in one snapshot: to its applicant, to staff, and to `anju case show`.
public struct CheckFile: Equatable, Sendable {
    public let check: EconomicCheck
    public let lease: LeaseRecord
    /// Each person of the family, by the identifiers in the check.
    public let people: [PersonID: Person]
    /// What the reports say, item by item, by the ids in the check; empty for who may not see it.
    public let reports: [TextID: CheckReport]
    /// What the items are called.
    public let policy: CheckPolicy
    /// 授权书 as it is in force on ``today``.
    public let authorisation: PolicyText
    /// Words of the applicant or of staff, by the ids in the check.
    public let notes: [TextID: String]
    /// Who entered, confirmed, sent or decided: masked names.
    public let staff: [PersonID: String]
    /// Where the pictures of papers lie.
    public let files: [MaterialFile]
    /// The journal of the check, oldest first.
    public let timeline: [JournalLine]
    /// What the reader may ask for now.
    public internal(set) var allowed: [EconomicCheck.Act]
    /// The figures of the rules as they are in force on ``today``.
    public let parameters: EconomicCheck.Parameters
    /// When it was read.
    public let now: Moment

    /// The day on which it was read.
    public var today: Day { now.day }

    /// The adults who have not authorised the version in force yet.
    public var unauthorised: [EconomicCheck.Member] { check.unauthorised(authorisation.template) }

    /// What the report that counts says.
    public var report: CheckReport? { check.report.flatMap { reports[$0.stored] } }

    /// The last day on which an objection can be made (Q26), by the notices known now; nil where none can be made today.
    public let objectionDay: Day?

    /// Until when a result of today could be objected to.
    public let objectionPeriod: WorkCalendar.Reckoned

    /// Whether an objection can still be made today (Q26).
    public var canObject: Bool { allowed.contains(.object) && objectionDay != nil }

    /// What was asked for, or would be if it were asked for now.
    public var request: EconomicCheck.Request { check.request ?? .init(at: now, parameters) }
}

extension Office {
    /// The whole of a check for `actor`.
    ///
    /// - Parameter seesReports: whether the reader may see income and property.
    func checkFile(
        _ id: CaseID, for actor: Actor, _ ground: CheckGround, at now: Moment, seesReports: Bool = true,
        _ reader: any RecordReader
    ) throws(OfficeFailure) -> CheckFile {
        let stored = try reader.matter(id, as: EconomicCheck.self)
        let record = try reader.lease(stored.lease)
        let check = stored.following(record.family, on: now.day)
        var people: [PersonID: Person] = [:]
        for member in check.members { people[member.person] = try reader.person(member.person) }
        var reports: [TextID: CheckReport] = [:]
        var notes: [TextID: String] = [:]
        let contents = Set(check.reports.map(\.stored))
        for id in check.texts {
            if !contents.contains(id) {
                notes[id] = try reader.text(id)
            } else if seesReports {
                reports[id] = try CheckReport(stored: try reader.text(id), as: id)
            }
        }
        var staff: [PersonID: String] = [:]
        for person in check.staff { staff[person] = try reader.person(person).maskedName }
        return CheckFile(
            check: check, lease: record, people: people, reports: reports, policy: ground.policy,
            authorisation: ground.authorisation, notes: notes, staff: staff, files: try reader.files(of: id),
            timeline: try reader.timeline(of: id), allowed: check.allowed(for: actor), parameters: ground.parameters,
            now: now, objectionDay: check.objectionDay(on: now.day, ground.facts(for: record, open: nil)),
            objectionPeriod: ground.calendar.reckon(ground.parameters.objectionPeriod, after: now.day))
    }
}

extension EconomicCheck {
    /// Those of the office who did something with it.
    fileprivate var staff: Set<PersonID> {
        let clerks = authorisations.compactMap { if case .paper(_, let clerk) = $0.way { clerk } else { nil } }
        return Set(
            clerks + sendings.map(\.by)
                + reports.flatMap { [$0.by, $0.confirmation?.by, $0.refusal?.by].compactMap(\.self) }
                + objections.compactMap(\.decision?.by))
    }
}

extension CheckReport {
    /// As it lies in its row.
    var stored: String {
        get throws(OfficeFailure) {
            do {
                let encoder = JSONEncoder()
                encoder.outputFormatting = .sortedKeys
                return String(decoding: try encoder.encode(self), as: UTF8.self)
            } catch {
                throw .store(.damaged(what: "report"))
            }
        }
    }

    init(stored text: String?, as id: TextID) throws(OfficeFailure) {
        guard let text, let report = try? JSONDecoder().decode(CheckReport.self, from: Data(text.utf8)) else {
            throw .store(.damaged(what: "text \(id)"))
        }
        self = report
    }
}
