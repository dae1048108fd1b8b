import Housing

extension Document {
    /// The most that a document's bytes may be: a contract is 20 kB, letters to a thousand families are 3 MB.
    public static let bytesMost = 8 << 20

    /// Why bytes are no document.
    public enum ReadingProblem: Error, Hashable, Sendable {
        case tooLong
        case notUTF8
        /// Another form, or a version of it that this program does not know.
        case unknownForm
        /// The line, from 1, that is not what may stand there.
        case line(Int)
        /// The bytes end before the document does.
        case cutShort
        /// The bytes can be read and are not as they would be written: some line has two spellings.
        case notCanonical
    }

    /// Reads ``canonicalBytes`` back, and nothing else.
    public init(canonical bytes: [UInt8]) throws(ReadingProblem) {
        guard bytes.count <= Self.bytesMost else { throw .tooLong }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        var reader = CanonicalReader(bytes)
        self = try reader.document()
        guard canonicalBytes == bytes else { throw .notCanonical }
    }
}

private struct CanonicalReader {
    private struct Line {
        let word: LineWord?
        let texts: [String]
    }

    private let lines: [ArraySlice<UInt8>]
    /// The line that is read next, 0-based.
    private var next = 0

    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    mutating func document() throws(Document.ReadingProblem) -> Document {
        guard let form = line(), form.word == .form, form.texts == [formVersion] else { throw .unknownForm }
        next += 1
        let template = try template()
        let title = try only(.title)
        let number = try only(.number)
        let marking = try only(.marking)
        guard let madeOn = Day(try only(.madeOn)) else { throw .line(next) }
        var blocks: [Block] = []
        while let current = line(), current.word != .end { blocks.append(try block(current)) }
        _ = try texts(.end, 0)
        guard next == lines.count - 1, lines[next].isEmpty else { throw .line(next + 1) }
        return Document(
            template: template, title: title, number: number, marking: marking, madeOn: madeOn, blocks: blocks)
    }

    private mutating func template() throws(Document.ReadingProblem) -> TemplateName {
        let texts = try texts(.template, 3)
        guard let version = Int(texts[1]), let digest = Digest(hex: texts[2]) else { throw .line(next) }
        return TemplateName(name: texts[0], version: version, digest: digest)
    }

    private mutating func block(_ current: Line) throws(Document.ReadingProblem) -> Block {
        switch current.word {
        case .heading:
            let texts = try texts(.heading, 2)
            return .heading(level: try number(texts[0], in: Block.headingLevels), texts[1])
        case .paragraph:
            let isIndented = try flag(try only(.paragraph), FlagWord.indented, FlagWord.flush)
            return .paragraph(try spans(), isIndented: isIndented)
        case .item:
            let texts = try texts(.item, 2)
            let level = try number(texts[0], in: Block.itemLevels)
            return .item(label: texts[1], level: level, try spans())
        case .fields:
            _ = try texts(.fields, 0)
            return .fields(try many(.field, 2).map { Field(label: $0[0], value: $0[1]) })
        case .table: return .table(try table())
        case .signatures: return .signatures(try areas())
        case .code: return .code(try only(.code))
        case .pageBreak, .rule:
            next += 1
            guard current.texts.isEmpty else { throw .line(next) }
            return current.word == .rule ? .rule : .pageBreak
        default: throw .line(next + 1)
        }
    }

    private mutating func spans() throws(Document.ReadingProblem) -> [Span] {
        var spans: [Span] = []
        while let current = line(), current.word == .text || current.word == .strong {
            next += 1
            guard current.texts.count == 1 else { throw .line(next) }
            spans.append(Span(current.texts[0], isEmphasised: current.word == .strong))
        }
        return spans
    }

    private mutating func table() throws(Document.ReadingProblem) -> Table {
        _ = try texts(.table, 0)
        var columns: [Table.Column] = []
        while line()?.word == .column {
            let texts = try texts(.column, 2)
            columns.append(Table.Column(title: texts[1], weight: try number(texts[0], in: 1...100)))
        }
        guard (1...12).contains(columns.count) else { throw .line(next) }
        return Table(columns: columns, rows: try many(.row, columns.count))
    }

    private mutating func areas() throws(Document.ReadingProblem) -> [SignatureArea] {
        _ = try texts(.signatures, 0)
        var areas: [SignatureArea] = []
        while line()?.word == .area {
            let texts = try texts(.area, 4)
            guard let mark = SignatureArea.Mark(rawValue: texts[2]) else { throw .line(next) }
            let isDated = try flag(texts[3], FlagWord.dated, FlagWord.undated)
            areas.append(SignatureArea(party: texts[0], name: texts[1], mark: mark, isDated: isDated))
        }
        return areas
    }

    /// The texts of the lines that begin with `word`, as many as follow.
    private mutating func many(_ word: LineWord, _ count: Int) throws(Document.ReadingProblem) -> [[String]] {
        var found: [[String]] = []
        while line()?.word == word { found.append(try texts(word, count)) }
        return found
    }

    private mutating func only(_ word: LineWord) throws(Document.ReadingProblem) -> String {
        try texts(word, 1)[0]
    }

    /// Takes the next line, which begins with `word` and holds so many texts.
    private mutating func texts(_ word: LineWord, _ count: Int) throws(Document.ReadingProblem) -> [String] {
        guard let line = line() else { throw next < lines.count - 1 ? .line(next + 1) : .cutShort }
        next += 1
        guard line.word == word, line.texts.count == count else {
            throw next >= lines.count ? .cutShort : .line(next)
        }
        return line.texts
    }

    private func number(_ text: String, in range: ClosedRange<Int>) throws(Document.ReadingProblem) -> Int {
        guard let number = Int(text), range.contains(number) else { throw .line(next) }
        return number
    }

    private func flag(_ text: String, _ yes: String, _ no: String) throws(Document.ReadingProblem) -> Bool {
        guard text == yes || text == no else { throw .line(next) }
        return text == yes
    }

    /// The next line without taking it; nil after the last one and where it holds an escape that there is not.
    private func line() -> Line? {
        guard next < lines.count else { return nil }
        let parts = lines[next].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        var texts: [String] = []
        for part in parts {
            guard let text = Self.unescaped(part) else { return nil }
            texts.append(text)
        }
        return Line(word: texts.first.flatMap(LineWord.init), texts: Array(texts.dropFirst()))
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                plain.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "\\"): plain.append(byte)
            case UInt8(ascii: "t"): plain.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "r"): plain.append(UInt8(ascii: "\r"))
            default: return nil
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
