import Housing

extension Template {
    /// Fills the gaps, once: what comes out is frozen.
    ///
    /// - Parameters:
    ///   - number: the number under which the document is kept.
    ///   - alsoMarked: said beside the template's own marking, as 训练样本 in a training office.
    /// - Throws: ``FillingProblem`` where a field that the text needs has no value.
    public func filled(
        _ values: FieldValues, number: String, madeOn: Day, alsoMarked: String? = nil
    ) throws(FillingProblem) -> Document {
        var filling = Filling(values: values)
        for line in lines where values.hold(line.condition) { try filling.add(line.content) }
        let markings = [marking, alsoMarked ?? ""].filter { !$0.isEmpty }
        return Document(
            template: name, title: title, number: number, marking: markings.joined(separator: "　"), madeOn: madeOn,
            blocks: filling.blocks)
    }
}

/// A field that the text needs and that has no value.
public struct FillingProblem: Error, Hashable, Sendable {
    public let field: DocumentField

    public init(field: DocumentField) { self.field = field }
}

extension FieldValues {
    /// Whether a line with this condition is there.
    fileprivate func hold(_ condition: TemplateCondition?) -> Bool {
        guard let condition else { return true }
        let isPresent =
            switch condition.subject {
            case .field(let field): texts[field]?.isEmpty == false
            case .list(let list): lists[list]?.isEmpty == false
            }
        return isPresent == condition.whenPresent
    }
}

/// The blocks of a document as they come about.
private struct Filling {
    let values: FieldValues
    private(set) var blocks: [Block] = []

    init(values: FieldValues) { self.values = values }

    mutating func add(_ content: TemplateLine.Content) throws(FillingProblem) {
        switch content {
        case .heading(let level, let pieces): blocks.append(.heading(level: level, try text(pieces)))
        case .paragraph(let pieces, let isIndented):
            blocks.append(.paragraph(try spans(pieces), isIndented: isIndented))
        case .item(let label, let level, let pieces):
            blocks.append(.item(label: label, level: level, try spans(pieces)))
        case .field(let label, let pieces): add(Field(label: label, value: try text(pieces)))
        case .columns(let columns): blocks.append(.table(Table(columns: columns, rows: [])))
        case .row(let cells, let list): try addRows(cells, list)
        case .signature(let party, let name, let mark, let isDated):
            add(SignatureArea(party: try text(party), name: try text(name), mark: mark, isDated: isDated))
        case .pageBreak: blocks.append(.pageBreak)
        case .rule: blocks.append(.rule)
        }
    }

    /// Fields that follow each other are one block, and so are signature areas.
    private mutating func add(_ field: Field) {
        guard case .fields(let fields) = blocks.last else { return blocks.append(.fields([field])) }
        blocks[blocks.count - 1] = .fields(fields + [field])
    }

    private mutating func add(_ area: SignatureArea) {
        guard case .signatures(let areas) = blocks.last else { return blocks.append(.signatures([area])) }
        blocks[blocks.count - 1] = .signatures(areas + [area])
    }

    private mutating func addRows(_ cells: [[TemplatePiece]], _ list: DocumentList?) throws(FillingProblem) {
        guard case .table(let table) = blocks.last else { return }
        var rows = table.rows
        for source in list.map({ values.lists[$0] ?? [] }) ?? [[]] {
            var row: [String] = []
            for cell in cells { row.append(try text(cell, row: source)) }
            rows.append(row)
        }
        blocks[blocks.count - 1] = .table(Table(columns: table.columns, rows: rows))
    }

    private func text(_ pieces: [TemplatePiece], row: [String] = []) throws(FillingProblem) -> String {
        try spans(pieces, row: row).map(\.text).joined()
    }

    /// The words with their gaps filled; neighbours of one emphasis are one span.
    private func spans(_ pieces: [TemplatePiece], row: [String] = []) throws(FillingProblem) -> [Span] {
        var spans: [Span] = []
        for piece in pieces {
            let text = try words(piece.content, row: row)
            guard let last = spans.last, last.isEmphasised == piece.isEmphasised else {
                spans.append(Span(text, isEmphasised: piece.isEmphasised))
                continue
            }
            spans[spans.count - 1] = Span(last.text + text, isEmphasised: piece.isEmphasised)
        }
        return spans
    }

    private func words(_ content: TemplatePiece.Content, row: [String]) throws(FillingProblem) -> String {
        switch content {
        case .text(let text): return text
        case .field(let field):
            guard let text = values.texts[field], !text.isEmpty else { throw FillingProblem(field: field) }
            return plain(text)
        case .column(let index, _): return row.indices.contains(index) ? plain(row[index]) : ""
        }
    }

    /// A value without what nobody sees: controls, marks of direction, characters of no width.
    private func plain(_ text: String) -> String {
        var kept = ""
        kept.unicodeScalars.append(
            contentsOf: text.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            })
        return kept
    }
}
