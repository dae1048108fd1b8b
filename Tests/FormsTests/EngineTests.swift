import Cells
import Testing

@testable import Forms

@Suite("Asks, locks and jobs")
struct EngineTests {
    /// The form filled in, the focus on its first button.
    private func filledIn() -> DemoHarness {
        let harness = demoForm()
        harness.type("张")
        harness.press(.tab)
        harness.type("440101198001011237")
        harness.press(.tab, .tab, .tab, .tab, .enter, .tab)
        return harness
    }

    @Test("An ask that is answered at once shows nothing of it") func atOnce() {
        let harness = filledIn()
        harness.press(.enter)
        #expect(harness.screen(DemoForm.self)?.saved == "张")
        #expect(harness.messageLine == "  ✓ 已保存")
    }

    @Test("A lock not had shows that it is being saved, and is tried again every 10 ms") func retried() {
        let harness = filledIn()
        harness.interpreter.refusals = 4
        harness.press(.enter)
        #expect(harness.messageLine == "  正在保存…")
        #expect(harness.millisecondsToDeadline == 10)
        harness.pass(milliseconds: 30)
        #expect(harness.messageLine == "  正在保存…")
        harness.pass(milliseconds: 10)
        #expect(harness.messageLine == "  ✓ 已保存")
        #expect(harness.interpreter.attempts.suffix(5) == Array(repeating: .save("张"), count: 5))
    }

    @Test("Keys typed meanwhile go where they would have gone") func heldKeys() {
        let quick = filledIn()
        quick.burst([.enter, .backTab, .backTab, .backTab, .backTab, .backTab, .character("三")])
        let slow = filledIn()
        slow.interpreter.refusals = 3
        slow.burst([.enter, .backTab, .backTab, .backTab])
        slow.press(.backTab, .backTab, .character("三"))
        #expect(slow.screen(DemoForm.self)?.form.focus == .next)
        slow.pass(milliseconds: 100)
        #expect(slow.screen(DemoForm.self)?.form == quick.screen(DemoForm.self)?.form)
    }

    @Test("After its bound an ask is answered by its failure, once") func bound() {
        let harness = filledIn()
        harness.interpreter.refusals = 1000
        harness.press(.enter)
        harness.pass(milliseconds: 490)
        #expect(harness.messageLine == "  正在保存…")
        harness.pass(milliseconds: 30)
        #expect(harness.messageLine == "  ! 没有保存，请再试一次。")
        #expect(harness.screen(DemoForm.self)?.answers.filter { $0 == .failed } == [.failed])
        #expect(harness.millisecondsToDeadline == nil)
    }

    @Test("A draft that waits holds no keys, and an ask waits behind it") func quietAsk() {
        let harness = demoForm()
        harness.interpreter.refusals = 5
        harness.type("张")
        harness.pass(milliseconds: 1000)
        #expect(harness.messageLine == "")
        harness.type("三")
        #expect(harness.screen(DemoForm.self)?.form.text(.name) == "张三")
        harness.pass(milliseconds: 100)
        #expect(harness.interpreter.asks == [.draft("张")])
    }

    @Test("An alarm rings once, a second after the first key") func draftAlarm() {
        let harness = demoForm()
        harness.type("张")
        harness.pass(milliseconds: 500)
        harness.type("三")
        harness.pass(milliseconds: 499)
        #expect(harness.interpreter.asks.isEmpty)
        harness.pass(milliseconds: 1)
        #expect(harness.interpreter.asks == [.draft("张三")])
        harness.pass(seconds: 10)
        #expect(harness.interpreter.asks.count == 1)
    }

    @Test("A job shows how far it is and ends with its answer") func job() {
        let harness = filledIn()
        harness.interpreter.jobSteps = 1000
        harness.press(.right, .enter)
        harness.pass(milliseconds: 300)
        #expect(harness.text.contains("┌─ 统计 "))
        #expect(harness.text.contains("/ 1000（30%）"))
        #expect(harness.hintLine == "  Esc 取消")
        harness.type("abc")
        harness.pass(milliseconds: 1000)
        #expect(harness.screen(DemoForm.self)?.counted == 1000)
        #expect(!harness.text.contains("┌─ 统计 "))
    }

    @Test("A job that takes time to stop is stepped until it has, and its page says so") func stopping() throws {
        let harness = probe(["a": [.job(.count, title: "统计")]])
        harness.interpreter.jobSteps = .max
        harness.interpreter.stepsToStop = 200
        harness.type("a")
        harness.pass(milliseconds: 300)
        harness.press(.escape, .escape)
        harness.pass(milliseconds: 100)
        #expect(harness.text.contains("┌─ 统计 ") && harness.text.contains("收尾"))
        #expect(harness.screen(Probe.self)?.events.contains { $0.hasPrefix("answer") } == false)
        harness.pass(milliseconds: 500)
        #expect(!harness.text.contains("┌─ 统计 "))
        #expect(harness.screen(Probe.self)?.events.filter { $0.hasPrefix("answer") }.count == 1)
        #expect(harness.interpreter.lastJob?.stepsToStop == 0 && harness.millisecondsToDeadline == nil)
    }

