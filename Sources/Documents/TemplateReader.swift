/// Reads a template line by line.
struct TemplateReader {
    let kind: TemplateKind
    private(set) var lines: [TemplateLine] = []
    /// The lines with a 签名.
    private(set) var handwritten: [Handwritten] = []
    private(set) var lineCount = 0
    private var numbering = Numbering()
    /// The columns of the table that the line before belongs to.
    private var table: (columns: Int, condition: TemplateCondition?)?

    struct Handwritten: Equatable {
        let line: Int
        let isConditional: Bool
    }

    init(kind: TemplateKind) { self.kind = kind }

    mutating func take(_ text: Substring, number: Int) throws(TemplateProblem) {
        lineCount = number
        let (condition, text) = try condition(of: Substring(trimmed(text)), line: number)
        guard !text.isEmpty else {
            table = nil
            return
        }
        let pieces = PieceReader(kind: kind, line: number, condition: condition)
        if !text.hasPrefix("|") { table = nil }
        let content = try content(text, pieces)
        if case .signature(_, _, .handwritten, _) = content {
            handwritten.append(Handwritten(line: number, isConditional: condition != nil))
        }
        lines.append(TemplateLine(condition: condition, content: content))
    }

    private mutating func content(
        _ text: Substring, _ pieces: PieceReader
    ) throws(TemplateProblem) -> TemplateLine.Content {
        if text.hasPrefix("## ") { return try heading(text.dropFirst(3), level: 2, pieces) }
        if text.hasPrefix("# ") { return try heading(text.dropFirst(2), level: 1, pieces) }
        if text.hasPrefix("> ") { return .paragraph(try pieces.pieces(trimmed(text.dropFirst(2))), isIndented: false) }
        if text.hasPrefix("- ") { return try field(text.dropFirst(2), pieces) }
        if text.hasPrefix("|") { return try tableLine(text, pieces) }
        if text.hasPrefix("@") { return try directive(text, pieces) }
        if text.count >= 3, text.allSatisfy({ $0 == "-" }) { return .rule }
        // Not by `??`: the compiler (6.3) loses a typed error that its right side throws.
        if let item = try item(text, pieces) { return item }
        return .paragraph(try pieces.pieces(text), isIndented: true)
    }

    /// The `?name` or `!name` in front of a line.
    private func condition(
        of text: Substring, line: Int
    ) throws(TemplateProblem) -> (TemplateCondition?, Substring) {
        guard let mark = text.first, mark == "?" || mark == "!" else { return (nil, text) }
        let name = String(text.dropFirst().prefix { !$0.isWhitespace })
        let subject: TemplateCondition.Subject
        if let list = kind.list(named: name) {
            subject = .list(list)
        } else if let field = DocumentField(rawValue: name), kind.fields.contains(field) {
            subject = .field(field.condition)
        } else {
            let allowed = kind.fields.filter(\.isOptional).map(\.rawValue) + kind.lists.map(\.rawValue)
            throw TemplateProblem(line: line, .unknownField(name, allowed: allowed))
        }
        let rest = Substring(trimmed(text.dropFirst(1 + name.count)))
        return (TemplateCondition(subject: subject, whenPresent: mark == "?"), rest)
    }

    private mutating func heading(
        _ text: Substring, level: Int, _ pieces: PieceReader
    ) throws(TemplateProblem) -> TemplateLine.Content {
        let text = trimmed(text)
        try numbering.heading(text, line: pieces.line)
        return .heading(level: level, try pieces.pieces(text))
    }

    /// An item, also where all of it is emphasised and its label with it.
    private mutating func item(
        _ text: Substring, _ pieces: PieceReader
    ) throws(TemplateProblem) -> TemplateLine.Content? {
        let isEmphasised = text.hasPrefix("**")
        guard let (label, level) = Numbering.label(of: isEmphasised ? text.dropFirst(2) : text) else { return nil }
        try numbering.item(label, level: level, line: pieces.line)
        let rest = trimmed(text.dropFirst((isEmphasised ? 2 : 0) + label.count))
        return .item(label: label, level: level, try pieces.pieces((isEmphasised ? "**" : "") + rest))
    }

