import Cells
import Forms
import Housing
import Screens
import Testing

/// Somebody at a kiosk: keys, time and looks.
final class Kiosk {
    let harness: ProgramHarness<KioskAsk, KioskAnswer, KioskDesk>
    private let room: KioskRoom

    init(harness: ProgramHarness<KioskAsk, KioskAnswer, KioskDesk>, room: KioskRoom) {
        self.harness = harness
        self.room = room
    }

    var text: String { harness.text }

    func press(_ keys: Key...) {
        for key in keys {
            harness.press(key)
            LawOfPinyin.expect(harness.program)
        }
    }

    func press(_ key: Key, times: Int) {
        for _ in 0..<times { harness.press(key) }
    }

    func type(_ text: String) { harness.type(text) }

    /// Time passes for the screen and for the office.
    func pass(seconds: Int) {
        for _ in 0..<seconds {
            room.clocks.pass(seconds: 1)
            harness.pass(seconds: 1)
        }
    }

    /// Time passes for the office while this process is stopped.
    func stop(seconds: Int, isHeard: Bool = true) {
        room.clocks.pass(seconds: seconds)
        harness.stop(seconds: seconds, isHeard: isHeard)
    }

    /// Whether the window says this, wherever its lines break.
    func says(_ sentence: String) -> Bool {
        let joined = harness.rows.map { $0.filter { $0 != " " } }.joined()
        return joined.contains(sentence.filter { $0 != " " })
    }

    /// Another process has written: the kiosk hears of it.
    func hear() {
        for news in harness.interpreter.news(from: 0) { harness.receive(news) }
    }

    // MARK: Steps that many tests begin with

    /// From the first page to 账号密码, the number typed; the focus is on the password.
    func identify(_ serial: Int = 1) throws {
        press(.enter, .character("2"))
        type(try KioskRoom.document(serial).value)
        press(.enter)
    }

    /// Signs in as the tenant and agrees to the notice, on the home page after that.
    func signIn(_ serial: Int = 1) throws {
        try identify(serial)
        type(KioskRoom.password)
        press(.enter)
        if says("个人信息收集告知") { agree() }
        #expect(says("公共租赁住房业务"))
    }

    /// Reads the notice, ticks it and agrees.
    func agree() {
        press(.right, times: 8)
        press(.enter, .down, .enter)
    }

    /// From home to 申请声明.
    func apply() {
        press(.character("1"))
        press(.character("1"), .enter)
        press(.character("1"), .enter)
    }

    /// Reads and confirms 续约相关信息, reads and ticks the declaration, waits and acknowledges.
    func acknowledge() {
        readInformation()
        readDeclaration()
        pass(seconds: 12)
        press(.enter)
    }

    /// Reads 续约相关信息 to its end and goes on to the declaration.
    func readInformation() {
        press(.right, times: 6)
        press(.enter, .down, .enter)
    }

    /// Reads the declaration to its end and ticks it; the focus is on 【我已阅知】.
    func readDeclaration() {
        press(.right, times: 6)
        press(.enter, .down)
    }

    /// Confirms the block on the screen.
    func confirmBlock() {
        press(.right, times: 4)
        press(.character("1"), .enter)
    }

    /// Puts the `number`-th file of the stick into the slot on the screen.
    func takeFile(_ number: Int) {
        press(.character("1"))
        press(.character(Character(String(number))))
        press(.character("1"))
    }

    /// From home to the page that shows all answers before 【提交】.
    func prepare() {
        apply()
        acknowledge()
        for _ in InfoBlock.allCases { confirmBlock() }
        press(.character("1"))
        takeFile(1)
        press(.character("2"))
        takeFile(2)
        press(.character("3"))
    }
}

/// Looks at the window at a size of its own and checks that each row adds up; gives its rows.
@discardableResult
func look(
    _ kiosk: Kiosk, _ size: Size = Size(width: 80, height: 24), sourceLocation: SourceLocation = #_sourceLocation
) -> [String] {
    kiosk.harness.resize(size)
    let frame = kiosk.harness.frame
    for y in 0..<size.height {
        #expect(frame.rowColumns(y) == size.width, "row \(y)", sourceLocation: sourceLocation)
        #expect(frame.rowHoldsTogether(y), "row \(y)", sourceLocation: sourceLocation)
    }
    #expect(frame.cursor != nil, "the cursor stands on what has the focus", sourceLocation: sourceLocation)
    return frame.rows()
}

/// The window at 80x24 must be this; spaces at the ends of rows are left out.
func expect(
    _ kiosk: Kiosk, shows golden: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    for size in [Size(width: 200, height: 60), Size(width: 120, height: 36)] {
        look(kiosk, size, sourceLocation: sourceLocation)
    }
    let shown = look(kiosk, sourceLocation: sourceLocation).joined(separator: "\n")
    if shown != golden { Issue.record("@@\(name)\n\(shown)\n@@", sourceLocation: sourceLocation) }
}
