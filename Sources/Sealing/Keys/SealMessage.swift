import COpenSSL

/// A signature apart from its content: CMS SignedData (RFC 5652) in the form that PAdES asks for (ETSI EN 319 142-1):
/// SHA-256, RSA, the certificate inside, and `signing-certificate-v2` (RFC 5035). It carries no time of its own: that
/// stands in what it signs.
///
/// There is one encoding of each message. What was read is encoded again and compared, so every other byte is found,
/// also one that a lenient reader would pass over.
struct SealMessage: Equatable, Sendable {
    let certificate: SealCertificate
    /// SHA-256 of the content.
    let contentDigest: [UInt8]
    let signature: [UInt8]

    /// Signs `content` with the key.
    init(signing content: [UInt8], with key: SealKey) throws(SealProblem) {
        certificate = key.certificate
        contentDigest = try SHA256.digest(content)
        let attributes = try Self.attributes(certificate, contentDigest)
        signature = try key.signature(of: DER.set(attributes))
    }

    private init(certificate: SealCertificate, contentDigest: [UInt8], signature: [UInt8]) {
        self.certificate = certificate
        self.contentDigest = contentDigest
        self.signature = signature
    }

    /// How long a message of this certificate is, whatever it signs.
    static func byteCount(_ certificate: SealCertificate) throws(SealProblem) -> Int {
        try SealMessage(
            certificate: certificate, contentDigest: [UInt8](repeating: 0, count: 32),
            signature: [UInt8](repeating: 0, count: certificate.signatureBytes)
        ).der().count
    }

    /// Whether the key of the certificate made the signature.
    func isGenuine() throws(SealProblem) -> Bool {
        let attributes = DER.set(try Self.attributes(certificate, contentDigest))
        let der = certificate.der
        return anju_verify(der, Int32(der.count), signature, signature.count, attributes, attributes.count) == 1
    }

    func signs(_ content: [UInt8]) throws(SealProblem) -> Bool { try SHA256.digest(content) == contentDigest }

    // MARK: As bytes

    func der() throws(SealProblem) -> [UInt8] {
        let signer = DER.value(
            DER.sequence,
            DER.number(1),
            DER.value(DER.sequence, certificate.issuer, certificate.serial),
            Self.sha256,
            DER.set(try Self.attributes(certificate, contentDigest), tag: DER.context(0)),
            DER.value(DER.sequence, Name.rsaWithSHA256, [0x05, 0x00]),
            DER.value(DER.octets, signature))
        let signedData = DER.value(
            DER.sequence,
            DER.number(1),
            DER.set([Self.sha256]),
            DER.value(DER.sequence, Name.data),
            DER.value(DER.context(0), certificate.der),
            DER.set([signer]))
        return DER.value(DER.sequence, Name.signedData, DER.value(DER.context(0), signedData))
    }

    /// Reads a message; nil unless it is to the byte as ``der()`` would write it.
    init?(_ bytes: [UInt8]) {
        var outer = DERReader(bytes[...])
        guard var info = outer.into(DER.sequence), info.value(0x06) != nil, var explicit = info.into(DER.context(0)),
            var data = explicit.into(DER.sequence), data.value(DER.integer) != nil, data.value(DER.set) != nil,
            data.value(DER.sequence) != nil, let certificates = data.value(DER.context(0)),
            var signers = data.into(DER.set), var signer = signers.into(DER.sequence),
            signer.value(DER.integer) != nil, signer.value(DER.sequence) != nil, signer.value(DER.sequence) != nil,
            let attributes = signer.value(DER.context(0)), signer.value(DER.sequence) != nil,
            let signature = signer.value(DER.octets), let digest = Self.digest(in: attributes.contents),
            let certificate = try? SealCertificate(der: Array(certificates.contents))
        else { return nil }
        self.init(certificate: certificate, contentDigest: digest, signature: Array(signature.contents))
        guard let again = try? der(), again == bytes else { return nil }
    }

    private static func digest(in attributes: ArraySlice<UInt8>) -> [UInt8]? {
        var reader = DERReader(attributes)
        while var attribute = reader.into(DER.sequence) {
            guard let name = attribute.value(0x06), Array(name.whole) == Name.messageDigest else { continue }
            guard var values = attribute.into(DER.set), let digest = values.value(DER.octets) else { return nil }
            return digest.contents.count == 32 ? Array(digest.contents) : nil
        }
        return nil
    }

    /// The attributes that are signed: what kind of content, its digest, and which certificate.
    private static func attributes(
        _ certificate: SealCertificate, _ digest: [UInt8]
    ) throws(SealProblem) -> [[UInt8]] {
        let issuer = DER.value(DER.sequence, DER.value(DER.context(4), certificate.issuer))
        let identity = DER.value(
            DER.sequence, DER.value(DER.octets, try SHA256.digest(certificate.der)),
            DER.value(DER.sequence, issuer, certificate.serial))
        let signingCertificate = DER.value(DER.sequence, DER.value(DER.sequence, identity))
        return [
            attribute(Name.contentType, Name.data),
            attribute(Name.messageDigest, DER.value(DER.octets, digest)),
            attribute(Name.signingCertificateV2, signingCertificate),
        ]
    }

    private static func attribute(_ name: [UInt8], _ value: [UInt8]) -> [UInt8] {
        DER.value(DER.sequence, name, DER.value(DER.set, value))
    }

    private static let sha256 = DER.value(DER.sequence, Name.sha256)

    /// Object identifiers, encoded.
    private enum Name {
        /// 1.2.840.113549.1.7.1
        static let data = pkcs([0x07, 0x01])
        /// 1.2.840.113549.1.7.2
        static let signedData = pkcs([0x07, 0x02])
        /// 1.2.840.113549.1.9.3
        static let contentType = pkcs([0x09, 0x03])
        /// 1.2.840.113549.1.9.4
        static let messageDigest = pkcs([0x09, 0x04])
        /// 1.2.840.113549.1.9.16.2.47
        static let signingCertificateV2 = pkcs([0x09, 0x10, 0x02, 0x2F])
        /// 1.2.840.113549.1.1.11
        static let rsaWithSHA256 = pkcs([0x01, 0x0B])
        /// 2.16.840.1.101.3.4.2.1
        static let sha256: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]

        /// Below 1.2.840.113549.1.
        private static func pkcs(_ tail: [UInt8]) -> [UInt8] {
            DER.value(0x06, [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01] + tail)
        }
    }
}
