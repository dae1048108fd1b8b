import CZlib
import Office

/// The clear bytes of a piece as they lie on the disk: deflated, for neighbouring families say nearly the same, and what a
/// month rewrites of a million of them is bounded by the disk. Pieces of before lie as they are, and so does one that would
/// not be smaller.
enum PieceBytes {
    /// Before deflated bytes, with their length when inflated behind it (4 bytes, little-endian). As they are, a piece
    /// begins with a position, which is never negative.
    private static let mark: [UInt8] = [1, 0, 0, 0x80]
    private static let headBytes = 8
    /// Some hundred times what a chunk has; a piece is believed before it is inflated, but not with the memory of all.
    private static let mostBytes = 1 << 26

    /// As they are kept.
    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var count = compressBound(uLong(bytes.count))
        var output = [UInt8](repeating: 0, count: headBytes + Int(count))
        let code = output.withUnsafeMutableBufferPointer { buffer in
            compress2(buffer.baseAddress.map { $0 + headBytes }, &count, bytes, uLong(bytes.count), Z_BEST_SPEED)
        }
        guard code == Z_OK, headBytes + Int(count) < bytes.count, bytes.count <= mostBytes else { return bytes }
        output.removeSubrange((headBytes + Int(count))...)
        output.replaceSubrange(0..<4, with: mark)
        withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { output.replaceSubrange(4..<headBytes, with: $0) }
        return output
    }

    /// Hands on what was to be kept, for as long as `body` runs.
    ///
    /// - Throws: `.damaged` where nobody kept this.
    static func read<Answer>(
        _ kept: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        guard kept.prefix(4).elementsEqual(mark) else { return try body(kept) }
        let damaged = OfficeFailure.store(.damaged(what: "bulk_chunk"))
        guard kept.count > headBytes else { throw damaged }
        let length = Int(UInt32(littleEndian: kept.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        guard (1...mostBytes).contains(length) else { throw damaged }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 16)
        defer { buffer.deallocate() }
        var count = uLong(length)
        let code = uncompress(
            buffer.bindMemory(to: UInt8.self).baseAddress, &count,
            kept[headBytes...].bindMemory(to: UInt8.self).baseAddress, uLong(kept.count - headBytes))
        guard code == Z_OK, Int(count) == length else { throw damaged }
        return try body(UnsafeRawBufferPointer(buffer))
    }
}