    @Test("A program that ends lets a job stop first") func stoppingAtTheEnd() throws {
        let terminal = ScriptedTerminal()
        terminal.press(.enter, .tab, .tab, .tab, .tab, .tab, .tab, .right, .enter)
        terminal.script([.hangup])
        let interpreter = DemoInterpreter()
        interpreter.jobSteps = .max
        interpreter.stepsToStop = 5
        Loop.run(Program(demoSettings(), size: terminal.size, now: terminal.now()), on: terminal, with: interpreter)
        let job = try #require(interpreter.lastJob)
        #expect(job.wasCancelled && job.stepsToStop == 0)
    }

    @Test("A job that is soon done shows no page, and keys typed meanwhile wait for it") func soonDone() {
        let harness = probe(["a": [.job(.count, title: "统计")]])
        harness.interpreter.jobSteps = 100
        harness.type("ab")
        #expect(!harness.text.contains("┌─ 统计 "))
        #expect(harness.screen(Probe.self)?.events.contains("key(Cells.Key.character(\"b\"))") == false)
        harness.pass(milliseconds: 200)
        let last = harness.screen(Probe.self)?.events.suffix(2) ?? []
        #expect(last.first?.hasPrefix("answer") == true || last.first == "shown")
        #expect(last.last == "key(Cells.Key.character(\"b\"))")
    }

    @Test("A quiet job holds nothing up: keys go on, its answer comes when it comes") func quiet() {
        let harness = probe(["a": [.quietJob(.count)]])
        harness.interpreter.jobSteps = 1000
        harness.type("ab")
        harness.pass(milliseconds: 500)
        #expect(!harness.text.contains("┌─"))
        #expect(harness.screen(Probe.self)?.events.last == "key(Cells.Key.character(\"b\"))")
        harness.pass(milliseconds: 1000)
        #expect(harness.screen(Probe.self)?.events.last?.hasPrefix("answer") == true)
        #expect(harness.millisecondsToDeadline == nil)
    }

    @Test("Of a job that does not know how much there is, the time is told") func unknownLength() {
        let start = Instant(milliseconds: 0)
        let job = RunningJob(ticket: Ticket(number: 1), screen: 1, title: "扫描", startedAt: start)
        let text = drawn(80, 12) { surface, rect in
            JobPanel(job: job, now: start + 3000).draw(on: &surface, in: rect, .sample)
        }
        #expect(text.contains("已用 3 秒"))
    }

    @Test("Pieces are told by what they are called, and those that tell people nothing by their share alone")
    func units() {
        let start = Instant(milliseconds: 0)
        var job = RunningJob(ticket: Ticket(number: 1), screen: 1, title: "导入", startedAt: start)
        func text() -> String {
            drawn(80, 12) { surface, rect in
                JobPanel(job: job, now: start + 3000).draw(on: &surface, in: rect, .sample)
            }
        }
        job.progress = JobProgress(done: 3000, total: 9000, told: .number(of: "家"))
        #expect(text().contains("已完成 3000 家 / 9000 家（33%）") && text().contains("每秒 1000 家   约剩 7 秒"))
        job.progress = JobProgress(done: 3000, total: 9000, told: .share)
        #expect(text().contains("已完成 33%") && text().contains("约剩 7 秒") && !text().contains("每秒"))
    }

    @Test("Rate and time left are told once there is something to go by") func rate() {
        let start = Instant(milliseconds: 0)
        var job = RunningJob(ticket: Ticket(number: 1), screen: 1, title: "导入", startedAt: start)
        job.progress = JobProgress(done: 3000, total: 9000, phase: "读取租约")
        let text = drawn(80, 12) { surface, rect in
            JobPanel(job: job, now: start + 3000).draw(on: &surface, in: rect, .sample)
        }
        #expect(
            text == """

                            ┌─ 导入 ───────────────────────────────────────────────┐
                            │                                                      │
                            │   读取租约                                           │
                            │   ################................................   │
                            │   已完成 3000 / 9000（33%）                          │
                            │   每秒 1000   约剩 7 秒                              │
                            │                                                      │
                            │   > [ 取消 ]                                         │
                            │                                                      │
                            └──────────────────────────────────────────────────────┘
                """)
    }

    @Test(
        "What is answered is answered when it was, not when it was asked; what comes after comes no earlier",
        arguments: [
            (Effect<DemoAsk, DemoAnswer>.ask(.save("a")), 0), (.ask(.save("a")), 1), (.job(.count, title: "统计"), 0),
        ])
    func answeredLater(effect: Effect<DemoAsk, DemoAnswer>, refusals: Int) throws {
        let start = Instant(milliseconds: 1000)
        let terminal = ScriptedTerminal(now: start)
        let interpreter = DemoInterpreter()
        interpreter.refusals = refusals
        interpreter.jobSteps = 1
        interpreter.meanwhile = { terminal.work(milliseconds: 700) }
        let settings = ProgramSettings<DemoAsk, DemoAnswer>(
            root: Probe(name: "root", plan: ["a": [effect]]), words: .sample)
        var engine = Engine(
            Program(settings, size: terminal.size, now: start), interpreter: interpreter, terminal: terminal)
        engine.start(now: start)
        engine.turn([.input(.key(.character("a"))), .input(.key(.character("b")))], sources: [], now: start)
        let probe = try #require(engine.program.current.screen.base as? Probe)
        let answer = try #require(probe.events.firstIndex { $0.hasPrefix("answer") })
        let last = try #require(probe.events.lastIndex { $0.contains("\"b\"") })
        #expect(last > answer)
        #expect(probe.moments[answer] == start + (refusals + 1) * 700)
        #expect(probe.moments[last] >= probe.moments[answer])
    }

    @Test("Esc cancels a job") func cancel() {
        let harness = filledIn()
        harness.interpreter.jobSteps = .max
        harness.press(.right, .enter, .escape)
        #expect(harness.interpreter.lastJob?.wasCancelled == true)
        #expect(harness.screen(DemoForm.self)?.answers.last == .cancelled)
        #expect(harness.millisecondsToDeadline == nil)
    }
}

