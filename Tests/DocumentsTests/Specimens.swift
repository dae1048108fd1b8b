import Documents
import Housing
import TestSupport
import Testing

/// Documents for tests.
enum Specimens {
    static func name() throws -> TemplateName {
        TemplateName(
            name: "lease-contract-1", version: 1, digest: try #require(Digest(hex: String(repeating: "ab", count: 32))))
    }

    static func document(_ blocks: [Block]) throws -> Document {
        Document(
            template: try name(), title: "租赁合同", number: "C2311-00017-4", marking: "示范文本",
            madeOn: try #require(Day(2023, 11, 21)), blocks: blocks)
    }

    static func everyBlock() throws -> Document {
        try document([
            .heading(level: 1, "第一条"), .heading(level: 2, "小标题"),
            .paragraph([Span("普通"), Span("重要", isEmphasised: true)], isIndented: true),
            .paragraph([Span("带\t制表\n换行\r回车\\反斜杠")], isIndented: false),
            .item(label: "（1）", level: 3, [Span("条目")]),
            .fields([Field(label: "姓名", value: "张三"), Field(label: "空", value: "")]),
            .table(
                Table(
                    columns: [.init(title: "列甲", weight: 3), .init(title: "列乙", weight: 1)],
                    rows: [["一", "二"]])),
            .signatures([
                SignatureArea(party: "甲方", name: "中心", mark: .seal),
                SignatureArea(party: "乙方", name: "", mark: .handwritten, isDated: true),
            ]),
            .code("anju-place-2.AA"), .pageBreak, .rule,
        ])
    }

    static func random(_ random: inout SplitMix64) throws -> Document {
        let blocks = (0..<Int.random(in: 0...12, using: &random)).map { _ in block(&random) }
        return Document(
            template: try name(), title: text(&random), number: text(&random), marking: text(&random),
            madeOn: Day(number: Int.random(in: -3_000...30_000, using: &random)), blocks: blocks)
    }

    private static func block(_ random: inout SplitMix64) -> Block {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: .heading(level: Int.random(in: Block.headingLevels, using: &random), text(&random))
        case 1: .paragraph(spans(&random), isIndented: Bool.random(using: &random))
        case 2: .item(label: text(&random), level: Int.random(in: Block.itemLevels, using: &random), spans(&random))
        case 3: .fields(many(&random) { Field(label: text(&$0), value: text(&$0)) })
        case 4: .table(table(&random))
        case 5:
            .signatures(
                many(&random) {
                    SignatureArea(
                        party: text(&$0), name: text(&$0), mark: Bool.random(using: &$0) ? .seal : .handwritten,
                        isDated: Bool.random(using: &$0))
                })
        case 6: .pageBreak
        case 7: .code(text(&random))
        default: .rule
        }
    }

    private static func table(_ random: inout SplitMix64) -> Table {
        let columns = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            Table.Column(title: text(&random), weight: Int.random(in: 1...100, using: &random))
        }
        return Table(columns: columns, rows: many(&random) { random in columns.map { _ in text(&random) } })
    }

    private static func spans(_ random: inout SplitMix64) -> [Span] {
        many(&random) { Span(text(&$0), isEmphasised: Bool.random(using: &$0)) }
    }

    private static func many<Value>(_ random: inout SplitMix64, _ make: (inout SplitMix64) -> Value) -> [Value] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in make(&random) }
    }

    /// Letters that the form itself uses, among Chinese ones and marks.
    private static func text(_ random: inout SplitMix64) -> String {
        let letters = ["\\", "\t", "\n", "\r", "t", "n", "租", "，", "end", "text\t", "\r\n", "𠮷", " ", "", "é", "\u{0}"]
        return (0..<Int.random(in: 0...6, using: &random))
            .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
    }
}
