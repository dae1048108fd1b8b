import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// Each step tried before its gate is open: the page says why, and the office has not moved.
@Suite("Gates at the kiosk")
struct GateTests {
    @Test("O-1: nothing is started before 【续租申请】 is chosen")
    func option() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor()
        kiosk.press(.character("1"))
        kiosk.press(.down, .enter)
        #expect(kiosk.says("请选择【续租申请】"))
        #expect(try room.renewals().isEmpty)
    }

    @Test("Q23: too early says from when; late is accepted and noted")
    func window() throws {
        let room = try KioskRoom()
        try room.tenant(1, end: day(2024, 2, 20))
        try room.tenant(2, end: day(2023, 9, 10))
        let early = room.kiosk()
        try early.signIn(1)
        early.press(.character("1"))
        #expect(early.says("2023年11月20日起可以申请"))
        let late = room.kiosk()
        try late.signIn(2)
        late.apply()
        #expect(late.says("续约相关信息"))
        #expect(try room.renewals(of: 2).first?.isLate == true)
    }

    @Test("O-3: the declaration's time begins when it is opened, not on the page before it")
    func readingBegins() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        let session = try #require(kiosk.harness.interpreter.session)
        let id = try #require(try room.renewals().first).id
        let declaration = try room.office.policies.text(.declaration, on: room.clocks.office().day)
        let seconds = { room.office.secondsSinceOpened(declaration.template, for: id, session) }
        kiosk.pass(seconds: 30)
        #expect(kiosk.says("续约相关信息") && seconds() == nil)
        kiosk.readInformation()
        kiosk.pass(seconds: 3)
        #expect(seconds() == 3)
    }

    @Test("O-3: 【我已阅知】 says what it waits for: the end, the tick, the seconds")
    func declaration() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        #expect(kiosk.harness.hintLine.contains("回车 下一页"))
        kiosk.press(.enter)
        #expect(kiosk.says("已翻到下一页") && !kiosk.harness.messageLine.contains("!"))
        kiosk.readInformation()
        #expect(kiosk.says("个人续约声明"))
        kiosk.press(.enter)
        #expect(kiosk.says("[ ] 我已阅读并同意"))
        kiosk.press(.right, times: 6)
        kiosk.press(.down, .enter)
        #expect(kiosk.says("请先勾选"))
        kiosk.press(.up, .enter, .down, .enter)
        #expect(kiosk.says("请再阅读"))
        #expect(try room.renewals().first?.state == .policySet)
    }

    @Test("O-3: the message of the seconds goes with them")
    func secondsTold() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        kiosk.readInformation()
        kiosk.readInformation()
        #expect(kiosk.harness.messageLine.contains("请再阅读"))
        kiosk.pass(seconds: 12)
        #expect(kiosk.says("阅读时间已够") && !kiosk.says("请再阅读"))
    }

    @Test("Enter before the end turns the page, and without the tick goes to it")
    func enterReads() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        #expect(kiosk.harness.hintLine.contains("← → 翻页") && kiosk.harness.hintLine.contains("F9 呼叫工作人员"))
        for _ in 0..<8 where !kiosk.says("已到最后") { kiosk.press(.enter) }
        #expect(kiosk.says("已到最后") && !kiosk.says("请先读到最后"))
        kiosk.press(.down, .enter)
        #expect(kiosk.says("请先勾选"))
        kiosk.press(.enter, .down, .enter)
        #expect(kiosk.says("个人续约声明"))
    }

    @Test("O-3: the seconds stand still while help, a dialog or a small window hides the text")
    func hiddenText() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        kiosk.readInformation()
        kiosk.readDeclaration()
        let least = try room.office.policies.renewal(on: day(2023, 8, 21)).parameters.declarationSeconds
        kiosk.press(.function(1))
        kiosk.pass(seconds: least)
        kiosk.press(.escape)
        #expect(kiosk.says("请再阅读 \(least) 秒"))
        kiosk.harness.resize(Size(width: 60, height: 20))
        kiosk.pass(seconds: least)
        kiosk.harness.resize(Size(width: 80, height: 24))
        #expect(kiosk.says("请再阅读 \(least) 秒"))
        kiosk.pass(seconds: least - 1)
        #expect(kiosk.says("请再阅读 1 秒"))
        kiosk.pass(seconds: 1)
        #expect(kiosk.says("阅读时间已够"))
        kiosk.press(.enter)
        #expect(try room.renewals().first?.state == .declared)
    }

    @Test("O-3: the seconds stand still while the program is stopped, however short that was")
    func stopped() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        kiosk.readInformation()
        kiosk.readDeclaration()
        kiosk.stop(seconds: 1)
        kiosk.stop(seconds: 8)
        #expect(kiosk.says("请再阅读 10 秒"))
        kiosk.pass(seconds: 9)
        kiosk.stop(seconds: 60)
        kiosk.press(.enter)
        #expect(kiosk.says("请再阅读 1 秒"))
        #expect(try room.renewals().first?.state == .policySet)
    }

    @Test("O-3: the seconds stand still while another page lies over the text")
    func coveredText() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .information)
        kiosk.readInformation()
        kiosk.readDeclaration()
        kiosk.press(.function(9))
        kiosk.pass(seconds: 12)
        kiosk.press(.character("1"))
        #expect(kiosk.says("请再阅读 10 秒"))
        kiosk.pass(seconds: 10)
        kiosk.press(.enter)
        #expect(try room.renewals().first?.state == .declared)
    }

    @Test("O-4: no block is passed without an answer, none is wrong without a line")
    func blocks() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .block)
        kiosk.press(.down, .down, .enter)
        #expect(kiosk.says("请选择「无误」或「有误」"))
        kiosk.press(.character("2"), .escape, .down, .enter)
        #expect(kiosk.says("请指出哪一项有误"))
        #expect(try room.renewals().first?.state == .declared)
    }

    @Test("O-5: 【提交】 waits for both sides and names the one that is missing")
    func materials() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        kiosk.press(.character("3"))
        #expect(kiosk.says("还差：承租人身份证正面、承租人身份证反面"))
        kiosk.press(.character("1"))
        kiosk.takeFile(1)
        kiosk.press(.character("3"))
        #expect(kiosk.says("还差：承租人身份证反面"))
        // The same picture cannot be both sides.
        kiosk.press(.character("2"))
        kiosk.takeFile(1)
        #expect(kiosk.says("已经用在「承租人身份证正面」"))
        #expect(try room.renewals().first?.state == .infoConfirmed)
    }

    @Test("a file that cannot be taken is marked in the list, and says why when it is chosen")
    func emptyFile() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.harness.rows.contains { $0.contains("nothing.png") && $0.hasSuffix("空文件") })
        kiosk.press(.character("4"))
        #expect(kiosk.harness.messageLine.contains("是空的") && kiosk.says("请选择照片文件"))
    }

    @Test("a file that is no use is told as such and takes no slot", arguments: [(3, "letter"), (5, "torn")])
    func badFiles(_ number: Int, _ name: String) throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        kiosk.press(.character("1"), .character("1"), .character(Character(String(number))))
        #expect(kiosk.says("重新选取") && !kiosk.says("清楚，就用这张"))
        kiosk.press(.enter)
        #expect(kiosk.says("请选择照片文件") && kiosk.harness.rows.contains { $0.contains("> ") && $0.contains(name) })
        #expect(try room.renewals().first?.currentMaterials.isEmpty == true)
    }

    @Test("a picture too small to read is refused before anybody takes it for clear")
    func tooSmall() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        room.pictures.size = PictureSize(width: 2, height: 2)
        kiosk.press(.character("1"), .character("1"), .character("1"))
        #expect(kiosk.says("照片太小") && !kiosk.says("清楚，就用这张"))
    }

    @Test("where this machine has no picture program the picture is not blamed")
    func noViewer() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        room.pictures.failure = .noPictureProgram
        kiosk.press(.character("1"), .character("1"), .character("1"))
        #expect(kiosk.says("不能检查照片是否清楚") && kiosk.says("清楚，就用这张"))
    }

    @Test("a stick that was pulled out leads back to the ways to a picture, and says so")
    func unplugged() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        room.shelf.isUnplugged = true
        kiosk.press(.character("1"), .character("1"))
        #expect(kiosk.says("已经拔出") && kiosk.says("请选择取得照片的方式") && !kiosk.says("没有内容"))
    }

    @Test("a fault of the house sends to the window and keeps its number")
    func fault() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        room.records.failure = .store(.diskFull)
        kiosk.press(.character("1"), .character("1"), .character("1"), .character("1"))
        #expect(kiosk.says("直接到窗口办理") && kiosk.says("E-904") && !kiosk.says("管理人员"))
    }

    @Test("a camera that this office has not is not listed")
    func noCamera() throws {
        let room = try KioskRoom()
        try room.tenant()
        let kiosk = room.kiosk(hasCamera: false)
        try kiosk.signIn()
        kiosk.apply()
        kiosk.acknowledge()
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        kiosk.press(.character("1"))
        #expect(!kiosk.says("高拍仪") && kiosk.says("2  用扫描仪扫描"))
    }

    @Test("camera and scanner: nothing new is said so, a scan says 演示 and can be cancelled")
    func devices() throws {
        let room = try KioskRoom()
        let kiosk = try room.visitor(at: .materials)
        kiosk.press(.character("1"), .character("2"))
        #expect(kiosk.says("高拍仪里没有刚拍的照片"))
        room.shelf.cameraPicture = CardShelf.picture(5)
        kiosk.press(.character("2"))
        #expect(kiosk.says("IMG_0001.png"))
        kiosk.press(.character("2"), .character("3"))
        kiosk.press(.escape)
        #expect(room.scanner.wasCancelled && kiosk.says("请选择取得照片的方式") && kiosk.says("已取消"))
        kiosk.press(.character("3"))
        kiosk.pass(seconds: 1)
        #expect(kiosk.says("扫描的照片（演示）"))
        #expect(room.scanner.scanned == [.cardFront, .cardFront], "the scanner is told which side is wanted")
        kiosk.press(.character("1"))
        let uploaded = { try room.renewals().first?.currentMaterials.map(\.kind) }
        #expect(try uploaded() == [.cardFront])
        kiosk.press(.character("1"), .character("5"))
        #expect(kiosk.says("确定要删除这张照片吗"), "removing asks first")
        kiosk.press(.enter)
        #expect(try kiosk.says("请选择取得照片的方式") && uploaded() == [.cardFront])
        kiosk.press(.character("5"), .character("1"))
        #expect(try kiosk.says("照片已删除") && uploaded() == [])
    }
}
