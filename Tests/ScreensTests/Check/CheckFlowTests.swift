import Cells
import Housing
import Testing

@testable import Office
@testable import Screens

/// 【经济状况核对】 from home to 收入财产核对已经发起, by the keys of a small pad alone.
@Suite("X-1, X-2 at the kiosk")
struct CheckFlowTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        room = try KioskRoom()
        try room.tenant()
        kiosk = room.kiosk()
        try kiosk.signIn()
    }

    private var spouse: String { get throws { try KioskRoom.document(501).value } }

    /// On the family's list, the tenant's own authorisation given.
    private func tenantAuthorised() {
        kiosk.openCheckPage()
        kiosk.press(.enter)
        kiosk.press(.enter)
        kiosk.authorise()
    }

    /// On the family's list, everybody's given.
    private func allAuthorised() throws {
        tenantAuthorised()
        kiosk.press(.enter)
        kiosk.identifyOccupant(try spouse)
        kiosk.press(.enter)
        kiosk.authorise()
        #expect(kiosk.says("全家都已授权"))
    }

    @Test("tenant and spouse authorise each, then 发起收入财产核对, with its number")
    func wholeWay() throws {
        kiosk.openCheckPage()
        #expect(kiosk.says("最近 12 个月的收入") && kiosk.says("全家 2 人") && kiosk.says("6 个月内有效"))
        kiosk.press(.enter)
        #expect(kiosk.says("陈*民（承租人） 未授权") && kiosk.says("林*雨（配偶） 未授权"))
        kiosk.press(.enter)
        #expect(kiosk.says("经济状况核对授权书") && kiosk.says("由 陈*民 本人阅读"))
        kiosk.authorise()
        #expect(kiosk.says("陈*民（承租人） ✓ 已授权 2023年8月21日"))
        kiosk.press(.enter)
        #expect(kiosk.says("请 林*雨 本人阅读") && kiosk.says("按 * 键"))
        kiosk.identifyOccupant(try spouse)
        #expect(!kiosk.says(try spouse), "a number is masked where it is not typed")
        kiosk.press(.enter)
        #expect(kiosk.says("由 林*雨 本人阅读"))
        kiosk.authorise()
        #expect(kiosk.says("全家都已授权"))
        kiosk.press(.enter)
        #expect(kiosk.says("2022年8月至2023年7月的收入") && kiosk.says("2023年8月21日当天的财产"))
        kiosk.press(.enter)
        let check = try room.check
        #expect(check.state == .requested && kiosk.says("收入财产核对已经发起") && kiosk.says("\(check.number)"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("我的申请") && kiosk.says("经济状况核对") && kiosk.says("已发起，等待送出"))
    }

    @Test("another number than the register's is told beside the field, nothing typed is lost, and nobody reads")
    func wrongNumber() throws {
        tenantAuthorised()
        kiosk.press(.enter)
        kiosk.identifyOccupant("440303198001011")
        kiosk.press(.enter)
        #expect(kiosk.says("应为 18 位"))
        kiosk.press(.backspace, times: 20)
        kiosk.identifyOccupant(try KioskRoom.document(7).value)
        kiosk.press(.enter)
        #expect(kiosk.says("和登记的证件号码不一样") && kiosk.says("请 林*雨 本人阅读"))
        #expect(try room.check.authorisations.count == 1)
        kiosk.press(.backspace, times: 20)
        kiosk.identifyOccupant(try spouse)
        kiosk.press(.enter)
        kiosk.authorise()
        #expect(try room.check.authorisations.count == 2)
    }

    @Test("the request waits for every adult, and says how many are left; who is not 18 needs none")
    func everybody() throws {
        try room.addChild()
        tenantAuthorised()
        #expect(kiosk.says("陈*宝（子女） 未满 18 周岁，不用授权"))
        kiosk.press(.character("4"))
        #expect(kiosk.says("还有 1 位没有授权"))
        kiosk.press(.character("3"))
        #expect(kiosk.harness.messageLine.contains("不用授权"))
        kiosk.press(.character("5"))
        #expect(kiosk.says("书面授权书") && kiosk.says("窗口"))
    }

    @Test("too short a reading is not taken, and says how many seconds are left")
    func tooShort() throws {
        kiosk.openCheckPage()
        kiosk.press(.enter, .enter)
        kiosk.press(.right, times: 6)
        kiosk.press(.enter, .down, .enter)
        #expect(kiosk.says("请再阅读"))
        #expect(try room.check.authorisations.isEmpty)
    }

    @Test("an authorisation is taken back before the request, and given again")
    func withdrawInDraft() throws {
        try allAuthorised()
        kiosk.press(.character("2"))
        #expect(kiosk.says("要撤回这份授权吗"))
        kiosk.press(.enter)
        #expect(try room.check.authorisations.allSatisfy(\.isCurrent))
        kiosk.press(.character("2"), .character("1"))
        #expect(kiosk.says("授权已撤回") && kiosk.says("林*雨（配偶） 未授权"))
        #expect(try room.check.state == .draft)
    }

    @Test("an authorisation taken back after the request ends the check, and that is said before")
    func withdrawAfterRequest() throws {
        try allAuthorised()
        kiosk.press(.enter, .enter)
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("核对详情"))
        kiosk.press(.right, .enter)
        #expect(kiosk.says("撤回以后，这次核对就终止"))
        kiosk.press(.character("2"))
        #expect(kiosk.says("要撤回这份授权吗") && kiosk.says("要核对只能重新办"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("授权被撤回，已终止") && kiosk.says("这次核对已终止"))
        #expect(try room.check.state == .cancelled)
        kiosk.press(.pageDown)
        #expect(kiosk.says("林*雨（配偶） 已撤回授权 2023年8月21日"), "\(kiosk.text)")
    }

    @Test("a check is cancelled after being asked, and can be begun anew")
    func cancel() throws {
        kiosk.openCheckPage()
        kiosk.press(.enter)
        kiosk.press(.end, .enter)
        #expect(kiosk.says("确定要撤销这次核对吗"))
        kiosk.press(.enter)
        #expect(try room.check.state == .draft, "the safe answer has the focus")
        kiosk.press(.end, .enter, .character("1"))
        #expect(try room.check.state == .cancelled)
        kiosk.press(.escape, .escape)
        kiosk.openCheckPage()
        kiosk.press(.enter)
        #expect(try room.checks().count == 2)
    }

    @Test("what was begun goes on where it was left, at another terminal")
    func resumes() throws {
        tenantAuthorised()
        let other = room.kiosk(named: "2号机")
        try other.signIn()
        #expect(other.says("还没有发起。请按 2"))
        other.openCheckPage()
        other.press(.enter)
        #expect(other.says("陈*民（承租人） ✓ 已授权"))
        other.press(.enter)
        #expect(other.says("请 林*雨 本人阅读"), "the next who is missing has the focus")
    }

    @Test("somebody who comes into the family meanwhile is listed and has to authorise")
    func familyGrows() throws {
        try allAuthorised()
        kiosk.press(.enter)
        #expect(kiosk.says("请核对，然后发起"))
        try room.addOccupant(try room.person(601, name: "陈二宝"), .sibling)
        kiosk.press(.enter)
        #expect(kiosk.says("没有授权"))
        #expect(try room.check.state == .draft)
        kiosk.press(.enter)
        #expect(kiosk.says("陈*宝（兄弟姐妹） 未授权"))
    }

    @Test("what was asked about a check before its request is not done to it after that")
    func askedOfDraft() throws {
        try allAuthorised()
        kiosk.press(.character("2"))
        #expect(kiosk.says("要撤回这份授权吗") && !kiosk.says("要核对只能重新办"))
        let other = room.kiosk(named: "2号机")
        try other.signIn()
        other.openCheckPage()
        other.press(.enter, .enter, .enter)
        #expect(try room.check.state == .requested)
        kiosk.hear()
        #expect(!kiosk.says("要撤回这份授权吗") && kiosk.says("最新的情况"))
        kiosk.press(.character("1"))
        kiosk.press(.escape)
        #expect(try room.check.state == .requested)
    }

    @Test("what moved on at another terminal is told, and the newest state is shown")
    func movedOn() throws {
        tenantAuthorised()
        kiosk.press(.character("1"))
        let other = room.kiosk(named: "2号机")
        try other.signIn()
        other.openCheckPage()
        other.press(.enter)
        other.press(.end, .enter, .character("1"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("已撤销") || kiosk.says("已换成最新的情况"))
    }
}
