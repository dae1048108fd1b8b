import Housing

/// A payment run with who did what, as those see it who prepare, approve and send it.
public struct PaymentSheet: Equatable, Sendable {
    public let report: PaymentRunReport
    /// When it was prepared, and by whom: 发放 王*.
    public let at: Moment
    public let preparedBy: String
    /// By who asks, with whatever account: he does not approve it (6.5).
    public let isPreparedByYou: Bool
    public let recheckedAt: Moment?
    public let approvedAt: Moment?
    public let approvedBy: String?
    /// It waits, and something came in since its families were looked at, or speaks against one of them (LH-60).
    public let needsRecheck: Bool
    /// Whether that is something that came in since; else it was known when the run was prepared.
    public let hasNews: Bool

    /// Handed to the bank and not answered.
    public var unanswered: Int {
        report.state == .sent ? max(0, report.instalments - report.paid - report.failed) : 0
    }
}

extension PaymentDesk {
    /// The runs of a batch, the first first, with who did what.
    ///
    /// - Throws: `BATCH_UNKNOWN`.
    public func sheets(of batch: BatchID, _ session: Session) throws(OfficeFailure) -> [PaymentSheet] {
        try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            let staff = WhyStaff(try reader.accounts(staffOnly: true))
            var sheets: [PaymentSheet] = []
            for kept in try reader.kept(PaymentRunBody.self, of: batch) {
                sheets.append(try PaymentSheet(kept, file, staff, actor))
            }
            return sheets
        }
    }

    /// One of them.
    ///
    /// - Throws: `RUN_UNKNOWN`.
    public func sheet(_ number: String, _ session: Session) throws(OfficeFailure) -> PaymentSheet {
        try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            let (kept, file) = try reader.paymentRun(number)
            return try PaymentSheet(kept, file, WhyStaff(try reader.accounts(staffOnly: true)), actor)
        }
    }
}

extension PaymentSheet {
    fileprivate init(
        _ kept: KeptRecord<PaymentRunBody>, _ file: BatchFile, _ staff: WhyStaff, _ reader: Actor
    ) throws(OfficeFailure) {
        report = try PaymentRunReport(kept)
        at = kept.at
        preparedBy = staff.name(kept.body.by)
        isPreparedByYou = kept.body.by.person == reader.person
        recheckedAt = kept.body.recheckedAt
        approvedAt = kept.body.approvedAt
        approvedBy = kept.body.approvedBy.map(staff.name)
        hasNews = kept.body.lookedThrough != nil
        needsRecheck =
            kept.run.state.isWaiting && (kept.body.lookedThrough.map { $0 < file.runs.lastLooked } ?? true)
    }
}
