import Housing
import Office
import Texts

/// Economic checks as the contract of operations prints cases, with their dates. No figure of income or property and no
/// identity number stands in it.
enum CheckJSON {
    static func members(_ check: EconomicCheck, _ lease: LeaseRecord) -> [JSON.Member] {
        CaseJSON.head(
            number: check.number, state: .check(check.state), applicant: lease.tenant.name, lease: lease.lease.number,
            openedAt: check.openedAt, submittedAt: check.request?.at, updatedAt: check.updatedAt, assignedTo: nil,
            isLate: false, version: check.version) + dates(check)
    }

    private static func dates(_ check: EconomicCheck) -> [JSON.Member] {
        let values: KeyValuePairs<String, JSON> = [
            "round": .number(check.round), "period_from": .optional(check.request?.from.description),
            "period_to": .optional(check.request?.to.description),
            "property_as_of": .optional(check.request?.propertyAsOf.description),
            "sent_at": .optional(check.sendings.last?.at.description),
            "report_no": .optional(check.report?.number), "check_date": .optional(check.report?.checkDate.description),
            "meets": .optional(check.result?.assessment.meets),
            "valid_until": .optional(check.result?.validUntil.description),
            "objection_until": .optional(check.result?.objectionUntil?.description),
            "objection_provisional": .optional(check.result?.isProvisional),
        ]
        return values.map { JSON.Member(name: $0.key, value: $0.value) }
    }

    static func members(_ file: CheckFile) -> [JSON.Member] {
        let more: [(String, JSON)] = [
            ("members", .array(file.check.members.map { member($0, file) })),
            ("timeline", .array(file.timeline.map { step($0, file) })),
            ("materials", .array(materials(file))),
            ("items", .array([])),
            ("allowed", .array(file.allowed.map { .text($0.rawValue) })),
        ]
        return members(file.check, file.lease) + more.map { JSON.Member(name: $0.0, value: $0.1) }
    }

    private static func member(_ member: EconomicCheck.Member, _ file: CheckFile) -> JSON {
        let given = file.check.authorisations.last { $0.isCurrent && $0.person == member.person }
        return [
            "name": .optional(file.people[member.person]?.maskedName),
            "relation": .optional(member.relation?.rawValue), "adult": .flag(member.isAdult),
            "authorised_at": .optional(given?.at.description),
        ]
    }

    private static func step(_ line: JournalLine, _ file: CheckFile) -> JSON {
        [
            "at": .text(line.at.description), "by_role": .text(line.role.rawValue),
            "act": .text(act(line.entry.kind)), "note": .optional(note(line, file)),
        ]
    }

    /// The command that wrote an entry, as the model names it.
    private static func act(_ kind: EntryKind) -> String {
        switch kind {
        case .checkStarted: "START"
        case .checkAuthorised: EconomicCheck.Act.authorise.rawValue
        case .checkAuthorisationWithdrawn: EconomicCheck.Act.withdrawAuthorisation.rawValue
        case .checkRequested: EconomicCheck.Act.request.rawValue
        case .checkSent: EconomicCheck.Act.send.rawValue
        case .checkReported: EconomicCheck.Act.receive.rawValue
        case .checkReportRefused: EconomicCheck.Act.refuseReport.rawValue
        case .checkAssessed: "ASSESS"
        case .checkObjected: EconomicCheck.Act.object.rawValue
        case .checkObjectionDecided: EconomicCheck.Act.decideObjection.rawValue
        case .checkUsed: EconomicCheck.Act.use.rawValue
        case .checkExpired: EconomicCheck.Act.age.rawValue
        case .checkLapsed: EconomicCheck.Act.lapse.rawValue
        case .checkCancelled: EconomicCheck.Act.cancel.rawValue
        default: CaseJSON.act(kind)
        }
    }

    /// What the applicant or staff wrote with that step.
    private static func note(_ line: JournalLine, _ file: CheckFile) -> String? {
        let check = file.check
        let id: TextID? =
            switch line.entry.kind {
            case .checkObjected: check.objections.first { $0.at == line.at }?.text
            case .checkObjectionDecided: check.objections.first { $0.decision?.at == line.at }?.decision?.note
            case .checkReportRefused: check.reports.first { $0.refusal?.at == line.at }?.refusal?.note
            default: nil
            }
        return id.flatMap { file.notes[$0] }
    }

    /// Signed authorisations and reports on paper.
    private static func materials(_ file: CheckFile) -> [JSON] {
        let reports = Set(file.check.reports.compactMap(\.paper))
        return file.files.map { found in
            [
                "kind": .text(reports.contains(found.id) ? "REPORT" : "AUTHORISATION"), "mime": .text(found.kind.mime),
                "bytes": .number(found.bytes), "at": .optional(at(found.id, file.check)?.description),
            ]
        }
    }

    private static func at(_ id: MaterialID, _ check: EconomicCheck) -> Moment? {
        if let report = check.reports.first(where: { $0.paper == id }) { return report.at }
        return check.authorisations.first { given in
            if case .paper(let picture, _) = given.way { picture == id } else { false }
        }?.at
    }
}

/// Economic checks as lines for people.
enum CheckLines {
    /// With a header, in columns.
    static func table(_ checks: [CheckEntry]) -> [String] {
        Columns.lines([CheckTexts.columns] + checks.map(row))
    }

    private static func row(_ entry: CheckEntry) -> [String] {
        let (check, result) = (entry.check, entry.check.result)
        return [
            "\(check.number)", check.state.name, entry.lease.tenant.maskedName, entry.lease.lease.number,
            check.request.map { "\($0.at.day)" } ?? "", check.sendings.last.map { "\($0.at.day)" } ?? "",
            check.report.map { "\($0.checkDate)" } ?? "",
            result.flatMap { $0.assessment.meets ? "\($0.validUntil)" : nil } ?? "",
            result.flatMap { until in
                until.objectionUntil.map { CheckTexts.provisionalDay($0, isProvisional: until.isProvisional) }
            } ?? "",
        ]
    }

    static func lines(_ file: CheckFile) -> [String] {
        table([CheckEntry(check: file.check, lease: file.lease)])
            + CaseLines.indented(file.timeline.map { [$0.at.words, $0.role.name, $0.entry.kind.name] })
    }
}
