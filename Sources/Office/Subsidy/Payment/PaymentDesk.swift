import Housing

/// What is paid by the agreements: a run a month, prepared by one person and approved by another, handed to the bank as a
/// file, and answered by the bank (LH-55, 6.5).
public struct PaymentDesk {
    let office: Office

    /// Takes up what is due through a month.
    ///
    /// - Returns: nil where somebody cancelled it; nothing is left then.
    /// - Throws: `.refused` with `NOT_EXPIRED` for a month that has not begun, `NOTHING_DUE`, `STEP_RUNNING`.
    public func prepare(
        _ batch: BatchID, month: Month, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> PaymentRunReport? {
        let (job, run) = try beginPreparing(batch, month: month, session)
        try job.run(watch)
        return job.isDone ? run() : nil
    }

    /// Looks again at every family of the month's runs that have not left the office, by the findings as they are now; and at
    /// every agreement whose lease is over (Q13).
    ///
    /// - Throws: `.refused` with `RUN_UNKNOWN`, `ALREADY_DECIDED` where they were sent, `NOTHING_DUE` where everything was
    ///   taken out of them, all three unless a lease is over; `STEP_RUNNING`.
    public func recheck(
        _ batch: BatchID, month: Month, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> RecheckReport {
        let (job, found) = try beginRecheck(batch, month: month, session)
        try job.run(watch)
        var report = found()
        report.isCancelled = !job.isDone
        return report
    }

    /// A second person's word; without it nothing leaves the office.
    ///
    /// - Throws: `.refused` with `RUN_UNKNOWN`, `NOTHING_DUE` where everything was taken out of it, `ALREADY_DECIDED`,
    ///   `PREPARED_BY_YOU`, `RECHECK_FIRST` where findings or members came in since it was looked at.
    public func approve(_ number: String, _ session: Session) throws(OfficeFailure) -> PaymentRunReport {
        let now = try office.clocks.office()
        return try office.write(.approvePayment, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            var (kept, file) = try writer.paymentRun(number)
            let last = file.runs.lastLooked
            try ruled { () throws(Refusal) in try kept.run.approve(through: last, at: now, by: actor) }
            file.batch.noteChange()
            try writer.save(kept)
            try writer.save(try file.record())
            let entry = Entry(
                .paymentApproved,
                [
                    "case": .id(file.batch.id.raw), "run": .id(kept.number ?? ""),
                    "instalments": .number(kept.body.instalments), "sum": .money(kept.body.sum),
                ])
            try writer.append([entry], at: now, by: actor)
            return try PaymentRunReport(kept)
        }
    }

    /// The runs of a batch, the first first.
    public func runs(of batch: BatchID) throws(OfficeFailure) -> [PaymentRunReport] {
        try office.records.read { (reader) throws(OfficeFailure) in
            _ = try reader.batchFile(batch)
            var runs: [PaymentRunReport] = []
            for kept in try reader.kept(PaymentRunBody.self, of: batch) { runs.append(try PaymentRunReport(kept)) }
            return runs
        }
    }
}

extension Office {
    public var payments: PaymentDesk { PaymentDesk(office: self) }
}

extension SubsidyReader {
    /// The run of that number, and its batch.
    ///
    /// - Throws: `RUN_UNKNOWN`.
    func paymentRun(_ number: String) throws(OfficeFailure) -> (run: KeptRecord<PaymentRunBody>, file: BatchFile) {
        guard let number = ReceiptNumber(number), number.kind == .paymentRun,
            let run = try kept(PaymentRunBody.self, number: "\(number)"), let batch = run.batch
        else { throw .refused(Refusal(.runUnknown, "6.5")) }
        return (run, try batchFile(batch))
    }
}
