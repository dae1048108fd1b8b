/// SHA-256 of something, in 64 lower-case hexadecimal digits; the tag keeps a bare one from standing for a keyed one.
public struct HexDigest<Tag>: Hashable, Sendable, Codable, CustomStringConvertible {
    public let hex: String

    /// - Returns: nil unless `hex` is 64 lower-case hexadecimal digits.
    public init?(hex: String) {
        guard isDigestText(hex) else { return nil }
        self.hex = hex
    }

    public var description: String { hex }

    public init(from decoder: any Decoder) throws {
        hex = try digestText(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

/// The digest of something public, as the text of a template.
///
/// Never of personal data: an identity number is guessed from its bare hash. For those see ``Commitment``.
public typealias Digest = HexDigest<BareDigestTag>

/// A salted or keyed digest: equal values of one case give equal commitments, and nobody without the salt can guess
/// the value from it. It may stand in the journal.
public typealias Commitment = HexDigest<CommitmentTag>

public enum BareDigestTag: Sendable {}
public enum CommitmentTag: Sendable {}

private func isDigestText(_ text: String) -> Bool {
    text.utf8.count == 64
        && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
}

private func digestText(from decoder: any Decoder) throws -> String {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard isDigestText(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest")
    }
    return text
}
