/// 校验码: six digits on a signature sheet that tell of which version of a contract it is. Whoever takes the signed sheet in
/// types them from the paper: a sheet of a version that was taken back has others.
///
/// They are the document's digest, read as a number, modulo 1,000,000, with zeros in front. Two documents have the same ones
/// once in a million; they are no secret and no proof of what the document says.
public struct SheetCode: Hashable, Sendable, Codable, CustomStringConvertible {
    public static let length = 6

    /// Six ASCII digits.
    public let digits: String

    /// - Parameter document: SHA-256 of the document's canonical bytes.
    public init(of document: Digest) {
        let number = document.hex.reduce(0) { ($0 * 16 + ($1.hexDigitValue ?? 0)) % 1_000_000 }
        digits = Digits.padded(number, Self.length)
    }

    /// - Parameter text: as typed: full-width digits and blanks do not matter.
    /// - Returns: nil unless it is six digits.
    public init?(typed text: String) {
        let text = Normal.narrow(text)
        guard text.utf8.count == Self.length, Digits.areAll(text) else { return nil }
        digits = text
    }

    public var description: String { digits }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard text.utf8.count == Self.length, Digits.areAll(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a sheet's code")
        }
        digits = text
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}

extension Signing.ContractVersion {
    /// What its signature sheet bears.
    public var sheetCode: SheetCode { SheetCode(of: document.digest) }
}
