import Cells
import Testing

@testable import Forms

@Suite("Text fields")
struct TextFieldTests {
    private func field(_ text: String, _ inputs: [Input], limit: Int = 20) -> TextField {
        var field = TextField(text, limit: limit)
        for input in inputs { _ = field.update(input) }
        return field
    }

    @Test("The cursor counts columns, and passes a wide glyph in one step") func cursorColumns() {
        let typed = field("", keys("张a三"))
        #expect(cursor(20, 1) { typed.draw(on: &$0, in: $1, look: .focused) } == Point(x: 6, y: 0))
        let moved = field("张a三", [.key(.left), .key(.left)])
        #expect(cursor(20, 1) { moved.draw(on: &$0, in: $1, look: .focused) } == Point(x: 3, y: 0))
        #expect(field("张a三", [.key(.home), .key(.delete), .key(.end), .key(.backspace)]).text == "a")
    }

    @Test("A telephone number stands in groups of 3, 4 and 4, also while it is typed; words stay as they are")
    func groups() {
        var typed = TextField(limit: 16, groups: [3, 4])
        for input in keys("138001") { _ = typed.update(input) }
        #expect(drawn(20, 1) { typed.draw(on: &$0, in: $1, look: .focused) } == "[138 001           ]")
        #expect(cursor(20, 1) { typed.draw(on: &$0, in: $1, look: .focused) } == Point(x: 8, y: 0))
        for input in keys("38000") { _ = typed.update(input) }
        #expect(drawn(20, 1) { typed.draw(on: &$0, in: $1, look: .plain) } == "[138 0013 8000     ]")
        #expect(typed.text == "13800138000")
        _ = typed.update(.key(.home))
        for _ in 0..<3 { _ = typed.update(.key(.right)) }
        #expect(cursor(20, 1) { typed.draw(on: &$0, in: $1, look: .focused) } == Point(x: 5, y: 0))
        let words = TextField("没有电话", limit: 16, groups: [3, 4])
        #expect(drawn(20, 1) { words.draw(on: &$0, in: $1, look: .plain) } == "[没有电话          ]")
    }

    @Test("Only a focused field has the cursor") func unfocused() {
        #expect(cursor(20, 1) { TextField("a").draw(on: &$0, in: $1, look: .plain) } == nil)
    }

    @Test("Long text scrolls so that the cursor shows, and never shows half a glyph")
    func scrolls() {
        let long = field("", keys("一二三四五六七八"))
        #expect(drawn(12, 1) { long.draw(on: &$0, in: $1, look: .focused) } == "[五六七八  ]")
        let back = field("一二三四五六七八", [.key(.home)])
        #expect(drawn(12, 1) { back.draw(on: &$0, in: $1, look: .focused) } == "[一二三四五]")
    }

    @Test("What is pasted is cleaned, normalised and cut to what fits") func paste() {
        let fold = Normaliser("digits") { text in text.filter { $0.isNumber } }
        var field = TextField(limit: 4, normaliser: fold)
        _ = field.update(.paste("1\u{1B}[31m2\n3 456"))
        #expect(field.text == "1312")
        #expect(self.field("ab", [.key(.home), .paste("x\ny\u{200B}z")]).text == "x yzab")
    }

    @Test("Keys that mean nothing here are left to the page") func unused() {
        var field = TextField("ab")
        for key in [Key.up, .down, .enter, .tab, .function(3), .right] { #expect(field.update(.key(key)) == false) }
    }

    @Test("A phone number can be masked while the focus is elsewhere") func masked() {
        let mask = NamedFunction<String, String>("phone") { String($0.prefix(3)) + "****" + String($0.suffix(4)) }
        let phone = TextField("13800001234", mask: mask)
        #expect(drawn(15, 1) { phone.draw(on: &$0, in: $1, look: .plain) } == "[138****1234  ]")
        #expect(drawn(15, 1) { phone.draw(on: &$0, in: $1, look: .focused) } == "[13800001234  ]")
        #expect(phone.text == "13800001234")
    }

    @Test("A secret shows stars, and no dump of it shows more") func secret() {
        var secret = SecretField()
        for input in keys("geheim张") { _ = secret.update(input) }
        #expect(secret.text == "geheim张")
        #expect(drawn(14, 1) { secret.draw(on: &$0, in: $1, look: .focused) } == "[*******     ]")
        #expect(!"\(secret) \(String(reflecting: secret))".contains("geheim"))
        var dumped = ""
        dump(FormItem("password", "", .secret(secret)), to: &dumped)
        #expect(!dumped.contains("geheim"))
    }
}

@Suite("Identity numbers")
struct IdentityNumberFieldTests {
    private func typed(_ text: String) -> IdentityNumberField {
        var field = IdentityNumberField()
        for input in keys(text) { _ = field.update(input) }
        return field
    }

