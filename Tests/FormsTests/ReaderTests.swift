import Cells
import Testing

@testable import Forms

@Suite("Reading long texts")
struct ReaderTests {
    private func reader(height: Int = 8, width: Int = 20) -> Reader {
        var reader = Reader(
            [.heading("第一条"), .paragraph("承租人应当按月缴纳租金，逾期不缴的，出租人可以催告。"), .item("一、按月缴纳；"), .item("二、不得转租。")]
                + (3...12).map { .paragraph("第\($0)款 租金每月 \($0)00 元。") })
        reader.fit(Size(width: width, height: height))
        return reader
    }

    private func shown(_ reader: Reader, height: Int = 8, width: Int = 20) -> String {
        drawn(width, height) { reader.draw(on: &$0, in: $1, words: .sample) }
    }

    @Test("Headings, wrapped paragraphs, the position") func look() {
        #expect(
            shown(reader()) == """
                第一条

                承租人应当按月缴纳租
                金，逾期不缴的，出租
                人可以催告。
                一、按月缴纳；

                第 1 页，共 8 页
                """)
    }

    @Test("The end is seen only when its last line was in view") func end() {
        var reader = reader()
        #expect(!reader.sawEnd)
        while !reader.sawEnd { _ = reader.update(.key(.down)) }
        #expect(shown(reader, width: 40).contains("已到末尾"))
        _ = reader.update(.key(.home))
        #expect(reader.sawEnd)
        var short = Reader([.paragraph("短")])
        #expect(!short.sawEnd)
        short.fit(Size(width: 40, height: 10))
        #expect(short.sawEnd)
    }

    @Test("Pages overlap by a line; left and right turn them too") func pages() {
        var reader = reader()
        _ = reader.update(.key(.pageDown))
        #expect(reader.top == 5)
        _ = reader.update(.key(.right))
        #expect(reader.top == 10)
        _ = reader.update(.key(.left))
        _ = reader.update(.key(.pageUp))
        #expect(reader.top == 0)
        _ = reader.update(.key(.end))
        #expect(shown(reader).hasPrefix("\n第11款"))
    }

    @Test("Another version of the text keeps the place: on what is read, or on what stands in its place") func anew() {
        var reader = reader()
        _ = reader.update(.key(.pageDown))
        _ = reader.update(.key(.pageDown))
        let before = shown(reader)
        reader.show(reader.blocks)
        #expect(shown(reader) == before)
        reader.show([.heading("第零条")] + reader.blocks)
        #expect(shown(reader).split(separator: "\n").prefix(3) == before.split(separator: "\n").prefix(3))
        reader.show([.paragraph("短")])
        #expect(reader.top == 0 && shown(reader).contains("短") && reader.sawEnd)
    }

    @Test("Search finds text over the ends of lines, and goes on and back") func search() throws {
        var reader = reader()
        for input in [.key(.character("/"))] + keys("出租人") + [.key(.enter)] { #expect(reader.update(input) == true) }
        #expect(reader.search.matches.map(\.line) == [3, 4])
        for input in [.key(.character("/"))] + keys("租金每月") + [.key(.enter)] { _ = reader.update(input) }
        #expect(reader.search.matches.count == 10)
        #expect(reader.hints(.sample).contains { $0.keys == [.character("n")] && $0.label == "下一处" })
        let first = reader.top
        _ = reader.update(.key(.character("N")))
        #expect(reader.top > first)
        #expect(shown(reader, width: 60).contains("查找 租金每月  10/10"))
        _ = reader.update(.key(.character("n")))
        #expect(reader.search.current == 0)
    }

    @Test("There are as many pages as there are turns, and each is told by its number", arguments: 3...14)
    func pages(height: Int) {
        var reader = reader()
        reader.fit(Size(width: 40, height: height))
        var told: [String] = []
        for _ in 0..<200 {
            let text = drawn(40, height) { reader.draw(on: &$0, in: $1, words: .sample) }
            told.append(text.split(separator: "\n").last.map(String.init) ?? "")
            let before = reader.top
            _ = reader.update(.key(.right))
            if reader.top == before { break }
        }
        for (index, foot) in told.enumerated() {
            #expect(foot.hasPrefix("第 \(index + 1) 页，共 \(told.count) 页"), "\(foot)")
        }
    }

    @Test("What is not there is said not to be; Esc leaves the search line; digits in it are text") func notFound() {
        var reader = reader()
        _ = reader.update(.key(.character("/")))
        #expect(reader.takesText)
        _ = reader.update(.key(.escape))
        #expect(!reader.takesText)
        for input in [.key(.character("/"))] + keys("0") + [.key(.backspace)] + keys("没有") + [.key(.enter)] {
            _ = reader.update(input)
        }
        #expect(shown(reader, width: 60).contains("没有找到「没有」"))
    }

    @Test("A resize keeps the paragraph that is being read") func resize() {
        var reader = reader()
        for _ in 0..<8 { _ = reader.update(.key(.down)) }
        let line = reader.lines[reader.top]
        reader.fit(Size(width: 60, height: 6))
        #expect(reader.lines[reader.top].block == line.block)
    }

    @Test("What is pointed out keeps its look over the ends of lines, and nothing else gets it") func pointedOut() {
        var reader = Reader([
            ReaderBlock(
                .item,
                [
                    ReaderSpan("（一）乙方 "), ReaderSpan("逾期不缴租金的，甲方可以 解除合同", isPointedOut: true), ReaderSpan("。另行通知。"),
                ]),
            .paragraph("逾期不缴"),
        ])
        let size = Size(width: 18, height: 9)
        reader.fit(size)
        var surface = Surface(size: size)
        reader.draw(on: &surface, in: Rect(size: size), words: .sample)
        let cells = (0..<7).flatMap { y in (0..<size.width).map { surface[$0, y] } }
        let marked = cells.filter { $0.role == .pointedOut && $0.part != .tail }.map { String($0.glyph.base) }
        #expect(marked.joined() == "逾期不缴租金的，甲方可以 解除合同", "\(surface.rows())")
    }

    @Test("Headings by number: digits and Enter go there, arrows too, Esc stays") func contents() {
        var reader = Reader((1...12).flatMap { [.heading("第\($0)条"), .paragraph("租金每月 \($0)00 元。")] })
        reader.fit(Size(width: 30, height: 8))
        #expect(!reader.takesText && reader.hints(.sample).contains { $0.keys == [.character("c")] })
        for key in keys("c12") { #expect(reader.update(key) == true) }
        #expect(reader.takesText && shown(reader, width: 30).contains("> 12  第12条"), "\(shown(reader, width: 30))")
        _ = reader.update(.key(.enter))
        #expect(!reader.takesText && shown(reader, width: 30).contains("第12条\n"))
        for key in keys("c") + [.key(.up), .key(.enter)] { _ = reader.update(key) }
        #expect(shown(reader, width: 30).hasPrefix("第10条"))
        // A digit that leads to no heading begins a new number.
        for key in keys("c19") { _ = reader.update(key) }
        #expect(shown(reader, width: 30).contains(">  9  第9条"))
        _ = reader.update(.key(.escape))
        #expect(!reader.takesText && shown(reader, width: 30).hasPrefix("第10条"))
    }

    @Test("Of a section longer than a page no item is torn, and its heading stays with the first") func wholeItems() {
        let items = (1...5).map { ReaderBlock.item("第\($0)条：逾期不缴的，出租人可以催告。") }
        var reader = Reader([.heading("一"), .paragraph("租金")] + [.heading("二")] + items, keepsSections: true)
        reader.fit(Size(width: 20, height: 8))
        var pages: [String] = []
        repeat {
            pages.append(shown(reader))
            _ = reader.update(.key(.pageDown))
        } while pages.last != shown(reader)
        #expect(pages.first?.contains("二\n第1条") == true || pages.first?.contains("二") == false, "\(pages)")
        #expect(pages.count > 1, "\(pages)")
        for page in pages { #expect(page.count { $0 == "条" } == page.count { $0 == "催" }, "\(page)") }
    }

    @Test("One heading, or a text that is seen at once, needs no list of headings") func noContents() {
        var one = Reader([.heading("题")] + (1...20).map { .paragraph("第\($0)款") })
        one.fit(Size(width: 30, height: 8))
        var short = Reader([.heading("甲"), .heading("乙")])
        short.fit(Size(width: 30, height: 8))
        for var reader in [one, short] {
            #expect(reader.update(.key(.character("c"))) == false)
            #expect(!reader.takesText && !reader.hints(.sample).contains { $0.keys == [.character("c")] })
        }
    }
}
