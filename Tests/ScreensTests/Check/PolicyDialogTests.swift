import Cells
import Housing
import Testing

@testable import Office
@testable import Screens

/// The policy dialog, each row of the decision table of model 3.5: what is offered, what is refused with its reason, and the
/// key that leads on.
@Suite("P-08, O-2, N-2: the policy dialog")
struct PolicyDialogTests {
    private let room: KioskRoom

    init() throws {
        room = try KioskRoom()
    }

    /// Somebody on the dialog of his old lease.
    private func choosing() throws -> Kiosk {
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.character("1"), .character("1"), .enter)
        #expect(kiosk.says("【按照原政策执行】") && kiosk.says("按照新政策执行"))
        return kiosk
    }

    /// The same, who has chosen the new policy.
    private func choosingNew() throws -> Kiosk {
        let kiosk = try choosing()
        kiosk.press(.character("2"), .enter)
        return kiosk
    }

    /// Somebody on 【续租申请】 of his lease under the new policy.
    private func applying() throws -> Kiosk {
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.character("1"))
        return kiosk
    }

    // MARK: An old lease

    @Test("Enter alone chooses nothing: it is asked for a policy, and Esc of 申请声明 leads back to the choice")
    func deliberate() throws {
        try room.tenant()
        let kiosk = try choosing()
        kiosk.press(.enter)
        #expect(kiosk.says("请选择一项政策") && kiosk.says("请选择续租政策"))
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("续约相关信息"))
        kiosk.press(.escape)
        #expect(kiosk.says("请选择续租政策") && kiosk.says("1 (✓) 【按照原政策执行】"))
        try room.decidedCheck()
        kiosk.hear()
        kiosk.press(.character("2"), .enter)
        #expect(kiosk.says("续约相关信息"))
        #expect(try room.renewals().first?.policy == .new)
    }

    @Test("the policy is changed from the review page; the information is confirmed anew, what was declared stands")
    func changedInReview() throws {
        try room.tenant()
        try room.decidedCheck()
        let kiosk = try choosing()
        kiosk.press(.character("1"), .enter)
        kiosk.acknowledge()
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        upload(kiosk)
        kiosk.press(.up, times: 8)
        kiosk.press(.enter)
        #expect(kiosk.says("请选择续租政策") && kiosk.says("1 (✓) 【按照原政策执行】"), "\(kiosk.text)")
        kiosk.press(.escape)
        #expect(kiosk.says("请核对，然后提交"))
        kiosk.press(.up, times: 8)
        kiosk.press(.enter, .character("2"), .tab, .enter)
        #expect(kiosk.says("第 1 项，共 4 项") && kiosk.says("续租政策已改"), "\(kiosk.text)")
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        kiosk.press(.character("3"))
        #expect(kiosk.says("按照新政策执行"), "\(kiosk.text)")
        kiosk.press(.enter)
        #expect(kiosk.says("您的续约申请已经提交成功"))
        #expect(try room.renewals().first?.policy == .new)
    }

    @Test("old lease, 按照原政策执行: no report is asked for")
    func original() throws {
        try room.tenant()
        let kiosk = try choosing()
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("续约相关信息"))
        #expect(try room.renewals().first?.policy == .original)
    }

    @Test("old lease, new policy, no report: the rule, the reason, and the key to 【经济状况核对】; no case is opened")
    func none() throws {
        try room.tenant()
        let kiosk = try choosingNew()
        #expect(kiosk.says("现在还不能按新政策续租") && kiosk.says("新政策的规定") && kiosk.says("没有经济状况核对的结果"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("核对什么") && kiosk.says("开始：家庭成员授权"))
        kiosk.press(.escape, .escape)
        #expect(kiosk.says("请选择续租政策"), "the way back is the dialog, where the old policy is still open")
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("续约相关信息"))
    }

    @Test("old lease, new policy, result not in: the way on is where the check stands")
    func underWay() throws {
        try room.tenant()
        try room.requestCheck()
        let kiosk = try choosingNew()
        #expect(kiosk.says("正在办理，还没有出结果") && kiosk.says("查看核对进度"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("核对详情") && kiosk.says("已发起，等待送出"))
        #expect(try room.renewals().isEmpty)
    }

    @Test("old lease, new policy, result not met: each figure with its limit, and the way to object")
    func fails() throws {
        try room.tenant()
        try room.decidedCheck(income: 10_800_001, property: 66_000_001)
        let kiosk = try choosingNew()
        #expect(kiosk.says("人均年收入 54,000.01元，限额 54,000.00元，超过了"))
        #expect(kiosk.says("家庭财产 660,000.01元，限额 660,000.00元，超过了"))
        #expect(kiosk.says("2023年8月28日24时前可以提出异议"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("核对详情") && kiosk.says("[ 提出异议 ]"))
        #expect(try room.renewals().isEmpty)
    }

    @Test("old lease, new policy, report out of date: until when it held, and a new check")
    func outOfDate() throws {
        try room.tenant()
        try room.decidedCheck(on: day(2023, 8, 1))
        room.clocks.pass(days: 170)
        try room.tenant(end: day(2024, 3, 31))
        let kiosk = try choosingNew()
        #expect(kiosk.says("核对报告到2024年2月1日，已经过期，要重新核对"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("重新核对：家庭成员授权"))
    }

    @Test("old lease, new policy, report that meets: 续租后适用政策 stands in 续约信息, and the renewal is handed in on it")
    func meets() throws {
        try room.tenant()
        try room.decidedCheck()
        let kiosk = try choosing()
        #expect(kiosk.says("核对结果符合要求，报告到2024年2月21日有效"))
        kiosk.press(.character("2"), .enter)
        #expect(kiosk.says("续约相关信息"))
        kiosk.acknowledge()
        for _ in 0..<3 { kiosk.confirmBlock() }
        #expect(kiosk.says("续租后适用政策 新政策") && kiosk.says("续租届满 2026年10月31日"))
        kiosk.confirmBlock()
        handIn(kiosk)
        let renewal = try #require(try room.renewals().first)
        #expect(renewal.state == .submitted && renewal.policy == .new)
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("续租政策 按照新政策执行"))
        let check = try room.check
        #expect(renewal.check == check.id && check.usedBy == [renewal.id])
    }

    @Test("a report that grows old before 【提交】 leads to a new check, and nothing is lost")
    func agesBeforeSubmission() throws {
        try room.tenant(end: day(2024, 3, 31))
        try room.decidedCheck(on: day(2023, 8, 1))
        room.clocks.pass(days: 140)
        let kiosk = try choosingNew()
        kiosk.acknowledge()
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        upload(kiosk)
        #expect(kiosk.says("按照新政策执行"))
        room.clocks.pass(days: 40)
        kiosk.press(.enter)
        #expect(kiosk.says("现在还不能按新政策续租") && kiosk.says("已经过期"))
        #expect(try room.renewals().first?.state == .infoConfirmed)
    }

    @Test("back from the dialog another lease is begun anew: the first one's application gets no policy by it")
    func otherLease() throws {
        try room.tenant(end: day(2023, 10, 31), lease: 11)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        let session = try room.office.signIn.signIn(
            LoginClaim(door: .person, login: try KioskRoom.document(1).value, secret: KioskRoom.password),
            by: .password, at: TerminalID("2号机"))
        _ = try room.office.tenant.start(LeaseID("l-11"), session)
        try room.tenant(end: day(2023, 10, 30), lease: 12)
        kiosk.hear()
        kiosk.press(.character("1"))
        #expect(kiosk.says("请选择续租政策"), "\(kiosk.text)")
        kiosk.press(.escape)
        let rows = kiosk.harness.rows
        let other = rows.contains { $0.contains("1 ( )") && $0.contains("2023年10月30日") } ? "1" : "2"
        kiosk.press(.character(Character(other)), .tab, .character("1"), .enter)
        #expect(kiosk.says("请选择续租政策"), "\(kiosk.text)")
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("续约相关信息"), "\(kiosk.text)")
        let renewals = try room.renewals()
        #expect(renewals.first { $0.lease == LeaseID("l-11") }?.policy == nil)
        #expect(renewals.first { $0.lease == LeaseID("l-12") }?.policy == .original)
    }

    @Test("other people's work moves no highlight; a check that moved on changes what is said beside it")
    func highlight() throws {
        try room.tenant()
        let kiosk = try choosing()
        kiosk.press(.down)
        let before = kiosk.harness.rows
        try room.tenant(2)
        kiosk.hear()
        #expect(kiosk.harness.rows == before, "\(kiosk.text)")
        try room.decidedCheck()
        kiosk.hear()
        #expect(kiosk.says("核对结果符合要求"))
    }

    // MARK: A lease under the new policy

    @Test("N-1: new lease, no report: why, and the key to 【经济状况核对】")
    func newNone() throws {
        try room.tenant(policy: .new)
        let kiosk = try applying()
        #expect(kiosk.says("没有经济状况核对的结果") && !kiosk.says("请选择要办理的事项"))
        kiosk.press(.enter)
        #expect(kiosk.says("开始：家庭成员授权"))
    }

    @Test("N-1: new lease, report out of date")
    func newOutOfDate() throws {
        try room.tenant(policy: .new)
        try room.decidedCheck(on: day(2023, 8, 1))
        room.clocks.pass(days: 170)
        try room.tenant(end: day(2024, 3, 31), policy: .new)
        let kiosk = try applying()
        #expect(kiosk.says("核对报告到2024年2月1日，已经过期"))
    }

    @Test("N-1: new lease, result not met: the figures and the way to object, later only a new check")
    func newFails() throws {
        try room.tenant(policy: .new)
        try room.decidedCheck(income: 10_800_002)
        let kiosk = try applying()
        #expect(kiosk.says("人均年收入 54,000.01元，限额 54,000.00元，超过了") && kiosk.says("没有超过"))
        #expect(kiosk.says("查看核对结果，提出异议"))
        kiosk.press(.enter)
        #expect(kiosk.says("核对详情"))
        kiosk.press(.escape, .escape)
        room.clocks.pass(days: 8)
        kiosk.press(.character("1"))
        #expect(!kiosk.says("提出异议") && kiosk.says("查看核对结果") && kiosk.says("可以重新核对"))
    }

    @Test("N-2: new lease, report that meets: 「确认」 alone, and on to 您的续约申请已经提交成功")
    func newMeets() throws {
        try room.tenant(policy: .new)
        try room.decidedCheck()
        let kiosk = try applying()
        #expect(kiosk.says("核对结果符合要求"))
        kiosk.press(.character("1"), .enter)
        #expect(kiosk.says("您的合同适用新政策") && kiosk.says("[ 确认 ]") && !kiosk.says("【按照原政策执行】"))
        kiosk.press(.enter)
        kiosk.acknowledge()
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        handIn(kiosk)
        #expect(try room.renewals().first?.policy == .new)
    }

    // MARK: Steps

    private func upload(_ kiosk: Kiosk) {
        kiosk.press(.character("1"))
        kiosk.takeFile(1)
        kiosk.press(.character("2"))
        kiosk.takeFile(2)
        kiosk.press(.character("3"))
        #expect(kiosk.says("请核对，然后提交"))
    }

    private func handIn(_ kiosk: Kiosk) {
        upload(kiosk)
        kiosk.press(.enter)
        #expect(kiosk.says("您的续约申请已经提交成功"))
    }
}
