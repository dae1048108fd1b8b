import Foundation
import Housing

extension PaymentDesk {
    /// A run as the bank's file, with payees and full account numbers. It is marked as sent when the file is kept under no
    /// name yet, and before anybody has it: from here on nothing is taken out of it, and the same run gives the same bytes
    /// again, also where the file was lost on its way.
    ///
    /// - Parameter keep: keeps the file so that it can be had and nobody has it. What it throws leaves the run as it was.
    /// - Throws: `.refused` with `RUN_UNKNOWN`, `WRONG_STATE` before it is approved, `NOTHING_DUE` where everything was taken
    ///   out of it, `RECHECK_FIRST` where findings or members came in since it was looked at and it has not left yet;
    ///   `.changedByOther` where something was taken out of it meanwhile.
    public func export(
        _ number: String, _ session: Session, keep: (CSVText) throws(OfficeFailure) -> Void = { _ in }
    ) throws(OfficeFailure) -> PaymentExport {
        let draft = try draft(of: number, session)
        try keep(draft.csv)
        return try send(draft, session)
    }

    /// The bank's file of a run, for whoever keeps it piece by piece; the run is not sent by that (``send(_:_:)``).
    ///
    /// - Throws: as ``export(_:_:keep:)``.
    public func draft(of number: String, _ session: Session) throws(OfficeFailure) -> PaymentDraft {
        let now = try office.clocks.office()
        return try office.read(.exchangePayment, session) { (reader, _) throws(OfficeFailure) in
            var (kept, file) = try reader.paymentRun(number)
            let last = file.runs.lastLooked
            // Those that its approver knew; the same file again has the accounts of the first one.
            let at = kept.body.accounts ?? now
            _ = try ruled { () throws(Refusal) in try kept.run.send(through: last, at: now) }
            return PaymentDraft(
                number: number, cancelled: kept.body.cancelled, accountsAt: at,
                csv: try PaymentExport.text(of: kept, accountsAt: at, reader))
        }
    }

    /// Marks a run as sent, once its file is kept and before anybody has it.
    ///
    /// - Throws: as ``export(_:_:keep:)``.
    public func send(_ draft: PaymentDraft, _ session: Session) throws(OfficeFailure) -> PaymentExport {
        let now = try office.clocks.office()
        let (run, isFirst) = try office.write(
            .exchangePayment, session, insists: true
        ) { (writer, actor) throws(OfficeFailure) in
            var (run, file) = try writer.paymentRun(draft.number)
            guard run.body.cancelled == draft.cancelled else { throw .store(.changedByOther) }
            let last = file.runs.lastLooked
            let isFirst = try ruled { () throws(Refusal) in try run.run.send(through: last, at: now) }
            if isFirst {
                run.body.accountsAt = draft.accountsAt
                file.batch.noteChange()
                try writer.save(run)
                try writer.save(try file.record())
            }
            let entry = Entry(
                .paymentExported,
                [
                    "case": .id(file.batch.id.raw), "run": .id(run.number ?? ""), "again": .flag(!isFirst),
                    "instalments": .number(run.body.instalments), "sum": .money(run.body.sum),
                ])
            try writer.append([entry], at: now, by: actor)
            return (run, isFirst)
        }
        return PaymentExport(run: try PaymentRunReport(run), isFirst: isFirst, csv: draft.csv)
    }
}

/// A payment run's file before the run is sent.
public struct PaymentDraft: Equatable, Sendable {
    public let number: String
    /// What had been taken out of it when it was written; with more it is another file.
    fileprivate let cancelled: Int
    fileprivate let accountsAt: Moment
    public let csv: CSVText
}

/// A payment run on its way to the bank.
public struct PaymentExport: Equatable, Sendable {
    public let run: PaymentRunReport
    /// Whether it had not been sent before.
    public let isFirst: Bool
    /// UTF-8, a header and a row an instalment, in the register's order.
    public let csv: CSVText

    public static let columns = ["agreement_no", "payee", "bank", "account", "month", "amount_fen"]

    fileprivate static func text(
        of run: KeptRecord<PaymentRunBody>, accountsAt: Moment, _ reader: any RecordReader
    ) throws(OfficeFailure) -> CSVText {
        var text = CSVText(columns)
        let last = try reader.extent(of: run.body.rows).lastChunk
        guard last >= 0, let batch = run.batch else { return text }
        let out = try reader.takenOut(of: run.body)
        try reader.eachChunk(of: run.body.rows, in: 0...last) { (chunk, rows) throws(OfficeFailure) in
            let payees = try Payees(chunk: chunk, of: batch, at: accountsAt, reader)
            for index in 0..<rows.count where !out.contains(rows.place(index)) {
                let row = try InstalmentRow(rows, index)
                text.add(try payees.cells(at: row.position) + ["\(row.month)", "\(row.amount.fen)"])
            }
        }
        return text
    }
}

/// To whom it is paid in neighbouring families: their agreements are read in one go, for a million of them one by one take
/// a minute.
private struct Payees {
    private let batch: BatchID
    private var cells: [Int: [String]] = [:]

    /// Of what an agreement says, the part that the bank is told.
    private struct Account: Decodable {
        let payee: String
        let bank: String
        let account: String
        let laterAccounts: [AgreementBody.LaterAccount]?
    }

    init(chunk: Int, of batch: BatchID, at moment: Moment, _ reader: any RecordReader) throws(OfficeFailure) {
        self.batch = batch
        let decoder = JSONDecoder()
        let agreements = try reader.agreements(of: batch, at: BulkPlace.positions(in: chunk))
        for agreement in agreements {
            guard let position = agreement.position, let number = agreement.number,
                let account = try? decoder.decode(Account.self, from: Data(agreement.body))
            else { throw .store(.damaged(what: "subsidy_record \(agreement.id)")) }
            let later = account.laterAccounts?.last { $0.since <= moment }
            cells[position] = [
                number, account.payee, later?.bank ?? account.bank, later?.account ?? account.account,
            ]
        }
    }

    func cells(at position: Int) throws(OfficeFailure) -> [String] {
        guard let cells = cells[position] else {
            throw .store(.damaged(what: "subsidy_record AGREEMENT \(batch)/\(position)"))
        }
        return cells
    }
}
