import Housing
import OfficeSupport
import Testing

@testable import Office

/// What the bank says late, again, or of something else (6.5): a month is paid once.
@Suite struct LateAnswerTests {
    /// A family whose first month failed and lies in a second run.
    private struct Retried {
        let paid: PaidOffice
        let first: PaymentExport
        let second: PaymentRunReport

        init(sizes: [Int] = [2], through month: String = "2023-12") throws {
            paid = try PaidOffice(sizes)
            try paid.at("2023-11-05")
            first = try paid.send("2023-11")
            try paid.at("2023-12-05")
            try paid.results(paid.answer(first) { _ in true })
            second = try paid.prepare(month)
        }

        var runs: [[Int]] {
            get throws {
                try paid.office.payments.runs(of: paid.batch).map {
                    [$0.instalments, $0.cancelled, $0.paid, $0.failed]
                }
            }
        }

        func succeeded(at time: String = "2023-11-08T10:00:00+08:00") -> String { paid.answer(first, paidAt: time) }
    }

    @Test(
        "A failure that is taken back while the month waits in another run: paid once, and out of that run",
        arguments: [false, true])
    func waiting(isApproved: Bool) throws {
        let retried = try Retried()
        let paid = retried.paid
        let desk = paid.office.payments
        if isApproved { _ = try desk.approve(retried.second.number, paid.manager) }
        let report = try paid.results(retried.succeeded())
        #expect(report.isTaken && report.paid == 1 && report.takenOut == 1)
        #expect(try retried.runs == [[1, 0, 1, 0], [1, 1, 0, 0]])
        #expect(try desk.runs(of: paid.batch).map(\.sum.fen) == [214_500, 214_500])
        let again = try paid.results(retried.succeeded())
        #expect(again.changedNothing && again.unchanged == 1 && again.takenOut == 0)
        if !isApproved { _ = try desk.approve(retried.second.number, paid.manager) }
        let export = try desk.export(retried.second.number, paid.cashier)
        #expect(export.csv.rows == 1 && export.csv.text.contains(",2023-12,"))
        try paid.results(paid.answer(export, paidAt: "2023-12-05T09:00:00+08:00"))
        #expect(try paid.agreement().paid.fen == 2 * 214_500 && paid.agreement().ledger.failed.isEmpty)
        refusal(.nothingDue) { try paid.prepare("2023-12") }
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("A run in which nothing but such a month lay ends")
    func alone() throws {
        let retried = try Retried(through: "2023-11")
        try retried.paid.results(retried.succeeded())
        #expect(try retried.paid.office.payments.runs(of: retried.paid.batch).map(\.state) == [.sent, .cancelled])
    }

    @Test("Once the other run has left, the bank's word of the first one waits for what becomes of the second")
    func sentAgain() throws {
        let retried = try Retried(through: "2023-11")
        let paid = retried.paid
        _ = try paid.office.payments.approve(retried.second.number, paid.manager)
        let second = try paid.office.payments.export(retried.second.number, paid.cashier)
        let early = try paid.results(retried.succeeded())
        #expect(!early.isTaken && early.problems.map(\.column) == ["paid_at"])
        #expect(try paid.agreement().paid.fen == 0)
        // The second one was not paid: then it was the first one, and counts there.
        let failed = paid.answer(second) { _ in true }.replacing("失败,,", with: "失败,T2,")
        #expect(try paid.results(failed).failed == 1)
        #expect(try paid.results(retried.succeeded()).paid == 1)
        #expect(try retried.runs == [[1, 0, 1, 0], [1, 0, 0, 1]])
        refusal(.nothingDue) {
            try paid.prepare("2023-11")
        }
    }

    @Test("Taken out of its run before it left: the old failure is known still, and can be taken back")
    func takenOut() throws {
        let retried = try Retried(through: "2023-11")
        let paid = retried.paid
        _ = try paid.office.changes.suspend(paid.batch, receipt: paid.receipt(1), reason: "缺材料", paid.reviewer)
        let old = try paid.results(paid.answer(retried.first) { _ in true })
        #expect(old.isTaken && old.changedNothing && old.unchanged == 1)
        #expect(try retried.runs == [[1, 0, 0, 1], [0, 1, 0, 0]])
        let report = try paid.results(retried.succeeded())
        #expect(report.paid == 1 && report.takenOut == 0)
        #expect(try retried.runs == [[1, 0, 1, 0], [0, 1, 0, 0]])
        _ = try paid.office.changes.resume(paid.batch, receipt: paid.receipt(1), reason: "补齐", paid.reviewer)
        refusal(.nothingDue) { try paid.prepare("2023-11") }
    }

    @Test("It was not paid before it was handed to the bank at all")
    func tooEarly() throws {
        let retried = try Retried()
        let report = try retried.paid.results(retried.succeeded(at: "2023-11-01T10:00:00+08:00"))
        #expect(!report.isTaken && report.problems.map(\.column) == ["paid_at"])
        #expect(try retried.runs == [[1, 0, 0, 1], [2, 0, 0, 0]])
    }

    @Test("A file that names no known agreement: every line is told, and nothing is taken", arguments: [false, true])
    func unknown(skipsBad: Bool) throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-11-05")
        let time = "2023-11-05T09:00:00+08:00"
        let number = try #require(ReceiptNumber(kind: .agreement, month: try paid.month("2023-10"), serial: 900))
        let file = PaidOffice.file(["\(number),2023-11,1,成功,Y1,\(time)", "x,2023-11,1,成功,Y1,\(time)", "\(number)"])
        let report = try paid.results(file, skipsBad: skipsBad)
        #expect(!report.isTaken && report.lines == 3)
        #expect(report.problems.map(\.line) == [2, 3, 4])
        #expect(report.problems.map(\.column) == ["agreement_no", "agreement_no", nil])
        failure(.input(InputProblem(source: "results.csv", reason: .empty))) { try paid.results(PaidOffice.file([])) }
    }

    @Test("One number of the bank's for several payments is no harm: a bulk order has one")
    func oneReference() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-11-05")
        let export = try paid.send("2023-11")
        let file = paid.answer(export, paidAt: "2023-11-05T09:00:00+08:00").split(separator: "\n").map { line in
            var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            if cells[3] == "成功" { cells[4] = "PL2311" }
            return cells.joined(separator: ",")
        }.joined(separator: "\n")
        #expect(try paid.results(file).paid == 2)
        #expect(try paid.results(file).unchanged == 2)
        #expect(try paid.agreement(1).paid.fen == 115_500 && paid.agreement(2).paid.fen == 214_500)
    }
}
