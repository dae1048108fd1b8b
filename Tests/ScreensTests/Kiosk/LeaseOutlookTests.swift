import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Leases that cannot be renewed here now: home and 【续租申请】 say so once, and offer only what works.
@Suite("O-1: what a lease allows")
struct LeaseOutlookTests {
    private let room: KioskRoom

    init() throws {
        room = try KioskRoom()
    }

    /// Somebody signed in, on 【续租申请】.
    private func applying() throws -> Kiosk {
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.press(.character("1"))
        return kiosk
    }

    private func offersApplying(_ kiosk: Kiosk) -> Bool { kiosk.says("请选择要办理的事项") || kiosk.says("[ 下一步 ]") }

    @Test("Q23: too early: from when, and nothing to press that refuses")
    func early() throws {
        try room.tenant(end: day(2024, 2, 20))
        let kiosk = try applying()
        #expect(kiosk.says("2023年11月20日起可以申请") && kiosk.says("请到时再来") && !offersApplying(kiosk))
        kiosk.press(.character("1"))
        #expect(kiosk.says("2023年11月20日起可以申请"))
        kiosk.press(.enter)
        #expect(kiosk.says("公共租赁住房业务") && kiosk.says("从2023年11月20日起可以申请续租"))
        #expect(kiosk.says("您的办理情况") && !kiosk.says("等您办理的事"), "nothing is to be done now")
        #expect(try room.renewals().isEmpty)
    }

    @Test("an ended lease is told on the home page and leads to the counter")
    func ended() throws {
        try room.tenant(end: day(2023, 7, 31))
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("已于2023年7月31日到期") && kiosk.says("请带身份证到窗口") && !kiosk.says("现在没有要您办的事"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("已于2023年7月31日到期") && !offersApplying(kiosk))
        kiosk.press(.right, .enter)
        #expect(kiosk.says("已呼叫工作人员") && kiosk.says("所在步骤 个人租赁合同续约：续租申请"))
    }

    @Test("who has no lease is told so on both pages")
    func none() throws {
        try room.tenant(2)
        try room.account(try room.person(1, name: "陈一民"), login: try KioskRoom.document(1).value, .applicant)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("没有查到您作为承租人的公共租赁住房合同"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("没有查到您作为承租人的公共租赁住房合同") && !offersApplying(kiosk))
        kiosk.press(.enter)
        #expect(kiosk.says("公共租赁住房业务"))
    }

    @Test("a lease whose application is with staff leads to 【我的】")
    func underway() throws {
        try room.tenant()
        let kiosk = room.kiosk()
        try kiosk.signIn()
        kiosk.prepare()
        kiosk.press(.enter)
        kiosk.press(.character("2"), .character("1"))
        #expect(kiosk.says("不用再申请") && !offersApplying(kiosk))
        kiosk.press(.enter)
        #expect(kiosk.says("我的申请"))
    }

    @Test("a lease that is over is no choice beside one that runs; of several, each says what it allows")
    func several() throws {
        try room.tenant(end: day(2023, 7, 31), lease: 10)
        try room.tenant(end: day(2024, 2, 20), lease: 11)
        try room.tenant(end: day(2023, 10, 31), lease: 12)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(!kiosk.says("GZF-2020-10"))
        kiosk.press(.character("1"))
        #expect(kiosk.says("您有多份合同") && !kiosk.says("GZF-2020-10"))
        let rows = kiosk.harness.rows
        let early = rows.contains { $0.contains("1 ( )") && $0.contains("2024年2月20日") } ? "1" : "2"
        kiosk.press(.character(Character(early)))
        #expect(kiosk.says("2023年11月20日起可以申请") && !offersApplying(kiosk))
        kiosk.press(.character(early == "1" ? "2" : "1"))
        #expect(offersApplying(kiosk) && kiosk.says("现在可以申请"))
    }
}
