import Documents
import Housing
import PaperSamples
import Testing

/// The papers of the rent subsidy, filled from the templates that are shipped.
@Suite struct SubsidyTemplateTests {
    private func text(_ document: Document) -> String { document.lines.map(\.text).joined(separator: "\n") }

    @Test("Nothing unfilled and no markup is left, whatever there is and is not", arguments: TemplateKind.ofSubsidy)
    func whole(kind: TemplateKind) throws {
        for document in try SampleSubsidyPapers.all(kind) {
            // Two stars stand in what is masked.
            for mark in ["{{", "}}", "?", "@", "|"] { #expect(!text(document).contains(mark), "\(mark)") }
            #expect(try Document(canonical: document.canonicalBytes) == document)
        }
    }

    @Test("Every field that a template must be able to rely on has a value", arguments: TemplateKind.ofSubsidy)
    func fields(kind: TemplateKind) throws {
        let values = try SampleSubsidyPapers.values(kind)
        for field in kind.fields where !field.isOptional { #expect(values.texts[field]?.isEmpty == false, "\(field)") }
        for list in kind.lists {
            let rows = values.lists[list] ?? []
            #expect(!rows.isEmpty && rows.allSatisfy { $0.count == list.columns.count }, "\(list)")
        }
    }

    @Test("A contract's template has no field and no list of the subsidy")
    func apart() throws {
        let name = try TemplateName(
            name: "x", version: 1, digest: #require(Digest(hex: String(repeating: "ab", count: 32))))
        for body in ["- 月补租：{{每月补租}}", "?名单 | 姓名 1 |\n?名单 | {{名单.姓名}} |"] {
            #expect(throws: TemplateProblem.self) {
                _ = try Template(kind: .leaseContract, name: name, title: "x", marking: "", body: body)
            }
        }
    }

    @Test(
        "LH-35 … LH-37: a month and the whole term in figures and in capitals",
        arguments: [
            (1, "1,155.00元", "壹仟壹佰伍拾伍元整", "41,580.00元", "肆万壹仟伍佰捌拾元整"),
            (2, "2,145.00元", "贰仟壹佰肆拾伍元整", "77,220.00元", "柒万柒仟贰佰贰拾元整"),
        ])
    func money(size: Int, monthly: String, capitals: String, total: String, totalCapitals: String) throws {
        let texts = try SampleSubsidyPapers.family(size: size).values().texts
        #expect(texts[.monthly] == monthly && texts[.monthlyCapitals] == capitals)
        #expect(texts[.total] == total && texts[.totalCapitals] == totalCapitals)
    }

    @Test("Letters are bundled behind their cover, each on a page of its own under its title")
    func bundle() throws {
        let letters = try (1...3).map { try SampleSubsidyPapers.call(position: $0) }
        let bundle = try #require(
            Document.bundle(
                letters, title: "全部", number: "luohu-2023", madeOn: letters[0].madeOn,
                cover: [.paragraph([Span("清单")], isIndented: false)]))
        #expect(bundle.blocks.count { $0 == .pageBreak } == 3)
        #expect(bundle.blocks.count { $0 == .heading(level: 1, letters[0].title) } == 3)
        let bare = Document.bundle(letters, title: "全部", number: "n", madeOn: letters[0].madeOn)
        #expect(bare?.blocks.count { $0 == .pageBreak } == 2)
        #expect(Document.bundle([], title: "全部", number: "n", madeOn: letters[0].madeOn) == nil)
    }
}
