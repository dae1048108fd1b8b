import Cells
import Testing

@testable import Screens

/// Whatever has the focus is in view, however small the room.
@Suite("A menu in a small room")
struct MenuTests {
    @Test("the focused entry shows its label and the marker", arguments: [true, false], 2...14)
    func inView(isSpaced: Bool, height: Int) {
        let note = String(repeating: "照片不清楚，请重新上传。", count: 6)
        let entries = [1, 2, 3, 4].map { MenuEntry($0, "第\($0)项", note: $0 % 2 == 1 ? note : "") }
        for focus in 1...4 {
            let size = Size(width: 60, height: height)
            var surface = Surface(size: size)
            let menu = Menu(entries, focus: focus, isSpaced: isSpaced)
            menu.draw(on: &surface, in: Rect(origin: Point(x: 0, y: 0), size: size))
            let rows = surface.rows().map { $0.filter { $0 != " " } }
            #expect(rows.contains { $0.hasPrefix(">\(focus)第\(focus)项") }, "\(rows.joined(separator: "\n"))")
        }
    }

    @Test("a heading stands where its entry does", arguments: 2...12)
    func headings(height: Int) {
        let entries = (1...4).map { MenuEntry($0, "第\($0)项", heading: "标题\($0)") }
        let size = Size(width: 60, height: height)
        var surface = Surface(size: size)
        Menu(entries).draw(on: &surface, in: Rect(origin: Point(x: 0, y: 0), size: size))
        let text = surface.rows().joined()
        for entry in 1...4 where text.contains("标题\(entry)") { #expect(text.contains("第\(entry)项"), "\(text)") }
    }

    @Test("a digit that is an entry's key is no other entry's") func ownDigit() {
        let entries = (1...10).map { MenuEntry($0, "第\($0)项") } + [MenuEntry(11, "完了", key: "9")]
        var menu = Menu(entries)
        #expect(menu.press(.character("9")) == .took(11))
        #expect(menu.press(.character("8")) == .took(8))
        #expect(menu.press(.character("0")) == .ignored)
        let size = Size(width: 60, height: 14)
        var surface = Surface(size: size)
        menu.draw(on: &surface, in: Rect(origin: Point(x: 0, y: 0), size: size))
        let rows = surface.rows().map { $0.filter { $0 != " " } }
        #expect(rows.contains { $0.hasPrefix("9完了") } && rows.contains { $0.hasPrefix("第9项") }, "\(rows)")
    }
}
