import Cells
import Testing

@testable import Forms

@Suite struct ComposingTests {
    private let input = ScriptedInput()

    /// A form with every kind of field, the name in focus.
    private func form(size: Size = Size(width: 80, height: 24), isOn: Bool = true) -> DemoHarness {
        var settings = ProgramSettings<DemoAsk, DemoAnswer>(root: DemoForm(), words: .sample, offersInputMethod: true)
        settings.onEnd = .forget
        let harness = DemoHarness(settings, interpreter: DemoInterpreter(), size: size, inputMethod: input)
        if isOn { harness.press(.function(12)) }
        return harness
    }

    private func name(_ harness: DemoHarness) -> String? { harness.screen(DemoForm.self)?.form.text(.name) }

    @Test("F12 is said where Chinese may be typed, and nowhere else")
    func offered() {
        let harness = form(isOn: false)
        #expect(harness.hintLine.contains("F12 拼音"))
        harness.press(.function(12))
        #expect(harness.hintLine.contains("F12 关拼音") && harness.messageLine.contains("拼音已打开"))
        for _ in 0..<3 {
            harness.press(.tab)
            #expect(!harness.hintLine.contains("F12"))
            harness.press(.function(12))
            #expect(harness.messageLine.contains("不填汉字"))
        }
        harness.press(.tab)
        #expect(!harness.hintLine.contains("F12"))
        #expect(input.requests == [])
    }

    @Test("Without an input method nothing is said of it")
    func notThere() {
        let harness = DemoHarness(
            ProgramSettings(root: DemoForm(), words: .sample), interpreter: DemoInterpreter(), inputMethod: input)
        #expect(!harness.hintLine.contains("F12"))
        harness.press(.function(12))
        harness.type("luo")
        #expect(name(harness) == "luo" && input.requests == [])
    }

    @Test("Letters are composed, a digit chooses, and the row says what is")
    func choosing() {
        let harness = form()
        harness.type("luohu")
        #expect(harness.messageLine.contains("luohu  1 罗湖  2 落户  3 落后"))
        #expect(harness.hintLine.contains("数字 选字") && harness.hintLine.contains("Esc 不要了"))
        #expect(name(harness) == "")
        harness.type("2")
        #expect(name(harness) == "落户")
        #expect(!harness.messageLine.contains("luohu"))
        harness.type("luohu ")
        #expect(name(harness) == "落户罗湖")
        expectSound(harness.frame)
    }

    @Test("A part is chosen, then the rest; a digit without a candidate does nothing")
    func parts() {
        let harness = form()
        harness.type("luohuqu")
        harness.type("1")
        #expect(name(harness) == "" && harness.messageLine.contains("罗湖qu  1 区"))
        harness.type("90")
        #expect(name(harness) == "")
        harness.type("1")
        #expect(name(harness) == "罗湖区")
    }

    @Test("Enter takes the letters and stays in the field; Esc gives them up and stays on the page")
    func letters() {
        let harness = form()
        harness.type("luo")
        harness.press(.enter)
        #expect(name(harness) == "luo" && harness.screen(DemoForm.self)?.form.focus == .name)
        harness.type("hu")
        harness.press(.escape)
        #expect(name(harness) == "luo" && harness.screen(DemoForm.self) != nil)
        harness.type("luo")
        harness.press(.backspace, .backspace, .backspace, .backspace)
        #expect(name(harness) == "lu")
    }

    @Test("Pages of candidates are turned and turned back, as many at a time as there is room for")
    func pages() {
        let harness = form()
        harness.type("ni")
        #expect(harness.messageLine.contains("1 字1") && harness.hintLine.contains("PgDn 下一页"))
        let count = harness.program.candidateRow?.shownCount ?? 0
        #expect((1...9).contains(count))
        harness.press(.pageDown)
        #expect(harness.messageLine.contains("1 字\(count + 1) "))
        let second = harness.program.candidateRow?.shownCount ?? 0
        harness.type(".")
        #expect(harness.messageLine.contains("1 字\(count + second + 1) "))
        harness.press(.character("-"), .pageUp, .pageUp)
        #expect(harness.messageLine.contains("1 字1 "))
        harness.press(.character("="))
        harness.type("2")
        #expect(name(harness) == "字\(count + 2)")
        harness.type("ni")
        for _ in 0..<9 { harness.press(.down) }
        #expect(harness.messageLine.contains("字25"))
        harness.type(" ")
        #expect(name(harness)?.hasPrefix("字\(count + 2)字") == true)
    }

    @Test("Words too long for the row come one by one, whole or shortened", arguments: [80, 120])
    func longWords(width: Int) {
        let harness = form(size: Size(width: width, height: 24))
        harness.type("guo")
        for _ in 0..<12 {
            expectSound(harness.frame)
            #expect((harness.program.candidateRow?.shownCount ?? 0) >= 1)
            harness.press(.pageDown)
        }
        #expect(harness.messageLine.contains("国国"))
        harness.type("1")
        #expect(harness.screen(DemoForm.self)?.form.text(.name).isEmpty == false)
    }

    @Test("Capitals, digits and marks: straight in, or Chinese; a point between digits is one")
    func marks() {
        let harness = form()
        harness.type("A12.5,x")
        harness.press(.escape)
        harness.type(".-/")
        #expect(name(harness) == "A12.5，。-/")
    }

