import TestSupport

/// Bytes made wrong in ways that are the same at every run.
struct Hostile {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed) }

    mutating func next() -> UInt64 { generator.next() }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// One bit of the byte at `offset` turned over.
    mutating func flipped(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
        var bytes = bytes
        bytes[offset] ^= 1 << UInt8(below(8))
        return bytes
    }

    /// Some bytes turned, a part left out, doubled, moved or cut off: one of these, or several.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(3) {
            guard bytes.count > 1 else { break }
            let start = below(bytes.count)
            let end = min(bytes.count, start + below(400))
            switch below(6) {
            case 0: bytes = flipped(bytes, at: start)
            case 1: bytes[start] = UInt8(truncatingIfNeeded: next())
            case 2: bytes.removeSubrange(start..<end)
            case 3: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count))
            case 4: bytes.removeLast(bytes.count - start)
            default: changeNumber(&bytes, from: start)
            }
        }
        return bytes
    }

    /// The next digit becomes another one: offsets, counts and references go astray.
    private mutating func changeNumber(_ bytes: inout [UInt8], from start: Int) {
        guard let digit = bytes[start...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
        bytes[digit] = 0x30 + UInt8(below(10))
    }
}
