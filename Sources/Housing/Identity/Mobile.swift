/// A mobile number of the mainland: 11 digits, the first 1, the second 3...9. The ranges grow, so no list of them is
/// kept (model 8.4). It prints masked.
public struct Mobile: Hashable, Sendable, Codable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What is wrong with a typed number.
    public enum Problem: Error, Hashable, Sendable {
        case empty
        case length(found: Int)
        /// A character that is no digit, counted from 1 after blanks, hyphens and +86 went.
        case character(position: Int)
        /// The first two digits are none that a mobile number has.
        case prefix
    }

    /// Eleven digits.
    public let value: String

    /// - Parameter text: the number as typed; +86, blanks, hyphens and full-width digits are accepted.
    public init(_ text: String) throws(Problem) {
        var value = Normal.folded(text)
        value.removeAll { $0 == "-" }
        if value.hasPrefix("+86") { value.removeFirst(3) }
        guard !value.isEmpty else { throw .empty }
        for (index, character) in value.enumerated() where character.asciiDigit == nil {
            throw .character(position: index + 1)
        }
        guard value.count == 11 else { throw .length(found: value.count) }
        guard value.hasPrefix("1"), let second = value.dropFirst().first, second >= "3" else { throw .prefix }
        self.value = value
    }

    public var masked: String { Mask.mobile(value) }
    public var description: String { masked }
    public var debugDescription: String { masked }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let mobile = try? Mobile(text), mobile.value == text else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a mobile number")
        }
        self = mobile
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
