/// A PDF file as cairo and ``Seal`` write it: classic tables, no encryption, revisions one behind the other.
///
/// Everything else is refused with a ``PDFProblem``; whatever the bytes are, reading them ends.
struct PDFDocument: Sendable {
    /// Bytes of one file at most.
    static let greatestBytes = 64 << 20
    static let mostRevisions = 64

    let bytes: [UInt8]
    /// The oldest first.
    let revisions: [PDFRevision]

    /// Reads a file that ends with its last revision.
    init(_ bytes: [UInt8]) throws(PDFProblem) {
        guard bytes.count <= Self.greatestBytes else { throw PDFProblem(.limit, at: 0) }
        guard bytes.starts(with: "%PDF-1.".utf8) else { throw PDFProblem(.header, at: 0) }
        self.bytes = bytes
        revisions = try Self.revisions(bytes)
    }

    /// An object of its own: its value and, of a stream, where its bytes lie.
    struct Object: Equatable, Sendable {
        let value: PDFObject
        let stream: Range<Int>?
        /// From its number to behind `endobj`.
        let extent: Range<Int>
    }

    /// The newest trailer.
    var trailer: PDFDictionary { revisions[revisions.count - 1].trailer }

    /// One more than the greatest object number.
    var size: Int { revisions.compactMap { $0.trailer["Size"]?.integer }.max() ?? 1 }

    /// The object, or nil where the file holds none of that number (which counts as null).
    func object(_ reference: PDFReference) throws(PDFProblem) -> Object? {
        guard let place = place(of: reference.number) else { return nil }
        guard place.generation == reference.generation else { throw PDFProblem(.object, at: place.offset) }
        return try object(reference, at: place.offset, mayBeStream: true)
    }

    /// What a value stands for, itself or the object to which it refers.
    func resolved(_ value: PDFObject?) throws(PDFProblem) -> PDFObject {
        guard let value else { return .null }
        guard case .reference(let reference) = value else { return value }
        let found = try object(reference)
        guard let found else { return .null }
        guard found.stream == nil, found.value.reference == nil else {
            throw PDFProblem(.unsupported, at: found.extent.lowerBound)
        }
        return found.value
    }

    /// The object at which everything begins.
    func catalog() throws(PDFProblem) -> (reference: PDFReference, value: PDFDictionary) {
        guard let reference = trailer["Root"]?.reference, let catalog = try resolved(.reference(reference)).dictionary,
            catalog["Type"] == .name("Catalog")
        else { throw PDFProblem(.object, at: revisions[revisions.count - 1].tableOffset) }
        return (reference, catalog)
    }

    private func place(of number: Int) -> PDFRevision.Place? {
        for revision in revisions.reversed() {
            if let place = revision.places[number] { return place }
        }
        return nil
    }

    private func object(
        _ reference: PDFReference, at start: Int, mayBeStream: Bool
    ) throws(PDFProblem) -> Object {
        var parser = PDFParser(bytes, at: start)
        guard parser.digits() == reference.number else { throw parser.problem(.object) }
        parser.skipSpace()
        guard parser.digits() == reference.generation else { throw parser.problem(.object) }
        parser.skipSpace()
        guard parser.take("obj") else { throw parser.problem(.object) }
        let value = try parser.object()
        parser.skipSpace()
        var stream: Range<Int>?
        if case .dictionary(let dictionary) = value, mayBeStream, parser.take("stream") {
            stream = try streamBytes(dictionary, &parser)
        }
        guard parser.take("endobj") else { throw parser.problem(.object) }
        return Object(value: value, stream: stream, extent: start..<parser.offset)
    }

    private func streamBytes(_ dictionary: PDFDictionary, _ parser: inout PDFParser) throws(PDFProblem) -> Range<Int> {
        if parser.offset < bytes.count, bytes[parser.offset] == 0x0D { parser.offset += 1 }
        guard parser.offset < bytes.count, bytes[parser.offset] == 0x0A else { throw parser.problem(.object) }
        let start = parser.offset + 1
        let length = try streamLength(dictionary["Length"])
        guard let length, length >= 0, length <= bytes.count - start else { throw parser.problem(.object) }
        parser.offset = start + length
        parser.skipSpace()
        guard parser.take("endstream") else { throw parser.problem(.object) }
        parser.skipSpace()
        return start..<start + length
    }

    /// The length may be an object of its own, which is a number and never a stream again.
    private func streamLength(_ length: PDFObject?) throws(PDFProblem) -> Int? {
        guard case .reference(let reference) = length else { return length?.integer }
        guard let place = place(of: reference.number), place.generation == reference.generation else { return nil }
        return try object(reference, at: place.offset, mayBeStream: false).value.integer
    }

    // MARK: Revisions

    private static func revisions(_ bytes: [UInt8]) throws(PDFProblem) -> [PDFRevision] {
        var newestFirst: [PDFRevision] = []
        var offset: Int? = try lastTable(bytes)
        while let here = offset {
            guard newestFirst.count < mostRevisions else { throw PDFProblem(.limit, at: here) }
            let revision = try PDFRevision(bytes, at: here)
            let above = newestFirst.last?.tableOffset ?? bytes.count + 1
            guard revision.end < above else { throw PDFProblem(.table, at: here) }
            newestFirst.append(revision)
            offset = try previousTable(revision)
        }
        guard newestFirst.first?.end == bytes.count else { throw PDFProblem(.ending, at: bytes.count) }
        let oldestFirst = Array(newestFirst.reversed())
        try checkPlaces(oldestFirst)
        return oldestFirst
    }

    private static func previousTable(_ revision: PDFRevision) throws(PDFProblem) -> Int? {
        guard let previous = revision.trailer["Prev"] else { return nil }
        guard let offset = previous.integer, offset >= 0 else {
            throw PDFProblem(.table, at: revision.tableOffset)
        }
        return offset
    }

    /// Each revision's objects lie between the revision before it and its own table.
    private static func checkPlaces(_ revisions: [PDFRevision]) throws(PDFProblem) {
        var start = 0
        for revision in revisions {
            for place in revision.places.values.compactMap({ $0 }) {
                guard place.offset >= start, place.offset < revision.tableOffset else {
                    throw PDFProblem(.table, at: revision.tableOffset)
                }
            }
            start = revision.end
        }
    }

    /// The number behind the last `startxref`, which stands in the last kilobyte.
    private static func lastTable(_ bytes: [UInt8]) throws(PDFProblem) -> Int {
        let word = Array("startxref".utf8)
        let lowest = max(0, bytes.count - 1024)
        var offset = bytes.count - word.count
        while offset >= lowest {
            if bytes[offset] == word[0], bytes[offset...].starts(with: word) {
                var parser = PDFParser(bytes, at: offset + word.count)
                parser.skipSpace()
                if let table = parser.digits() { return table }
            }
            offset -= 1
        }
        throw PDFProblem(.ending, at: bytes.count)
    }
}
