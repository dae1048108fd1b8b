import Housing

/// Opens certificates that people bring on a medium and knows whom the office trusts.
///
/// What is wrong is told as a refusal (`CERTIFICATE_…`, P-04). A file's bytes are only looked at, nothing of them is kept.
public protocol CertificateReader: AnyObject {
    /// Whether there is a root that the office trusts; without one nobody can come in by a certificate.
    var isTrusting: Bool { get }
    /// The certificate that a file shows to everybody; nil where it is behind the PIN as well (PKCS#12).
    func look(at file: [UInt8]) throws(OfficeFailure) -> PresentedCertificate?
    /// Opens a file with its PIN.
    func open(_ file: [UInt8], pin: String) throws(OfficeFailure) -> any OpenedCertificate
    /// Refuses a certificate that is not valid at `moment`, revoked, not for signing in, or of no trusted root.
    func check(_ certificate: PresentedCertificate, at moment: MachineMoment) throws(OfficeFailure)
    /// Whether `signature` is that of `challenge` by the certificate's key.
    func isSigned(_ challenge: [UInt8], _ signature: [UInt8], by certificate: PresentedCertificate) -> Bool
    /// What stands in the certificate under an object identifier (dotted): fields of the subject, then extensions.
    func texts(under identifier: String, in certificate: PresentedCertificate) -> [String]
}

/// A certificate as it was brought. Nothing of it is believed before it was checked.
public struct PresentedCertificate: Equatable, Sendable {
    /// X.509 as DER: its own first, then those that came with it.
    public let chain: [[UInt8]]
    /// The holder's name (common name), as the certificate says.
    public let name: String?

    public init(chain: [[UInt8]], name: String?) {
        self.chain = chain
        self.name = name
    }
}

/// A certificate with its key, which is wiped when nobody holds this any more.
public protocol OpenedCertificate: AnyObject {
    var certificate: PresentedCertificate { get }
    /// A signature of `challenge`; nil where the key makes none.
    func sign(_ challenge: [UInt8]) -> [UInt8]?
}

/// Issues certificates of people who do not exist, for a training office.
public protocol TrainingIssuer: AnyObject {
    /// Makes a root that lasts from `from` until `until`, and what was ordered.
    func issue(
        _ orders: [TrainingCertificate], from: MachineMoment, until: MachineMoment
    ) throws(OfficeFailure) -> TrainingCertificates
}

/// What was issued for training.
public struct TrainingCertificates: Equatable, Sendable {
    /// The root that the office is to trust, as PEM.
    public let root: [UInt8]
    /// A file for each order.
    public let files: [[UInt8]]

    public init(root: [UInt8], files: [[UInt8]]) {
        self.root = root
        self.files = files
    }
}

/// What a training certificate says.
public struct TrainingCertificate: Equatable, Sendable {
    /// How it is stored on the medium.
    public enum Form: Sendable {
        case pkcs12, pem
    }

    public let name: String
    /// The document number or the unified social credit code.
    public let number: String
    public let from: MachineMoment
    public let until: MachineMoment
    /// False for one whose root the office does not know.
    public let isTrusted: Bool
    public let form: Form
    public let pin: String

    public init(
        name: String, number: String, from: MachineMoment, until: MachineMoment, isTrusted: Bool, form: Form,
        pin: String
    ) {
        self.name = name
        self.number = number
        self.from = from
        self.until = until
        self.isTrusted = isTrusted
        self.form = form
        self.pin = pin
    }
}
