import Housing
import OfficeSupport
import TestSupport
import Testing

@testable import Office

/// A month's run from its preparation to the bank's answer (LH-55, 6.5).
@Suite struct PaymentDeskTests {
    @Test("Prepared by one, approved by another, sent, paid; every step once")
    func wholeMonth() throws {
        let paid = try PaidOffice([1, 2, 5])
        try paid.at("2023-11-05")
        let run = try paid.prepare("2023-11")
        #expect(run.state == .prepared && run.instalments == 3 && run.sum.fen == 115_500 + 2 * 214_500)
        refusal(.nothingDue) { try paid.prepare("2023-11") }
        refusal(.notExpired) { try paid.prepare("2023-12") }
        let desk = paid.office.payments
        refusal(.wrongState) { _ = try desk.export(run.number, paid.cashier) }
        refusal(.preparedByYou) { _ = try desk.approve(run.number, paid.cashier) }
        failure(.denied(.approvePayment, .clerk)) { _ = try desk.approve(run.number, paid.clerk) }
        #expect(try desk.approve(run.number, paid.manager).state == .approved)
        refusal(.alreadyDecided) { _ = try desk.approve(run.number, paid.manager) }
        refusal(.runUnknown) { _ = try desk.approve("P2311-99999-0", paid.manager) }
        let first = try desk.export(run.number, paid.cashier)
        #expect(first.run.state == .sent && first.csv.rows == 3)
        let lines = first.csv.text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "agreement_no,payee,bank,account,month,amount_fen")
        #expect(lines[1] == "\(paid.numbers[0]),陈样例,样例银行,6222000000010001,2023-11,115500")
        #expect(try desk.export(run.number, paid.cashier).csv == first.csv)
        #expect(try paid.agreement().terms.state == .effective)