    @Test(
        "Grouped 6-8-4 while it is typed",
        arguments: [
            ("44010", "44010"), ("440101", "440101"), ("4401011", "440101 1"), ("44010119800101", "440101 19800101"),
            ("440101198001011234", "440101 19800101 1234"), ("4401011980010112345678", "440101 19800101 1234"),
            ("44010119800101123*", "440101 19800101 123X"), ("44010119800101123x", "440101 19800101 123X"),
            ("４４０１０１", "440101"), ("44-01 01a", "440101"),
        ])
    func grouping(typed text: String, shown: String) {
        #expect(typed(text).grouped == shown)
    }

    @Test("The birth date is read back once it is there and exists")
    func birthDate() {
        func shown(_ text: String) -> String {
            drawn(60, 1) { typed(text).draw(on: &$0, in: $1, look: .focused, words: .sample) }
        }
        #expect(shown("44010119800229") == "[440101 19800229      ]  出生日期 1980年2月29日")
        #expect(shown("44010119810229") == "[440101 19810229      ]")
        #expect(shown("4401011980022") == "[440101 1980022       ]")
    }

    @Test("Another way to read it back can be given") func readBack() {
        let field = IdentityNumberField("440101", readBack: ReadBack("places") { "\($0.count)/18" })
        #expect(drawn(40, 1) { field.draw(on: &$0, in: $1, look: .focused, words: .sample) }.hasSuffix("]  6/18"))
    }

    @Test("Masked while the focus is elsewhere") func masked() {
        let field = typed("44010119800101123*")
        let text = drawn(60, 1) { field.draw(on: &$0, in: $1, look: .plain, words: .sample) }
        #expect(text == "[440101 ******** 123X ]")
    }

    @Test("The cursor jumps the gaps; editing in the middle keeps the groups") func editing() {
        var field = typed("440101198")
        for _ in 0..<3 { _ = field.update(.key(.left)) }
        #expect(cursor(40, 1) { field.draw(on: &$0, in: $1, look: .focused, words: .sample) } == Point(x: 8, y: 0))
        _ = field.update(.key(.backspace))
        _ = field.update(.key(.character("7")))
        #expect(field.grouped == "440107 198")
    }
}

@Suite("Dates")
struct DateFieldTests {
    private func typed(_ text: String) -> DateField {
        var field = DateField()
        for input in keys(text) { _ = field.update(input) }
        return field
    }

    @Test(
        "Typed in segments",
        arguments: [
            ("20230821", CalendarDate(year: 2023, month: 8, day: 21)), ("2023-8-5", nil),
            ("2023-8-5-", CalendarDate(year: 2023, month: 8, day: 5)),
            ("2023-08-21", CalendarDate(year: 2023, month: 8, day: 21)), ("20230229", nil), ("2023082", nil),
            ("20240229", CalendarDate(year: 2024, month: 2, day: 29)), ("19000229", nil),
        ])
    func segments(text: String, date: CalendarDate?) {
        #expect(typed(text).date == date)
    }

    @Test("Read back in words; a day that there is not is said to be none") func readBack() {
        func shown(_ text: String) -> String {
            drawn(40, 1) { typed(text).draw(on: &$0, in: $1, look: .focused, words: .sample) }
        }
        #expect(shown("") == "[____-__-__ ]")
        #expect(shown("20230821") == "[2023-08-21 ]  2023年8月21日")
        #expect(shown("20230231") == "[2023-02-31 ]  没有这一天")
    }

