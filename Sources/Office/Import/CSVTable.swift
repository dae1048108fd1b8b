import Housing
import Texts

/// A comma-separated file with a header (RFC 4180), in UTF-8, with or without a byte order mark, with LF or CRLF.
///
/// Each row knows the line on which it begins, for a quoted field may hold line breaks. Blanks around a field that is
/// not quoted are dropped: spreadsheets leave them.
struct CSVTable {
    struct Row: Equatable {
        /// From 1, the header included.
        let line: Int
        let fields: [String]
    }

    let header: [String]
    let rows: [Row]
    /// Rows with too few or too many fields, and what is wrong with each.
    let misshapen: [(row: Row, problem: InputProblem)]

    /// - Parameters:
    ///   - source: the file's path as the person knows it; it stands in every problem.
    ///   - columns: the header that must be there, in this order.
    ///   - optional: columns that may follow it, all or none.
    init(
        _ bytes: [UInt8], source: String, columns: [String], optional: [String] = []
    ) throws(InputProblem) {
        var read = try CSVRows(bytes, source: source, columns: columns, optional: optional)
        var rows: [Row] = []
        var misshapen: [(row: Row, problem: InputProblem)] = []
        while let (row, problem) = try read.next() {
            if let problem { misshapen.append((row, problem)) } else { rows.append(row) }
        }
        header = read.header
        self.rows = rows
        self.misshapen = misshapen
    }
}

extension CSVTable {
    /// A file of others that has these columns, wherever they stand; rows with another number of fields than the header are
    /// left out.
    ///
    /// - Returns: of each row the line and the fields of these columns.
    static func rows(
        _ bytes: [UInt8], source: String, needing columns: [String]
    ) throws(InputProblem) -> [Row] {
        var reader = CSVReader(bytes, source: source)
        guard let header = try reader.next() else { throw InputProblem(source: source, reason: .empty) }
        var places: [Int] = []
        for column in columns {
            guard let place = header.fields.firstIndex(of: column) else {
                throw InputProblem(source: source, line: header.line, column: column, reason: .missing(column))
            }
            places.append(place)
        }
        var rows: [Row] = []
        while let row = try reader.next() {
            guard row.fields.count == header.fields.count else { continue }
            rows.append(Row(line: row.line, fields: places.map { row.fields[$0] }))
        }
        return rows
    }
}

/// The rows of such a file one at a time, for one that is too large to be read at one go.
struct CSVRows {
    let header: [String]
    private let source: String
    private var reader: CSVReader

    /// - Throws: what is wrong with the header.
    init(_ bytes: [UInt8], source: String, columns: [String], optional: [String] = []) throws(InputProblem) {
        self.source = source
        reader = CSVReader(bytes, source: source)
        guard let first = try reader.next() else { throw InputProblem(source: source, reason: .empty) }
        header = first.fields
        try Self.check(header, against: columns, optional, source: source, line: first.line)
    }

    var bytesRead: Int { reader.position }

    /// The next row that is not blank, with what is wrong where it has too few or too many fields; nil at the end.
    mutating func next() throws(InputProblem) -> (row: CSVTable.Row, problem: InputProblem?)? {
        while let row = try reader.next() {
            guard row.fields != [""] else { continue }
            guard row.fields.count != header.count else { return (row, nil) }
            let words = InputTexts.columnCount(row.fields.count, expected: header.count)
            return (row, InputProblem(source: source, line: row.line, reason: .syntax(words)))
        }
        return nil
    }

    /// - Throws: what is wrong with a header.
    static func check(
        _ header: [String], against columns: [String], _ optional: [String], source: String, line: Int
    ) throws(InputProblem) {
        let known = columns + optional
        if let missing = columns.first(where: { !header.contains($0) }) {
            throw InputProblem(source: source, line: line, column: missing, reason: .missing(missing))
        }
        if let unknown = header.first(where: { !known.contains($0) }) {
            let allowed = Nearness.sorted(known, by: unknown)
            throw InputProblem(source: source, line: line, column: unknown, reason: .unknown(unknown, allowed: allowed))
        }
        guard header == columns || header == known else {
            throw InputProblem(source: source, line: line, reason: .syntax(columns.joined(separator: ",")))
        }
    }
}

/// Reads a row at a time from the bytes.
struct CSVReader {
    private let bytes: [UInt8]
    private let source: String
    private(set) var position: Int
    /// On which the next row begins, from 1.
    private(set) var line: Int

    init(_ bytes: [UInt8], source: String) {
        self.init(bytes, source: source, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, line: 1)
    }

    /// From a row on that begins at a byte and on a line.
    init(_ bytes: [UInt8], source: String, at position: Int, line: Int) {
        self.bytes = bytes
        self.source = source
        self.position = position
        self.line = line
    }

    /// The next row; nil at the end.
    mutating func next() throws(InputProblem) -> CSVTable.Row? {
        guard position < bytes.count else { return nil }
        let first = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
            position += 1
        }
        endLine()
        return CSVTable.Row(line: first, fields: fields)
    }

    private mutating func field() throws(InputProblem) -> String {
        skipBlanks()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return try plain() }
        let field = try quoted()
        skipBlanks()
        guard position == bytes.count || isEnd(bytes[position]) else {
            throw InputProblem(source: source, line: line, reason: .syntax(InputTexts.textAfterQuote))
        }
        return field
    }

    private mutating func plain() throws(InputProblem) -> String {
        let start = position
        while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
        var end = position
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return try text(bytes[start..<end], line: line)
    }

    /// A field in quotes, in which two quotes are one.
    private mutating func quoted() throws(InputProblem) -> String {
        let first = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\"") {
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                    return try text(content[...], line: first)
                }
                position += 1
            }
            if byte == UInt8(ascii: "\n") { line += 1 }
            content.append(byte)
        }
        throw InputProblem(source: source, line: first, reason: .syntax(InputTexts.openQuote))
    }

    private func text(_ bytes: ArraySlice<UInt8>, line: Int) throws(InputProblem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputProblem(source: source, line: line, reason: .notUTF8)
        }
        return text
    }

    private mutating func endLine() {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    private mutating func skipBlanks() {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
}
