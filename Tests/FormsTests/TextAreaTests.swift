import Cells
import Testing

@testable import Forms

/// A few rows of text.
@Suite struct TextAreaTests {
    private func rows(_ area: TextArea, width: Int) -> (text: [String], cursor: Point?) {
        var surface = Surface(size: Size(width: width, height: area.rows))
        area.draw(on: &surface, in: Rect(size: surface.size), look: .focused)
        return (surface.rows(), surface.cursor)
    }

    @Test("breaks where a row is full and keeps the cursor in view")
    func breaks() {
        var area = TextArea("", rows: 2)
        _ = area.update(.paste("一二三\n四五六七"))
        #expect(area.text == "一二三 四五六七")
        let shown = rows(area, width: 8)
        #expect(shown.text == ["[ 四五 ]", "[六七  ]"])
        #expect(shown.cursor == Point(x: 5, y: 1))
        _ = area.update(.key(.home))
        #expect(rows(area, width: 8).text == ["[一二三]", "[ 四五 ]"])
        #expect(rows(area, width: 8).cursor == Point(x: 1, y: 0))
    }

    @Test("a full last row gives the cursor a row of its own")
    func fullRow() {
        let area = TextArea("一二三", rows: 2)
        #expect(rows(area, width: 8).cursor == Point(x: 1, y: 1))
    }

    @Test("the cursor can be put where something is to be mended, within the text")
    func cursor() {
        var area = TextArea("一二三", rows: 2)
        area.moveCursor(to: 1)
        #expect(rows(area, width: 12).cursor == Point(x: 3, y: 0))
        area.moveCursor(to: 9)
        #expect(rows(area, width: 12).cursor == Point(x: 7, y: 0))
        var form = Form<Int>([.area(1, "", area), .button(2, "好")])
        form.moveCursor(1, to: 0)
        _ = form.update(.key(.character("甲")))
        #expect(form.text(1) == "甲一二三")
    }

    @Test("a form with one field says what is wrong once, in as many lines as that takes")
    func problemOnce() {
        var form = Form<Int>([.area(1, "", TextArea("", rows: 2)), .button(2, "好")], summarises: false)
        form.report([FieldProblem(1, "第 3 个字起不同，应为「真实」，现在是「属实」。")])
        let size = Size(width: 30, height: form.rows(width: 30, words: .sample))
        var surface = Surface(size: size)
        form.draw(on: &surface, in: Rect(size: size), words: .sample)
        #expect(
            surface.rows() == [
                ">   [                        ]", "    [                        ]", "     ! 第 3 个字起不同，",
                "     应为「真实」，", "     现在是「属实」。", "", "  [ 好 ]",
            ])
    }

    @Test("types and deletes; up and down are not its own; in a form Enter goes on")
    func keys() {
        var form = Form<Int>([.area(1, ""), .button(2, "好")])
        let typed = "甲乙0".map { form.update(.key(.character($0))) }
        #expect(typed == [.changed(1), .changed(1), .changed(1)])
        let deleted = form.update(.key(.backspace))
        #expect(deleted == .changed(1))
        #expect(form.text(1) == "甲乙" && form.takesText)
        let left = form.update(.key(.enter))
        #expect(left == .left(1) && form.focus == 2)
        form.setText(1, "丙")
        #expect(form.text(1) == "丙")
        let back = form.update(.key(.up))
        #expect(back == .left(2) && form.focus == 1)
    }
}
