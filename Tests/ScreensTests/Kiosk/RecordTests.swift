import Cells
import Housing
import Testing

@testable import Office

@Suite struct Recorder {
    @Test func record() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk()
        func show(_ name: String) { print("@@\(name)"); for row in kiosk.harness.rows { print("|\(row)") } }
        show("entrance"); kiosk.press(.enter); show("login"); kiosk.press(.character("2")); show("password")
        kiosk.type(try KioskRoom.document(1).value); kiosk.press(.enter); kiosk.type("wrong-pass"); kiosk.press(.enter, .enter); show("delay")
        kiosk.pass(seconds: 2); kiosk.press(.escape, .character("3")); show("code"); kiosk.press(.escape, .character("2"))
        kiosk.type(try KioskRoom.document(1).value); kiosk.press(.enter); kiosk.type(KioskRoom.password); kiosk.press(.enter, .enter); show("notice")
        kiosk.agree(); show("home"); kiosk.press(.character("5")); show("coming"); kiosk.press(.enter, .character("4")); show("mine-empty"); kiosk.press(.escape)
        kiosk.press(.function(9)); show("call"); kiosk.press(.character("2"))
        kiosk.press(.character("1")); show("apply"); kiosk.press(.character("1"), .enter, .enter); show("policy"); kiosk.press(.character("1"), .enter, .enter); show("information")
        kiosk.press(.right, times: 6); kiosk.press(.enter, .down, .enter); show("declaration"); kiosk.press(.right, times: 6); kiosk.press(.enter, .down); kiosk.pass(seconds: 12); kiosk.press(.enter)
        show("block"); kiosk.press(.character("2")); show("lines"); kiosk.press(.character("4")); show("line"); kiosk.press(.escape, .escape)
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        show("materials"); kiosk.press(.character("1")); show("slot"); kiosk.press(.character("1")); show("media"); kiosk.press(.character("1")); show("preview"); kiosk.press(.character("1"))
        kiosk.press(.character("2")); kiosk.takeFile(2); kiosk.press(.character("3")); show("check"); kiosk.press(.enter); show("done")
        try room.sendBack([ReturnItem(.material(.cardBack), .unreadable), ReturnItem(.line(InfoLine(.tenant, .marital)), .proofNeeded, note: "请带结婚证")])
        kiosk.press(.character("2")); show("home-returned"); kiosk.press(.character("1")); show("returned"); kiosk.press(.escape, .character("4"), .character("1")); show("detail"); kiosk.press(.function(1)); show("help")
    }
}
