/// Reads PDF syntax (ISO 32000-1, 7.2-7.3) from an offset on. Never reads outside the bytes, nests at most
/// ``deepest`` levels, and moves on with every step, so that hostile bytes end in a ``PDFProblem``, and soon.
struct PDFParser {
    static let deepest = 32
    /// Looking for a key takes time in proportion.
    static let mostKeys = 1000
    /// The largest object number (ISO 32000-1, annex C).
    static let greatestNumber = 8_388_607

    let bytes: [UInt8]
    var offset: Int

    init(_ bytes: [UInt8], at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    func problem(_ reason: PDFProblem.Reason = .syntax) -> PDFProblem { PDFProblem(reason, at: offset) }

    /// Passes white space and comments.
    mutating func skipSpace() {
        while let byte = next {
            if byte == UInt8(ascii: "%") {
                while let byte = next, byte != 0x0A, byte != 0x0D { offset += 1 }
            } else if Self.isSpace(byte) {
                offset += 1
            } else {
                return
            }
        }
    }

    /// Takes `word` if it stands here and ends here.
    mutating func take(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        let isHere = word.withUTF8Buffer { $0.elementsEqual(bytes[offset..<offset + count]) }
        guard isHere, offset + count == bytes.count || !Self.isRegular(bytes[offset + count]) else { return false }
        offset += count
        return true
    }

    /// One to ten digits and no sign.
    mutating func digits() -> Int? {
        var value = 0
        let start = offset
        while let byte = next, Self.isDigit(byte) {
            guard offset - start < 10 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            offset += 1
        }
        return offset > start ? value : nil
    }

    mutating func object(level: Int = 0) throws(PDFProblem) -> PDFObject {
        guard level < Self.deepest else { throw problem(.limit) }
        skipSpace()
        guard let byte = next else { throw problem() }
        switch byte {
        case UInt8(ascii: "/"): return .name(try name())
        case UInt8(ascii: "("): return .string(try literalString())
        case UInt8(ascii: "["): return .array(try array(level: level))
        case UInt8(ascii: "<"):
            let isDictionary = offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "<")
            return isDictionary ? .dictionary(try dictionary(level: level)) : .string(try hexString())
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39: return try number()
        default:
            if take("true") { return .boolean(true) }
            if take("false") { return .boolean(false) }
            if take("null") { return .null }
            throw problem()
        }
    }

    private mutating func array(level: Int) throws(PDFProblem) -> [PDFObject] {
        offset += 1
        var values: [PDFObject] = []
        while true {
            skipSpace()
            if next == UInt8(ascii: "]") { break }
            values.append(try object(level: level + 1))
        }
        offset += 1
        return values
    }

    private mutating func dictionary(level: Int) throws(PDFProblem) -> PDFDictionary {
        offset += 2
        var values = PDFDictionary()
        while true {
            skipSpace()
            if next == UInt8(ascii: ">") { break }
            guard next == UInt8(ascii: "/") else { throw problem() }
            guard values.entries.count < Self.mostKeys else { throw problem(.limit) }
            let key = try name()
            // Readers differ in which of two equal keys counts, and an escape would hide that they are equal.
            guard values[key] == nil, !key.utf8.contains(UInt8(ascii: "#")) else { throw problem(.unsupported) }
            values[key] = try object(level: level + 1)
        }
        offset += 1
        guard next == UInt8(ascii: ">") else { throw problem() }
        offset += 1
        return values
    }

    private mutating func name() throws(PDFProblem) -> String {
        offset += 1
        let start = offset
        while let byte = next, Self.isRegular(byte) {
            guard (0x21...0x7E).contains(byte) else { throw problem(.unsupported) }
            offset += 1
        }
        guard offset - start <= 127 else { throw problem(.limit) }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// An integer, a real number or, with two more words behind it, a reference.
    private mutating func number() throws(PDFProblem) -> PDFObject {
        let start = offset
        var dots = 0
        if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
        let firstDigit = offset
        while let byte = next, Self.isDigit(byte) || byte == UInt8(ascii: ".") {
            if byte == UInt8(ascii: ".") { dots += 1 }
            offset += 1
        }
        let digitCount = offset - firstDigit - dots
        guard dots <= 1, (1...18).contains(digitCount), next.map({ !Self.isRegular($0) }) ?? true else {
            throw problem()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard dots == 0 else { return .real(text) }
        guard let value = Int(text) else { throw problem() }
        return reference(value) ?? .integer(value)
    }

    private mutating func reference(_ number: Int) -> PDFObject? {
        let start = offset
        guard (1...Self.greatestNumber).contains(number) else { return nil }
        skipSpace()
        if let generation = digits(), generation <= 65_535 {
            skipSpace()
            if take("R") { return .reference(PDFReference(number, generation: generation)) }
        }
        offset = start
        return nil
    }

    private mutating func hexString() throws(PDFProblem) -> [UInt8] {
        offset += 1
        var value: [UInt8] = []
        var upper: UInt8?
        while let byte = next, byte != UInt8(ascii: ">") {
            offset += 1
            if Self.isSpace(byte) { continue }
            guard let half = Hex.value(byte) else { throw problem() }
            if let high = upper { value.append(high << 4 | half) }
            upper = upper == nil ? half : nil
        }
        guard next != nil, upper == nil else { throw problem() }
        offset += 1
        return value
    }

    private mutating func literalString() throws(PDFProblem) -> [UInt8] {
        offset += 1
        var value: [UInt8] = []
        var open = 1
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\\"):
                if let escaped = try escape() { value.append(escaped) }
                continue
            case UInt8(ascii: "("): open += 1
            case UInt8(ascii: ")"): open -= 1
            default: break
            }
            if open == 0 { return value }
            value.append(byte)
        }
        throw problem()
    }

    /// What stands behind a backslash; nil for a line that goes on.
    private mutating func escape() throws(PDFProblem) -> UInt8? {
        guard let byte = next else { throw problem() }
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case 0x0A: return nil
        case 0x0D:
            if next == 0x0A { offset += 1 }
            return nil
        case 0x30...0x37:
            var value = Int(byte - 0x30)
            for _ in 0..<2 {
                guard let digit = next, (0x30...0x37).contains(digit) else { break }
                value = value * 8 + Int(digit - 0x30)
                offset += 1
            }
            return UInt8(truncatingIfNeeded: value)
        default: return byte
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        default: false
        }
    }

    /// Neither white space nor a delimiter.
    static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            false
        default: !isSpace(byte)
        }
    }
}
