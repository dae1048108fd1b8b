import Crypto
import Foundation

/// The check body's public key (Ed25519, RFC 8032), with which each file of reports has to be signed.
public struct ReportKey: Equatable, Sendable {
    private let bytes: [UInt8]

    /// As it may stand in `anju.toml`: 32 bytes in hexadecimal or Base64. Nil where it is neither.
    public init?(_ text: String) {
        let text = text.filter { !$0.isWhitespace }
        guard let bytes = Self.hexadecimal(text) ?? Data(base64Encoded: text).map(Array.init) else { return nil }
        self.init(bytes: bytes)
    }

    /// A PEM file with a `PUBLIC KEY` (RFC 8410). Nil where it is no such file, or of a key of another kind.
    public init?(pem: [UInt8]) {
        let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
        guard let first = lines.firstIndex(of: "-----BEGIN PUBLIC KEY-----"),
            let last = lines.firstIndex(of: "-----END PUBLIC KEY-----"), first < last,
            let key = Data(base64Encoded: lines[(first + 1)..<last].joined()), key.starts(with: Self.prefix)
        else { return nil }
        self.init(bytes: Array(key.dropFirst(Self.prefix.count)))
    }

    private init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Whether `signature`, 64 raw bytes or their Base64, is this key's over exactly these bytes.
    public func isSigned(_ message: [UInt8], by signature: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return false }
        return key.isValidSignature(signature.count == 64 ? signature : Self.decoded(signature), for: message)
    }

    /// Empty where it is no Base64.
    private static func decoded(_ text: [UInt8]) -> [UInt8] {
        let digits = String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }
        return Data(base64Encoded: digits).map(Array.init) ?? []
    }

    /// What stands before the key in its DER form: the algorithm, and how long the key is.
    private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

    private static func hexadecimal(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
