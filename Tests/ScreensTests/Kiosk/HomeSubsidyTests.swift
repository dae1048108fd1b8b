import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// What the first page tells a family that waits for public housing.
@Suite("The rent subsidy on the first page") struct HomeSubsidyTests {
    @Test("LH-20 Who waits has no lease to be missed, and reads until when he can apply; Esc leaves the list of tasks")
    func waits() throws {
        let room = try KioskRoom()
        try room.openSubsidy(KioskRoom.single)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("公租房补贴现在可以申请，到2023年8月29日 18:00截止"), "\(kiosk.text)")
        #expect(!kiosk.says("没有查到您作为承租人"))
        // The cursor stands on what waits.
        kiosk.press(.enter, .character("1"))
        #expect(kiosk.says("申请要做的事"))
        kiosk.press(.escape)
        #expect(!kiosk.says("申请要做的事") && kiosk.says("继续填写申请") || kiosk.says("申请补租"), "\(kiosk.text)")
    }

    @Test("What is handed in is told with how it stands")
    func applied() throws {
        let subsidy = try SubsidyRoom()
        try subsidy.kiosk.signIn()
        #expect(subsidy.kiosk.says("您的补租申请：已经提交，正在受理"), "\(subsidy.kiosk.text)")
        #expect(!subsidy.kiosk.says("现在可以申请"))
        subsidy.kiosk.press(.enter)
        #expect(subsidy.kiosk.says("我的申请"), "\(subsidy.kiosk.text)")
    }

    @Test("Who has neither lease nor place in the register is told so as something to know, and where to look")
    func stranger() throws {
        let room = try KioskRoom()
        try room.account(try room.person(1, name: "陈一民"), login: try KioskRoom.document(1).value, .applicant)
        try room.openSubsidy(KioskRoom.five)
        let kiosk = room.kiosk()
        try kiosk.signIn()
        #expect(kiosk.says("您的办理情况") && !kiosk.says("等您办理的事"), "\(kiosk.text)")
        #expect(kiosk.says("没有查到您作为承租人的公共租赁住房合同") && kiosk.says("要看您家能不能申请，请按 5"))
        kiosk.press(.enter)
        #expect(kiosk.says("没有查到您家在轮候册上"), "\(kiosk.text)")
    }
}
