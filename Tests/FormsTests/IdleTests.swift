import Cells
import Testing

@testable import Forms

@Suite("Nobody at the keyboard")
struct IdleTests {
    private func kiosk(grace: Int = 30) -> DemoHarness {
        demoForm { $0.idle = .kiosk(warnAfterSeconds: 60, graceSeconds: grace) }
    }

    @Test("Nothing counts down on the first page, so nothing wakes") func noWakes() {
        let harness = demo { $0.idle = .kiosk(warnAfterSeconds: 60, graceSeconds: 30) }
        #expect(harness.millisecondsToDeadline == nil)
        #expect(demoForm().millisecondsToDeadline == nil)
        #expect(kiosk().millisecondsToDeadline == 60_000)
    }

    @Test("After the time a warning counts down by seconds") func warning() {
        let harness = kiosk()
        harness.pass(milliseconds: 59_999)
        #expect(!harness.text.contains("您还在吗"))
        harness.pass(milliseconds: 1)
        #expect(harness.text.contains("您还在吗？"))
        #expect(harness.titleLine.contains("还剩 30 秒"))
        harness.pass(seconds: 12)
        #expect(harness.titleLine.contains("还剩 18 秒"))
        #expect(
            harness.rows[7...15] == [
                "                  ┌─ 您还在吗？ ─────────────────────────────┐",
                "    密码      [   │                                          │",
                "                  │   18 秒后将自动结束，                    │",
                "    入住日期  [___│   并清除屏幕上的个人信息。               │",
                "                  │   按任意键继续办理。                     │",
                "    续约方式      │                                          │",
                "    1 ( ) 按原政策│   > [ 继续办理 ]                         │",
                "          租金标准│                                          │",
                "    2 ( ) 按新政策└──────────────────────────────────────────┘",
            ])
        #expect(harness.cursor == Point(x: 24, y: 13))
        #expect(harness.millisecondsToDeadline == 1000)
    }

    @Test("Any key gives the whole time again, any number of times, and does nothing else") func extend() {
        let harness = kiosk()
        harness.type("张")
        for _ in 0..<20 {
            harness.pass(seconds: 89)
            harness.type("x")
            #expect(harness.depth == 2)
            #expect(!harness.text.contains("您还在吗"))
        }
        #expect(harness.screen(DemoForm.self)?.form.text(.name) == "张")
    }

    @Test("Then the session ends and the first page comes back") func expiry() {
        let harness = kiosk()
        harness.type("张")
        harness.pass(seconds: 90)
        #expect(harness.depth == 1)
        #expect(harness.interpreter.asks.suffix(2) == [.draft("张"), .forget])
        #expect(harness.millisecondsToDeadline == nil)
    }

    @Test("At least 20 seconds to answer the warning, whatever is set") func leastGrace() {
        let harness = kiosk(grace: 5)
        harness.pass(seconds: 79)
        #expect(harness.depth == 2)
        harness.pass(seconds: 1)
        #expect(harness.depth == 1)
    }

    @Test("A key after the time has run out is not the same person's: the machine slept") func tooLate() {
        var program = Program(
            demoSettings { $0.idle = .kiosk(warnAfterSeconds: 60, graceSeconds: 30) },
            size: Size(width: 80, height: 24), now: Instant(milliseconds: 0))
        _ = program.start(now: Instant(milliseconds: 0))
        _ = program.handle(.input(.key(.enter)), now: Instant(milliseconds: 0))
        #expect(program.stack.count == 2)
        _ = program.handle(.input(.key(.tab)), now: Instant(milliseconds: 3_600_000))
        #expect(program.stack.count == 1)
    }

    @Test("A page to be read gives time by its length") func reading() {
        #expect(Patience.reading(characters: 3000).extraSeconds == 1000)
        #expect(Patience.usual.extraSeconds == 0)
    }

    @Test("A window too small does not stop the time") func tooSmall() {
        let harness = kiosk()
        harness.resize(Size(width: 40, height: 10))
        harness.pass(seconds: 90)
        #expect(harness.depth == 1)
    }
}

@Suite("The counter's lock")
struct LockTests {
    private func counter(jobSteps: Int = 100) -> DemoHarness {
        let harness = demoForm {
            $0.idle = .counter(lockAfterSeconds: 600, signOutAfterSeconds: 1800, atMostSeconds: 43_200)
            $0.lock = AnyScreen(DemoLock())
        }
        harness.interpreter.jobSteps = jobSteps
        return harness
    }

    @Test("Locks after ten minutes and unlocks by the password, nothing lost") func locks() {
        let harness = counter()
        harness.type("张三")
        harness.pass(seconds: 600)
        #expect(harness.titleLine == "  已锁定")
        #expect(!harness.text.contains("张"))
        harness.type("wrong")
        harness.press(.enter)
        #expect(harness.messageLine == "  ! 密码不对")
        harness.press(.escape)
        #expect(harness.titleLine == "  已锁定")
        for _ in 0..<5 { harness.press(.backspace) }
        harness.type("open")
        harness.press(.enter)
        #expect(harness.rows[3].contains("张三"))
        #expect(harness.millisecondsToDeadline == 600_000)
    }

    @Test("Signs out after thirty minutes; keys on the lock page do not put that off") func signsOut() {
        let harness = counter()
        harness.pass(seconds: 1700)
        harness.type("x")
        harness.pass(seconds: 99)
        #expect(harness.titleLine == "  已锁定")
        harness.pass(seconds: 1)
        #expect(harness.depth == 1)
        #expect(harness.titleLine == "  公共租赁住房业务")
        #expect(harness.interpreter.asks.last == .forget)
    }

    @Test("Nobody stays longer than twelve hours, however busy") func atMost() {
        let harness = counter()
        for _ in 0..<(12 * 12 - 1) {
            harness.pass(seconds: 300)
            harness.press(.tab)
        }
        #expect(harness.depth == 2)
        harness.pass(seconds: 300)
        #expect(harness.depth == 1)
    }

    @Test("A job runs on under the lock") func jobUnderLock() throws {
        let harness = counter(jobSteps: .max)
        for _ in 0..<7 { harness.press(.tab) }
        harness.press(.right)
        harness.press(.backTab, .enter)
        harness.send(.resized(Size(width: 80, height: 24)))
        let job = try #require(harness.interpreter.lastJob)
        var program = harness.program
        _ = program.advance(to: harness.now + 600_000)
        #expect(program.cover != nil)
        #expect(program.job != nil)
        _ = program.advance(to: harness.now + 1_900_000)
        #expect(program.cover != nil)
        #expect(!job.wasCancelled)
    }
}
