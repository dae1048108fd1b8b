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

    private func shown(_ menu: Menu<Int>, height: Int = 16) -> [String] {
        let size = Size(width: 60, height: height)
        var surface = Surface(size: size)
        menu.draw(on: &surface, in: Rect(origin: Point(x: 0, y: 0), size: size))
        return surface.rows().map { $0.filter { $0 != " " } }
    }

    @Test("the tenth entry is taken by *, for a number pad's 0 is the menu") func tenth() {
        var menu = Menu((1...10).map { MenuEntry($0, "第\($0)项") })
        #expect(shown(menu).contains { $0.hasPrefix("*第10项") } && !shown(menu).contains { $0.contains("共2页") })
        #expect(menu.press(.right) == .ignored)
        #expect(menu.press(.character("0")) == .ignored)
        #expect(menu.press(.character("*")) == .took(10))
    }

    @Test("more than ten stand on pages, each numbered anew; an entry with a key of its own is on each")
    func pages() {
        let entries = (1...20).map { MenuEntry($0, "第\($0)项", heading: $0 == 5 ? "其余的" : nil) }
        var menu = Menu(entries + [MenuEntry(21, "完了", key: "*")])
        #expect(menu.press(.character("9")) == .took(9))
        #expect(shown(menu).contains { $0.hasPrefix("*完了") } && shown(menu).contains { $0.hasPrefix("第1页，共3页") })
        #expect(menu.press(.right) == .moved && menu.focused == 10)
        let second = shown(menu)
        #expect(second[0] == "其余的" && second[1].hasPrefix(">1第10项"), "\(second)")
        #expect(second.contains { $0.contains("第2页，共3页←上一页→下一页") }, "\(second)")
        #expect(!second.contains { $0.contains("第9项") || $0.contains("第19项") })
        #expect(menu.press(.character("2")) == .took(11))
        #expect(menu.press(.pageDown) == .moved && menu.press(.character("3")) == .ignored)
        #expect(menu.press(.character("2")) == .took(20))
        #expect(menu.press(.down) == .moved && menu.focused == 21)
        #expect(menu.press(.character("*")) == .took(21) && shown(menu).contains { $0.contains("第3页") })
        #expect(menu.press(.left) == .moved && menu.focused == 10)
        // Down goes over what is on every page to the next one, and up back.
        #expect(menu.press(.up) == .moved && menu.focused == 9)
        #expect(menu.press(.down) == .moved && menu.focused == 21 && menu.press(.down) == .moved)
        #expect(menu.focused == 10)
        menu.focusFirst()
        #expect(menu.press(.left) == .moved && menu.focused == 1)
        #expect(menu.press(.end) == .moved && menu.focused == 21 && menu.press(.up) == .moved && menu.focused == 20)
        for height in 4...14 {
            for focus in [1, 9, 10, 18, 19, 20, 21] {
                menu.focus(on: focus)
                #expect(shown(menu, height: height).contains { $0.hasPrefix(">") }, "\(height) \(focus)")
            }
        }
    }
}
