import Cells
import Testing

@testable import Forms

@Suite("Ending a session and the program")
struct EndingTests {
    @Test("F10 asks, and no is the answer in focus") func asks() {
        let harness = demoForm()
        harness.press(.function(10))
        #expect(harness.text.contains("│     [ 1 结束使用 ]  > [ 2 继续办理 ]     │"))
        harness.press(.enter)
        #expect(harness.depth == 2)
        #expect(!harness.text.contains("结束后"))
    }

    @Test("Yes wipes screens, clipboard and message, saves the draft and tells the world", arguments: [true, false])
    func wipes(byDigit: Bool) throws {
        let harness = demoForm()
        harness.type("张三")
        harness.press(.down)
        harness.type("440101")
        harness.press(.function(6), .function(5))
        #expect(harness.terminal.clipboard == ["440101"])
        harness.press(.function(10))
        if byDigit { harness.press(.character("1")) } else { harness.press(.left, .enter) }
        #expect(harness.depth == 1)
        #expect(harness.terminal.clipboard == ["440101", nil])
        #expect(harness.interpreter.asks.suffix(2) == [.draft("张三"), .forget])
        #expect(harness.messageLine == "")
        #expect(harness.program.clipboard == nil)
        #expect(!harness.text.contains("张"))
        #expect(try #require(harness.screen(DemoHome.self)).seen.count == 2)
        harness.press(.control("v"))
        #expect(!harness.text.contains("440101"))
    }

    @Test("A number typed on the wrong page runs through the menu to the question, and answers nothing")
    func typedOn() {
        let harness = demoForm()
        harness.press(.down, .down, .down, .down)
        harness.type("04")
        #expect(harness.text.contains("[ 结束使用 ]  > [ 继续办理 ]"), "\(harness.text)")
        #expect(harness.hintLine.contains("← → 移动"))
        harness.type("10112 *1")
        #expect(harness.depth == 2 && harness.text.contains("[ 结束使用 ]"))
        harness.press(.enter)
        #expect(harness.depth == 2 && !harness.text.contains("结束后"))
        // By arrow and Enter he leaves from there too.
        harness.type("04")
        harness.press(.left, .enter)
        #expect(harness.depth == 1)
    }

    @Test("After a digit that is no answer the next one is none; through the menu by arrows it asks as F10 does")
    func typedFirst() {
        let harness = demoForm()
        harness.press(.function(10))
        harness.type("71")
        #expect(harness.depth == 2 && harness.text.contains("[ 结束使用 ]"))
        harness.press(.escape, .down, .down, .down, .down)
        harness.type("0")
        harness.press(.down, .down, .down, .enter)
        harness.type("1")
        #expect(harness.depth == 1)
    }

    @Test("F10 on the first page leaves the program, where that is allowed") func leaves() {
        let counter = demo()
        counter.press(.function(10), .character("1"))
        #expect(counter.hasEnded)
        let kiosk = demo { $0.mayLeave = false }
        kiosk.press(.function(10), .control("c"), .control("z"), .character("1"))
        #expect(!kiosk.hasEnded)
        #expect(kiosk.terminal.suspensions == 0)
        #expect(!kiosk.hintLine.contains("F10"))
    }

    @Test("Ctrl-C asks and Ctrl-Z suspends at the counter") func controlKeys() {
        let harness = demo()
        harness.press(.control("z"))
        #expect(harness.terminal.suspensions == 1)
        harness.press(.control("c"))
        #expect(harness.text.contains("确定退出程序吗？"))
    }

    @Test(
        "A hang-up or the end of the system's patience saves the draft", arguments: [TerminalEvent.hangup, .terminate])
    func hangup(event: TerminalEvent) {
        let harness = demoForm()
        harness.type("李四")
        harness.send(event)
        #expect(harness.hasEnded)
        #expect(harness.interpreter.asks.last == .draft("李四"))
    }

    @Test("The loop keeps trying to save when the lock is taken at the end") func lastTries() {
        let terminal = ScriptedTerminal()
        let interpreter = DemoInterpreter()
        terminal.press(.enter, .character("王"))
        terminal.script([.hangup])
        terminal.idle(milliseconds: 1000)
        interpreter.refusals = 3
        let program = Program(demoSettings(), size: terminal.size, now: terminal.now())
        Loop.run(program, on: terminal, with: interpreter)
        #expect(interpreter.asks == [.draft("王")])
        #expect(interpreter.attempts.count == 4)
    }
}
