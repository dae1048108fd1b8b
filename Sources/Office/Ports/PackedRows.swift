/// Rows in the form in which a store keeps them.
public struct PackedRows {
    /// A head a row, then their clear parts, one behind the other.
    public let bytes: [UInt8]
    /// Their personal parts, one behind the other; to be sealed.
    public let personal: [UInt8]
}

extension BulkRows {
    /// A head is position, place, tag, and how long the row's two parts are; 4 bytes each, little-endian.
    private static let headBytes = 20

    /// Some of the rows.
    public func packed(_ range: Range<Int>) -> PackedRows {
        var clear: [UInt8] = []
        var personal: [UInt8] = []
        let size = range.isEmpty ? 0 : rows[range.upperBound - 1].end - rows[range.lowerBound].start
        clear.reserveCapacity(range.count * Self.headBytes + Int(size))
        for row in rows[range] {
            let head = (
                row.place.position32.littleEndian, row.place.place32.littleEndian, row.tag.littleEndian,
                (row.personal - row.start).littleEndian, (row.end - row.personal).littleEndian
            )
            withUnsafeBytes(of: head) { clear.append(contentsOf: $0) }
        }
        for row in rows[range] {
            clear.append(contentsOf: bytes[Int(row.start)..<Int(row.personal)])
            personal.append(contentsOf: bytes[Int(row.personal)..<Int(row.end)])
        }
        return PackedRows(bytes: clear, personal: personal)
    }

    /// Reads what ``packed(_:)`` wrote.
    ///
    /// - Throws: `.damaged` where these are not that many rows.
    public init(packed: UnsafeRawBufferPointer, personal: [UInt8], count: Int) throws(OfficeFailure) {
        let damaged = OfficeFailure.store(.damaged(what: "bulk_chunk"))
        guard count >= 0, count <= packed.count / Self.headBytes else { throw damaged }
        let clear = UnsafeRawBufferPointer(rebasing: packed[(count * Self.headBytes)...])
        self.init()
        reserve(rows: count, bytes: clear.count + personal.count)
        var (clearAt, personalAt) = (0, 0)
        for offset in stride(from: 0, to: count * Self.headBytes, by: Self.headBytes) {
            func value(_ index: Int) -> Int32 {
                Int32(littleEndian: packed.loadUnaligned(fromByteOffset: offset + 4 * index, as: Int32.self))
            }
            let (clearEnd, personalEnd) = (clearAt + Int(value(3)), personalAt + Int(value(4)))
            guard clearAt <= clearEnd, clearEnd <= clear.count, personalAt <= personalEnd, personalEnd <= personal.count
            else { throw damaged }
            add(
                BulkPlace(value(0), value(1)), tag: Int(value(2)),
                clear: UnsafeRawBufferPointer(rebasing: clear[clearAt..<clearEnd]),
                personal: personal[personalAt..<personalEnd])
            (clearAt, personalAt) = (clearEnd, personalEnd)
        }
        guard clearAt == clear.count, personalAt == personal.count else { throw damaged }
    }

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
