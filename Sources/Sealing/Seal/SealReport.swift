import Housing

/// What a check of a sealed document found.
public struct SealReport: Equatable, Sendable {
    /// What is wrong with the seal itself; empty where nothing is.
    public let faults: [Fault]
    /// The certificate inside the seal. Whose it is says its ``SealCertificate/fingerprint``, compared with a known one.
    public let certificate: SealCertificate
    /// When the document was sealed, by the sealer's clock.
    public let sealedAt: Moment
    public let reason: String
    /// How often the file was saved: 2 for a document that was sealed and then left alone.
    public let revisions: Int
    /// The unsigned document, with which the file begins.
    public let unsignedBytes: Int
    public let unsignedDigest: Digest
    /// What came behind the seal; nil where nothing did.
    public let later: Later?

    /// What was sealed is as it was.
    public var isIntact: Bool { faults.isEmpty }
    /// No byte is outside the seal.
    public var coversWholeFile: Bool { later == nil }
    /// Intact, and nothing besides.
    public var isSound: Bool { isIntact && coversWholeFile }

    public enum Fault: String, Equatable, Sendable, CaseIterable {
        /// Bytes under the seal are others than were sealed.
        case contentChanged = "CONTENT_CHANGED"
        /// The signature is not one by the certificate's key, or is not written as seals are.
        case signatureFalse = "SIGNATURE_FALSE"
        /// The certificate is not the office's own, signed by its own key.
        case certificateFalse = "CERTIFICATE_FALSE"
        /// Sealed before or after the certificate's time.
        case outsideValidity = "OUTSIDE_VALIDITY"
    }

    public struct Later: Equatable, Sendable {
        public let bytes: Int
        /// Numbers of the objects that were added or replaced; nil where what follows is no revision of a PDF.
        public let objects: [Int]?
    }
}
