/// The form in which a store keeps rows: a head a row, then what is in them, one behind the other. Little-endian.
extension BulkRows {
    /// Position, place, tag, and how long the row's two parts are; 4 bytes each.
    private static let headBytes = 20

    /// Some of the rows as one piece.
    public func packed(_ range: Range<Int>) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        let content = Int(rows[range.lowerBound].start)..<Int(rows[range.upperBound - 1].end)
        let headsEnd = range.count * Self.headBytes
        return [UInt8](unsafeUninitializedCapacity: headsEnd + content.count) { buffer, count in
            let target = UnsafeMutableRawBufferPointer(buffer)
            var offset = 0
            for row in rows[range] {
                let clear = row.personal - row.start
                for value in [row.place.position32, row.place.place32, row.tag, clear, row.end - row.personal] {
                    target.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Int32.self)
                    offset += 4
                }
            }
            bytes.withUnsafeBytes { source in
                let rest = UnsafeMutableRawBufferPointer(rebasing: target[headsEnd...])
                rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[content]))
            }
            count = headsEnd + content.count
        }
    }

    /// Reads what ``packed(_:)`` wrote.
    ///
    /// - Throws: `.damaged` where these are not that many rows.
    public init(packed: UnsafeRawBufferPointer, count: Int) throws(OfficeFailure) {
        let damaged = OfficeFailure.store(.damaged(what: "bulk_chunk"))
        guard count >= 0, count <= packed.count / Self.headBytes else { throw damaged }
        let headsEnd = count * Self.headBytes
        let content = UnsafeRawBufferPointer(rebasing: packed[headsEnd...])
        var rows: [Row] = []
        rows.reserveCapacity(count)
        var start = 0
        for offset in stride(from: 0, to: headsEnd, by: Self.headBytes) {
            func value(_ index: Int) -> Int32 {
                Int32(littleEndian: packed.loadUnaligned(fromByteOffset: offset + 4 * index, as: Int32.self))
            }
            let (clear, personal) = (Int(value(3)), Int(value(4)))
            guard clear >= 0, personal >= 0, start + clear + personal <= content.count else { throw damaged }
            rows.append(
                Row(
                    place: BulkPlace(value(0), value(1)), tag: value(2), start: Int32(start),
                    personal: Int32(start + clear), end: Int32(start + clear + personal)))
            start += clear + personal
        }
        guard start == content.count else { throw damaged }
        self.init(rows: rows, bytes: [UInt8](content))
    }

    /// Whether any row has a part that lies sealed.
    public var hasPersonal: Bool { rows.contains { $0.personal != $0.end } }

    /// The rows by their places; of two in one place the one that was added later.
    public func ordered() -> BulkRows {
        let isOrdered = zip(rows, rows.dropFirst()).allSatisfy { $0.place < $1.place }
        if isOrdered { return self }
        let indices = rows.indices.sorted { (rows[$0].place, $0) < (rows[$1].place, $1) }
        var ordered = BulkRows()
        ordered.reserve(rows: count, bytes: bytes.count)
        for (number, index) in indices.enumerated() {
            let isReplaced = number + 1 < count && rows[indices[number + 1]].place == rows[index].place
            if !isReplaced { ordered.copy(index, of: self) }
        }
        return ordered
    }

    /// Rows that are in order, by the chunk.
    public var chunks: [(number: Int, rows: Range<Int>)] {
        var chunks: [(number: Int, rows: Range<Int>)] = []
        for (index, row) in rows.enumerated() {
            if let last = chunks.last, last.number == row.place.chunk {
                chunks[chunks.count - 1].rows = last.rows.lowerBound..<index + 1
            } else {
                chunks.append((row.place.chunk, index..<index + 1))
            }
        }
        return chunks
    }

    /// Adds all rows of others as they are.
    public mutating func copy(_ other: BulkRows) {
        for index in 0..<other.count { copy(index, of: other) }
    }
}
