import Cells
import Forms
import Housing
import OfficeSupport
import Testing
import Texts

@testable import Office
@testable import Screens

/// A month's payments at the counter: prepared, looked at, approved by somebody else, sent, answered (LH-55, 6.5).
@Suite struct PaymentPagesTests {
    private func expect(
        _ place: CounterPlace, _ frame: String, _ name: String, _ location: SourceLocation = #_sourceLocation
    ) {
        let rows = place.harness.rows.joined(separator: "\n")
        if rows != frame { Issue.record("@@\(name)\n\(rows)\n@@", sourceLocation: location) }
    }

    @Test("A batch at a glance has room for its days and for its money", arguments: [(80, 24), (120, 40), (200, 60)])
    func overview(_ columns: Int, _ rows: Int) throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1, 2])
        try room.pay(through: "2024-01")
        let manager = room.section("1", of: CounterRoom.manager, size: Size(width: columns, height: rows))
        #expect(manager.says("2024-01") && manager.says("5,445.00") && manager.says("金额"))
        #expect(!manager.says("…"), "\(manager.harness.text)")
    }

    @Test("LH-55: a whole month by keys, with a failure that comes again in the next one")
    func month() throws {
        let room = try CounterRoom()
        let numbers = try room.signFamilies([2, 1, 2])
        try room.at("2023-11-20")
        let cashier = room.section("5", of: CounterRoom.cashier)
        #expect(cashier.says("还没有编制过发放"))
        cashier.go(.function(2), .character("1"))
        #expect(cashier.says("本次") && cashier.says("3 家  3 笔  5,445.00元") && cashier.says("第一次发放：3 家"))
        cashier.go(.function(5))
        #expect(cashier.says("这一批是您编制的"))
        cashier.go(.function(7))
        #expect(cashier.says("还没有批准"))

        let manager = room.section("5", of: CounterRoom.manager)
        manager.go(.function(2))
        #expect(manager.says("编制由发放岗位办理"))
        manager.go(.enter)
        expect(manager, PaymentFrames.toApprove, "toApprove")
        // The line in focus is one bar, without holes between its pieces.
        let frame = manager.harness.frame
        let row = try #require(manager.harness.rows.firstIndex { $0.hasPrefix("  > BHR00000001") })
        #expect((4..<78).allSatisfy { frame[$0, row].role == .selected })
        manager.go(.function(5))
        expect(manager, PaymentFrames.approve, "approve")
        manager.go(.character("1"))
        #expect(manager.says("已批准"))

        cashier.hear()
        cashier.go(.escape)
        #expect(cashier.says("已批准"))
        cashier.go(.enter, .function(7))
        expect(cashier, PaymentFrames.export, "export")
        cashier.go(.character("1"))
        #expect(cashier.says("已标记为送出"))
        let file = try #require(room.shelf?.saved.first)
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains("6222000000010001") && text.split(separator: "\n").count == 4)

        let run = try #require(try room.office.payments.runs(of: SignedFamilies.batch).first).number
        room.shelf?.files = [("results.csv", Array(room.bankAnswer(text, run, failing: numbers[1]).utf8))]
        cashier.go(.escape, .function(3))
        expect(cashier, PaymentFrames.bankFile, "bankFile")
        // A digit goes to a file; what comes of taking it cannot be undone.
        cashier.go(.character("1"))
        expect(cashier, PaymentFrames.bankFile, "bankFile")
        cashier.go(.enter)
        expect(cashier, PaymentFrames.results, "results")
        cashier.go(.function(6))
        #expect(cashier.says("6222") || cashier.says("样例银行"))
        cashier.go(.escape, .enter)
        expect(cashier, PaymentFrames.months, "months")
        cashier.go(.enter, .function(6))
        expect(cashier, PaymentFrames.failures, "failures")

        try room.at("2023-12-20")
        let next = room.section("5", of: CounterRoom.cashier)
        next.go(.function(2), .character("1"))
        #expect(next.says("上次没有发成，这次重发：1 家") && next.says("重发 2023年11月，2023年12月"))
        #expect(next.says("1,155.00元 → 2,310.00元") && next.says("+1,155.00元"))
        // Of whom the sum is made up besides.
        #expect(next.says("和上次一样：2 家") && next.says("BHR00000003"), "\(next.harness.text)")
        let home = room.counter(CounterRoom.manager)
        home.press(.function(5), .down, .enter)
        #expect(home.says("待批准 1 批"), "\(home.harness.text)")
    }

    @Test("6.5: another account is entered by a clerk, typed once more and confirmed by another, from what failed")
    func account() throws {
        let room = try CounterRoom()
        let numbers = try room.signFamilies([2, 1])
        try room.at("2023-11-20")
        let (cashier, manager) = (try room.session(CounterRoom.cashier), try room.session(CounterRoom.manager))
        let run = try room.prepare("2023-11")
        _ = try room.office.payments.approve(run.number, manager)
        let sent = try room.office.payments.export(run.number, cashier).csv.text
        let answer = Array(room.bankAnswer(sent, run.number, failing: numbers[0]).utf8)
        _ = try room.office.payments.results(answer, source: "results.csv", skipsBad: false, cashier)

        let clerk = room.section("6", of: CounterRoom.clerk)
        clerk.go(.function(3))
        clerk.type(numbers[0])
        clerk.go(.enter, .function(5), .character("9"))
        #expect(clerk.says("登记新的收款账户"))
        clerk.type("新的银行")
        clerk.go(.enter)
        clerk.type("621700001234")
        clerk.go(.enter)
        clerk.type("621700001235")
        clerk.go(.enter)
        clerk.type("本人，银行卡")
        clerk.go(.enter, .enter)
        #expect(clerk.says("两次") || clerk.says("不一样"))
        clerk.go(.escape)
        #expect(clerk.says("还没有办完"))
        clerk.go(.escape)
        #expect(!clerk.says("621700001234"))
        let session = try room.session(CounterRoom.clerk)
        try room.office.payeeAccounts.enter(
            SignedFamilies.batch, receipt: SignedFamilies.receipt(1), bank: "新的银行", account: "621700001234",
            source: "本人，银行卡", session)

        let again = room.section("6", of: CounterRoom.clerk)
        again.go(.function(3))
        again.type(numbers[0])
        again.go(.enter, .function(5), .character("9"))
        #expect(again.says("待确认账户") && again.says("新的银行") && again.says("登记另一个，就代替它"))
        #expect(again.says("样例银行"), "\(again.harness.text)")

        let other = room.section("5", of: CounterRoom.manager)
        other.go(.function(6))
        #expect(other.says("账户待确认"))
        other.go(.function(5))
        // Under the lock the question goes with the number: who unlocks has typed none.
        other.type("621700001234")
        other.go(.enter, .enter)
        #expect(other.says("确认新的收款账户？"), "\(other.harness.rows)")
        other.pass(seconds: 601)
        other.type(room.password(of: CounterRoom.manager))
        other.press(.enter)
        other.go(.enter)
        let untouched = try room.office.changes.agreement(
            SignedFamilies.receipt(1), in: SignedFamilies.batch, manager)
        #expect(untouched.nextAccount != nil)
        #expect(!other.says("621700001234"), "\(other.harness.rows)")
        #expect(other.says("新的银行") && other.says("本人，银行卡") && !other.says("621700001234"))
        other.type("621700001235")
        other.go(.enter, .enter, .character("1"))
        #expect(other.says("和登记的账号不一样"))
        other.go(.up)
        for _ in 1...12 { other.press(.backspace) }
        other.type("621700001234")
        other.go(.enter, .enter, .character("1"))
        let file = try room.office.changes.agreement(SignedFamilies.receipt(1), in: SignedFamilies.batch, manager)
        #expect(file.bank == "新的银行" && file.nextAccount == nil)
    }

    @Test("Months that all failed are told once, without which of them had failed before")
    func failedWords() throws {
        let months = try ["2023-10", "2023-11", "2023-12"].map { try #require(Month($0)) }
        func words(_ failed: [Month]) -> String {
            MonthComparison.Line(
                kind: .retried, position: 1, receipt: "BHR00000001", maskedName: "陈*例", months: months,
                retried: Array(months.prefix(2)), failed: failed, amount: Money(fen: 300), before: Money(fen: 200),
                reason: nil
            ).words
        }
        #expect(words(months) == "银行没有发成，2023年10月至12月")
        #expect(words([months[0]]) == "银行没有发成，重发 2023年10月、11月，2023年12月")
        #expect(words([]) == "重发 2023年10月、11月，2023年12月")
    }

    @Test("Nothing of a file with a bad line is taken, and the rest of it when that is asked for")
    func badLine() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1])
        try room.at("2023-11-20")
        let session = try room.session(CounterRoom.cashier)
        let run = try room.prepare("2023-11")
        _ = try room.office.payments.approve(run.number, try room.session(CounterRoom.manager))
        let sent = try room.office.payments.export(run.number, session).csv.text
        let lines = room.bankAnswer(sent, run.number).replacingOccurrences("115500", by: "115501")
        room.shelf?.files = [("results.csv", Array(lines.utf8))]
        let cashier = room.section("5", of: CounterRoom.cashier)
        room.shelf?.files.append(("members.csv", Array("receipt_no,name\nBHR1,A\n".utf8)))
        cashier.go(.function(3), .character("2"), .enter)
        #expect(cashier.says("members.csv 不是银行交回的结果") && !cashier.says("E-801"), "\(cashier.harness.text)")
        cashier.go(.character("1"), .enter)
        expect(cashier, PaymentFrames.badLine, "badLine")
        #expect(try room.office.payments.runs(of: SignedFamilies.batch).map(\.paid) == [0])
        cashier.go(.function(5))
        #expect(cashier.says("已登记发放结果：成功 1 笔") && cashier.says("跳过 1 处不对的"))
        cashier.go(.function(8))
        #expect(cashier.says("已存到") && room.shelf?.saved.last?.name == "results.csv-不对的行.txt")
        #expect(try room.office.payments.runs(of: SignedFamilies.batch).map(\.paid) == [1])
    }

    @Test("LH-60: what was found since takes out, is decided by a reviewer, and approving waits for the check")
    func recheck() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1])
        try room.at("2023-12-20")
        let cashier = room.section("5", of: CounterRoom.cashier)
        cashier.go(.function(2), .character("1"))
        try SignedFamilies.find(
            .failed, .noHome, at: 2, on: Moment(day(2023, 11, 15), hour: 8), in: room.office)
        let manager = room.section("5", of: CounterRoom.manager)
        manager.go(.enter, .function(2))
        #expect(manager.says("再核查由发放岗位办理"))
        manager.go(.function(5))
        #expect(manager.says("请发放岗位先按 F2 再核查"))
        cashier.go(.function(2))
        expect(cashier, PaymentFrames.recheck, "recheck")
        manager.hear()
        manager.work()
        #expect(manager.says("编制以后取出 1 笔") && manager.says("这一批刚才有变化"))
        manager.go(.function(5), .character("1"))
        #expect(manager.says("已批准") && !manager.says("F5 批准"))
        cashier.go(.enter)
        #expect(cashier.says("如果不再符合条件"))
        cashier.go(.function(7))
        #expect(cashier.says("变更由审核人员决定"))
    }

    @Test("Approved while somebody looks at the same run: the second one is told, and nothing is approved twice")
    func twoManagers() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1])
        try room.at("2023-11-20")
        let run = try room.prepare("2023-11")
        let first = room.section("5", of: CounterRoom.manager)
        let second = room.section("5", of: CounterRoom.manager)
        first.go(.enter, .function(5))
        second.go(.enter, .function(5))
        first.go(.character("1"))
        #expect(first.says("已批准 \(run.number)"))
        second.go(.character("1"))
        #expect(second.says("这一件已经有决定了"))
        #expect(second.says("已批准"))
    }

    @Test("A medium that is pulled out leaves the run as it was")
    func noMedium() throws {
        let room = try CounterRoom()
        try room.signFamilies([1])
        try room.at("2023-11-20")
        let run = try room.prepare("2023-11")
        _ = try room.office.payments.approve(run.number, try room.session(CounterRoom.manager))
        let cashier = room.section("5", of: CounterRoom.cashier)
        room.shelf?.hasStick = false
        cashier.go(.enter, .function(7))
        #expect(cashier.says("没有可以写的介质"))
        room.shelf?.hasStick = true
        room.shelf?.savingFailure = .mediumFull
        cashier.go(.character("1"), .character("1"))
        // The file had its place before the run was marked: it is written once more, the same.
        #expect(cashier.says("请按 F7 再写一份"))
        room.shelf?.savingFailure = nil
        cashier.go(.function(7), .character("1"))
        #expect(cashier.says("内容相同") && room.shelf?.saved.count == 1)
    }

    @Test("Who may what: an auditor reads, a clerk does not come in")
    func roles() throws {
        let room = try CounterRoom()
        try room.signFamilies([1])
        let clerk = room.section("5", of: CounterRoom.clerk)
        #expect(clerk.says("您没有办理「发放」的权限"))
        let auditor = room.section("5", of: CounterRoom.auditor)
        auditor.go(.function(2))
        #expect(auditor.says("编制由发放岗位办理"))
    }

    @Test("A wide window tells who prepared and approved")
    func wide() throws {
        let room = try CounterRoom()
        try room.signFamilies([2, 1])
        try room.pay(through: "2023-11")
        let manager = room.section("5", of: CounterRoom.manager, size: Size(width: 120, height: 40))
        expect(manager, PaymentFrames.wide, "wide")
    }
}

extension String {
    fileprivate func replacingOccurrences(_ text: String, by other: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
    }
}
