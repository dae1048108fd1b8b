/// Why a document is not sealed, or a seal is not made.
public enum SealProblem: Error, Equatable, Sendable {
    /// The bytes are no PDF that this program understands.
    case unreadable(PDFProblem)
    /// The document to seal has a form, a seal or a later revision already: there is nothing unsigned to append to.
    case notFresh
    /// The document has no such page; pages count from 1.
    case noSuchPage(Int)
    /// The area for a picture is not on its page.
    case outsidePage(Int)
    /// The page of evidence has no page at all.
    case noEvidencePage
    /// The document to check carries no seal.
    case notSealed
    /// The bytes are not an RSA key in PKCS#8, or not a certificate.
    case unreadableKey
    /// The certificate is not that of this key.
    case keysDiffer
    /// An office's name has 1...64 characters; a certificate lasts at least a day and until 9999 at most.
    case certificateRefused
    /// The moment lies outside the certificate's time.
    case outsideValidity
    /// libcrypto or zlib failed, as when memory is short.
    case cryptography
}
