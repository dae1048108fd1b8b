import Cells
import Testing

@testable import Forms

@Suite("Long lists")
struct ListViewTests {
    private static let columns = [
        TableColumn("编号", .fixed(10)), TableColumn("姓名", .share(1)), TableColumn("金额", .fixed(8), alignment: .right),
    ]

    /// A list of 100,000 rows that is answered whatever it asks for.
    private struct Answered {
        var list = ListView<Int>()
        var asked: [Range<Int>] = []
        let total: Int

        init(total: Int = 100_000, height: Int = 13) {
            self.total = total
            list.fit(Size(width: 40, height: height))
            answer()
        }

        mutating func press(_ keys: Key...) {
            for key in keys {
                _ = list.update(.key(key))
                answer()
            }
        }

        mutating func answer() {
            while let range = list.wanted() {
                asked.append(range)
                let rows = range.clamped(to: 0..<total)
                list.supply(Array(rows), from: rows.lowerBound, total: total)
            }
        }

        func drawn() -> String {
            FormsTests.drawn(40, 13) {
                list.draw(on: &$0, in: $1, columns: ListViewTests.columns, words: .sample) {
                    ["R\($0 + 1)", "张*", "\($0)"]
                }
            }
        }
    }

    @Test("Titles, rows, the focused one, the position") func look() {
        var answered = Answered()
        answered.press(.down)
        let rows = answered.drawn().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows[0] == "  编号        姓名                  金额")
        #expect(rows[1] == "  R1          张*                      0")
        #expect(rows[2] == "> R2          张*                      1")
        #expect(rows[12] == "  第 2 条，共 100000 条")
    }

    @Test("Only the rows in view are held and drawn") func windowed() {
        var answered = Answered()
        var drawnRows = 0
        answered.press(.end)
        _ = drawn(40, 13) {
            answered.list.draw(on: &$0, in: $1, columns: ListViewTests.columns, words: .sample) { _ in
                drawnRows += 1
                return []
            }
        }
        #expect(drawnRows == 10)
        #expect(answered.list.selected == 99_999)
        #expect(answered.asked.allSatisfy { $0.count <= 30 })
        #expect(answered.asked.count == 2)
    }

    @Test("Walking through asks for a window at a time, not for each row") func walking() {
        var answered = Answered()
        for _ in 0..<1000 { answered.press(.down) }
        #expect(answered.list.selectedRow == 1000)
        #expect(answered.asked.count < 120)
    }

    @Test("A number and Enter go to that row; Backspace and Esc take it back") func goTo() {
        var answered = Answered()
        answered.press(.character("5"), .character("0"), .character("0"))
        #expect(answered.list.takesText)
        #expect(answered.drawn().hasSuffix("转到第 500 条"))
        answered.press(.backspace, .enter)
        #expect(answered.list.selectedRow == 49)
        answered.press(.character("7"), .escape, .down)
        #expect(answered.list.selectedRow == 50)
        #expect(answered.list.update(.key(.enter)) == .opened(50))
    }

    @Test("Rows not come yet say so; an empty list says so") func loading() {
        var list = ListView<Int>()
        list.fit(Size(width: 40, height: 8))
        #expect(list.wanted() == 0..<10)
        #expect(list.wanted() == nil)
        let waiting = drawn(40, 8) {
            list.draw(on: &$0, in: $1, columns: ListViewTests.columns, words: .sample) { _ in [] }
        }
        #expect(waiting.contains("> 正在读取…"))
        list.supply([], from: 0, total: 0)
        #expect(list.update(.key(.enter)) == .handled)
        let empty = drawn(40, 8) {
            list.draw(on: &$0, in: $1, columns: ListViewTests.columns, words: .sample) { _ in [] }
        }
        #expect(empty.contains("  没有记录"))
    }

    @Test("Old rows stay until new ones come; a shorter list keeps the focus inside") func stale() {
        var list = ListView<Int>()
        list.fit(Size(width: 40, height: 8))
        _ = list.wanted()
        list.supply(Array(0..<10), from: 0, total: 10)
        list.select(9)
        #expect(list.wanted() == nil)
        list.invalidate()
        #expect(list.selectedRow == 9)
        #expect(list.wanted() != nil)
        #expect(list.wanted() == nil)
        list.supply([0, 1], from: 0, total: 2)
        #expect(list.selectedRow == 1)
    }

    @Test("Columns share what the fixed ones leave, and too narrow a table cuts") func breadths() {
        #expect(TableColumn.breadths(ListViewTests.columns, width: 40) == [10, 18, 8])
        #expect(TableColumn.breadths(ListViewTests.columns, width: 15) == [10, 0, 8])
        let table = Table(ListViewTests.columns, rows: [["R1", "一个很长的名字放不下", "12"]])
        #expect(drawn(30, 3) { table.draw(on: &$0, in: $1) } == "编号        姓名          金额\nR1          一个很…         12")
    }
}
