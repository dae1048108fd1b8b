import Documents
import Housing

/// Closes a signed document with the office's own key, so that every later change is found, and keeps that key. It
/// vouches for no more than that: no authority stands behind the certificate.
public protocol Sealer: AnyObject {
    /// The certificate with which documents of `moment` are sealed. Where there is none of this name and time, one is
    /// made first, and told in the journal as `actor`'s; a first key takes up to a second.
    func certificate(
        of office: String, at moment: Moment, by actor: Actor
    ) throws(OfficeFailure) -> SealingCertificate

    /// The unsigned document to its last byte and behind it signature, page of evidence and seal.
    ///
    /// - Throws: `.device(.sealFailed)` where the certificate is not the one that is named in the order any more.
    func seal(_ order: SealOrder) throws(OfficeFailure) -> [UInt8]

    /// Everything that shows how a document was signed, in one file, with a list signed by the key of today.
    func bundle(
        _ evidence: EvidenceFiles, at moment: Moment
    ) throws(OfficeFailure) -> [UInt8]
}

/// What people may know of the office's certificate.
public struct SealingCertificate: Equatable, Sendable {
    public let name: String
    public let from: Moment
    public let until: Moment
    /// SHA-256 of the certificate, which the office publishes.
    public let fingerprint: Digest

    public init(name: String, from: Moment, until: Moment, fingerprint: Digest) {
        self.name = name
        self.from = from
        self.until = until
        self.fingerprint = fingerprint
    }
}

/// What is sealed.
public struct SealOrder: Equatable, Sendable {
    public let unsigned: [UInt8]
    /// The page of evidence, a PDF.
    public let evidence: [UInt8]
    /// The handwritten signature.
    public let signature: GreyPicture
    /// Where it goes on the document and on the page of evidence.
    public let placeOnDocument: Signing.PaperPlace?
    public let placeOnEvidence: Signing.PaperPlace?
    /// The certificate that the page of evidence names.
    public let fingerprint: Digest
    public let moment: Moment
    /// What the seal is for, shown by PDF readers.
    public let reason: String
}

/// Rows of grey values from the top, 0 black and 255 white.
public struct GreyPicture: Equatable, Sendable {
    public let width: Int
    public let height: Int
    public let pixels: [UInt8]

    public init(width: Int, height: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

/// What goes into a bundle of evidence.
public struct EvidenceFiles: Equatable, Sendable {
    public let number: ReceiptNumber
    public let signedPDF: [UInt8]
    /// The frozen document's canonical bytes.
    public let document: [UInt8]
    /// JSON.
    public let evidence: [UInt8]
    /// The signature as it was taken in.
    public let signature: [UInt8]
    /// For people: what these files are, and how they are checked.
    public let explanation: String
}

/// Of an office that was given none.
public final class NoSealer: Sealer {
    public init() {}

    public func certificate(
        of office: String, at moment: Moment, by actor: Actor
    ) throws(OfficeFailure) -> SealingCertificate { throw .store(.device(.sealFailed)) }
    public func seal(_ order: SealOrder) throws(OfficeFailure) -> [UInt8] { throw .store(.device(.sealFailed)) }
    public func bundle(_ evidence: EvidenceFiles, at moment: Moment) throws(OfficeFailure) -> [UInt8] {
        throw .store(.device(.sealFailed))
    }
}

extension Paper {
    /// Where the first area of this kind in the document that was drawn is.
    func place(of mark: SignatureArea.Mark, in document: Document) -> Signing.PaperPlace? {
        let areas = zip(document.signatureAreas, places)
        return areas.first { $0.0.mark == mark }.map { _, place in
            Signing.PaperPlace(
                page: place.page, left: place.left, bottom: place.bottom, width: place.width, height: place.height)
        }
    }
}
