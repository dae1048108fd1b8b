import Cells
import Housing
import Testing

@testable import Office
@testable import Screens

/// State, result item by item, objection and ageing in 【我的】.
@Suite("6.2, Q25, Q26: the result at the kiosk")
struct CheckResultTests {
    private let room: KioskRoom

    init() throws {
        room = try KioskRoom()
        try room.tenant(end: day(2024, 3, 31))
    }

    /// Somebody on 核对详情.
    private func looking() throws -> Kiosk {
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.character("4"), .character("1"))
        #expect(kiosk.says("核对详情"))
        return kiosk
    }

    /// Everything that the page says, page by page.
    private func text(_ kiosk: Kiosk) -> String {
        var text = ""
        for _ in 0..<12 {
            text += kiosk.harness.rows.map { $0.filter { $0 != " " } }.joined()
            kiosk.press(.pageDown)
        }
        return text
    }

    @Test("what did not meet: in words, sums, limits with their day, and each item with what was not counted")
    func fails() throws {
        try room.decidedCheck(income: 10_800_000, property: 66_000_001)
        let all = text(try looking())
        for part in [
            "不符合要求", "✓收入没有超过：人均54,000.00元，限额54,000.00元（全家一年108,000.00元）",
            "!财产超过：全家660,000.01元，2人家庭限额660,000.00元", "2023年8月1日起施行的限额",
            "报告B-1，样例核对机构出具，核对日期2023年8月21日", "可以提出异议的期限到2023年8月28日24时",
            "陈*民（承租人）：收入合计108,000.00元；财产合计660,000.01元", "收入：工资性收入108,000.00元", "财产：存款660,000.01元",
            "林*雨（配偶）：收入合计0.00元；财产没有查到", "收入：转移净收入1,200.00元（不计入）", "送出核对", "得出核对结果",
            "只有您和办理本业务的工作人员可以看",
        ] {
            #expect(all.contains(part), "\(part)")
        }
    }

    @Test("what met: until when it is valid, and on to the renewal")
    func meets() throws {
        try room.decidedCheck()
        let kiosk = try looking()
        #expect(kiosk.says("✓ 符合要求") && kiosk.says("请在2024年2月21日24时前提交续租申请"))
        #expect(text(kiosk).contains("有效期到2024年2月21日"))
        kiosk.press(.enter)
        #expect(kiosk.says("续租申请"))
    }

    @Test("by digits alone: what is wrong, review, the office has the words; decided, no key offers a second one")
    func objects() throws {
        try room.decidedCheck(income: 20_000_000)
        let kiosk = try looking()
        kiosk.press(.enter)
        #expect(kiosk.says("对核对结果提出异议") && kiosk.says("2023年8月28日24时前提出"))
        kiosk.press(.character("1"), .character("2"), .enter, .enter, .enter)
        #expect(kiosk.says("请核对，然后提交") && kiosk.says("收入算多了；财产算多了"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("您的异议已经提交"))
        let check = try room.check
        #expect(check.state == .objection && kiosk.says("\(check.number)"))
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("异议正在处理") && kiosk.says("您提出：收入算多了；财产算多了，或者不是我家的。"))
        try room.decideObjection(isUpheld: false, "工资单与报告一致")
        kiosk.hear()
        #expect(kiosk.says("维持原结果") && kiosk.says("工资单与报告一致") && !kiosk.says("[ 提出异议 ]"))
    }

    @Test("重新核对 asks first; begun, it hides neither the result nor the way to object")
    func again() throws {
        try room.decidedCheck(income: 20_000_000)
        let kiosk = try looking()
        kiosk.press(.right, .right, .enter)
        #expect(kiosk.says("重新核对：家庭成员授权"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("确定要重新核对吗") && kiosk.says("2023年8月28日24时前可以提出异议"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(try room.checks().count == 1)
        kiosk.press(.character("2"), .character("1"))
        #expect(try room.checks().count == 2)
        kiosk.press(.escape)
        #expect(kiosk.says("还没有发起") && kiosk.says("不符合要求，2023年8月28日24时前可以提出异议"), "\(kiosk.text)")
        #expect(kiosk.says("查看核对结果，提出异议"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("[ 提出异议 ]"))
        kiosk.press(.escape, .escape, .escape, .escape)
        #expect(kiosk.says("还没有发起。请按 2") && kiosk.says("可以在2023年8月28日24时前提异议"), "\(kiosk.text)")
    }

    @Test("an objection that was upheld says that it is checked again")
    func upheld() throws {
        try room.decidedCheck(income: 20_000_000)
        let kiosk = try looking()
        kiosk.press(.enter, .character("2"), .enter, .enter, .enter, .enter)
        try room.decideObjection(isUpheld: true, "房产已经卖出")
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("异议成立，正在重新核对") && kiosk.says("房产已经卖出"))
    }

    @Test("其他 needs words; what was typed survives a cut cable, and Esc keeps it")
    func ownWords() throws {
        try room.decidedCheck(income: 20_000_000)
        let kiosk = try looking()
        kiosk.press(.enter, .character("4"), .down, .enter)
        #expect(kiosk.says("选「其他」的，请写明哪里不对"))
        kiosk.type("奖金算了两次")
        kiosk.pass(seconds: 2)
        let other = room.kiosk(named: "2号机")
        try other.signIn()
        other.press(.character("4"), .character("1"), .enter)
        #expect(other.says("奖金算了两次") && other.says("4 [✓] 其他"))
        other.press(.down, .down, .enter)
        if !other.says("请核对，然后提交") { other.press(.enter) }
        #expect(other.says("请核对，然后提交") && other.says("奖金算了两次"))
        other.press(.enter)
        #expect(other.says("您的异议已经提交"))
        let draft = try room.office.records.read { (reader) throws(OfficeFailure) in
            try reader.draft(person: PersonID("p-1"), flow: .check)
        }
        #expect(draft == nil)
    }

    @Test("handed in at another terminal meanwhile: that is said, and what was typed here is kept")
    func elsewhere() throws {
        try room.decidedCheck(income: 20_000_000)
        let kiosk = try looking()
        kiosk.press(.enter, .character("4"))
        kiosk.type("奖金算了两次")
        let other = room.kiosk(named: "2号机")
        try other.signIn()
        other.press(.character("4"), .character("1"), .enter, .character("1"), .enter, .enter, .enter, .enter)
        #expect(try room.check.state == .objection, "\(other.text)")
        kiosk.hear()
        #expect(kiosk.says("您写的说明已经保存") && kiosk.says("异议正在处理"), "\(kiosk.text)")
        let draft = try room.office.records.read { (reader) throws(OfficeFailure) in
            try reader.draft(person: PersonID("p-1"), flow: .check)
        }
        #expect(draft?.body.contains("奖金算了两次") == true)
    }

    @Test("Q26: after five working days there is no key to object, but one to check again")
    func closed() throws {
        try room.decidedCheck(income: 20_000_000)
        room.clocks.pass(days: 8)
        let kiosk = try looking()
        #expect(!kiosk.says("[ 提出异议 ]") && kiosk.says("[ 重新核对 ]"))
        kiosk.press(.enter)
        #expect(kiosk.says("重新核对：家庭成员授权"))
    }

    @Test("an objection that comes too late is told, and the check is shown as it stands")
    func tooLate() throws {
        try room.decidedCheck(income: 20_000_000)
        let kiosk = try looking()
        kiosk.press(.enter, .character("1"), .enter, .enter, .enter)
        room.clocks.pass(days: 8)
        kiosk.press(.enter)
        #expect(kiosk.says("提出异议的期限"))
        #expect(try room.check.state == .fails)
    }

    @Test("Q25: a report out of date says so, and leads to a new check")
    func ages() throws {
        try room.decidedCheck(on: day(2023, 8, 1))
        room.clocks.pass(days: 170)
        let kiosk = try looking()
        #expect(kiosk.says("报告已过期") && kiosk.says("请重新核对") && kiosk.says("[ 重新核对 ]"))
    }

    @Test("whoever reads on keeps his place when somebody else's work is saved, though time goes on")
    func keepsPlace() throws {
        try room.decidedCheck()
        let kiosk = try looking()
        kiosk.press(.pageDown, .pageDown)
        #expect(kiosk.says("第 3 页"), "\(kiosk.text)")
        let before = kiosk.harness.rows
        room.clocks.pass(seconds: 60)
        try room.tenant(2)
        kiosk.hear()
        #expect(kiosk.harness.rows == before, "\(kiosk.text)")
    }

    // MARK: Home

    @Test("home: what is to be done about a check, in a line with its key")
    func home() throws {
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        try room.requestCheck()
        kiosk.hear()
        #expect(kiosk.says("正在办理，请等待结果"))
        try room.sendCheck()
        try room.report(income: 20_000_000)
        kiosk.hear()
        #expect(kiosk.says("不符合要求，可以在2023年8月28日24时前提异议。请按 2"))
    }

    @Test("home: a report that ends before the window opens is told so")
    func tooShort() throws {
        try room.tenant(end: day(2024, 6, 30))
        try room.decidedCheck(on: day(2023, 8, 1))
        let kiosk = room.kiosk()
        try kiosk.signIn()
        let number = try room.check.number
        #expect(
            kiosk.says("核对 \(number) 到2024年2月1日就过期，2024年3月30日起才能续租，到时要重新核对。"), "\(kiosk.text)")
    }

    @Test("home: near the end of the lease it is told to make haste, and until when, on 【续租申请】 too")
    func late() throws {
        try room.tenant(end: day(2023, 9, 10), policy: .new)
        try room.decidedCheck()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("请尽快按新政策续租，最迟2023年9月10日。请按 1。"), "\(kiosk.text)")
        kiosk.press(.character("1"))
        #expect(kiosk.says("合同临近到期，照常受理。请尽快办，在2023年9月10日24时前提交。"), "\(kiosk.text)")
        let haste = kiosk.harness.rows.firstIndex { $0.contains("核对结果符合要求") } ?? 0
        #expect((0..<80).contains { kiosk.harness.frame[$0, haste].role == .warning })
    }

    @Test("home: in good time the last day is the lease's, too, where the report holds longer")
    func lastDay() throws {
        try room.tenant(end: day(2023, 11, 15), policy: .new)
        try room.decidedCheck()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("到2023年11月15日可以按新政策续租") && !kiosk.says("2024年2月"), "\(kiosk.text)")
    }

    @Test("a result that counts stays a key away behind a newer check, and in front of one that was given up")
    func behindNewer() throws {
        try room.decidedCheck(on: day(2023, 8, 1))
        let valid = try room.check.number
        try room.beginCheck()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.openCheckPage()
        #expect(kiosk.says("现在有效的结果 符合要求，到2024年2月1日") && kiosk.says("1 去【个人租赁合同续约】"), "\(kiosk.text)")
        kiosk.press(.character("2"))
        #expect(kiosk.says("核对详情") && kiosk.says("\(valid)"))
        kiosk.press(.escape)
        kiosk.press(.character("3"), .end, .enter, .character("1"))
        #expect(try room.check.state == .cancelled)
        kiosk.press(.escape, .escape)
        kiosk.openCheckPage()
        #expect(kiosk.says("最近一次核对 \(valid)") && kiosk.says("1 去【个人租赁合同续约】"), "\(kiosk.text)")
    }

    @Test("home: a new lease without a report is led to 2, with one that meets to 1")
    func newLease() throws {
        try room.tenant(policy: .new)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("要先做【经济状况核对】。请按 2"))
        try room.decidedCheck()
        kiosk.hear()
        #expect(kiosk.says("可以按新政策续租。请按 1") && !kiosk.says("请按 2"))
    }
}
