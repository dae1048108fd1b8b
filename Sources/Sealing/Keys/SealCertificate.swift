import COpenSSL
import Housing

/// The office's own certificate: it says which key sealed a document, and no authority stands behind it. Whoever wants
/// to trust it compares ``fingerprint`` with the one that the office publishes.
public struct SealCertificate: Equatable, Sendable {
    /// X.509 as DER.
    public let der: [UInt8]
    /// The office's name (the common name).
    public let name: String
    /// From the start of the first day to the end of the last one.
    public let from: Moment
    public let until: Moment
    /// SHA-256 of ``der``.
    public let fingerprint: Digest

    /// Its own name and its own key's signature are on it.
    let isSelfSigned: Bool
    /// Issuer and serial number as DER: how a signature names its certificate.
    let issuer: [UInt8]
    let serial: [UInt8]
    /// Bytes of a signature by its key.
    let signatureBytes: Int

    /// - Throws: `unreadableKey` unless `der` is exactly one certificate of an RSA key.
    public init(der: [UInt8]) throws(SealProblem) {
        var read = anju_certificate()
        let isRead = der.count <= Self.greatestBytes && anju_certificate_read(der, Int32(der.count), &read) == 1
        let (name, issuer, serial) = (read.name.taken(), read.issuer.taken(), read.serial.taken())
        guard isRead, let issuer, let serial, let name = name.flatMap({ String(validating: $0, as: UTF8.self) }),
            let fingerprint = Digest(hex: Hex.text(try SHA256.digest(der)))
        else { throw .unreadableKey }
        self.der = der
        self.name = name
        self.issuer = issuer
        self.serial = serial
        self.fingerprint = fingerprint
        from = Moment(milliseconds: read.from * 1000)
        until = Moment(milliseconds: read.until * 1000)
        isSelfSigned = read.is_self_signed == 1
        signatureBytes = Int(read.signature_bytes)
    }

    /// The certificate in the form that other programs read (RFC 7468).
    public var pem: String {
        let base64 = Base64.text(der)
        var lines = ["-----BEGIN CERTIFICATE-----"]
        var rest = Substring(base64)
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        lines.append("-----END CERTIFICATE-----\n")
        return lines.joined(separator: "\n")
    }

    /// Whether the certificate was valid at that moment, by its own word.
    public func isValid(at moment: Moment) -> Bool { from <= moment && moment.milliseconds < until.milliseconds + 1000 }

    private static let greatestBytes = 16 << 10
}

/// RFC 4648.
enum Base64 {
    static func text(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? alphabet[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
