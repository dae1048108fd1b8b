/// 房屋编码 of a dwelling in Shenzhen: 25 digits, of which the first 19 name the building. The first six are the
/// district, 440303 to 440311. No check digit is enforced: none could be verified (model 8.5).
public struct HouseCode: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What is wrong with a typed code.
    public enum Problem: Error, Hashable, Sendable {
        case empty
        case length(found: Int)
        /// A character that is no digit, counted from 1.
        case character(position: Int)
        /// Not of a district of Shenzhen.
        case notShenzhen
    }

    /// Twenty-five digits.
    public let value: String

    public init(_ text: String) throws(Problem) {
        let value = Normal.folded(text)
        guard !value.isEmpty else { throw .empty }
        for (index, character) in value.enumerated() where character.asciiDigit == nil {
            throw .character(position: index + 1)
        }
        guard value.count == 25 else { throw .length(found: value.count) }
        guard let district = Digits.value(value.prefix(6)), (440_303...440_311).contains(district) else {
            throw .notShenzhen
        }
        self.value = value
    }

    /// Six digits of GB/T 2260.
    public var district: String { String(value.prefix(6)) }
    /// Nineteen digits.
    public var building: String { String(value.prefix(19)) }
    public var description: String { value }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = try? HouseCode(text), code.value == text else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a house code")
        }
        self = code
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
