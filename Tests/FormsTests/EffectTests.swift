import Cells
import Testing

@testable import Forms

@Suite("Effects")
struct EffectTests {
    private typealias Plan = [Character: [Effect<DemoAsk, DemoAnswer>]]

    private func events(_ harness: DemoHarness) throws -> [String] {
        try #require(harness.screen(Probe.self)).events
    }

    @Test("Replacing leaves the depth as it is") func replace() {
        let harness = probe(["a": [.show(Probe(name: "A", plan: ["b": [.turn(to: Probe(name: "B"))]]))]])
        harness.type("ab")
        #expect(harness.titleLine == "  B")
        #expect(harness.depth == 2)
        harness.press(.escape)
        #expect(harness.titleLine == "  root")
    }

    @Test("Replacing a covered screen leaves what stands on it; the new one appears once that has gone")
    func replaceBelow() throws {
        var below = Probe(name: "below", plan: ["x": [.quietly(.count), .show(Probe(name: "above"))]])
        below.onAnswer = [.turn(to: Probe(name: "new"))]
        let harness = probe(["b": [.show(below)]])
        harness.type("b")
        harness.interpreter.refusals = 1
        harness.type("x")
        harness.pass(milliseconds: 10)
        #expect(harness.titleLine == "  above" && harness.depth == 3)
        harness.press(.escape)
        #expect(harness.titleLine == "  new")
        #expect(try events(harness) == ["appeared"])
        harness.press(.escape)
        #expect(try harness.titleLine == "  root" && events(harness).last == "revealed")
    }

    @Test("What a screen asks for again upon the answer to that very ask is not asked: it would go on without end")
    func askedAgain() throws {
        var page = Probe(name: "page", plan: ["q": [.quietly(.count)], "a": [.ask(.count)], "s": [.ask(.save("x"))]])
        page.onAnswer = [.quietly(.count)]
        let harness = probe(["p": [.show(page)]])
        harness.type("pq")
        #expect(try events(harness).filter { $0.hasPrefix("answer") }.count == 1)
        harness.type("a")
        #expect(try events(harness).filter { $0.hasPrefix("answer") }.count == 2)
        // Upon another answer it is asked.
        harness.type("s")
        #expect(try events(harness).filter { $0.hasPrefix("answer") }.count == 4)
    }

    @Test("Back to the first page from any depth") func popToRoot() throws {
        let third = Probe(name: "C", plan: ["r": [.popToRoot]])
        let second = Probe(name: "B", plan: ["c": [.show(third)]])
        let harness = probe(["b": [.show(second)]])
        harness.type("bc")
        #expect(harness.depth == 3)
        harness.type("r")
        #expect(harness.depth == 1)
        #expect(try events(harness).last == "revealed")
    }

    @Test("Beginning again with another first page; ending brings the program's own back") func reset() {
        let harness = probe(["a": [.beginSession, .restart(with: Probe(name: "A", plan: ["e": [.endSession]]))]])
        harness.type("a")
        #expect(harness.titleLine == "  A")
        harness.press(.escape)
        #expect(harness.titleLine == "  A")
        harness.type("e")
        #expect(harness.titleLine == "  root")
    }

    @Test("A screen that goes away while another stands on it takes that one along") func popBelow() {
        var below = Probe(name: "below", plan: ["x": [.quietly(.count), .show(Probe(name: "above"))]])
        below.onAnswer = [.pop]
        let harness = probe(["b": [.show(below)]])
        harness.type("b")
        harness.interpreter.refusals = 1
        harness.type("x")
        #expect(harness.titleLine == "  above")
        harness.pass(milliseconds: 10)
        #expect(harness.titleLine == "  root")
    }

    @Test("What is said after a session's end is heard on the first page") func sayAfterEnd() {
        let harness = probe(["a": [.show(Probe(name: "A", plan: ["e": [.endSession, .say(.warning("请重新登录。"))]]))]])
        harness.type("ae")
        #expect(harness.titleLine == "  root")
        #expect(harness.messageLine == "  ! 请重新登录。")
    }

    @Test("Asks are carried out in the order in which they were made, locked or not") func order() {
        let harness = probe(["a": [.quietly(.draft("1")), .ask(.save("2")), .quietly(.draft("3"))]])
        harness.interpreter.refusals = 2
        harness.type("a")
        #expect(harness.messageLine == "  正在保存…")
        harness.pass(milliseconds: 100)
        #expect(harness.interpreter.asks == [.draft("1"), .save("2"), .draft("3")])
        #expect(harness.messageLine == "")
    }

    @Test("A lock by hand, where there is a lock page") func lock() {
        let plan: Plan = ["l": [.lock]]
        let without = probe(plan)
        without.type("l")
        #expect(without.titleLine == "  root")
        let with = probe(plan) { $0.lock = AnyScreen(DemoLock()) }
        with.type("l")
        #expect(with.titleLine == "  已锁定")
        with.type("open")
        with.press(.enter)
        #expect(with.titleLine == "  root")
    }

    @Test("What was copied in the program can be pasted in it, by Ctrl-V") func clipboard() {
        let harness = demoForm()
        harness.press(.tab)
        harness.type("440101")
        harness.press(.function(6), .backTab, .control("v"))
        #expect(harness.screen(DemoForm.self)?.form.text(.name) == "440101")
    }

    @Test("A second job is refused while one runs") func oneJob() {
        let harness = probe(["a": [.job(.count, title: "一"), .job(.count, title: "二")]])
        harness.interpreter.jobSteps = .max
        harness.type("a")
        #expect(harness.messageLine == "  ! 另一项工作还在进行。")
        harness.pass(milliseconds: 300)
        #expect(harness.text.contains("┌─ 一 "))
    }

    @Test("Keys typed before a job's page was seen go to what comes after it, unless that page was seen meanwhile")
    func keysDuringJob() throws {
        for (steps, arrives) in [(100, true), (500, false)] {
            var root = Probe(name: "root", plan: ["a": [.job(.count, title: "一")]])
            root.onAnswer = [.show(Probe(name: "next"))]
            let harness = ProgramHarness(
                ProgramSettings<DemoAsk, DemoAnswer>(root: root, words: .sample), interpreter: DemoInterpreter())
            harness.interpreter.jobSteps = steps
            harness.type("ax")
            harness.pass(milliseconds: 1000)
            #expect(harness.titleLine == "  next")
            let keys = try #require(harness.screen(Probe.self)).events.filter { $0.hasPrefix("key") }
            #expect(keys.isEmpty != arrives)
        }
    }

    @Test("A long help page scrolls") func longHelp() {
        let hints =
            (2...9).map { KeyHint(.function($0), "动作 \($0)") }
            + "abcdefghijkl".map { KeyHint(.character($0), "字母 \($0)") }
        let harness = probe([:], hints: hints)
        harness.press(.function(1))
        #expect(harness.hintLine == "  Esc 关闭帮助   → 下一页   ← 上一页   / 查找   F10 退出程序")
        #expect(!harness.text.contains("F10   退出程序"))
        harness.press(.end)
        #expect(harness.text.contains("F10   退出程序"))
        harness.resize(Size(width: 100, height: 50))
        #expect(harness.text.contains("F2    动作 2"))
    }
}
