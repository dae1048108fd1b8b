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
