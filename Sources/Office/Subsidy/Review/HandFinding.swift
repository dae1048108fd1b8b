import Housing
import Texts

/// What somebody at the counter found out about a person and a condition, and says of it now.
public struct HandFinding: Equatable, Sendable {
    /// Whom it is about (``FamilyFile/Person/key``).
    public let person: Int64
    public let rule: Rule
    public let result: FindingResult
    public let source: String
    /// What it rests on: a number of a deed, the name of a subsidy; may be empty.
    public let evidence: String

    public init(person: Int64, rule: Rule, result: FindingResult, source: String, evidence: String) {
        self.person = person
        self.rule = rule
        self.result = result
        self.source = source
        self.evidence = evidence
    }
}

extension BatchDesk {
    /// Takes in one finding, as a file with one row would bring it: its word counts from now on, who is judged by something
    /// else is looked at again by the next review, and who entered it does not confirm by it.
    ///
    /// That something was declared falsely (LH-61) comes in by hand alone, with which fact it is: the family reads it.
    ///
    /// - Throws: `.input` with the field; `OWN_CASE`; `MEMBERS_MISSING`; `DOCUMENT_DIFFERS` where the person is not of the
    ///   family any more; `WRONG_STATE` where it has not applied.
    public func enter(
        _ finding: HandFinding, of receipt: String, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) {
        let source = try FreeText.read(finding.source, "--source")
        let evidence = Normal.name(finding.evidence)
        if !evidence.isEmpty { _ = try FreeText.read(evidence, "--evidence") }
        return try change(receipt, of: id, as: .importSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            guard hand.file.runs.members != nil else { throw .refused(Refusal(.membersMissing, "LH-10")) }
            let member = try Self.member(finding.person, hand, writer)
            let row = try Self.row(finding, source, evidence, hand)
            let record = FindingRecord(
                person: finding.person, condition: row.condition, result: row.result, source: row.source,
                checkedAt: hand.now, by: actor.person?.raw ?? "", evidence: row.evidence)
            var rows = BulkRows()
            record.add(to: &rows, at: BulkPlace(position: hand.position))
            let run = try writer.beginRun(for: id)
            try writer.append(rows, to: run)
            hand.file.runs.findings.append(run)
            let notice = hand.file.batch.notice
            let before = hand.family.people[member].asked(of: notice)
            hand.family.people[member].note(row.result, of: row.condition)
            if hand.family.people[member].asked(of: notice) != before {
                try writer.reopen(&hand.family, of: &hand.file)
            }
            hand.entries.append(try Self.entry(hand.file, run, writer))
        }
    }

    private static func member(
        _ key: Int64, _ hand: FamilyInHand, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Int {
        for (index, member) in try reader.members(at: hand.position, of: hand.file).enumerated()
        where hand.family.people.indices.contains(index) {
            if try reader.bulkKey(of: member.document.value, .document) == key { return index }
        }
        throw .refused(Refusal(.documentDiffers, "LH-10"))
    }

    /// Judged as a row of a file (LH-14).
    private static func row(
        _ finding: HandFinding, _ source: String, _ evidence: String, _ hand: FamilyInHand
    ) throws(OfficeFailure) -> FindingRow {
        let notice = hand.file.notice
        let asked = ConditionSet(rule: finding.rule, of: notice.notice)
        guard let condition = finding.rule == ConditionSet.honesty ? .honest : asked else {
            let known =
                ConditionSet.rules.map(\.rule) + notice.notice.extraConditions.map(\.rule) + [ConditionSet.honesty]
            let reason = InputProblem.Reason.unknown(finding.rule.rawValue, allowed: known.map(\.rawValue))
            throw .input(InputProblem(source: "--rule", reason: reason))
        }
        if condition == .honest {
            guard finding.result != .undecided else {
                let allowed = [FindingResult.failed, .passed].map(\.rawValue)
                let reason = InputProblem.Reason.unknown(finding.result.rawValue, allowed: allowed)
                throw .input(InputProblem(source: "--result", reason: reason))
            }
            guard !evidence.isEmpty else { throw .input(InputProblem(source: "--evidence", reason: .empty)) }
        }
        return FindingRow(
            line: 1, receipt: hand.receipt, documentNumber: "", condition: condition, rule: finding.rule,
            said: finding.result, source: source, evidence: evidence, checkedAt: hand.now, kinds: notice.kinds)
    }

    /// As that of a file of findings.
    private static func entry(
        _ file: BatchFile, _ run: RunID, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Entry {
        Entry(
            .subsidyImported,
            [
                "case": .id(file.batch.id.raw), "kind": .code(SubsidyImportReport.Kind.findings.rawValue),
                "rows": .number(1), "added": .number(1), "changed": .number(1), "skipped": .number(0),
                "digest": .commitment(try reader.digest(of: run)),
            ])
    }
}
