import Cells
import TestSupport
import Testing

@testable import Forms

@Suite("Any size, any key")
struct AnySizeTests {
    /// All that the program can have on the screen.
    private func programs() -> [DemoHarness] {
        let keys: [[Key]] = [
            [], [.enter], [.enter, .function(1)], [.enter, .function(10)],
            [.enter, .tab, .tab, .tab, .tab, .character("0")],
            [.enter, .tab, .tab, .tab, .tab, .tab, .tab, .enter],
        ]
        return keys.map { keys in
            let harness = demo {
                $0.isTraining = true
                $0.idle = .kiosk(warnAfterSeconds: 60, graceSeconds: 30)
            }
            for key in keys { harness.press(key) }
            return harness
        }
    }

    @Test("Every row's cells add up at every size") func sizes() {
        var dice = SplitMix64(7)
        let some = (0..<30).map { _ in
            Size(width: Int.random(in: 1...220, using: &dice), height: Int.random(in: 1...70, using: &dice))
        }
        for harness in programs() {
            for size in some + [Size(width: 1, height: 1), Size(width: 220, height: 70), Size(width: 80, height: 24)] {
                harness.resize(size)
                expectSound(harness.frame, "\(size)")
            }
        }
    }

    @Test("Widgets in any rectangle draw inside it and nowhere else") func widgets() throws {
        var dice = SplitMix64(11)
        for _ in 0..<100 {
            let size = Size(width: Int.random(in: 1...60, using: &dice), height: Int.random(in: 1...20, using: &dice))
            let rect = Rect(
                x: Int.random(in: 0..<size.width, using: &dice), y: Int.random(in: 0..<size.height, using: &dice),
                width: Int.random(in: 0...size.width, using: &dice),
                height: Int.random(in: 0...size.height, using: &dice)
            ).intersection(Rect(size: size))
            for draw in try WidgetZoo.all(rect.size, &dice) {
                var surface = Surface(size: size)
                draw(&surface, rect)
                expectSound(surface, "\(size) \(rect)")
                #expect(inked(surface, outside: rect) == [], "\(size) \(rect)")
            }
        }
    }

    private func inked(_ surface: Surface, outside rect: Rect) -> [Point] {
        (0..<surface.size.height).flatMap { y in
            (0..<surface.size.width).map { Point(x: $0, y: y) }
                .filter { !rect.contains($0) && surface[$0.x, $0.y].glyph != .space }
        }
    }

    private static let someKeys: [Key] = [
        .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete,
        .backspace,
        .function(1), .function(5), .function(6), .function(10), .control("v"), .control("c"),
        .character("0"), .character("1"), .character("2"), .character("张"), .character("x"), .character("*"),
        .character(" "), .character("/"), .alt("q"), .insert,
    ]

