import Housing
import Texts

extension PaymentDesk {
    /// Largest file of results that is read: some three million lines.
    public static let limitBytes = 256 << 20

    /// Takes in what the bank says of instalments that were handed to it. Everything or nothing, unless bad lines are to be
    /// skipped; the same file again changes nothing.
    ///
    /// - Parameter source: the file's path as the person knows it; it stands in every problem.
    /// - Throws: `.input` for what makes the file unreadable as a whole; problems of lines are in the report. `.refused` with
    ///   `STEP_RUNNING`.
    public func results(
        _ bytes: [UInt8], source: String, skipsBad: Bool, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> PaymentResultsReport {
        let now = try office.clocks.office()
        let step: ResultsStep
        let batch = try batch(of: bytes, source: source, session)
        do throws(InputProblem) {
            step = try ResultsStep(bytes, source: source, of: batch, skipsBad: skipsBad, now: now, office)
        } catch {
            throw .input(error)
        }
        let job = try office.begin(step, of: batch, session)
        try job.run(watch)
        var report = step.report
        report.isCancelled = job.isCancelled
        if report.isCancelled { report.isTaken = false }
        return report
    }

    /// The batch of the first agreement in the file that is known.
    private func batch(of bytes: [UInt8], source: String, _ session: Session) throws(OfficeFailure) -> BatchID {
        try office.read(.exchangePayment, session) { (reader, _) throws(OfficeFailure) in
            if let batch = try Self.firstBatch(bytes, source, reader) { return batch }
            let reason = InputProblem.Reason.syntax(PaymentTexts.agreementUnknown)
            throw .input(InputProblem(source: source, column: ResultColumn.agreement.name, reason: reason))
        }
    }

    private static func firstBatch(
        _ bytes: [UInt8], _ source: String, _ reader: any RecordReader
    ) throws(OfficeFailure) -> BatchID? {
        var rows: CSVRows
        do throws(InputProblem) {
            rows = try CSVRows(bytes, source: source, columns: ResultColumn.header)
        } catch {
            throw .input(error)
        }
        for _ in 0..<mostLinesTried {
            guard let (row, _) = try? rows.next() else { break }
            guard let text = row.fields.first, let number = ReceiptNumber(text),
                let batch = try reader.subsidyRecord(.agreement, number: "\(number)")?.batch
            else { continue }
            return batch
        }
        return nil
    }

    /// A file of which so many lines name no known agreement is another file.
    private static let mostLinesTried = 1000
}
