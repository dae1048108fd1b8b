/// Reads the words of a line: text, `{{gaps}}` and `**emphasis**`.
struct PieceReader {
    let kind: TemplateKind
    let line: Int
    let condition: TemplateCondition?
    /// Whether the line is a table's row, where columns of lists may stand.
    var isRow = false

    func pieces(_ text: some StringProtocol) throws(TemplateProblem) -> [TemplatePiece] {
        var pieces: [TemplatePiece] = []
        var isEmphasised = false
        var rest = text[...]
        func add(_ words: some StringProtocol) {
            guard !words.isEmpty else { return }
            pieces.append(TemplatePiece(content: .text(String(words)), isEmphasised: isEmphasised))
        }
        while let mark = Self.nextMark(in: rest) {
            add(rest[..<mark])
            let opens = rest[mark] == "{"
            rest = rest[mark...].dropFirst(2)
            guard opens else {
                isEmphasised.toggle()
                continue
            }
            guard let end = Self.index(of: "}}", in: rest) else { throw TemplateProblem(line: line, .openField) }
            let content = try gap(rest[..<end])
            pieces.append(TemplatePiece(content: content, isEmphasised: isEmphasised))
            rest = rest[end...].dropFirst(2)
        }
        add(rest)
        guard !isEmphasised else { throw TemplateProblem(line: line, .openEmphasis) }
        return pieces
    }

    private func gap(_ name: some StringProtocol) throws(TemplateProblem) -> TemplatePiece.Content {
        let name = trimmed(name)
        if let dot = name.firstIndex(of: "."), let list = kind.list(named: name[..<dot]) {
            let column = String(name[dot...].dropFirst())
            guard let index = list.columns.firstIndex(of: column) else {
                throw TemplateProblem(
                    line: line, .unknownField(name, allowed: list.columns.map { "\(list.rawValue).\($0)" }))
            }
            guard isRow else { throw TemplateProblem(line: line, .misplacedColumn(name)) }
            return .column(index, of: list)
        }
        guard let field = DocumentField(rawValue: name), kind.fields.contains(field) else {
            throw TemplateProblem(line: line, .unknownField(name, allowed: kind.fields.map(\.rawValue)))
        }
        let needed = TemplateCondition(subject: .field(field.condition), whenPresent: true)
        guard !field.isOptional || condition == needed else {
            throw TemplateProblem(line: line, .unconditional(name))
        }
        return .field(field)
    }

    /// Where the next `{{` or `**` begins.
    private static func nextMark<Text: StringProtocol>(in text: Text) -> Text.Index? {
        [index(of: "{{", in: text), index(of: "**", in: text)].compactMap { $0 }.min()
    }

    private static func index<Text: StringProtocol>(of two: String, in text: Text) -> Text.Index? {
        var place = text.startIndex
        while place < text.endIndex {
            if text[place...].hasPrefix(two) { return place }
            place = text.index(after: place)
        }
        return nil
    }
}

/// `text` without the blanks at its ends.
func trimmed(_ text: some StringProtocol) -> String {
    let first = text.drop(while: \.isWhitespace)
    guard let last = first.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(first[...last])
}
