import Housing
import Texts

/// The bank's answers to payment runs (6.5): a file is taken in as a whole, or nothing of it. What is known already changes
/// nothing, so the same file again is no harm.
final class ResultsStep: BatchStep {
    let act = Act.exchangePayment
    private(set) var changed: [Int] = []
    private(set) var report = PaymentResultsReport()

    private let office: Office
    private let batch: BatchID
    private let source: String
    private let byteCount: Int
    private let skipsBad: Bool
    private let now: Moment
    private var read: CSVRows
    private var places: AgreementPlaces
    private var answers: [ResultAnswer] = []
    /// Of the file itself; those of the rules are found anew each time.
    private var fileProblems: [InputProblem] = []
    private var verdict = ResultsVerdict()
    /// Which of the accepted answers belong to each of the changed families.
    private var parts: [Range<Int>] = []
    private var overpaid: [Int: Money] = [:]
    /// Positions of those to whom nothing had been paid before.
    private var firstPaid: Set<Int> = []

    /// - Throws: what is wrong with the file's header.
    init(
        _ bytes: [UInt8], source: String, of batch: BatchID, skipsBad: Bool, now: Moment, _ office: Office
    ) throws(InputProblem) {
        (self.office, self.batch, self.source, self.skipsBad, self.now) = (office, batch, source, skipsBad, now)
        places = AgreementPlaces(of: batch)
        byteCount = bytes.count
        read = try CSVRows(bytes, source: source, columns: ResultColumn.header)
    }

    // MARK: The file

    var progress: (done: Int, total: Int) { (read.bytesRead, byteCount) }

    /// Reads some rows; they are written only when all of them were looked at.
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? {
        for _ in 0..<Self.linesAtOnce {
            guard let (row, problem) = try nextLine() else {
                answers.sort { ($0.place, $0.line) < ($1.place, $1.line) }
                return nil
            }
            report.lines += 1
            do throws(OfficeFailure) {
                if let problem { throw .input(problem) }
                answers.append(try answer(row, reader))
            } catch .input(let problem) {
                fileProblems.append(problem)
            } catch {
                throw error
            }
        }
        return BulkRows()
    }

    private func nextLine() throws(OfficeFailure) -> (CSVTable.Row, InputProblem?)? {
        do throws(InputProblem) {
            return try read.next()
        } catch {
            throw .input(error)
        }
    }

    private func answer(_ row: CSVTable.Row, _ reader: any RecordReader) throws(OfficeFailure) -> ResultAnswer {
        let result: ResultRow
        do throws(InputProblem) {
            result = try ResultRow(row, source: source, now: now)
        } catch {
            throw .input(error)
        }
        guard let place = try places.place(of: "\(result.agreement)", reader) else {
            throw .input(ResultColumn.agreement.problem(source, row.line, .syntax(PaymentTexts.agreementUnknown)))
        }
        guard place.batch == batch else {
            throw .input(ResultColumn.agreement.problem(source, row.line, .syntax(PaymentTexts.otherBatch)))
        }
        return ResultAnswer(result, position: place.position)
    }

    private static let linesAtOnce = 250

