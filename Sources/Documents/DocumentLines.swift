import Texts

/// A document as a reader on a screen shows it: headings and lines in their order, not yet broken for a width.
public struct DocumentLine: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case heading(level: Int)
        case paragraph
        /// A numbered point; its label stands in the text.
        case item(level: Int)
        /// One line that belongs with the ones before and after it: a field, a cell, a signature area.
        case line
    }

    public let kind: Kind
    public let spans: [Span]

    public init(_ kind: Kind, _ spans: [Span]) {
        self.kind = kind
        self.spans = spans
    }

    public init(_ kind: Kind, _ text: String) { self.init(kind, [Span(text)]) }

    public var text: String { spans.map(\.text).joined() }
    public var isEmphasised: Bool { spans.contains(where: \.isEmphasised) }
}

extension Document {
    /// Everything of the document, its title, marking and number first. A table's row becomes a line a cell, each with its
    /// column's heading, so that it reads the same on the narrowest screen.
    public var lines: [DocumentLine] { head + blocks.flatMap(\.lines) }

    /// Title, marking and number.
    public var head: [DocumentLine] {
        var lines = [DocumentLine(.heading(level: 1), title)]
        if !marking.isEmpty { lines.append(DocumentLine(.line, marking)) }
        lines.append(DocumentLine(.line, DocumentTexts.number(number)))
        return lines
    }
}

extension Block {
    /// What is read of it, a table cell by cell.
    public var lines: [DocumentLine] {
        switch self {
        case .heading(let level, let text): [DocumentLine(.heading(level: level), text)]
        case .paragraph(let spans, _): [DocumentLine(.paragraph, spans)]
        case .item(let label, let level, let spans):
            [DocumentLine(.item(level: level), Self.labelled(label, spans))]
        case .fields(let fields): fields.map { DocumentLine(.line, DocumentTexts.field($0.label, $0.value)) }
        case .table(let table): table.lines
        case .signatures(let areas): areas.flatMap(\.lines)
        case .code: [DocumentLine(.line, DocumentTexts.code)]
        case .pageBreak, .rule: []
        }
    }

    /// A label takes the emphasis of what it stands before.
    static func labelled(_ label: String, _ spans: [Span]) -> [Span] {
        guard let first = spans.first else { return [Span(label)] }
        let gap = label.hasSuffix(".") ? " " : ""
        return [Span(label + gap + first.text, isEmphasised: first.isEmphasised)] + spans.dropFirst()
    }
}

extension Table {
    fileprivate var lines: [DocumentLine] {
        rows.flatMap { row in
            zip(columns, row).enumerated().map { index, cell in
                DocumentLine(
                    index == 0 ? .item(level: 1) : .line, DocumentTexts.field(cell.0.title, cell.1))
            }
        }
    }
}

extension SignatureArea {
    fileprivate var lines: [DocumentLine] {
        [DocumentLine(.line, DocumentTexts.field("\(party)\(DocumentTexts.mark(isSeal: mark == .seal))", name))]
    }
}
