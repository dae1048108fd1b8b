/// One revision of a file: its table of objects and trailer, as one save left them (ISO 32000-1, 7.5).
struct PDFRevision: Equatable, Sendable {
    struct Place: Equatable, Sendable {
        let offset: Int
        let generation: Int
    }

    /// Where `xref` stands.
    let tableOffset: Int
    /// Just behind the revision's `%%EOF` and its line end.
    let end: Int
    /// Objects that this revision writes; nil for one that it frees.
    let places: [Int: Place?]
    let trailer: PDFDictionary
}

extension PDFRevision {
    /// Reads a classic table at `offset` with its trailer and ending. A compressed table is not understood.
    init(_ bytes: [UInt8], at offset: Int) throws(PDFProblem) {
        var parser = PDFParser(bytes, at: offset)
        guard offset < bytes.count, parser.take("xref") else { throw parser.problem(.table) }
        parser.skipSpace()
        var places: [Int: Place?] = [:]
        while !parser.take("trailer") { try Self.section(&parser, into: &places) }
        guard case .dictionary(let trailer) = try parser.object() else { throw parser.problem(.table) }
        for key in ["Encrypt", "XRefStm"] where trailer[key] != nil { throw parser.problem(.unsupported) }
        guard let size = trailer["Size"]?.integer, places.keys.allSatisfy({ $0 < size }) else {
            throw parser.problem(.table)
        }
        parser.skipSpace()
        guard parser.take("startxref") else { throw parser.problem(.ending) }
        parser.skipSpace()
        guard parser.digits() == offset else { throw parser.problem(.ending) }
        tableOffset = offset
        end = try Self.ending(&parser)
        self.places = places
        self.trailer = trailer
    }

    /// A first number, a count, and as many lines of exactly 20 bytes.
    private static func section(_ parser: inout PDFParser, into places: inout [Int: Place?]) throws(PDFProblem) {
        guard let first = parser.digits(), parser.bytes[parser.offset...].first == 0x20 else {
            throw parser.problem(.table)
        }
        parser.offset += 1
        guard let count = parser.digits(), first + count <= PDFParser.greatestNumber else {
            throw parser.problem(.table)
        }
        parser.skipSpace()
        guard count <= (parser.bytes.count - parser.offset) / 20 else { throw parser.problem(.table) }
        for number in first..<first + count {
            guard places[number] == nil else { throw parser.problem(.unsupported) }
            places[number] = .some(try line(&parser))
        }
    }

    private static func line(_ parser: inout PDFParser) throws(PDFProblem) -> Place? {
        let start = parser.offset
        let line = parser.bytes[start..<start + 20]
        guard let offset = parser.digits(), parser.offset == start + 10, line[start + 10] == 0x20 else {
            throw parser.problem(.table)
        }
        parser.offset += 1
        guard let generation = parser.digits(), parser.offset == start + 16, line[start + 16] == 0x20 else {
            throw parser.problem(.table)
        }
        guard [[0x20, 0x0A], [0x20, 0x0D], [0x0D, 0x0A]].contains(Array(line.suffix(2))) else {
            throw parser.problem(.table)
        }
        parser.offset = start + 20
        switch line[start + 17] {
        case UInt8(ascii: "n"): return Place(offset: offset, generation: generation)
        case UInt8(ascii: "f"): return nil
        default: throw parser.problem(.table)
        }
    }

    /// A line end, `%%EOF` and at most one line end more.
    private static func ending(_ parser: inout PDFParser) throws(PDFProblem) -> Int {
        var offset = parser.offset
        let bytes = parser.bytes
        func lineEnd() -> Bool {
            let start = offset
            if offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
            if offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
            return offset > start
        }
        guard lineEnd(), bytes[offset...].starts(with: "%%EOF".utf8) else { throw parser.problem(.ending) }
        offset += 5
        _ = lineEnd()
        return offset
    }
}
