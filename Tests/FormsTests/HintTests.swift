import Cells
import Testing

@testable import Forms

@Suite("Hints drive the keys")
struct HintTests {
    @Test("A key whose hint is disabled says why and does not reach the screen") func disabled() throws {
        let harness = demoForm()
        let before = try #require(harness.screen(DemoForm.self))
        harness.press(.function(5))
        #expect(harness.messageLine == "  ! 没有更改。")
        #expect(harness.screen(DemoForm.self) == before)
    }

    @Test("A button that does not work says why") func disabledButton() {
        let harness = demo()
        harness.press(.right, .enter)
        #expect(harness.messageLine == "  ! 请先登录。")
    }

    @Test("A message stays until the first key after it was seen") func messageStays() {
        let harness = demoForm()
        harness.burst([.function(5), .tab])
        #expect(harness.messageLine == "  ! 没有更改。")
        harness.pass(seconds: 30)
        #expect(harness.messageLine == "  ! 没有更改。")
        harness.press(.tab)
        #expect(harness.messageLine == "")
    }

    @Test("F1 lists all keys and the screen's own help, and scrolls") func help() {
        let harness = demoForm()
        harness.press(.function(1))
        #expect(
            harness.rows[2..<13] == [
                "  现在可用的按键", "  上下   移动", "  回车   下一项", "  F5     重新读取（没有更改。）", "  F6     复制",
                "  Esc    返回", "  F1     帮助", "  F10    结束使用", "", "  这一页", "",
            ])
        #expect(harness.hintLine == "  Esc 关闭帮助   F10 结束使用")
        harness.type("x")
        #expect(harness.titleLine.hasPrefix("  帮助：个人租赁合同续约 "))
        #expect(harness.text.contains("现在可用的按键"))
        harness.press(.escape)
        #expect(!harness.text.contains("现在可用的按键"))
    }

    private func shown(_ hints: [KeyHint], _ width: Int) -> [String] {
        HintLine(hints: hints, words: .sample).fitting(width).hints.map(\.label)
    }

    @Test("The last two columns stay free, where a wide glyph could be cut", arguments: 1...20)
    func edge(labels: Int) {
        let hints = [KeyHint(.function(9), String(repeating: "呼", count: labels)), KeyHint(.escape, "返回")]
        let text = drawn(46, 1) { HintLine(hints: hints, words: .sample).draw(on: &$0, in: $1) }
        #expect(Width.of(text) <= 44)
        #expect(text.hasSuffix("返回") || labels > 16)
    }

    @Test("A line too narrow draws together, drops the minor, says less, then drops what weighs least")
    func fits() {
        let hints = [
            KeyHint(.enter, "继续", weight: .main), KeyHint(.function(2), "次要", weight: .minor),
            KeyHint(.function(3), "平常"), KeyHint(.function(4), "不行", weight: .minor, whyNot: "不行"),
            KeyHint(.function(9), "呼叫工作人员", short: "呼叫", weight: .main), KeyHint(.function(1), "帮助", weight: .main),
        ]
        #expect(HintLine(hints: hints, words: .sample).fitting(67).gap == 3)
        #expect(shown(hints, 67) == ["继续", "次要", "平常", "不行", "呼叫工作人员", "帮助"])
        #expect(shown(hints, 62) == ["继续", "次要", "平常", "不行", "呼叫工作人员", "帮助"])
        #expect(shown(hints, 61) == ["继续", "次要", "平常", "呼叫工作人员", "帮助"])
        #expect(shown(hints, 52) == ["继续", "平常", "呼叫工作人员", "帮助"])
        #expect(shown(hints, 43) == ["继续", "平常", "呼叫", "帮助"])
        #expect(shown(hints, 34) == ["继续", "呼叫", "帮助"])
        #expect(shown(hints, 24) == ["继续", "呼叫"])
    }

    @Test("What does not work weighs a step less; Enter, Esc and F1 stay to the last")
    func working() {
        let hints = [
            KeyHint(.function(5), "通过", weight: .main, whyNot: "不行"), KeyHint(.enter, "显示", weight: .minor),
            KeyHint(.function(8), "放回", weight: .minor), KeyHint(.escape, "返回"),
            KeyHint(.function(9), "呼叫", weight: .main), KeyHint(.function(1), "帮助", weight: .always),
        ]
        #expect(shown(hints, 60) == ["通过", "显示", "放回", "返回", "呼叫", "帮助"])
        #expect(shown(hints, 51) == ["通过", "显示", "返回", "呼叫", "帮助"])
        #expect(shown(hints, 40) == ["显示", "返回", "呼叫", "帮助"])
        #expect(shown(hints, 28) == ["显示", "返回", "帮助"])
    }

    @Test("What two keys do alike is said once, in the place of the last")
    func joined() {
        let hints = [
            KeyHint(.escape, "结束使用"), KeyHint(.function(1), "帮助", weight: .always),
            KeyHint(.function(10), "结束使用", short: "结束", weight: .main),
        ]
        let shown = HintLine(hints: hints, words: .sample).fitting(60).hints
        #expect(shown.map(\.keys) == ["F1", "Esc F10"])
        #expect(shown.map(\.label) == ["帮助", "结束使用"])
        #expect(HintLine(hints: hints, words: .sample).fitting(24).hints.map(\.label) == ["帮助", "结束"])
    }

    @Test("A message too long for its line takes another, and its end is seen")
    func longMessage() {
        let sentence = String(repeating: "记录没有写进去，请再试一次；", count: 5) + "仍然不行的，请告诉管理员（编号 E-20231121-0007）。"
        let harness = probe(["t": [.say(.error(sentence))]])
        harness.type("t")
        let text = harness.rows.joined().filter { $0 != " " }
        #expect(text.contains("仍然不行的，请告诉管理员（编号E-20231121-0007）。"))
        #expect(harness.messageLine.hasPrefix("    "))
        harness.press(.down)
        #expect(!harness.text.contains("管理员"))
    }

    @Test("A call in the title line is shortened, and not what the page is")
    func longBanner() {
        let harness = demoForm()
        harness.receive(.waiting("F9 呼叫：三号自助终端 个人租赁合同续约第三步确认住房和承租人信息", seconds: 5))
        #expect(harness.titleLine.hasPrefix("  个人租赁合同续约 "))
        #expect(harness.titleLine.contains("F9 呼叫：三号自助终端"))
        #expect(harness.titleLine.contains("… 5"))
    }

    @Test("A character that is text is never taken for a hint's key") func textBeforeHints() throws {
        let hint = KeyHint(.character("x"), "通过", whyNot: "请先受理。")
        let harness = probe(["t": [.show(Probe(name: "text", hints: [hint], takesText: true))]], hints: [hint])
        #expect(harness.hintLine.contains("X 通过"))
        harness.type("x")
        #expect(harness.messageLine == "  ! 请先受理。")
        harness.type("tx")
        #expect(try #require(harness.screen(Probe.self)).events.last?.contains("x") == true)
        #expect(!harness.hintLine.contains("X 通过"))
    }

    @Test("What is typed where nothing can be does not vanish without a word")
    func useless() {
        let harness = demoForm()
        harness.type("x")
        #expect(harness.messageLine == "")
        harness.press(.down, .down, .down, .down)
        harness.type("x")
        #expect(harness.messageLine == "  这个键现在没有用。", "\(harness.messageLine)")
        harness.press(.down)
        #expect(harness.messageLine == "")
    }

    @Test("Standing actions work on every page, and know on which they were called")
    func standing() {
        let call = StandingAction<DemoAsk, DemoAnswer>(
            KeyHint(.function(9), "呼叫工作人员"), effects: NamedFunction("call") { [.quietly(.call($0.title))] })
        let harness = demoForm { $0.standing = [call] }
        #expect(harness.hintLine.contains("F9 呼叫工作人员"))
        harness.press(.function(9))
        #expect(harness.interpreter.asks.last == .call("个人租赁合同续约"))
    }
}

