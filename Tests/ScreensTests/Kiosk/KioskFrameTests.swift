import Cells
import Forms
import Housing
import Testing

@testable import Office

/// Every page of the kiosk, as it is drawn at 80x24; at the larger sizes its rows add up too.
@Suite("The kiosk's pages")
struct KioskFrameTests {
    private let room: KioskRoom
    private let kiosk: Kiosk

    init() throws {
        room = try KioskRoom()
        try room.tenant()
        kiosk = room.kiosk()
    }

    private func shows(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        expect(kiosk, shows: KioskFrames.all[name] ?? "", name, sourceLocation: sourceLocation)
    }

    @Test("from the entrance to the home page")
    func entrance() throws {
        shows("entrance")
        kiosk.press(.enter)
        shows("login")
        kiosk.press(.character("3"))
        shows("code")
        kiosk.press(.escape, .character("2"))
        shows("password")
        kiosk.type(try KioskRoom.document(1).value)
        kiosk.press(.enter)
        kiosk.type("wrong-password")
        kiosk.press(.enter)
        shows("delay")
        kiosk.pass(seconds: 2)
        kiosk.type(KioskRoom.password)
        kiosk.press(.enter)
        shows("notice")
        kiosk.agree()
        shows("home")
        kiosk.press(.character("4"))
        shows("mine-empty")
        kiosk.press(.character("2"))
        shows("consent-withdraw")
        kiosk.press(.escape, .escape, .function(9))
        shows("call")
    }

    @Test("from 【续租申请】 to the four blocks")
    func answering() throws {
        try kiosk.signIn()
        kiosk.press(.character("1"))
        shows("apply")
        kiosk.press(.character("1"), .enter)
        shows("policy")
        kiosk.press(.character("1"), .enter)
        shows("information")
        kiosk.readInformation()
        shows("declaration")
        kiosk.readDeclaration()
        kiosk.pass(seconds: 12)
        kiosk.press(.enter)
        shows("block")
        kiosk.press(.character("2"))
        shows("lines")
        kiosk.press(.character("4"))
        shows("line")
    }

    @Test("from 上传材料 to 提交成功")
    func handingIn() throws {
        try kiosk.signIn()
        kiosk.apply()
        kiosk.acknowledge()
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        shows("materials")
        kiosk.press(.character("1"))
        shows("slot")
        kiosk.press(.character("1"))
        shows("media")
        kiosk.press(.character("1"))
        shows("preview")
        kiosk.press(.character("1"), .character("2"))
        kiosk.takeFile(2)
        kiosk.press(.character("3"))
        shows("check")
        kiosk.press(.enter)
        shows("done")
    }

    @Test("what comes back, and 【我的】")
    func comingBack() throws {
        try kiosk.signIn()
        kiosk.prepare()
        kiosk.press(.enter)
        try room.sendBack([
            ReturnItem(.material(.cardBack), .unreadable),
            ReturnItem(.line(InfoLine(.tenant, .marital)), .proofNeeded, note: "请带结婚证"),
        ])
        kiosk.press(.character("2"))
        shows("home-returned")
        kiosk.press(.character("1"))
        shows("mend-file")
        kiosk.press(.escape)
        shows("returned")
        kiosk.press(.character("2"))
        shows("mend-line")
        kiosk.press(.escape, .escape, .character("4"), .character("1"))
        shows("detail")
        kiosk.press(.function(1))
        shows("help")
    }
}
