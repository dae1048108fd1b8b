/// A text with gaps, from which documents are filled: read and checked once, with every slip told by its line.
///
/// The markup, a line a thing; empty lines only part:
///
///     # 第一条 租金             a heading; ## a smaller one. Numbered articles must count up.
///     （一）月租金为{{月租金}}。  an item; （一） is level 1, `1.` level 2, （1） level 3. They must count up.
///     租赁期内，……              a paragraph; after `> ` one without an indentation
///     - 房屋编码：{{房屋编码}}    a label and its value
///     | 姓名 3 | 证件号码 6 |    a table's columns with their widths, then its rows; a row with fields of a list is repeated
///     **……**                   a term that must be pointed out
///     @签署 甲方｜{{出租人}}｜盖章  a signature area: party, name, 签名 or 盖章, and 日期 where it is dated by hand
///     @分页                     a new page;  --- a line across
///     ?保证金 ……                the line is there only where the field or list has something, with ! only where not
public struct Template: Equatable, Sendable {
    public let kind: TemplateKind
    public let name: TemplateName
    public let title: String
    /// 示范文本, or empty.
    public let marking: String
    let lines: [TemplateLine]
    /// Where a 签名 stands, and how many lines the body has.
    private let handwritten: [TemplateReader.Handwritten]
    private let lineCount: Int

    /// - Parameters:
    ///   - body: the markup, line by line.
    /// - Throws: the first ``TemplateProblem``; a field that does not exist is told here, not when somebody signs.
    public init(
        kind: TemplateKind, name: TemplateName, title: String, marking: String, body: String
    ) throws(TemplateProblem) {
        var reader = TemplateReader(kind: kind)
        for (index, text) in body.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            try reader.take(text, number: index + 1)
        }
        guard !reader.lines.isEmpty else { throw TemplateProblem(line: 1, .empty) }
        self.kind = kind
        self.name = name
        self.title = title
        self.marking = marking
        lines = reader.lines
        handwritten = reader.handwritten
        lineCount = reader.lineCount
    }

    /// That what is filled from it has one place for a signature by hand, whatever it is filled with: with none it could
    /// never be signed, with two nobody knew where.
    public func requireOneSignature() throws(TemplateProblem) {
        guard let first = handwritten.first else { throw TemplateProblem(line: lineCount, .signatures(0)) }
        if handwritten.count > 1 { throw TemplateProblem(line: handwritten[1].line, .signatures(handwritten.count)) }
        if first.isConditional { throw TemplateProblem(line: first.line, .conditionalSignature) }
    }
}

/// What is wrong with a template, and where.
public struct TemplateProblem: Error, Hashable, Sendable {
    /// The line of the body, from 1.
    public let line: Int
    public let reason: Reason

    public enum Reason: Hashable, Sendable {
        case empty
        /// A field, or the column of a list, that this kind of template does not have.
        case unknownField(String, allowed: [String])
        /// `{{` without `}}`.
        case openField
        /// `**` without its second.
        case openEmphasis
        /// A column of a list outside a table's row, or columns of two lists in one row.
        case misplacedColumn(String)
        /// A field that can be absent on a line without `?field`.
        case unconditional(String)
        case unknownDirective(String, allowed: [String])
        /// A row with another number of cells than the table's columns.
        case cells(expected: Int, found: Int)
        /// A column's heading without its width, 1 to 100.
        case columnWidth(String)
        /// Lines of one table under different conditions.
        case mixedConditions
        /// `- ` without a label and `：`.
        case noLabel
        /// 签名 or 盖章 is missing, or something that is neither.
        case signatureMark(String)
        /// So many lines with 签名 where there has to be one.
        case signatures(Int)
        /// A 签名 that may be absent.
        case conditionalSignature
        /// An article or item out of its order, as its author wrote it and as it should be.
        case outOfOrder(found: String, expected: String)
    }

    init(line: Int, _ reason: Reason) {
        self.line = line
        self.reason = reason
    }
}

/// A line of a template as read.
struct TemplateLine: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case heading(level: Int, [TemplatePiece])
        case paragraph([TemplatePiece], isIndented: Bool)
        case item(label: String, level: Int, [TemplatePiece])
        case field(label: String, [TemplatePiece])
        case columns([Table.Column])
        /// Cells; with `list` repeated for each of its rows.
        case row([[TemplatePiece]], list: DocumentList?)
        case signature(party: [TemplatePiece], name: [TemplatePiece], SignatureArea.Mark, isDated: Bool)
        case pageBreak
        case rule
    }

    let condition: TemplateCondition?
    let content: Content
}

/// A line's `?name` or `!name`.
struct TemplateCondition: Equatable, Sendable {
    enum Subject: Equatable, Sendable {
        case field(DocumentField)
        case list(DocumentList)
    }

    let subject: Subject
    /// `?`; false is `!`.
    let whenPresent: Bool
}

/// A part of a line: words, or a gap.
struct TemplatePiece: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case text(String)
        case field(DocumentField)
        /// A column of the row's list, by its index.
        case column(Int, of: DocumentList)
    }

    let content: Content
    let isEmphasised: Bool
}
