import Housing
import Texts

/// The rows of a comma-separated file as ``CSVTable`` reads them, of a file of any length: one row at a time, as the places of
/// its fields among the bytes, so that a row in which nothing is unusual is read without a text being made of every field.
struct CSVStream {
    /// On which the row begins, from 1.
    private(set) var line = 0
    /// The fields of the row without the blanks around them; none where a quote stands in it.
    private(set) var fields: [Range<Int>] = []
    private(set) var blocks: BlockReader

    private let header: [String]
    private var nextLine = 1
    private var quoted: CSVTable.Row?

    /// More than a row of any of these files has.
    private static let longestRow = 1 << 20

    /// - Throws: what is wrong with the header.
    init(_ stream: any ByteStream, source: String, header: [String]) throws(OfficeFailure) {
        blocks = BlockReader(stream, source: source)
        self.header = header
        try readHeader()
    }

    mutating func rewind() throws(OfficeFailure) {
        try blocks.rewind()
        nextLine = 1
        try readHeader()
    }

    private mutating func readHeader() throws(OfficeFailure) {
        guard try advanceToAny() else { throw .input(InputProblem(source: blocks.source, reason: .empty)) }
        do {
            let first = try row()
            try CSVRows.check(first.fields, against: header, [], source: blocks.source, line: first.line)
        } catch {
            throw .input(error)
        }
    }

    /// Whether every field of the row can be looked at where it lies.
    var isPlain: Bool { quoted == nil }

    /// To the next row that is not blank; false at the end.
    mutating func advance() throws(OfficeFailure) -> Bool {
        while try advanceToAny() {
            let isBlank = quoted.map { $0.fields == [""] } ?? (fields.count == 1 && fields[0].isEmpty)
            if !isBlank { return true }
        }
        return false
    }

    /// What is wrong where the row has too few or too many fields.
    var shapeProblem: InputProblem? {
        let count = quoted?.fields.count ?? fields.count
        guard count != header.count else { return nil }
        let words = InputTexts.columnCount(count, expected: header.count)
        return InputProblem(source: blocks.source, line: line, reason: .syntax(words))
    }

    /// The row as texts.
    ///
    /// - Throws: where it is no UTF-8.
    func row() throws(InputProblem) -> CSVTable.Row {
        if let quoted { return quoted }
        var texts: [String] = []
        texts.reserveCapacity(fields.count)
        for field in fields {
            guard let text = String(validating: blocks.bytes[field], as: UTF8.self) else {
                throw InputProblem(source: blocks.source, line: line, reason: .notUTF8)
            }
            texts.append(text)
        }
        return CSVTable.Row(line: line, fields: texts)
    }

    private enum Found { case row, quote, cut, end }

    private mutating func advanceToAny() throws(OfficeFailure) -> Bool {
        quoted = nil
        line = nextLine
        while true {
            switch scan() {
            case .row: return true
            case .end: return false
            case .cut: try blocks.more()
            case .quote:
                guard try readQuoted() else { continue }
                return true
            }
        }
    }

    /// The next row where all of it is there and no quote is in it.
    private mutating func scan() -> Found {
        fields.removeAll(keepingCapacity: true)
        let bytes = blocks.bytes
        var start = blocks.at
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ","):
                fields.append(Self.trimmed(start, index, bytes))
                start = index + 1
            case UInt8(ascii: "\n"):
                return end(start, index, next: index + 1, bytes)
            case UInt8(ascii: "\r"):
                guard index + 1 < bytes.count || blocks.isAtEnd else { return .cut }
                let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
                return end(start, index, next: isPair ? index + 2 : index + 1, bytes)
            case UInt8(ascii: "\""):
                return .quote
            default: break
            }
            index += 1
        }
        guard blocks.isAtEnd else { return .cut }
        guard blocks.at < bytes.count else { return .end }
        return end(start, index, next: index, bytes)
    }

    private mutating func end(_ start: Int, _ end: Int, next: Int, _ bytes: [UInt8]) -> Found {
        fields.append(Self.trimmed(start, end, bytes))
        blocks.at = next
        nextLine += 1
        return .row
    }

    private static func trimmed(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (start, end)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// A row with a quote in it, which may go over lines.
    ///
    /// - Returns: false where more of the file has to be there first.
    private mutating func readQuoted() throws(OfficeFailure) -> Bool {
        fields.removeAll(keepingCapacity: true)
        var reader = CSVReader(blocks.bytes, source: blocks.source, at: blocks.at, line: nextLine)
        var found: CSVTable.Row?
        do {
            found = try reader.next()
        } catch {
            guard !blocks.isAtEnd, blocks.bytes.count - blocks.at < Self.longestRow else { throw .input(error) }
        }
        guard let found, reader.position < blocks.bytes.count || blocks.isAtEnd else {
            try blocks.more()
            return false
        }
        quoted = found
        blocks.at = reader.position
        nextLine = reader.line
        return true
    }
}
