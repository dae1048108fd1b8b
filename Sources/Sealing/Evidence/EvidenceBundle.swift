import Housing

/// All that shows how a document was signed, in one file that is checked on any machine without a database.
///
/// The file is a `tar` archive. Its list of members, with the SHA-256 of each, is signed with the office's key:
/// `openssl cms -verify` checks the list and `pdfsig` the document where this program is not at hand.
public struct EvidenceBundle: Equatable, Sendable {
    /// The case.
    public var number: ReceiptNumber
    /// The document as ``Seal`` made it.
    public var signedPDF: [UInt8]
    /// The frozen document's canonical bytes, of which the unsigned PDF is a picture.
    public var document: [UInt8]
    /// JSON; it names the SHA-256 of the document and of the unsigned PDF, in 64 small hexadecimal digits each.
    public var evidence: [UInt8]
    /// The handwritten signature as it was taken in, JPEG or PNG.
    public var signature: [UInt8]
    /// For people: what these files are, and how they are checked.
    public var explanation: String

    public init(
        number: ReceiptNumber, signedPDF: [UInt8], document: [UInt8], evidence: [UInt8], signature: [UInt8],
        explanation: String
    ) {
        self.number = number
        self.signedPDF = signedPDF
        self.document = document
        self.evidence = evidence
        self.signature = signature
        self.explanation = explanation
    }

    /// The members' names in the archive's order; ``signature`` is `signature.jpg` or `signature.png` by its bytes.
    enum Name {
        static let manifest = "manifest.json"
        static let manifestSignature = "manifest.p7s"
        static let certificate = "certificate.pem"
        static let signedPDF = "signed.pdf"
        static let document = "document.txt"
        static let evidence = "evidence.json"
        static let explanation = "README.txt"
        static let jpeg = "signature.jpg"
        static let png = "signature.png"

        static func signature(_ picture: [UInt8]) -> String { picture.starts(with: [0xFF, 0xD8]) ? jpeg : png }
    }

    /// The archive, its list signed by the key that sealed the document. Equal arguments give equal bytes.
    ///
    /// - Parameter moment: when the bundle is made; written in whole seconds.
    public func archive(signedBy key: SealKey, at moment: Moment) throws(SealProblem) -> [UInt8] {
        let moment = Moment(milliseconds: moment.milliseconds / 1000 * 1000)
        let members = [
            TarArchive.Member(name: Name.signedPDF, bytes: signedPDF),
            TarArchive.Member(name: Name.document, bytes: document),
            TarArchive.Member(name: Name.evidence, bytes: evidence),
            TarArchive.Member(name: Name.signature(signature), bytes: signature),
            TarArchive.Member(name: Name.certificate, bytes: Array(key.certificate.pem.utf8)),
            TarArchive.Member(name: Name.explanation, bytes: Array(explanation.utf8)),
        ]
        let manifest = try EvidenceManifest(number: number, madeAt: moment, members: members).bytes
        let message = try SealMessage(signing: manifest, with: key).der()
        let list = [
            TarArchive.Member(name: Name.manifest, bytes: manifest),
            TarArchive.Member(name: Name.manifestSignature, bytes: message),
        ]
        return TarArchive(moment: moment, members: list + members).bytes()
    }
}
