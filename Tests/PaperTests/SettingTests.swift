import Documents
import Housing
import PaperProtocol
import PaperSamples
import Testing

/// How lines and pages are parted.
@Suite struct SettingTests {
    private static func document(_ blocks: [Block]) throws -> Document {
        let contract = try SampleContract.contract()
        return Document(
            template: contract.template, title: "样张", number: "C2311-00017-4", marking: "", madeOn: contract.madeOn,
            blocks: blocks)
    }

    /// So many short lines, to move what follows down the page.
    private static func filler(_ lines: Int) -> [Block] {
        (0..<lines).map { .paragraph([Span("第\($0)行")], isIndented: true) }
    }

    @Test("No line begins with a closing mark or ends with an opening one")
    func marks() throws {
        let document = try Samples.document(.leaseContract, SampleContract.facts(facilities: 3))
        let paper = try Samples.paper(document)
        let file = try PDFFile(paper.pdf)
        var checked = 0
        for page in 1...paper.pages {
            for line in try file.lines(page: page) {
                let first = try #require(line.first)
                let last = try #require(line.last)
                #expect(!"，。、；：？！）〕】》」”".contains(first), "\(line)")
                #expect(!"（〔【《「“".contains(last), "\(line)")
                checked += 1
            }
        }
        #expect(checked > 100)
    }

    @Test("What stands behind a document is set closer, and its pages say what they are pages of")
    func attachment() throws {
        let helper = try Samples.helper()
        let fields = (0..<40).map { Field(label: "事项\($0)", value: "2023年8月21日") }
        let document = try Self.document([
            .fields(fields), .signatures([SignatureArea(party: "乙方", name: "样例", mark: .handwritten)]),
        ])
        #expect(try Samples.paper(document, by: helper).pages == 2)
        let paper = try Samples.paper(document, as: .attachment, by: helper)
        #expect(paper.pages == 1 && paper.places.map(\.page) == [1])
        let lines = try PDFFile(paper.pdf).lines(page: 1)
        #expect(lines.last?.filter { !$0.isWhitespace } == "样张第1页共1页", "\(lines)")
        let long = try Samples.paper(
            try Self.document([.fields(fields + fields + fields)]), as: .attachment, by: helper)
        #expect(long.pages > 1)
        let foot = try PDFFile(long.pdf).lines(page: 2).last
        #expect(foot?.filter { !$0.isWhitespace } == "样张第2页共\(long.pages)页")
    }

    @Test("Signatures are never split and never stand on a page without words, wherever they come to stand")
    func signatures() throws {
        let helper = try Samples.helper()
        let areas = [
            SignatureArea(party: "甲方", name: "样例中心", mark: .seal),
            SignatureArea(party: "乙方", name: "样例", mark: .handwritten, isDated: true),
        ]
        var pages: Set<Int> = []
        for lines in 20..<60 {
            let document = try Self.document(Self.filler(lines) + [.signatures(areas)])
            let paper = try Samples.paper(document, by: helper)
            #expect(Set(paper.places.map(\.page)).count == 1)
            pages.insert(try #require(paper.places.first).page)
            // Below the last line of the page there is at least as much as the margin.
            #expect(paper.places.allSatisfy { $0.bottom > 60_000 })
            guard paper.places[0].page == 2 else { continue }
            let text = try PDFFile(paper.pdf).text(page: 2)
            #expect(text.contains("第\(lines - 1)行") && text.contains("第\(lines - 3)行"))
        }
        #expect(pages == [1, 2])
    }

    @Test("A heading goes with its first line")
    func headings() throws {
        let helper = try Samples.helper()
        for lines in 30..<40 {
            let document = try Self.document(
                Self.filler(lines) + [.heading(level: 1, "第一条 标题"), .paragraph([Span("正文。")], isIndented: true)])
            let paper = try Samples.paper(document, by: helper)
            let file = try PDFFile(paper.pdf)
            let page = try #require(try (1...paper.pages).first { try file.text(page: $0).contains("标题") })
            #expect(try file.text(page: page).contains("正文。"))
        }
    }

    @Test("A table's head stands on each of its pages, and no row is lost")
    func tables() throws {
        let rows = (0..<120).map { ["姓名\($0)", "440303198811230023", String(repeating: "长", count: 30)] }
        let columns = [
            Table.Column(title: "列甲", weight: 2), Table.Column(title: "列乙", weight: 4),
            Table.Column(title: "列丙", weight: 3),
        ]
        let paper = try Samples.paper(try Self.document([.table(Table(columns: columns, rows: rows))]))
        #expect(paper.pages > 3)
        let file = try PDFFile(paper.pdf)
        for page in 1...paper.pages { #expect(try file.text(page: page).contains("列乙")) }
        let words = try file.words()
        for row in 0..<120 { #expect(words.contains("姓名\(row)")) }
    }

    @Test("A page break begins a page, also where the page is just full")
    func pageBreaks() throws {
        let paper = try Samples.paper(
            try Self.document([.paragraph([Span("前")], isIndented: false), .pageBreak, .heading(level: 1, "后")]))
        #expect(paper.pages == 2)
        #expect(try PDFFile(paper.pdf).text(page: 2).contains("后"))
    }

    @Test("A rare character of a name is printed, one that no font has is refused and never a box")
    func rareCharacters() throws {
        let helper = try Samples.helper()
        let rare = try Self.document([.paragraph([Span("王㛃，李𠮷。")], isIndented: true)])
        let words = try PDFFile(try Samples.paper(rare, by: helper).pdf).words()
        #expect(words.contains("王㛃，李𠮷。"))
        let unknown = try Self.document([.paragraph([Span("王\u{F0000}")], isIndented: true)])
        #expect(try helper.ask(.draw(document: unknown.canonicalBytes, as: .document)) == .refused(.missingGlyph))
        #expect(try Samples.paper(rare, by: helper).pages == 1)
    }
}
