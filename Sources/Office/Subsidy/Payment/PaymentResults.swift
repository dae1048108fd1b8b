import Housing
import Texts

extension PaymentDesk {
    /// Largest file of results that is read: some three million lines.
    public static let limitBytes = 256 << 20

    /// Takes in what the bank says of instalments that were handed to it. Everything or nothing, unless bad lines are to be
    /// skipped; the same file again changes nothing.
    ///
    /// - Parameter source: the file's path as the person knows it; it stands in every problem.
    /// - Returns: where no line names a known agreement, what is wrong with each: nothing of the file is taken then, whether
    ///   bad lines are to be skipped or not.
    /// - Throws: `.input` for what makes the file unreadable as a whole; problems of lines are in the report. `.refused` with
    ///   `STEP_RUNNING`.
    public func results(
        _ bytes: [UInt8], source: String, skipsBad: Bool, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> PaymentResultsReport {
        let (known, report) = try beginResults(bytes, source: source, skipsBad: skipsBad, session)
        guard let job = known else { return report() }
        try job.run(watch)
        var told = report()
        told.isCancelled = job.isCancelled
        if told.isCancelled { told.isTaken = false }
        return told
    }

    /// The batch of the first agreement in the file that is known; nil where none is, and what is wrong with the lines.
    func batch(
        of bytes: [UInt8], source: String, now: Moment, _ session: Session
    ) throws(OfficeFailure) -> (batch: BatchID?, problems: [InputProblem]) {
        try office.read(.exchangePayment, session) { (reader, _) throws(OfficeFailure) in
            var rows = try Self.readable { () throws(InputProblem) in
                try CSVRows(bytes, source: source, columns: ResultColumn.header)
            }
            var problems: [InputProblem] = []
            while problems.count < Self.mostLinesTried,
                let (row, problem) = try Self.readable({ () throws(InputProblem) in try rows.next() })
            {
                if let number = row.fields.first.flatMap({ ReceiptNumber($0) }),
                    let batch = try reader.subsidyRecord(.agreement, number: "\(number)")?.batch
                {
                    return (batch, [])
                }
                problems.append(problem ?? Self.problem(row, source, now))
            }
            guard !problems.isEmpty else { throw .input(InputProblem(source: source, reason: .empty)) }
            return (nil, problems)
        }
    }

    private static func readable<Found>(
        _ read: () throws(InputProblem) -> Found
    ) throws(OfficeFailure) -> Found {
        do throws(InputProblem) {
            return try read()
        } catch {
            throw .input(error)
        }
    }

    /// What is wrong with a line of which the agreement is not known.
    private static func problem(_ row: CSVTable.Row, _ source: String, _ now: Moment) -> InputProblem {
        do throws(InputProblem) {
            _ = try ResultRow(row, source: source, now: now)
            return ResultColumn.agreement.problem(source, row.line, .syntax(PaymentTexts.agreementUnknown))
        } catch {
            return error
        }
    }

    /// A file of which so many lines name no known agreement is another file; no more of them are told.
    private static let mostLinesTried = 1000
}
