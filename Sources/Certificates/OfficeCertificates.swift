import COpenSSL
import Housing
import Office

/// Opens certificates by libcrypto and checks them against the office's files, which are read anew each time: a list that
/// was put there today counts today.
public final class OfficeCertificates: CertificateReader {
    private let hasRoots: () -> Bool
    private let files: () throws(OfficeFailure) -> TrustFiles

    /// - Parameters:
    ///   - hasRoots: whether there is a file of roots, without reading it.
    ///   - files: what the office trusts.
    public init(hasRoots: @escaping () -> Bool, files: @escaping () throws(OfficeFailure) -> TrustFiles) {
        self.hasRoots = hasRoots
        self.files = files
    }

    public var isTrusting: Bool { hasRoots() }

    public func look(at file: [UInt8]) throws(OfficeFailure) -> PresentedCertificate? {
        try BroughtCertificate.look(at: file)
    }

    public func open(_ file: [UInt8], pin: String) throws(OfficeFailure) -> any OpenedCertificate {
        try BroughtCertificate.open(file, pin: pin)
    }

    public func check(_ certificate: PresentedCertificate, at moment: MachineMoment) throws(OfficeFailure) {
        let trust = try trust()
        let brought = try CertificateStack(certificate.chain)
        let seconds = moment.milliseconds / 1000
        let found = anju_chain_check(
            brought.pointer, trust.roots.pointer, trust.between.pointer, trust.lists.pointer, seconds)
        if let refusal = Refusal(found) { throw .refused(refusal) }
    }

    /// A file that became unreadable since the start is staff's matter, and its line nothing for who stands at a kiosk.
    private func trust() throws(OfficeFailure) -> Trust {
        do throws(OfficeFailure) {
            return try Trust(try files())
        } catch .input {
            throw .refused(Refusal(.certificateListOutdated, CertificateStack.rule))
        } catch {
            throw error
        }
    }

    public func isSigned(_ challenge: [UInt8], _ signature: [UInt8], by certificate: PresentedCertificate) -> Bool {
        guard let stack = try? CertificateStack(certificate.chain), let own = stack[0] else { return false }
        return anju_challenge_verify(own, signature, signature.count, challenge, challenge.count) == 1
    }

    public func texts(under identifier: String, in certificate: PresentedCertificate) -> [String] {
        guard let stack = try? CertificateStack(certificate.chain), let own = stack[0] else { return [] }
        return (0..<Self.mostTexts).compactMap { PresentedCertificate.text(identifier, in: own, place: $0) }
    }

    /// More fields of one kind than this no honest certificate has.
    private static let mostTexts = 4
}

/// What is to be known of the files that an office trusts, for who looks after them.
public struct TrustReport: Equatable, Sendable {
    public let roots: Int
    /// Roots whose time is over at the moment that was asked.
    public let endedRoots: Int
    public let lists: Int
    /// The files with a list that is over by then: nobody comes in under it.
    public let endedLists: [String]

    /// - Throws: `.input` with file and line of what is no certificate and no list.
    public init(_ files: TrustFiles, at moment: MachineMoment) throws(OfficeFailure) {
        let trust = try Trust(files)
        let now = moment.milliseconds / 1000
        roots = trust.roots.count
        endedRoots = (0..<roots).compactMap { trust.roots[$0] }.count { anju_certificate_until($0) < now }
        lists = trust.lists.nexts.count
        endedLists = trust.lists.nexts.filter { list in list.next.map { $0 < moment } ?? false }.map(\.source)
    }
}