    @Test("The first digit after coming to a whole day takes its place; a ninth one does nothing") func replaced() {
        var field = DateField(CalendarDate(year: 2023, month: 8, day: 21))
        for input in keys("20240102") { _ = field.update(input) }
        #expect(field.date == CalendarDate(year: 2024, month: 1, day: 2))
        _ = field.update(.key(.character("9")))
        #expect(field.date == CalendarDate(year: 2024, month: 1, day: 2))
        var form = Form<Int>([.date(1, "日期"), .button(2, "继续")])
        for input in keys("20240102") { _ = form.update(input) }
        _ = form.update(.key(.down))
        _ = form.update(.key(.up))
        for input in keys("20250304") { _ = form.update(input) }
        #expect(form.date(1) == CalendarDate(year: 2025, month: 3, day: 4))
    }

    @Test("Backspace takes the last digit back") func backspace() {
        var field = typed("20230821")
        _ = field.update(.key(.backspace))
        #expect(field.date == nil)
        _ = field.update(.key(.character("2")))
        #expect(field.date == CalendarDate(year: 2023, month: 8, day: 22))
    }
}

@Suite("Forms")
struct FormTests {
    @Test("What is wrong stands on top and beside the field; the focus is on the first; nothing is lost")
    func problems() {
        let harness = demoForm()
        harness.press(.tab)
        harness.type("4401")
        for _ in 0..<4 { harness.press(.tab) }
        harness.press(.tab, .enter)
        #expect(
            harness.rows[3...15] == [
                "  ! 有 3 处需要改正", "    - 请填写姓名", "    - 证件号码应为 18 位", "    - 请先勾选", "",
                "  > 姓名      [                      ]", "               ! 请填写姓名", "               与身份证一致", "",
                "    证件号码  [4401                 ]", "               ! 证件号码应为 18 位", "",
                "    密码      [                              ]",
            ])
        #expect(harness.cursor == Point(x: 15, y: 8))
        #expect(harness.screen(DemoForm.self)?.form.text(.number) == "4401")
    }

    @Test("A form longer than the page scrolls to the focus") func scrolls() {
        let harness = demoForm()
        harness.press(.tab, .tab, .tab, .tab, .tab, .enter, .tab, .enter)
        #expect(harness.rows[7].hasPrefix("  > 姓名"))
        #expect(harness.rows[20].hasSuffix("下面还有"))
        for _ in 0..<8 { harness.press(.tab) }
        #expect(harness.rows[20] == "    [ 继续 ]    [ 统计 ]  > [ 返回 ]")
        #expect(harness.cursor?.y == 20)
    }

    @Test("Arrows go through options and fields alike, up as down") func arrows() {
        var form = DemoForm().form
        var down: [DemoForm.Field?] = []
        for _ in 0..<11 {
            down.append(form.focus)
            _ = form.update(.key(.down))
        }
        #expect(down == [.name, .number, .password, .born, .way, .way, .way, .agree, .next, .count, .back])
        for expected in down.reversed() {
            #expect(form.focus == expected)
            _ = form.update(.key(.up))
        }
    }

    @Test("A choice is made by digit or Enter, and an option that cannot be says why") func choices() {
        var form = DemoForm().form
        form.focus(on: .way)
        #expect(form.update(.key(.character("2"))) == .changed(.way))
        #expect(form.choice(.way) == 1)
        #expect(form.update(.key(.character("3"))) == .refused("请到窗口办理。"))
        #expect(form.choice(.way) == 1)
        #expect(form.update(.key(.character("9"))) == .ignored)
        _ = form.update(.key(.up))
        #expect(form.update(.key(.enter)) == .changed(.way))
        #expect(form.choice(.way) == 1)
        #expect(form.focus == .agree)
    }