    // MARK: What comes of it

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        verdict = try office.records.read { [batch, answers, source] (reader) throws(OfficeFailure) in
            let known = try PaymentHistory(of: batch, reader)
            var judge = ResultsJudge(families, known, source: source, reader)
            return try judge.judge(answers)
        }
        (changed, parts, overpaid, firstPaid) = ([], [], [:], [])
        for part in verdict.accepted.ranges(by: \.place.position) {
            guard let index = families.index(of: verdict.accepted[part.lowerBound].place.position) else { continue }
            changed.append(index)
            parts.append(part)
        }
        report.tell(verdict, fileProblems)
        report.isTaken = report.problems.isEmpty || skipsBad
        return report.isTaken && !changed.isEmpty
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        guard var agreement = family.agreement else { return }
        let hadNone = agreement.ledger.paidCount == 0
        for answer in verdict.accepted[part(of: index)] {
            if agreement.terms.answer(answer.month, isPaid: answer.isPaid, &agreement.ledger) {
                overpaid[family.position] = agreement.terms.overpaid
            }
        }
        if hadNone, agreement.ledger.paidCount > 0 { firstPaid.insert(family.position) }
        family.agreement = agreement
    }

    func addRows(of index: Int, to rows: inout BulkRows) throws(OfficeFailure) {
        for answer in verdict.accepted[part(of: index)] { answer.row.add(to: &rows) }
    }

    /// By halving: `changed` is ascending.
    private func part(of index: Int) -> Range<Int> {
        var (low, high) = (0, changed.count)
        while low < high {
            let middle = (low + high) / 2
            if changed[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < changed.count && changed[low] == index ? parts[low] : 0..<0
    }

    func finish(
        _ file: inout BatchFile, run rows: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        guard let rows else { throw .store(.damaged(what: "payment results")) }
        try takeOutPaid(&file, writer)
        file.runs.payments.append(rows)
        file.batch.noteChange()
        for var run in try PaymentHistory(of: batch, writer).sent {
            guard let count = verdict.counts[run.id] else { continue }
            try ruled { () throws(Refusal) in try run.run.answer(paid: count.paid, failed: count.failed) }
            run.body.answers.append(rows)
            try writer.save(run)
        }
        try noteUsedHouses(writer)
        report.overpaid = overpaid.count
        let entry = Entry(
            .paymentAnswered,
            [
                "case": .id(batch.raw), "paid": .number(report.paid), "failed": .number(report.failed),
                "taken_out": .number(report.takenOut),
                "sum": .money(report.paidSum), "overpaid": .number(overpaid.count),
                "rows": .commitment(try writer.digest(of: rows)),
            ])
        let found = overpaid.sorted { $0.key < $1.key }.map { position, amount in
            Entry(.agreementOverpaid, ["case": .id(file.caseID(position)), "amount": .money(amount)])
        }
        return [entry] + found
    }
}

extension ResultsStep {
    /// What the bank has paid after all is not sent again.
    private func takeOutPaid(_ file: inout BatchFile, _ writer: any RecordWriter) throws(OfficeFailure) {
        guard !verdict.waiting.isEmpty else { return }
        var waiting = try WaitingRuns(of: batch, writer)
        var found: [WaitingRuns.Instalment] = []
        for answer in verdict.accepted {
            guard let id = verdict.waiting[answer.place], let run = waiting.runs.firstIndex(where: { $0.id == id })
            else { continue }
            let row = InstalmentRow(position: answer.place.position, month: answer.month, amount: answer.amount)
            found.append(WaitingRuns.Instalment(run: run, row: row))
        }
        try waiting.takeOut(found, &file, writer)
    }

    /// With the first payment a subsidy is drawn for the dwelling: nobody else gets one for it, in another batch (LH-06).
    /// Agreements are read by the chunk: the first month of a batch is that of all of them.
    private func noteUsedHouses(_ writer: any RecordWriter) throws(OfficeFailure) {
        guard !firstPaid.isEmpty, try !writer.batchesThatMark(besides: batch).isEmpty else { return }
        var houses: [HouseCode] = []
        for chunk in Set(firstPaid.map { BulkPlace(position: $0).chunk }).sorted() {
            for record in try writer.agreements(of: batch, at: BulkPlace.positions(in: chunk)) {
                let agreement = try KeptRecord<AgreementBody>(record)
                guard agreement.position.map(firstPaid.contains) ?? false else { continue }
                if let code = try? HouseCode(agreement.body.houseCode) { houses.append(code) }
            }
        }
        for change in try writer.kept(ChangeBody.self, of: batch, in: .eligible) {
            guard let lease = change.body.lease, change.position.map(firstPaid.contains) ?? false else { continue }
            houses.append(lease.house)
        }
        _ = try writer.noteUsed(houses, besides: batch)
    }
}

extension ResultColumn {
    func problem(_ source: String, _ line: Int, _ reason: InputProblem.Reason) -> InputProblem {
        InputProblem(source: source, line: line, column: name, reason: reason)
    }
}

extension Array {
    /// Neighbours that have a value in common.
    func ranges<Value: Equatable>(by value: (Element) -> Value) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in indices.dropFirst() where value(self[index]) != value(self[start]) {
            ranges.append(start..<index)
            start = index
        }
        return isEmpty ? [] : ranges + [start..<count]
    }
}