@Suite("The number pad")
struct PadTests {
    @Test("0 is text in a text field and opens the menu elsewhere") func zero() {
        let harness = demoForm { $0.showsPadMenu = true }
        harness.type("0")
        #expect(harness.screen(DemoForm.self)?.form.text(.name) == "0")
        #expect(harness.hintLine.contains("到按钮，再按 0"))
        harness.press(.down, .down, .down, .down)
        #expect(harness.hintLine.contains("0 菜单"))
        harness.type("0")
        #expect(
            harness.rows[8...16] == [
                "    密码      [              ┌─ 菜单 ────────────┐", "                             │                   │",
                "    入住日期  [____-__-__ ]  │   > 1  重新读取   │", "                             │     2  复制       │",
                "    续约方式                 │     3  帮助       │", "  > 1 ( ) 按原政策           │     4  结束使用   │",
                "          租金标准不变       │                   │", "    2 ( ) 按新政策           └───────────────────┘",
                "    3 ( ) 不再续约",
            ])
    }

    @Test("The menu does what its keys would have done", arguments: [0, 1, 2, 3])
    func menu(item: Int) {
        let harness = demoForm()
        harness.press(.down, .down, .down, .down)
        harness.type("0\(item + 1)")
        switch item {
        case 0: #expect(harness.messageLine == "  ! 没有更改。")
        case 1: #expect(harness.terminal.clipboard == [""])
        case 2: #expect(harness.text.contains("现在可用的按键"))
        default: #expect(harness.text.contains("结束后"))
        }
    }

    @Test("The pad's keys alone walk the form through") func padAlone() {
        let harness = demoForm()
        harness.type("1")
        harness.press(.enter)
        harness.type("44010119800101123*")
        harness.press(.enter, .enter, .enter)
        harness.type("2")
        harness.press(.down, .down, .enter, .down, .enter)
        #expect(harness.interpreter.asks.last == .save("1"))
        #expect(harness.messageLine == "  ✓ 已保存")
    }
}
