/// Distinguished encoding (X.690): a tag, a length in its one shortest form, the contents.
enum DER {
    static let integer: UInt8 = 0x02
    static let octets: UInt8 = 0x04
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    /// Constructed, of the context: `[0]`.
    static func context(_ number: UInt8) -> UInt8 { 0xA0 | number }

    static func value(_ tag: UInt8, _ contents: [UInt8]...) -> [UInt8] {
        let content = contents.flatMap(\.self)
        return [tag] + length(content.count) + content
    }

    /// The members of a set stand in the order of their bytes.
    static func set(_ members: [[UInt8]], tag: UInt8 = set) -> [UInt8] {
        value(tag, members.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
    }

    static func number(_ small: UInt8) -> [UInt8] { value(integer, [small]) }

    private static func length(_ count: Int) -> [UInt8] {
        guard count >= 0x80 else { return [UInt8(count)] }
        var bytes: [UInt8] = []
        var rest = count
        while rest > 0 {
            bytes.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        }
        return [0x80 | UInt8(bytes.count)] + bytes
    }
}

/// Walks into encoded bytes. Nil at the first thing that is not as asked; whether a form is the shortest one, the
/// caller finds by encoding what was read again.
struct DERReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// The whole next value, its tag and length included, and its contents.
    mutating func value(_ tag: UInt8) -> (whole: ArraySlice<UInt8>, contents: ArraySlice<UInt8>)? {
        guard rest.count >= 2, rest.first == tag else { return nil }
        var start = rest.startIndex + 2
        var count = Int(rest[rest.startIndex + 1])
        if count >= 0x80 {
            let digits = count - 0x80
            guard (1...4).contains(digits), rest.endIndex - start >= digits else { return nil }
            count = rest[start..<start + digits].reduce(0) { $0 << 8 | Int($1) }
            start += digits
        }
        guard rest.endIndex - start >= count else { return nil }
        defer { rest = rest[(start + count)...] }
        return (rest[..<(start + count)], rest[start..<start + count])
    }

    /// Goes into the next value.
    mutating func into(_ tag: UInt8) -> DERReader? { value(tag).map { DERReader($0.contents) } }
}
