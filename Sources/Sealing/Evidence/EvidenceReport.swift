import Housing

/// What a check of an evidence bundle found.
public struct EvidenceReport: Equatable, Sendable {
    /// What is wrong; empty where nothing is.
    public internal(set) var findings: [EvidenceFinding] = []
    public internal(set) var number: ReceiptNumber?
    public internal(set) var madeAt: Moment?
    /// The certificate by which the list of members is signed. Whose it is says its fingerprint, compared with the one
    /// that the office publishes; a bundle cannot prove that by itself.
    public internal(set) var certificate: SealCertificate?
    /// The check of the sealed document.
    public internal(set) var seal: SealReport?

    /// Who made it.
    public internal(set) var issuer = Issuer.unproven

    public var isSound: Bool { findings.isEmpty }

    public enum Issuer: String, Equatable, Sendable {
        /// No fingerprint was given to compare with: anybody may have made it, under any name.
        case unproven = "UNPROVEN"
        case proven = "PROVEN"
        case another = "ANOTHER"
    }
}

/// One thing that is wrong with an evidence bundle.
public enum EvidenceFinding: Equatable, Sendable {
    /// Not an archive as this program writes it, from this byte on.
    case notAnArchive(offset: Int)
    case missing(name: String)
    /// A member that no bundle has.
    case unknown(name: String)
    /// Another size or digest than the list says.
    case changed(name: String)
    /// The list of members is not readable, or names others than are there, or another time than the archive's.
    case listUnreadable
    /// The list's signature is not one of this list, by the key of the certificate inside.
    case listNotSigned
    /// `certificate.pem`, the list's certificate and the document's are not one and the same.
    case certificatesDiffer
    /// The certificate is not the one that was asked for.
    case anotherIssuer
    /// The evidence says something else than the other members, under this name.
    case evidenceOfAnother(name: String)
    case sealUnreadable(SealProblem)
    case sealFault(SealReport.Fault)
    /// The sealed document has bytes behind its seal.
    case afterSeal(bytes: Int)

    /// A word for programs.
    public var code: String {
        switch self {
        case .notAnArchive: "NOT_AN_ARCHIVE"
        case .missing: "MISSING"
        case .unknown: "UNKNOWN_MEMBER"
        case .changed: "CHANGED"
        case .listUnreadable: "LIST_UNREADABLE"
        case .listNotSigned: "LIST_NOT_SIGNED"
        case .certificatesDiffer: "CERTIFICATES_DIFFER"
        case .anotherIssuer: "ANOTHER_ISSUER"
        case .evidenceOfAnother: "EVIDENCE_OF_ANOTHER"
        case .sealUnreadable: "SEAL_UNREADABLE"
        case .sealFault(let fault): fault.rawValue
        case .afterSeal: "AFTER_SEAL"
        }
    }
}
