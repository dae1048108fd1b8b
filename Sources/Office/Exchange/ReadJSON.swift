/// A JSON value as it was read (RFC 8259): the keys of an object in their order, repeated ones among them, so that a key that
/// is there twice can be refused; Foundation's reader keeps one of them silently.
indirect enum ReadJSON: Equatable {
    case object([Member])
    case array([ReadJSON])
    case text(String)
    case integer(Int)
    /// A number with a fraction or an exponent, or one too large for an integer.
    case number
    case flag(Bool)
    case null

    struct Member: Equatable {
        let name: String
        let value: ReadJSON
    }

    /// Where the text is no JSON: the byte, from 1.
    struct Fault: Error, Equatable {
        let byte: Int
    }

    /// - Throws: ``Fault`` where the bytes are not one value and nothing else, or it is nested too deeply.
    init(_ bytes: ArraySlice<UInt8>) throws(Fault) {
        var reader = JSONReader(bytes)
        self = try reader.whole()
    }

    /// Objects and arrays within each other; no file that the office reads has more.
    static let mostLevels = 8
}

/// Reads one value from the bytes.
private struct JSONReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var level = 0

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func whole() throws(ReadJSON.Fault) -> ReadJSON {
        let value = try value()
        skipBlanks()
        guard position == bytes.endIndex else { throw fault }
        return value
    }

    private var fault: ReadJSON.Fault { ReadJSON.Fault(byte: position - bytes.startIndex + 1) }

    private var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar) throws(ReadJSON.Fault) {
        guard next == UInt8(ascii: byte) else { throw fault }
        position += 1
    }

    private mutating func takes(_ byte: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(ReadJSON.Fault) -> ReadJSON {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try nested { (reader) throws(ReadJSON.Fault) in try reader.object() }
        case UInt8(ascii: "["): return try nested { (reader) throws(ReadJSON.Fault) in try reader.array() }
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(ReadJSON.Fault) -> ReadJSON
    ) throws(ReadJSON.Fault) -> ReadJSON {
        level += 1
        guard level <= ReadJSON.mostLevels else { throw fault }
        let value = try read(&self)
        level -= 1
        return value
    }

    private mutating func object() throws(ReadJSON.Fault) -> ReadJSON {
        try take("{")
        var members: [ReadJSON.Member] = []
        skipBlanks()
        if takes("}") { return .object([]) }
        repeat {
            skipBlanks()
            let name = try text()
            skipBlanks()
            try take(":")
            members.append(ReadJSON.Member(name: name, value: try value()))
            skipBlanks()
        } while takes(",")
        try take("}")
        return .object(members)
    }

    private mutating func array() throws(ReadJSON.Fault) -> ReadJSON {
        try take("[")
        var values: [ReadJSON] = []
        skipBlanks()
        if takes("]") { return .array([]) }
        repeat {
            values.append(try value())
            skipBlanks()
        } while takes(",")
        try take("]")
        return .array(values)
    }

    private mutating func word(_ word: String, _ value: ReadJSON) throws(ReadJSON.Fault) -> ReadJSON {
        guard bytes[position...].starts(with: word.utf8) else { throw fault }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(ReadJSON.Fault) -> ReadJSON {
        let start = position
        let isNegative = takes("-")
        let first = position
        var whole: Int? = 0
        while let byte = next, (0x30...0x39).contains(byte) {
            whole = Self.appending(byte, to: whole)
            position += 1
        }
        // At least one digit, and no leading zero.
        guard position > first, position == first + 1 || bytes[first] != 0x30 else {
            position = start
            throw fault
        }
        var isWhole = true
        if takes(".") {
            isWhole = false
            try digits()
        }
        if takes("e") || takes("E") {
            isWhole = false
            if !takes("+") { _ = takes("-") }
            try digits()
        }
        guard isWhole, let whole else { return .number }
        return .integer(isNegative ? -whole : whole)
    }

    private static func appending(_ digit: UInt8, to whole: Int?) -> Int? {
        guard let whole else { return nil }
        let (tens, isOver) = whole.multipliedReportingOverflow(by: 10)
        guard !isOver else { return nil }
        let (sum, isOverToo) = tens.addingReportingOverflow(Int(digit - 0x30))
        return isOverToo ? nil : sum
    }

    private mutating func digits() throws(ReadJSON.Fault) {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        guard position > start else { throw fault }
    }

    // MARK: Texts

    private mutating func text() throws(ReadJSON.Fault) -> String {
        try take("\"")
        let start = position
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        // Most texts have nothing to be put in place of something else.
        if next == UInt8(ascii: "\"") {
            defer { position += 1 }
            return try string(bytes[start..<position])
        }
        var content = Array(bytes[start..<position])
        while let byte = next, byte >= 0x20 {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try string(content[...])
            case UInt8(ascii: "\\"): content += try escaped()
            default: content.append(byte)
            }
        }
        throw fault
    }

    private func string(_ bytes: ArraySlice<UInt8>) throws(ReadJSON.Fault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw fault }
        return text
    }

    private mutating func escaped() throws(ReadJSON.Fault) -> [UInt8] {
        guard let byte = next else { throw fault }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw fault
        }
    }

    /// Behind `\u`; two units where the first is one of a pair.
    private mutating func scalar() throws(ReadJSON.Fault) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first) else { throw fault }
        try take("\\")
        try take("u")
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault }
        return scalar
    }

    private mutating func unit() throws(ReadJSON.Fault) -> UInt32 {
        guard bytes.endIndex - position >= 4,
            let digits = String(validating: bytes[position..<(position + 4)], as: UTF8.self),
            digits.allSatisfy(\.isHexDigit), let unit = UInt32(digits, radix: 16)
        else { throw fault }
        position += 4
        return unit
    }
}
