import Housing

// The one byte form of a document: UTF-8, a line a thing, what belongs to it parted by tabs. A backslash, a tab and the two
// line ends inside a text are written `\\`, `\t`, `\n`, `\r`. The first line names the form and its version, the last
// one is `end`, so that nothing cut short passes for whole.
//
//     anju-document  1
//     template       lease-contract-1  1  <64 hexadecimal digits>
//     title          公共租赁住房租赁合同
//     number         C2311-00017-4
//     marking        示范文本
//     made-on        2023-11-21
//     heading        1  第一条 签约依据
//     item           1  （一）
//     text           租金按月支付。
//     strong         逾期支付的……
//     …
//     end

/// The words that begin a line.
enum LineWord: String {
    case form = "anju-document"
    case template, title, number, marking
    case madeOn = "made-on"
    case heading, paragraph, item, text, strong, field, column, row, area, code
    case pageBreak = "page-break"
    case rule, fields, table, signatures, end
}

/// The version of the form. What was stored under it must be readable for ever.
let formVersion = "1"

/// The words for a paragraph's indentation and an area's date.
enum FlagWord {
    static let indented = "indented"
    static let flush = "flush"
    static let dated = "dated"
    static let undated = "undated"
}

extension Document {
    /// The bytes that are hashed, stored and sent: the same document gives the same bytes, a different one different bytes,
    /// be it by one code point.
    public var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.line(.form, formVersion)
        writer.line(.template, template.name, String(template.version), template.digest.hex)
        writer.line(.title, title)
        writer.line(.number, number)
        writer.line(.marking, marking)
        writer.line(.madeOn, madeOn.description)
        for block in blocks { writer.write(block) }
        writer.line(.end)
        return writer.bytes
    }
}

private struct CanonicalWriter {
    private(set) var bytes: [UInt8] = []

    mutating func line(_ word: LineWord, _ texts: String...) { line(word, texts) }

    mutating func line(_ word: LineWord, _ texts: [String]) {
        bytes.append(contentsOf: word.rawValue.utf8)
        for text in texts {
            bytes.append(UInt8(ascii: "\t"))
            append(text)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func write(_ block: Block) {
        switch block {
        case .heading(let level, let text): line(.heading, String(level), text)
        case .paragraph(let spans, let isIndented):
            line(.paragraph, isIndented ? FlagWord.indented : FlagWord.flush)
            write(spans)
        case .item(let label, let level, let spans):
            line(.item, String(level), label)
            write(spans)
        case .fields(let fields):
            line(.fields)
            for field in fields { line(.field, field.label, field.value) }
        case .table(let table):
            line(.table)
            for column in table.columns { line(.column, String(column.weight), column.title) }
            for row in table.rows { line(.row, row) }
        case .signatures(let areas):
            line(.signatures)
            for area in areas {
                line(.area, area.party, area.name, area.mark.rawValue, area.isDated ? FlagWord.dated : FlagWord.undated)
            }
        case .code(let text): line(.code, text)
        case .pageBreak: line(.pageBreak)
        case .rule: line(.rule)
        }
    }

    private mutating func write(_ spans: [Span]) {
        for span in spans { line(span.isEmphasised ? .strong : .text, span.text) }
    }

    private mutating func append(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
            case UInt8(ascii: "\t"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
            case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            case UInt8(ascii: "\r"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
            default: bytes.append(byte)
            }
        }
    }
}
