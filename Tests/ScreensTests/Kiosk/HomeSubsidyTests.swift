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
        kiosk.press(.character("5"), .character("1"))
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
    }
}
