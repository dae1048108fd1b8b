/// What may stand in a journal entry. Prints as `type:value`; anything in a value that is not a letter, a digit or one
/// of `-_.,/+:` is written as `%XX`.
public enum EntryValue: Hashable, Sendable, LosslessStringConvertible {
    /// An opaque identifier.
    case id(String)
    /// A state, a reason, a kind: a word of a closed list.
    case code(String)
    case codes([String])
    /// A count, a version, a number of seconds.
    case number(Int)
    case money(Money)
    case day(Day)
    case moment(Moment)
    case flag(Bool)
    /// Of something public, as a template.
    case digest(Digest)
    /// Of something personal, salted.
    case commitment(Commitment)

    /// The identifier of whatever kind of thing.
    public static func id<Tag>(_ id: ID<Tag>) -> EntryValue { .id(id.raw) }

    public var description: String {
        switch self {
        case .id(let raw): "id:" + Self.escaped(raw)
        case .code(let code): "code:" + Self.escaped(code)
        case .codes(let codes): "codes:" + codes.map { Self.escaped($0, keepsComma: false) }.joined(separator: ",")
        case .number(let number): "number:\(number)"
        case .money(let money): "fen:\(money.fen)"
        case .day(let day): "day:\(day)"
        case .moment(let moment): "moment:\(moment)"
        case .flag(let flag): flag ? "flag:yes" : "flag:no"
        case .digest(let digest): "sha256:\(digest)"
        case .commitment(let commitment): "commitment:\(commitment)"
        }
    }

    /// Reads what ``description`` wrote, and nothing else.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let rest = String(text[text.index(after: colon)...])
        guard let value = Self.value(type: text[..<colon], rest) else { return nil }
        guard value.description == text else { return nil }
        self = value
    }

    private static func value(type: Substring, _ rest: String) -> EntryValue? {
        switch type {
        case "id": unescaped(rest).map { .id($0) }
        case "code": unescaped(rest).map { .code($0) }
        case "codes": codes(rest)
        case "number": Int(rest).map { .number($0) }
        case "fen": Int(rest).map { .money(Money(fen: $0)) }
        case "day": Day(rest).map { .day($0) }
        case "moment": Moment(rest).map { .moment($0) }
        case "flag": rest == "yes" ? .flag(true) : rest == "no" ? .flag(false) : nil
        case "sha256": Digest(hex: rest).map { .digest($0) }
        case "commitment": Commitment(hex: rest).map { .commitment($0) }
        default: nil
        }
    }

    private static func codes(_ rest: String) -> EntryValue? {
        if rest.isEmpty { return .codes([]) }
        let parts = rest.split(separator: ",", omittingEmptySubsequences: false).map { unescaped(String($0)) }
        let codes = parts.compactMap { $0 }
        return codes.count == parts.count ? .codes(codes) : nil
    }

    private static func escaped(_ text: String, keepsComma: Bool = true) -> String {
        var result = ""
        for byte in text.utf8 {
            if isPlain(byte) && (keepsComma || byte != UInt8(ascii: ",")) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return result
    }

    private static func unescaped(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let pair = String(rest.prefix(2)), pair.utf8.count == 2, let value = UInt8(pair, radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"),
            UInt8(ascii: "+"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
