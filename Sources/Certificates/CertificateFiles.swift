import COpenSSL
import Housing
import Office
import Texts

/// The certificates that an office trusts and the lists of those that it does not any more, as files of PEM.
public struct TrustFiles: Equatable, Sendable {
    /// A file by the name under which people know it.
    public struct File: Equatable, Sendable {
        public let source: String
        public let bytes: [UInt8]

        public init(source: String, bytes: [UInt8]) {
            self.source = source
            self.bytes = bytes
        }
    }

    public let roots: [File]
    public let lists: [File]

    public init(roots: [File], lists: [File]) {
        self.roots = roots
        self.lists = lists
    }
}

/// Certificates of libcrypto's, freed with this.
final class CertificateStack {
    let pointer: OpaquePointer

    init() throws(OfficeFailure) {
        guard let made = anju_certificates_new() else { throw .store(.system(code: 12, operation: "certificates")) }
        pointer = made
    }

    /// - Throws: `CERTIFICATE_UNREADABLE` where one is none.
    convenience init(_ ders: [[UInt8]]) throws(OfficeFailure) {
        try self.init()
        for der in ders where anju_certificates_add(pointer, der, Int32(clamping: der.count)) != 1 {
            throw .refused(Refusal(.certificateUnreadable, Self.rule))
        }
    }

    deinit { anju_certificates_free(pointer) }

    var count: Int { Int(anju_certificates_count(pointer)) }

    subscript(place: Int) -> OpaquePointer? { anju_certificates_at(pointer, Int32(place)) }

    static let rule: Rule = "P-04"
}

/// Reads what an office trusts. Every problem is told with file and line.
struct Trust {
    /// Whom the office trusts.
    let roots: CertificateStack
    /// Authorities that lie beside the roots: they help to find the way to one, and are trusted no further.
    let between: CertificateStack
    let lists: RevocationLists

    init(_ files: TrustFiles) throws(OfficeFailure) {
        roots = try CertificateStack()
        between = try CertificateStack()
        for file in files.roots { try Self.read(file, into: roots, or: between) }
        lists = try RevocationLists(files.lists)
    }

    private static func read(
        _ file: TrustFiles.File, into roots: CertificateStack, or between: CertificateStack
    ) throws(OfficeFailure) {
        let certificates = try PEMBlocks(file, of: "CERTIFICATE")
        for block in certificates.blocks {
            let one = try CertificateStack()
            guard anju_certificates_add_pem(one.pointer, block.bytes, Int32(clamping: block.bytes.count)) == 1,
                let certificate = one[0]
            else { throw certificates.problem(.syntax(TrustTexts.brokenCertificate), at: block.line) }
            guard anju_certificate_is_authority(certificate) == 1 else {
                throw certificates.problem(.wrongType(expected: TrustTexts.authority), at: block.line)
            }
            let stack = anju_certificate_is_root(certificate) == 1 ? roots : between
            guard anju_certificates_add_pem(stack.pointer, block.bytes, Int32(clamping: block.bytes.count)) == 1 else {
                throw .store(.system(code: 12, operation: "certificates"))
            }
        }
    }
}

/// Lists of revoked certificates, freed with this.
final class RevocationLists {
    let pointer: OpaquePointer
    /// Of each list in its order: its file, and when the next one comes; nil where it does not say.
    private(set) var nexts: [(source: String, next: MachineMoment?)] = []

    init(_ files: [TrustFiles.File]) throws(OfficeFailure) {
        guard let made = anju_lists_new() else { throw .store(.system(code: 12, operation: "certificates")) }
        pointer = made
        for file in files {
            let lists = try PEMBlocks(file, of: "X509 CRL")
            for block in lists.blocks {
                guard anju_lists_add_pem(pointer, block.bytes, Int32(clamping: block.bytes.count)) == 1 else {
                    throw lists.problem(.syntax(TrustTexts.brokenList), at: block.line)
                }
                let next = anju_list_next(pointer, anju_lists_count(pointer) - 1)
                nexts.append((file.source, next == .min ? nil : MachineMoment(milliseconds: next * 1000)))
            }
        }
    }

    deinit { anju_lists_free(pointer) }
}
