import COpenSSL
import Housing
import Office

/// What a file on a medium holds, in libcrypto's own form; it is wiped and freed with this.
final class BroughtCertificate: OpenedCertificate {
    private let brought: anju_brought
    let certificate: PresentedCertificate

    private init(_ brought: anju_brought) {
        self.brought = brought
        certificate = PresentedCertificate(brought.certificates)
    }

    deinit { anju_brought_free(brought) }

    /// With its key.
    static func open(_ file: [UInt8], pin: String) throws(OfficeFailure) -> BroughtCertificate {
        // A PIN that holds an end mark would be read up to there.
        guard !pin.isEmpty, !pin.utf8.contains(0) else { throw .refused(Refusal(.certificatePINWrong, rule)) }
        var brought = anju_brought()
        let found = anju_brought_open(file, Int32(clamping: file.count), pin, &brought)
        let opened = BroughtCertificate(brought)
        if let refusal = Refusal(found) { throw .refused(refusal) }
        return opened
    }

    /// Without it, as far as that can be seen.
    static func look(at file: [UInt8]) throws(OfficeFailure) -> PresentedCertificate? {
        var brought = anju_brought()
        let found = anju_brought_look(file, Int32(clamping: file.count), &brought)
        let seen = BroughtCertificate(brought)
        if let refusal = Refusal(found) { throw .refused(refusal) }
        return seen.certificate.chain.isEmpty ? nil : seen.certificate
    }

    func sign(_ challenge: [UInt8]) -> [UInt8]? {
        guard let key = brought.key else { return nil }
        return anju_challenge_sign(key, challenge, challenge.count).taken()
    }

    private static let rule: Rule = "P-04"
}

extension PresentedCertificate {
    fileprivate init(_ stack: OpaquePointer?) {
        let all = (0..<max(0, Int(anju_certificates_count(stack)))).compactMap {
            anju_certificates_at(stack, Int32($0))
        }
        self.init(
            chain: all.compactMap { anju_certificate_der($0).taken() },
            name: all.first.flatMap { Self.text("2.5.4.3", in: $0) })
    }

    /// The `place`-th text under an identifier; nil where there are not so many.
    static func text(_ identifier: String, in certificate: OpaquePointer, place: Int = 0) -> String? {
        let bytes = anju_certificate_text(certificate, identifier, Int32(clamping: place)).taken()
        return bytes.flatMap { String(validating: $0, as: UTF8.self) }
    }
}

extension anju_bytes {
    /// The bytes as an array; what libcrypto holds is wiped and freed. Nil where it made none.
    consuming func taken() -> [UInt8]? {
        defer { anju_bytes_free(self) }
        guard let data else { return nil }
        return Array(UnsafeBufferPointer(start: data, count: Int(count)))
    }
}

extension Refusal {
    /// Nil where nothing is wrong.
    init?(_ found: anju_ca) {
        let code: RefusalCode? =
            switch found {
            case ANJU_CA_OK: nil
            case ANJU_CA_PIN_WRONG: .certificatePINWrong
            case ANJU_CA_PROTECTION: .certificateProtectionUnknown
            case ANJU_CA_KEY: .certificateKeyMissing
            case ANJU_CA_NOT_YET_VALID: .certificateNotYetValid
            case ANJU_CA_EXPIRED: .certificateExpired
            case ANJU_CA_REVOKED: .certificateRevoked
            case ANJU_CA_ISSUER_UNKNOWN: .certificateIssuerUnknown
            case ANJU_CA_ISSUER_UNFIT: .certificateIssuerUnfit
            case ANJU_CA_LIST: .certificateListOutdated
            case ANJU_CA_WEAK: .certificateTooWeak
            case ANJU_CA_PURPOSE: .certificateNotForSignIn
            default: .certificateUnreadable
            }
        guard let code else { return nil }
        self.init(code, "P-04")
    }
}