@Suite("The loop")
struct LoopTests {
    @Test("A burst of a thousand keys is taken whole and drawn once") func burst() {
        let terminal = ScriptedTerminal()
        terminal.press(.enter)
        terminal.script((0..<1000).map { .input(.key(.character($0 % 2 == 0 ? "a" : "b"))) })
        let interpreter = DemoInterpreter()
        Loop.run(
            Program(demoSettings(), size: terminal.size, now: terminal.now()), on: terminal, with: interpreter)
        // The first page, the form, the burst.
        #expect(terminal.frames.count == 3)
        #expect(interpreter.asks.last == .draft(String(repeating: "ab", count: 100)))
    }

    @Test("Nothing is drawn and nothing wakes while nothing happens") func quiet() {
        let terminal = ScriptedTerminal()
        terminal.idle(milliseconds: 3_600_000)
        Loop.run(
            Program(demoSettings(), size: terminal.size, now: terminal.now()), on: terminal, with: DemoInterpreter())
        #expect(terminal.frames.count == 1)
    }

    @Test("Somebody who waits: the time is drawn anew each second, then each minute")
    func waiting() {
        let terminal = ScriptedTerminal()
        terminal.script([.wake(WakeToken(raw: 1))])
        terminal.idle(milliseconds: 3_500)
        let interpreter = DemoInterpreter()
        interpreter.found = [.waiting("呼叫 1", seconds: 60)]
        Loop.run(
            Program(demoSettings(), size: terminal.size, now: terminal.now()), on: terminal, with: interpreter)
        let shown = terminal.frames.map { frame in frame.rows()[0].filter { $0 != " " } }
        let seconds = [60, 61, 62, 63].map { "呼叫1\($0)秒" }
        #expect(seconds.allSatisfy { second in shown.contains { $0.contains(second) } })
        #expect(
            Banner(text: "", since: Instant(milliseconds: 0)).deadline(now: Instant(milliseconds: 130_000))
                == Instant(milliseconds: 181_000))
    }

    @Test("A wake by another process is read and shown; a token that is not ours is nothing") func wakes() {
        let terminal = ScriptedTerminal()
        terminal.script([.wake(WakeToken(raw: 99))])
        terminal.script([.wake(WakeToken(raw: 1))])
        let interpreter = DemoInterpreter()
        interpreter.found = [.banner("呼叫 1")]
        Loop.run(
            Program(demoSettings(), size: terminal.size, now: terminal.now()), on: terminal, with: interpreter)
        #expect(terminal.frames.map { $0.rows()[0].contains("呼叫 1") } == [false, true])
        #expect(terminal.watched.isEmpty)
    }

    @Test("A job is worked on while keys are looked at, and progress is drawn ten times a second at most")
    func job() {
        let terminal = ScriptedTerminal()
        terminal.press(.enter, .tab, .tab, .tab, .tab, .tab, .tab, .right, .enter)
        terminal.idle(milliseconds: 1)
        let interpreter = DemoInterpreter()
        interpreter.jobSteps = 500
        var settings = demoSettings()
        settings.mayLeave = true
        Loop.run(Program(settings, size: terminal.size, now: terminal.now()), on: terminal, with: interpreter)
        #expect(interpreter.lastJob?.done ?? 0 > 0)
        #expect(terminal.frames.count < 20)
    }

    @Test("A chore is done a piece at a time behind the pages, never while keys come in, and ends") func chore() {
        let interpreter = DemoInterpreter()
        interpreter.choreLeft = 3
        let harness = ProgramHarness(demoSettings { _ in }, interpreter: interpreter)
        #expect(harness.millisecondsToDeadline == 1000)
        harness.pass(milliseconds: 999)
        #expect(interpreter.choreLeft == 3)
        harness.pass(milliseconds: 1)
        #expect(interpreter.choreLeft == 2 && harness.millisecondsToDeadline == 20)
        harness.pass(milliseconds: 19)
        harness.press(.tab)
        #expect(interpreter.choreLeft == 2)
        harness.pass(seconds: 1)
        #expect(interpreter.choreLeft == 0 && harness.millisecondsToDeadline == nil)
    }
}
