import Housing
import Texts

/// What leaves the office of a batch, as a table.
public enum BatchExport: String, CaseIterable, Sendable {
    /// The published list, for everybody (LH-52, model 10.6): no document number and no full name. What a manager decided
    /// about a family stands in its line (LH-65).
    case list
    /// What every agreement was paid.
    case payments
    /// Every application with its reasons.
    case reasons
}

extension BatchDesk {
    /// - Parameter number: of the published list; nil for every one that can still be read.
    /// - Throws: `BATCH_UNKNOWN`; of a list `WRONG_STATE` where none was published, `NOT_FOUND` where there is none of
    ///   that number, `DEADLINE_PASSED` after it was taken down (Q35).
    public func export(
        _ what: BatchExport, of id: BatchID, list number: Int? = nil, _ session: Session
    ) throws(OfficeFailure) -> CSVText {
        let now = try office.clocks.office()
        return try office.read(.exportBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let cases = SubsidyCases(file, reader)
            switch what {
            case .list:
                let shown = try Self.shown(number, in: file, on: now.day)
                return try Self.publicList(file, shown, at: now, reader)
            case .payments: return try Self.payments(cases)
            case .reasons: return try Self.reasons(cases)
            }
        }
    }

    // MARK: The public list

    /// The numbers of the lists that can be read today.
    static func shown(
        _ number: Int?, in file: BatchFile, on today: Day
    ) throws(OfficeFailure) -> Set<UInt8> {
        let days = file.batch.notice.periods.takedownDays
        let asked = file.batch.lists.filter { number == nil || Int($0.number) == number }
        guard let last = asked.last else {
            guard file.batch.lists.isEmpty else { throw .refused(Refusal(.notFound, "LH-52")) }
            throw .refused(Refusal(.wrongState, "LH-52", .batchState(file.batch.state)))
        }
        let shown = asked.filter { $0.isShown(on: today, takedownDays: days) }
        guard !shown.isEmpty else {
            throw .refused(Refusal(.deadlinePassed, "Q35", .until(last.endsOn.adding(days: days))))
        }
        return Set(shown.map(\.number))
    }

    private static func publicList(
        _ file: BatchFile, _ lists: Set<UInt8>, at now: Moment, _ reader: any RecordReader
    ) throws(OfficeFailure) -> CSVText {
        let scan = PublicListScan(lists)
        let ground = PaperGround(file: file, now: now, reader: reader)
        while try !scan.step(ground) {}
        var table = CSVText([
            "list", "published_seq", "masked_name", "receipt_no", "district", "registered_size", "area_cm2",
            "monthly_fen", "discretions",
        ])
        for list in scan.lines.keys.sorted() {
            for line in scan.lines[list] ?? [] {
                table.add([
                    "\(list)", "\(line.sequence)", line.maskedName, line.maskedReceipt, line.district, "\(line.size)",
                    "\(line.area.squareCentimetres)", "\(line.monthly.fen)", line.decisions,
                ])
            }
        }
        return table
    }

    // MARK: For staff

    private static func payments(_ cases: SubsidyCases) throws(OfficeFailure) -> CSVText {
        var table = CSVText([
            "agreement_no", "receipt_no", "masked_name", "agreement_state", "monthly_fen", "first_month", "last_month",
            "stopped_from", "paid_months", "paid_fen", "overpaid_fen", "recovered_fen", "discretions",
        ])
        try cases.each { (found) throws(OfficeFailure) in
            guard let agreement = found.agreement else { return }
            let (terms, plan) = (agreement.terms, agreement.terms.plan)
            table.add([
                agreement.number, found.receipt, found.maskedName, terms.state.rawValue, "\(plan.monthly.fen)",
                "\(plan.first)", plan.lastOwed.map { "\($0)" } ?? "", plan.stoppedFrom.map { "\($0)" } ?? "",
                "\(agreement.paidMonths)",
                "\(agreement.paid.fen)", "\(terms.overpaid.fen)", "\(terms.recovered.fen)", found.discretionWords,
            ])
        }
        return table
    }

    private static func reasons(_ cases: SubsidyCases) throws(OfficeFailure) -> CSVText {
        var table = CSVText([
            "city_position", "receipt_no", "masked_name", "state", "agreement_state", "reasons", "proposed_reasons",
            "undecided", "discretions", "rules",
        ])
        try cases.each(withLacks: true) { (found) throws(OfficeFailure) in
            let standing = found.standing
            table.add([
                "\(found.position)", found.receipt, found.maskedName, standing.state.code,
                found.agreement?.terms.state.rawValue ?? "", codes(standing.reasons), codes(standing.proposed),
                "\(standing.undecided)", found.discretionWords,
                rules(standing.reasons.union(standing.proposed), lacking: found.lacks),
            ])
        }
        return table
    }

    private static func codes(_ reasons: ReasonSet) -> String { reasons.reasons.map(\.code).joined(separator: ";") }

    private static func rules(_ reasons: ReasonSet, lacking lacks: [SubsidyLack]) -> String {
        var rules: [String] = []
        for rule in reasons.reasons.flatMap({ $0.rules(lacking: lacks) }) where !rules.contains(rule.rawValue) {
            rules.append(rule.rawValue)
        }
        return rules.joined(separator: ";")
    }
}

extension SubsidyCase {
    /// Rule and reason of each, for a cell.
    public var discretionWords: String {
        discretions.map { "\($0.rule)：\($0.decision)" }.joined(separator: "；")
    }
}

/// What everybody may read of a family.
enum PublicMask {
    /// The first character and a star: less than staff see.
    ///
    /// - Parameter name: in full, or as staff see it.
    static func name(_ name: String) -> String { name.count > 1 ? "\(name.prefix(1))*" : "*" }

    /// Letters and the first and last digits stay, so that a family finds itself.
    static func receipt(_ receipt: String) -> String {
        let (first, last) = receipt.count > 8 ? (3, 4) : (1, 2)
        let hidden = max(0, receipt.count - first - last)
        return receipt.prefix(first) + String(repeating: "*", count: hidden) + receipt.suffix(last)
    }
}