    @Test("Another key first takes the first candidate, and then does what it does")
    func otherKeys() {
        let harness = form()
        harness.type("luohuqu")
        harness.press(.tab)
        #expect(name(harness) == "罗湖区" && harness.screen(DemoForm.self)?.form.focus == .number)
        harness.press(.backTab)
        harness.type("luohuA")
        #expect(name(harness) == "罗湖区罗湖A")
        harness.type("luo")
        harness.paste("路 8 号")
        #expect(name(harness) == "罗湖区罗湖A罗路 8 号")
        harness.type("luo!")
        #expect(name(harness) == "罗湖区罗湖A罗路 8 号罗!")
        harness.type("xyz")
        harness.press(.tab)
        #expect(name(harness) == "罗湖区罗湖A罗路 8 号罗!xyz")
    }

    @Test("Keys that arrive together come out in their order")
    func burst() {
        let harness = form()
        harness.burst("luohu1qu 8".map { .character($0) } + [.tab] + "440".map { .character($0) })
        #expect(name(harness) == "罗湖区8")
        #expect(harness.screen(DemoForm.self)?.form.text(.number) == "440")
    }

    @Test("F3 changes to traditional characters and back")
    func traditional() {
        let harness = form()
        harness.type("luo")
        #expect(harness.messageLine.contains("简体") && harness.hintLine.contains("F3 繁体"))
        harness.press(.function(3))
        #expect(input.isTraditional && harness.messageLine.contains("繁体") && harness.hintLine.contains("F3 简体"))
        harness.press(.function(3))
        #expect(!input.isTraditional && harness.messageLine.contains("luo"))
    }

    @Test("Help, the end dialog and a window too small give nothing away of what was composed")
    func covered() {
        let harness = form()
        harness.type("luo")
        harness.resize(Size(width: 60, height: 20))
        harness.resize(Size(width: 80, height: 24))
        #expect(harness.program.composing.composition == nil && name(harness) == "")
        #expect(input.requests.last == .clear)
        harness.type("luo")
        harness.press(.function(1))
        #expect(harness.text.contains("输入汉字"))
        harness.press(.escape)
        #expect(name(harness) == "罗")
    }

    @Test("Ctrl-Space does what F12 does")
    func controlSpace() {
        let harness = form(isOn: false)
        harness.press(.control(" "))
        harness.type("luo1")
        #expect(name(harness) == "罗")
        harness.press(.control(" "))
        harness.type("luo1")
        #expect(name(harness) == "罗luo1")
    }

    @Test("A secret and a number take letters as they are")
    func secret() {
        let harness = form()
        harness.press(.tab, .tab)
        harness.type("luo1")
        #expect(harness.screen(DemoForm.self)?.form.text(.password) == "luo1")
        #expect(input.requests == [])
    }

    @Test("Where it does not answer the letters stay, it is switched off, and typing goes on")
    func dead() {
        let harness = form()
        harness.type("lu")
        input.isDead = true
        harness.type("o")
        #expect(name(harness) == "luo")
        #expect(harness.messageLine.contains("用不了") && harness.hintLine.contains("F12 拼音"))
        harness.type("hu1")
        #expect(name(harness) == "luohu1")
        input.isDead = false
        harness.press(.function(12))
        input.forget()
        harness.type("qu1")
        #expect(name(harness) == "luohu1区")
        input.isDead = true
        harness.type(",")
        #expect(name(harness) == "luohu1区,")
    }

    @Test("One that does not get on does not hold the program up")
    func stubborn() {
        let harness = form()
        input.isStubborn = true
        harness.type("luo")
        harness.press(.tab)
        #expect(name(harness) == "luo" && harness.screen(DemoForm.self)?.form.focus == .number)
    }

    @Test("The end of a session switches it off and forgets")
    func end() {
        let harness = DemoHarness(
            ProgramSettings(root: DemoHome(), words: .sample, onEnd: .forget, offersInputMethod: true),
            interpreter: DemoInterpreter(), inputMethod: input)
        harness.press(.enter, .function(12))
        harness.type("luo")
        harness.press(.function(10))
        #expect(input.timesForgotten == 0 && name(harness) == "罗")
        harness.press(.up, .enter)
        #expect(harness.screen(DemoHome.self) != nil && input.timesForgotten == 1)
        harness.press(.enter)
        harness.type("luo1")
        #expect(name(harness) == "luo1" && harness.hintLine.contains("F12 拼音"))
    }

    @Test("The lock page gives up what was composed; behind it typing goes on as before")
    func locked() {
        let harness = DemoHarness(
            ProgramSettings(
                root: DemoHome(), words: .sample,
                idle: .counter(lockAfterSeconds: 60, signOutAfterSeconds: 600, atMostSeconds: 6000),
                lock: AnyScreen(Probe(name: "lock", plan: ["u": [.unlock]], takesText: true)),
                offersInputMethod: true),
            interpreter: DemoInterpreter(), inputMethod: input)
        harness.press(.enter, .function(12))
        harness.type("luo")
        harness.pass(seconds: 60)
        #expect(harness.text.contains("lock") && !harness.text.contains("luo"))
        #expect(input.requests.last == .clear)
        harness.type("u")
        harness.type("qu1")
        #expect(name(harness) == "区")
    }
}
