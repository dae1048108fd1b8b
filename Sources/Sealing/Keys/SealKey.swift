import COpenSSL
import Housing

/// The key with which an office seals, and its certificate.
///
/// What a seal shows: the document has not changed since the holder of this key sealed it. It says nothing of who that
/// is beyond the office's own word, and it is no electronic signature of the tenant's.
///
/// RSA with PKCS#1 v1.5, because its signatures are the same for the same key and bytes, so that a document sealed
/// again is equal to the byte.
public struct SealKey: Sendable {
    /// PKCS#8 as DER, not encrypted: whoever keeps it seals it first.
    public let privateKey: SecretBytes
    public let certificate: SealCertificate

    /// A key read again from where it was kept.
    ///
    /// - Throws: `unreadableKey`, or `keysDiffer` where the certificate is another key's.
    public init(privateKey: SecretBytes, certificate: [UInt8]) throws(SealProblem) {
        self.privateKey = privateKey
        self.certificate = try SealCertificate(der: certificate)
        guard privateKey.count <= 16 << 10 else { throw .unreadableKey }
        let matches = privateKey.withBytes { key in
            anju_key_matches(key.baseAddress, Int32(key.count), certificate, Int32(certificate.count)) == 1
        }
        guard matches else { throw .keysDiffer }
    }

    /// A new key of 3072 bits and its self-signed certificate, from the start of `from` to the end of `until`, both days
    /// of the office. The only place of this room that takes random numbers, libcrypto's own. Takes some 0.1-1 s.
    ///
    /// - Throws: `certificateRefused` where the name or the days will not do.
    public static func make(office: String, from: Day, until: Day) throws(SealProblem) -> SealKey {
        guard let key = anju_key_make(3072).takenSecretly() else { throw .cryptography }
        return try certified(key, office: office, from: from, until: until)
    }

    /// The same key with a certificate for another time, or another name.
    public func renewed(office: String, from: Day, until: Day) throws(SealProblem) -> SealKey {
        try Self.certified(privateKey, office: office, from: from, until: until)
    }

    private static func certified(
        _ key: SecretBytes, office: String, from: Day, until: Day
    ) throws(SealProblem) -> SealKey {
        let start = Moment(from).milliseconds / 1000
        let end = Moment(until.adding(days: 1)).milliseconds / 1000 - 1
        guard (1...64).contains(office.unicodeScalars.count), !office.utf8.contains(0), start < end,
            (1970...9999).contains(from.year), (1970...9998).contains(until.year)
        else { throw .certificateRefused }
        let found = key.withBytes { key in anju_key_public(key.baseAddress, Int32(key.count)).taken() }
        guard let publicKey = found else { throw .unreadableKey }
        // Another number for each certificate, the same for the same one; positive, and never zero.
        var serial = Array(try SHA256.digest(publicKey + Array("\(start) \(end) \(office)".utf8)).prefix(16))
        serial[0] = serial[0] & 0x3F | 0x40
        let made = key.withBytes { key in
            anju_certificate_make(key.baseAddress, Int32(key.count), office, serial, start, end).taken()
        }
        guard let der = made else { throw .cryptography }
        return try SealKey(privateKey: key, certificate: der)
    }

    func signature(of bytes: [UInt8]) throws(SealProblem) -> [UInt8] {
        let made = privateKey.withBytes { key in
            anju_sign(key.baseAddress, Int32(key.count), bytes, bytes.count).taken()
        }
        guard let signature = made else { throw .cryptography }
        return signature
    }
}
