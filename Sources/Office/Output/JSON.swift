/// A JSON value in the order in which it was written down, so that output can be compared and read.
///
/// Foundation's encoder is not used: it costs milliseconds at every start and sorts or shuffles the keys.
public enum JSON: Equatable, Sendable {
    case object([Member])
    case array([JSON])
    case text(String)
    case number(Int)
    case flag(Bool)
    case null

    public struct Member: Equatable, Sendable {
        public let name: String
        public let value: JSON

        public init(name: String, value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A text, or null.
    public static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }
    /// A flag, or null.
    public static func optional(_ flag: Bool?) -> JSON { flag.map(JSON.flag) ?? .null }

    /// On one line, without blanks; RFC 8259.
    public var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .object(let members):
            text.append("{")
            for (index, member) in members.enumerated() {
                if index > 0 { text.append(",") }
                Self.quote(member.name, to: &text)
                text.append(":")
                member.value.write(to: &text)
            }
            text.append("}")
        case .array(let values):
            text.append("[")
            for (index, value) in values.enumerated() {
                if index > 0 { text.append(",") }
                value.write(to: &text)
            }
            text.append("]")
        case .text(let value): Self.quote(value, to: &text)
        case .number(let value): text.append(String(value))
        case .flag(let value): text.append(value ? "true" : "false")
        case .null: text.append("null")
        }
    }

    private static func quote(_ value: String, to text: inout String) {
        text.append("\"")
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text.append("\\\"")
            case "\\": text.append("\\\\")
            case "\n": text.append("\\n")
            case "\r": text.append("\\r")
            case "\t": text.append("\\t")
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                text.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text.append("\"")
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0, value: $1) })
    }
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}
