import Housing

/// A month's payment run: takes up what is due of every agreement, so that no month is in two of them (LH-55, 6.5).
final class PrepareStep: BatchStep {
    let act = Act.preparePayment
    private(set) var changed: [Int] = []
    /// The run that came of it.
    private(set) var run: PaymentRunReport?

    private let month: Month
    private let id: String
    private var instalments = 0
    private var sum = 0
    /// Whether something may speak against a family in it, or somebody's lease is over.
    private var isInDoubt = false
    /// Of the family that was changed last.
    private var taken: (index: Int, family: FamilyState, months: UInt64)?

    /// - Parameter id: of the run's record.
    init(_ month: Month, id: String) {
        (self.month, self.id) = (month, id)
    }

    /// - Throws: `NOT_EXPIRED` for a month that has not begun; `NOTHING_DUE`.
    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try ruled { () throws(Refusal) in try PaymentRun.permitPreparing(month, at: now) }
        (changed, instalments, sum, isInDoubt) = ([], 0, 0, false)
        try families.each { (index, family) in
            guard let agreement = family.agreement else { return }
            // He is left out, and somebody has to ask him.
            if !isInDoubt { isInDoubt = family.isLeaseOver(on: now.day) }
            let due = agreement.terms.due(through: month, agreement.ledger)
            guard due != 0 else { return }
            changed.append(index)
            instalments += due.nonzeroBitCount
            sum += due.nonzeroBitCount * agreement.terms.plan.monthly.fen
            if !isInDoubt { isInDoubt = family.isInDoubt(under: file.batch.notice) }
        }
        guard !changed.isEmpty else { throw .refused(Refusal(.nothingDue, "LH-55")) }
        return true
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        guard var agreement = family.agreement else { return }
        let months = try ruled { () throws(Refusal) in
            try agreement.terms.takeUp(through: month, &agreement.ledger)
        }
        family.agreement = agreement
        taken = (index, family, months)
    }

    /// Called right after the family was changed.
    func addRows(of index: Int, to rows: inout BulkRows) throws(OfficeFailure) {
        guard let taken, taken.index == index, let agreement = taken.family.agreement else { return }
        for month in agreement.ledger.months(taken.months) {
            InstalmentRow(position: taken.family.position, month: month, amount: agreement.terms.plan.monthly)
                .add(to: &rows)
        }
    }

    func finish(
        _ file: inout BatchFile, run rows: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        guard let rows else { throw .store(.damaged(what: "payment run")) }
        let number = try writer.nextReceiptNumber(kind: .paymentRun, in: now.day.month)
        let last = isInDoubt ? nil : file.runs.lastLooked
        let prepared = try ruled { () throws(Refusal) in
            try PaymentRun(
                month, instalments: instalments, sum: Money(fen: sum), lookedThrough: last, at: now, by: actor)
        }
        let kept = KeptRecord(
            id: id, batch: file.batch.id, number: "\(number)", state: prepared.state, at: now,
            body: PaymentRunBody(prepared, rows: rows))
        try writer.save(kept)
        file.runs.payments.append(rows)
        file.batch.noteChange()
        run = try PaymentRunReport(kept)
        var fields = [
            Entry.Field("case", .id(file.batch.id.raw)), Entry.Field("run", .id("\(number)")),
            Entry.Field("month", .code("\(month)")), Entry.Field("families", .number(changed.count)),
            Entry.Field("instalments", .number(instalments)), Entry.Field("sum", .money(Money(fen: sum))),
            Entry.Field("rows", .commitment(try writer.digest(of: rows))),
        ]
        if let digest { fields.append(Entry.Field("digest", .commitment(digest))) }
        return [Entry(.paymentPrepared, fields)]
    }
}