    @Test("A tick that may not be set yet says why, and one set can be taken back") func ticks() {
        var form = Form([FormItem.tick("agree", "同意", whyNot: "请先读完。")])
        #expect(form.update(.key(.enter)) == .refused("请先读完。"))
        form.setWhyNot("agree", nil)
        #expect(form.update(.key(.character(" "))) == .changed("agree"))
        #expect(form.isTicked("agree"))
        #expect(form.update(.key(.character(" "))) == .changed("agree"))
        #expect(!form.isTicked("agree"))
    }

    @Test("Enter ticks and then goes on; only Space or Backspace takes a tick away") func enterOnTick() {
        var form = Form([FormItem.tick("agree", "同意"), .button("next", "下一步")])
        #expect(form.update(.key(.enter)) == .changed("agree"))
        #expect(form.focus == "agree" && form.isTicked("agree"))
        #expect(form.update(.key(.enter)) == .left("agree"))
        #expect(form.focus == "next" && form.isTicked("agree"))
        form.focus(on: "agree")
        #expect(form.update(.key(.backspace)) == .changed("agree"))
        #expect(!form.isTicked("agree"))
        #expect(form.update(.key(.backspace)) == .handled)
        #expect(!form.isTicked("agree"))
    }

    @Test("Hidden items take neither room nor focus") func hidden() {
        var form = Form([FormItem.text("a", "甲"), .text("b", "乙"), .text("c", "丙")])
        form.setHidden("b", true)
        #expect(drawn(30, 9) { form.draw(on: &$0, in: $1, words: .sample) }.contains("乙") == false)
        #expect(form.update(.key(.down)) == .left("a"))
        #expect(form.focus == "c")
    }

    @Test("Values are read and set by id") func values() {
        var form = DemoForm().form
        form.setText(.name, "李四")
        form.setText(.number, "44010119800101123x")
        form.setDate(.born, CalendarDate(year: 2020, month: 2, day: 29))
        form.choose(.way, 1)
        form.setTick(.agree, true)
        #expect(form.text(.name) == "李四")
        #expect(form.text(.number) == "44010119800101123X")
        #expect(form.date(.born)?.day == 29)
        #expect(form.choice(.way) == 1)
        #expect(form.isTicked(.agree))
        #expect(form.text(.agree) == "")
    }

    @Test("Moving the cursor is no change") func noChange() {
        var form = DemoForm().form
        #expect(form.update(.key(.character("a"))) == .changed(.name))
        #expect(form.update(.key(.left)) == .handled)
        #expect(form.update(.key(.tab)) == .left(.name))
    }
}

@Suite("Dialogs and steps")
struct DialogTests {
    @Test("Buttons by arrows, by number, and Esc for the way out") func keys() {
        var dialog = Dialog(
            title: "退回", text: "确定退回吗？", buttons: [DialogButton("yes", "退回"), DialogButton("no", "不退回")])
        #expect(dialog.press(.character("1")) == "yes")
        #expect(dialog.press(.right) == nil)
        #expect(dialog.press(.enter) == "no")
        #expect(dialog.press(.escape) == "no")
        #expect(dialog.press(.character("7")) == nil)
    }

    @Test("Buttons stand below each other where there is no room beside") func stacked() {
        let labels = ["材料不清晰，请重新上传", "证件已过期，请更换证件", "信息与登记不符，请到窗口"]
        let dialog = Dialog(title: "原因", text: "请选择", buttons: labels.map { DialogButton($0, $0) })
        let text = drawn(60, 12) { dialog.draw(on: &$0, in: $1) }
        #expect(text.contains("> [ 1 材料不清晰，请重新上传 ]"))
        #expect(text.contains("  [ 3 信息与登记不符，请到窗口 ]"))
    }

    @Test("Steps without room keep the name of the present one") func stepper() {
        let stepper = Stepper(["续租申请", "申请声明", "确认续约信息"], current: 1)
        #expect(drawn(60, 1) { stepper.draw(on: &$0, in: $1) } == "✓ 续租申请   [2 申请声明]   3 确认续约信息")
        #expect(drawn(30, 1) { stepper.draw(on: &$0, in: $1) } == "✓  [2 申请声明]  3")
    }
}