    @Test("Random keys, sizes and times never break a frame", arguments: 1...20)
    func randomKeys(seed: UInt64) throws {
        var dice = SplitMix64(seed)
        let harness = demo {
            $0.idle = .kiosk(warnAfterSeconds: 60, graceSeconds: 30)
            $0.showsPadMenu = true
        }
        harness.interpreter.jobSteps = 3
        for _ in 0..<200 where !harness.hasEnded {
            switch Int.random(in: 0..<20, using: &dice) {
            case 0:
                harness.resize(
                    Size(width: Int.random(in: 1...220, using: &dice), height: Int.random(in: 1...70, using: &dice)))
            case 1: harness.pass(milliseconds: Int.random(in: 0...70_000, using: &dice))
            case 2: harness.interpreter.refusals = Int.random(in: 0...8, using: &dice)
            case 3: harness.paste("粘贴 123\u{1B}[0m\n下一行")
            default: harness.press(try #require(AnySizeTests.someKeys.randomElement(using: &dice)))
            }
            expectSound(harness.frame)
        }
    }

    @Test("A resize, to too small and back, loses nothing typed", arguments: 1...10)
    func resizeLosesNothing(seed: UInt64) throws {
        var dice = SplitMix64(seed)
        let harness = demoForm()
        for _ in 0..<60 { harness.press(try #require("张三123x*".randomElement(using: &dice).map(Key.character))) }
        harness.press(.tab)
        harness.type("44010119")
        let before = try #require(harness.screen(DemoForm.self))
        for _ in 0..<20 {
            harness.resize(
                Size(width: Int.random(in: 1...220, using: &dice), height: Int.random(in: 1...70, using: &dice)))
            if !harness.program.size.holds(Size(width: 80, height: 24)) {
                harness.type("9")
                harness.press(.tab, .escape, .function(10))
            }
        }
        harness.resize(Size(width: 80, height: 24))
        #expect(harness.screen(DemoForm.self)?.form == before.form)
        #expect(harness.depth == 2)
    }

    @Test("A window too small says so, and how large it must be") func tooSmall() {
        let harness = demoForm()
        harness.resize(Size(width: 40, height: 6))
        #expect(
            harness.rows == ["", "窗口太小，请放大窗口。已填写的内容不会丢", "                  失。", "         现在 40x6，至少 80x24", "", ""])
        #expect(harness.cursor == nil)
        harness.press(.character("x"), .enter, .function(10))
        harness.resize(Size(width: 80, height: 24))
        #expect(harness.screen(DemoForm.self)?.form == DemoForm().form, "keys did nothing meanwhile")
        #expect(!harness.text.contains("结束后"))
    }
}

/// One of each widget, with something in it.
private enum WidgetZoo {
    typealias Draw = (inout Surface, Rect) -> Void

    static func all(_ size: Size, _ dice: inout SplitMix64) throws -> [Draw] {
        let words = FormsWords.sample
        var form = DemoForm().form
        form.report([FieldProblem(.name, "请填写姓名"), FieldProblem(.agree, "请先勾选")])
        form.focus(on: try #require([.name, .way, .agree, .next].randomElement(using: &dice)))
        var reader = Reader([.heading("标题"), .paragraph("一段很长的文字，需要换行。"), .item("第一项")])
        reader.fit(size)
        var list = ListView<Int>()
        list.fit(size)
        list.supply(Array(0..<30), from: 0, total: 100_000)
        var picker = FilePicker(
            DirectoryListing(place: "相机", hasParent: true, entries: [FileEntry("照片一.jpg", bytes: 4000, modified: "昨天")])
        )
        picker.fit(size)
        var picture = PictureView(pixelsWide: 300, pixelsHigh: 200)
        picture.fit(size)
        if let request = picture.wanted(),
            let dots = DotMap(
                width: request.dotsWide, height: request.dotsHigh,
                bits: Array(repeating: 0xA5, count: (request.dotsWide + 7) / 8 * request.dotsHigh))
        {
            picture.supply(dots, for: request)
        }
        let review = ReviewPage(
            [ReviewSection("承租人", [ReviewRow("姓名", "张三", change: "name")])], buttons: [.button("go", "提交")])
        let columns = [TableColumn("编号", .fixed(8)), TableColumn("姓名", .share(1))]
        return [
            { form.draw(on: &$0, in: $1, words: words) },
            { reader.draw(on: &$0, in: $1, words: words) },
            { list.draw(on: &$0, in: $1, columns: columns, words: words) { ["\($0)", "张*"] } },
            { picker.draw(on: &$0, in: $1, words: words) },
            { picture.draw(on: &$0, in: $1, words: words) },
            { review.draw(on: &$0, in: $1, words: words) },
            { Dialog(title: "标题", text: "正文很长很长", buttons: [DialogButton(1, "好")]).draw(on: &$0, in: $1) },
            { Stepper(["一步", "两步", "三步"], current: 1).draw(on: &$0, in: $1) },
            { _ = Table(columns, rows: [["1", "张三"], ["2", "李四"]]).draw(on: &$0, in: $1) },
            { ErrorSummary(["甲", "乙"]).draw(on: &$0, in: $1, words: words) },
            { IdentityNumberField("440101198001011234").draw(on: &$0, in: $1, look: .focused, words: words) },
            {
                DateField(CalendarDate(year: 2023, month: 8, day: 21)).draw(
                    on: &$0, in: $1, look: .focused, words: words)
            },
            { TextField("一二三四五").draw(on: &$0, in: $1, look: .focused) },
        ]
    }
}
