/// 统一社会信用代码 of an organisation (GB 32100-2015): 18 characters of an alphabet without I, O, S, V and Z.
///
/// A code in use is known that fails the standard's check. So a failed check is a ``warning`` that a person looks
/// into and no refusal.
public struct CreditCode: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What is wrong with a typed code.
    public enum Problem: Error, Hashable, Sendable {
        case empty
        case length(found: Int)
        /// A character outside the alphabet, counted from 1.
        case character(position: Int)
    }

    /// What a person has to look into.
    public enum Warning: String, Hashable, Sendable {
        case checkCharacter = "CHECK_CHARACTER"
    }

    /// Capital letters and half-width digits.
    public let value: String

    public init(_ text: String) throws(Problem) {
        let value = Normal.folded(text)
        guard !value.isEmpty else { throw .empty }
        guard value.count == 18 else { throw .length(found: value.count) }
        for (index, character) in value.enumerated() where Self.values[character] == nil {
            throw .character(position: index + 1)
        }
        self.value = value
    }

    /// Set where the last character does not fit the others.
    public var warning: Warning? {
        var sum = 0
        var weight = 1
        for character in value.dropLast() {
            sum += (Self.values[character] ?? 0) * weight
            weight = weight * 3 % 31
        }
        let expected = (31 - sum % 31) % 31
        return value.last.flatMap { Self.values[$0] } == expected ? nil : .checkCharacter
    }

    public var description: String { value }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = try? CreditCode(text), code.value == text else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a credit code")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    private static let values: [Character: Int] = Dictionary(
        uniqueKeysWithValues: "0123456789ABCDEFGHJKLMNPQRTUWXY".enumerated().map { ($1, $0) })
}