    private func field(_ text: Substring, _ pieces: PieceReader) throws(TemplateProblem) -> TemplateLine.Content {
        guard let colon = text.firstIndex(of: "：") else { throw TemplateProblem(line: pieces.line, .noLabel) }
        let label = trimmed(text[..<colon])
        guard !label.isEmpty else { throw TemplateProblem(line: pieces.line, .noLabel) }
        return .field(label: label, try pieces.pieces(trimmed(text[colon...].dropFirst())))
    }

    private mutating func tableLine(
        _ text: Substring, _ pieces: PieceReader
    ) throws(TemplateProblem) -> TemplateLine.Content {
        var inner = text.dropFirst()
        if inner.hasSuffix("|") { inner = inner.dropLast() }
        let cells = inner.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        guard let table else {
            var columns: [Table.Column] = []
            for cell in cells { columns.append(try column(cell, line: pieces.line)) }
            self.table = (columns.count, pieces.condition)
            return .columns(columns)
        }
        guard table.columns == cells.count else {
            throw TemplateProblem(line: pieces.line, .cells(expected: table.columns, found: cells.count))
        }
        guard table.condition == pieces.condition else { throw TemplateProblem(line: pieces.line, .mixedConditions) }
        var reader = pieces
        reader.isRow = true
        var row: [[TemplatePiece]] = []
        for cell in cells { row.append(try reader.pieces(cell)) }
        return .row(row, list: try list(of: row, line: pieces.line))
    }

    /// A column's heading with its width behind it.
    private func column(_ text: String, line: Int) throws(TemplateProblem) -> Table.Column {
        guard let space = text.lastIndex(where: \.isWhitespace), let weight = Int(text[space...].dropFirst()),
            (1...100).contains(weight)
        else { throw TemplateProblem(line: line, .columnWidth(text)) }
        return Table.Column(title: trimmed(text[..<space]), weight: weight)
    }

    /// The one list that the cells of a row are of.
    private func list(of row: [[TemplatePiece]], line: Int) throws(TemplateProblem) -> DocumentList? {
        var found: DocumentList?
        for case .column(let index, let list) in row.joined().map(\.content) {
            guard found == nil || found == list else {
                throw TemplateProblem(line: line, .misplacedColumn("\(list.rawValue).\(list.columns[index])"))
            }
            found = list
        }
        return found
    }

    private static let pageBreakWord = "@分页"
    private static let signatureWord = "@签署"

    private func directive(_ text: Substring, _ pieces: PieceReader) throws(TemplateProblem) -> TemplateLine.Content {
        let word = String(text.prefix { !$0.isWhitespace })
        switch word {
        case Self.pageBreakWord: return .pageBreak
        case Self.signatureWord: return try signature(text.dropFirst(word.count), pieces)
        default:
            let allowed = [Self.signatureWord, Self.pageBreakWord]
            throw TemplateProblem(line: pieces.line, .unknownDirective(word, allowed: allowed))
        }
    }

    private func signature(_ text: Substring, _ pieces: PieceReader) throws(TemplateProblem) -> TemplateLine.Content {
        let parts = text.split(separator: "｜", omittingEmptySubsequences: false).map { trimmed($0) }
        let marks: [String: SignatureArea.Mark] = ["签名": .handwritten, "盖章": .seal]
        guard parts.count == 3 || (parts.count == 4 && parts[3] == "日期"), let mark = marks[parts[2]] else {
            throw TemplateProblem(line: pieces.line, .signatureMark(parts.dropFirst(2).joined(separator: "｜")))
        }
        return .signature(
            party: try pieces.pieces(parts[0]), name: try pieces.pieces(parts[1]), mark, isDated: parts.count == 4)
    }
}