        try paid.at("2024-01-03")
        let file = paid.answer(first)
        let report = try paid.results(file)
        #expect(report.isTaken && report.paid == 3 && report.paidSum.fen == 544_500 && report.unchanged == 0)
        #expect(try paid.agreement(2).terms.state == .paying && paid.agreement(2).paid.fen == 214_500)
        let again = try paid.results(file)
        #expect(again.isTaken && again.changedNothing && again.unchanged == 3)
        #expect(try paid.agreement(2).paid.fen == 214_500)
        #expect(try desk.runs(of: paid.batch).map(\.paid) == [3])
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("A failed month goes with the next run, once, and its old answer does not count again")
    func failed() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-11-05")
        let first = try paid.send("2023-11")
        try paid.at("2024-01-03")
        let failing = paid.answer(first) { $0 == paid.numbers[1] }
        #expect(try paid.results(failing).failed == 1)
        #expect(try paid.agreement(2).terms.state == .effective)
        let second = try paid.send("2023-12")
        let due = second.csv.text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").suffix(2) }
        #expect(due.map { $0.joined(separator: " ") } == ["2023-12 115500", "2023-11 214500", "2023-12 214500"])
        let old = try paid.results(failing)
        #expect(old.isTaken && old.changedNothing && old.unchanged == 2)
        #expect(try paid.agreement(2).ledger.failed.isEmpty)
        let early = try paid.results(paid.answer(second))
        #expect(!early.isTaken && early.problems.map(\.column) == ["paid_at", "paid_at", "paid_at"])
        #expect(early.problems.allSatisfy { !"\($0.reason)".contains(">=") })
        #expect(try paid.results(paid.answer(second, paidAt: "2024-01-03T09:00:00+08:00")).paid == 3)
        #expect(try paid.agreement(2).paid.fen == 2 * 214_500)
        #expect(try paid.office.payments.runs(of: paid.batch).map(\.failed) == [1, 0])
    }

    @Test("It fails once more: without the bank's number or time nobody guesses of which time the answer is")
    func failedAgain() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-11-05")
        let first = try paid.send("2023-11")
        try paid.at("2024-01-03")
        try paid.results(paid.answer(first) { $0 == paid.numbers[1] })
        let second = try paid.send("2023-12")
        let answer = paid.answer(second, paidAt: "2024-01-03T09:00:00+08:00") { $0 == paid.numbers[1] }
        let unclear = try paid.results(answer)
        #expect(!unclear.isTaken && unclear.problems.map(\.column) == ["bank_ref"])
        #expect(try paid.agreement(1).paid.fen == 115_500)
        let report = try paid.results(answer.replacing("失败,,", with: "失败,T2,"))
        #expect(report.failed == 2 && report.paid == 1)
        #expect(try paid.agreement(2).ledger.failed.count == 2)
        #expect(try paid.send("2023-12").csv.rows == 2)
    }

    @Test("The bank takes a failure back: it is paid, and no run takes it up")
    func correctedFailure() throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-11-05")
        let sent = try paid.send("2023-11")
        try paid.at("2024-01-03")
        try paid.results(paid.answer(sent) { _ in true })
        #expect(try paid.results(paid.answer(sent)).paid == 1)
        #expect(try paid.office.payments.runs(of: paid.batch).map { [$0.paid, $0.failed] } == [[1, 0]])
        refusal(.nothingDue) { try paid.prepare("2023-11") }
    }

    @Test("A bank that tells days alone may have paid on the day on which it got the list, not before")
    func dayAlone() throws {
        let paid = try PaidOffice([2])
        try paid.at("2023-11-05")
        let sent = try paid.send("2023-11")
        #expect(try paid.results(paid.answer(sent, paidAt: "2023-11-04")).problems.map(\.column) == ["paid_at"])
        #expect(try paid.results(paid.answer(sent, paidAt: "2023-11-05")).paid == 1)
        #expect(try paid.results(paid.answer(sent, paidAt: "2023-11-05")).unchanged == 1)
    }

    @Test("A bad line is named, and nothing is taken unless bad lines are to be skipped")
    func badLines() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-11-05")
        try paid.send("2023-11")
        try paid.at("2024-01-03")
        let (one, two) = (paid.numbers[0], paid.numbers[1])
        let time = "2024-01-02T10:00:00+08:00"
        let wrong: [(String, column: String?)] = [
            ("\(two),2023-11,214501,成功,Y1,\(time)", "amount_fen"), ("\(two),2023-12,214500,成功,Y1,\(time)", "month"),
            ("\(two),2023-13,214500,成功,Y1,\(time)", "month"), ("\(two),2023-11,214500,也许,Y1,\(time)", "result"),
            ("\(two),2023-11,214500,成功,,\(time)", "bank_ref"), ("\(two),2023-11,214500,成功,Y1,", "paid_at"),
            ("\(two),2023-11,214500,成功,Y1,2024-01-04T10:00:00+08:00", "paid_at"),
            ("\(two),2023-11,214500,成功,Y1,2023-11-05T08:59:59+08:00", "paid_at"),
            ("\(two),2023-11,214500,失败,Y1,2023-11-05T08:59:59+08:00", "paid_at"),
            ("A2310-00001-0,2023-11,214500,成功,Y1,\(time)", "agreement_no"),
            ("\(two),2023-11,214500.00,成功,Y1,\(time)", "amount_fen"), ("\(two),2023-11,214500,成功", nil),
            ("\(two),2019-11,214500,成功,Y1,\(time)", "month"),
        ]
        for (line, column) in wrong {
            let file = PaidOffice.file(["\(one),2023-11,115500,成功,Y0,\(time)", line])
            let report = try paid.results(file)
            #expect(!report.isTaken && report.problems.count == 1, "\(line)")
            #expect(report.problems.first?.line == 3 && report.problems.first?.column == column, "\(line)")
        }
        #expect(try paid.agreement().paid.fen == 0)
        let twice = PaidOffice.file(["\(one),2023-11,115500,成功,Y0,\(time)", "\(one),2023-11,115500,成功,Y0,\(time)"])
        #expect(try paid.results(twice).problems.first?.reason == .duplicate(firstLine: 2))
        let some = PaidOffice.file(["\(two),2023-11,1,成功,Y1,\(time)", "\(one),2023-11,115500,成功,Y0,\(time)"])
        let report = try paid.results(some, skipsBad: true)
        #expect(report.isTaken && report.paid == 1 && report.problems.count == 1)
        let other = PaidOffice.file(["\(one),2023-11,115500,成功,Y9,\(time)"])
        #expect(try paid.results(other).problems.first?.column == "result")
        let denied = PaidOffice.file(["\(one),2023-11,115500,失败,,"])
        #expect(try paid.results(denied).problems.first?.column == "result")
        #expect(throws: OfficeFailure.self) { try paid.results("agreement_no,month\n") }
    }

    @Test("The file is kept before the run is sent: where that fails nothing is sent, and afterwards all is paid once")
    func exported() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-12-05")
        let desk = paid.office.payments
        let run = try paid.prepare("2023-12")
        _ = try desk.approve(run.number, paid.manager)
        failure(.store(.diskFull)) {
            _ = try desk.export(run.number, paid.cashier) { (_) throws(OfficeFailure) in throw .store(.diskFull) }
        }
        #expect(try desk.runs(of: paid.batch).map(\.state) == [.approved])
        failure(.store(.changedByOther)) {
            _ = try desk.export(run.number, paid.cashier) { (_) throws(OfficeFailure) in
                _ = try paid.office.changes.report(
                    paid.batch, receipt: paid.receipt(2), matter: "住房", on: day(2023, 11, 20), paid.clerk)
            }
        }
        #expect(try desk.runs(of: paid.batch).map { [$0.instalments, $0.cancelled] } == [[3, 1]])
        var kept: [CSVText] = []
        var export: PaymentExport?
        for hour in 9...11 {
            try paid.at("2023-12-05", hour: hour)
            export = try desk.export(run.number, paid.cashier) { text in kept.append(text) }
        }
        #expect(Set(kept.map(\.text)).count == 1 && export?.run.sentAt == Moment(day(2023, 12, 5), hour: 9))
        let file = paid.answer(try #require(export), paidAt: "2023-12-05T09:00:00+08:00")
        #expect(try paid.results(file).paid == 3)
        #expect(try paid.results(file).changedNothing)
        #expect(try paid.agreement(1).paid.fen == 2 * 115_500 && paid.agreement(2).paid.fen == 214_500)
        let exports = try paid.test.entries(.paymentExported, of: CaseID("luohu-2023"))
        #expect(exports.map { $0["again"] } == [.flag(false), .flag(true), .flag(true)])
    }

    @Test("LH-60: what came in after a run was looked at is looked at before it is approved")
    func newsBeforeApproval() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-11-05")
        let month = try paid.month("2023-11")
        let first = try paid.prepare("2023-11")
        try SignedFamilies.find(.passed, .noLand, at: 1, on: Moment(day(2023, 11, 5), hour: 8), in: paid.office)
        let desk = paid.office.payments
        refusal(.recheckFirst) { _ = try desk.approve(first.number, paid.manager) }
        #expect(try desk.recheck(paid.batch, month: month, paid.cashier).families.isEmpty)
        #expect(try desk.approve(first.number, paid.manager).state == .approved)
        try SignedFamilies.find(.failed, .noHome, at: 2, on: Moment(day(2023, 12, 1), hour: 8), in: paid.office)
        try paid.at("2023-12-05")
        let second = try paid.prepare("2023-12")
        refusal(.recheckFirst) { _ = try desk.approve(second.number, paid.manager) }
    }

    @Test("Two processes with the bank's file, in any order of their steps: it counts once", arguments: 0..<12)
    func resultsAtOnce(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        let paid = try PaidOffice([1, 2, 5])
        try paid.at("2023-11-05")
        let run = try paid.prepare("2023-11")
        let offices = [paid.office, try paid.test.another().office]
        var approvals = 0
        for office in offices.shuffled(using: &chance) {
            do throws(OfficeFailure) {
                _ = try office.payments.approve(run.number, paid.manager)
                approvals += 1
            } catch {
                #expect(error == .refused(Refusal(.alreadyDecided, "6.5")))
            }
        }
        #expect(approvals == 1)
        let export = try paid.office.payments.export(run.number, paid.cashier)
        let bytes = Array(paid.answer(export, paidAt: "2023-11-05T09:00:00+08:00").utf8)
        var paidCount = 0
        func feed(_ office: Office) throws(OfficeFailure) {
            paidCount += try office.payments.results(bytes, source: "r.csv", skipsBad: false, paid.cashier).paid
        }
        let steps = Int.random(in: 0..<6, using: &chance)
        paidCount += try resultsStepwise(bytes, of: paid, offices[0], steps) {
            refusal(.stepRunning) { try feed(offices[1]) }
        }
        for office in offices.shuffled(using: &chance) { try feed(office) }
        #expect(paidCount == 3)
        #expect(try paid.agreement(2).paid.fen == 214_500)
    }

    /// Takes the bank's file in; after some steps something else happens. The job holds others off while it lives.
    ///
    /// - Returns: how many instalments it paid.
    private func resultsStepwise(
        _ bytes: [UInt8], of paid: PaidOffice, _ office: Office, _ steps: Int, _ meanwhile: () -> Void
    ) throws -> Int {
        let step = try ResultsStep(
            bytes, source: "r.csv", of: paid.batch, skipsBad: false, now: paid.test.clocks.officeNow, office)
        let job = try office.begin(step, of: paid.batch, paid.cashier)
        for _ in 0..<steps where job.stage != .over { try job.step() }
        meanwhile()
        try job.run()
        return step.report.paid
    }

    @Test("Two processes at the same run: one wins, the other is told")
    func atOnce() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-11-05")
        let other = try paid.test.another()
        let step = PrepareStep(try paid.month("2023-11"), id: "r")
        let job = try paid.office.begin(step, of: paid.batch, paid.cashier)
        refusal(.stepRunning) {
            _ = try other.office.payments.prepare(paid.batch, month: try paid.month("2023-11"), paid.cashier)
        }
        try job.run()
        let run = try #require(step.run)
        _ = try other.office.payments.approve(run.number, paid.manager)
        refusal(.alreadyDecided) { _ = try paid.office.payments.approve(run.number, paid.manager) }
    }

    @Test("Somebody signs for a change while a run is prepared: the run looks again")
    func meanwhile() throws {
        let paid = try PaidOffice([1, 2])
        try paid.at("2023-12-05")
        let step = PrepareStep(try paid.month("2023-12"), id: "r")
        let job = try paid.office.begin(step, of: paid.batch, paid.cashier)
        while job.stage != .writing { try job.step() }
        _ = try paid.office.changes.report(
            paid.batch, receipt: paid.receipt(2), matter: "住房", on: day(2023, 11, 20), paid.clerk)
        try job.run()
        #expect(step.run?.instalments == 3 && step.run?.sum.fen == 2 * 115_500 + 214_500)
    }

    @Test("Cancelled, a run leaves nothing; over many chunks it is all there, and the records are sound")
    func large() throws {
        let paid = try PaidOffice((0..<700).map { $0 % 3 + 1 }, spacing: 60)
        try paid.at("2023-11-05")
        var isBegun = false
        let stopped = try paid.office.payments.prepare(
            paid.batch, month: try paid.month("2023-11"), paid.cashier,
            watch: BatchWatch(progress: { isBegun = $0.stage == .writing && $0.done > 0 }, isCancelled: { isBegun }))
        #expect(stopped == nil)
        #expect(try paid.office.payments.runs(of: paid.batch).isEmpty)
        let export = try paid.send("2023-11")
        let ones = (0..<700).filter { $0 % 3 == 0 }.count
        #expect(export.run.instalments == 700 && export.run.sum.fen == ones * 115_500 + (700 - ones) * 214_500)
        #expect(export.csv.rows == 700)
        try paid.at("2024-01-03")
        let report = try paid.results(paid.answer(export) { $0 == paid.numbers[699] })
        #expect(report.paid == 699 && report.failed == 1)
        let last = try paid.agreement(699 * 60 + 1)
        #expect(last.ledger.failed.count == 1 && last.paid.fen == 0)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }
}
