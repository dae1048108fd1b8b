import Foundation
import HostSupport
import Office
import TestSupport

@testable import Certificates

/// Authorities and certificates made by the `openssl` program: another hand than the one that is tested.
final class Forge {
    let folder: TemporaryFolder
    static let pin = "123456"
    /// A number with a right check character (GB 11643-1999).
    static let number = "440303198001010010"

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write(Array(Self.configuration.utf8), to: "c.cnf")
        _ = try folder.write([], to: "index")
        _ = try folder.write(Array("01\n".utf8), to: "crlnumber")
    }

    private static let configuration = """
        [req]
        distinguished_name = name
        [name]
        [authority]
        basicConstraints = critical,CA:TRUE
        keyUsage = critical,keyCertSign,cRLSign
        subjectKeyIdentifier = hash
        [last]
        basicConstraints = critical,CA:TRUE,pathlen:0
        keyUsage = critical,keyCertSign,cRLSign
        [notAuthority]
        basicConstraints = critical,CA:FALSE
        keyUsage = critical,digitalSignature,keyCertSign
        [person]
        basicConstraints = CA:FALSE
        keyUsage = digitalSignature,nonRepudiation
        extendedKeyUsage = clientAuth
        1.2.156.10260.4.1.1 = ASN1:IMP:0,PRINTABLESTRING:\(number)
        [server]
        basicConstraints = CA:FALSE
        keyUsage = digitalSignature
        extendedKeyUsage = serverAuth
        [enciphering]
        basicConstraints = CA:FALSE
        keyUsage = keyEncipherment
        [bare]
        [ca]
        default_ca = d
        [d]
        database = index
        crlnumber = crlnumber
        default_md = sha256
        """

    static let elliptic = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    static let sm2 = ["sm2", "-sm3", "-sigopt", "distid:1234567812345678"]

    /// A root `NAME.pem` with its key `NAME.key`.
    func root(_ name: String, key: [String] = elliptic) throws {
        try openssl(
            ["req", "-x509", "-newkey"] + key + [
                "-nodes", "-keyout", "\(name).key", "-out", "\(name).pem", "-subj", "/CN=\(name)", "-days", "3650",
                "-config",
                "c.cnf", "-extensions", "authority",
            ])
    }

    /// A certificate `NAME.pem` issued by `issuer`, valid for `days` from now.
    func certificate(
        _ name: String, by issuer: String, _ section: String = "person", key: [String] = elliptic, days: Int = 365,
        subject: String = "/CN=陈样明/serialNumber=\(number)", digest: String = "-sha256"
    ) throws {
        let isSM2 = key.first == "sm2"
        try openssl(
            ["req", "-newkey"] + key + [
                "-nodes", "-keyout", "\(name).key", "-out", "\(name).csr", "-utf8", "-subj", subject, "-config",
                "c.cnf",
            ])
        try openssl(
            [
                "x509", "-req", "-in", "\(name).csr", "-CA", "\(issuer).pem", "-CAkey", "\(issuer).key",
                "-CAcreateserial",
                "-out", "\(name).pem", "-days", String(days), "-extfile", "c.cnf", "-extensions", section,
            ]
                + (isSM2
                    ? ["-sm3", "-sigopt", "distid:1234567812345678", "-vfyopt", "distid:1234567812345678"] : [digest]))
    }

    /// `NAME.p12` of that certificate, with others behind it.
    func pkcs12(_ name: String, with others: [String] = [], options: [String] = []) throws -> [UInt8] {
        let chain = try others.flatMap { try bytes("\($0).pem") }
        _ = try folder.write(chain, to: "chain.pem")
        try openssl(
            [
                "pkcs12", "-export", "-inkey", "\(name).key", "-in", "\(name).pem", "-out", "\(name).p12", "-passout",
                "pass:\(Self.pin)",
            ] + (others.isEmpty ? [] : ["-certfile", "chain.pem"]) + options)
        return try bytes("\(name).p12")
    }

    /// The certificate, its key behind the PIN, and others, as PEM.
    func pem(_ name: String, with others: [String] = []) throws -> [UInt8] {
        try openssl(["pkcs8", "-topk8", "-in", "\(name).key", "-out", "\(name).p8", "-passout", "pass:\(Self.pin)"])
        return try bytes("\(name).pem") + bytes("\(name).p8") + others.flatMap { try bytes("\($0).pem") }
    }

    /// A list of an authority, with these certificates revoked, good for so many days.
    func list(of issuer: String, revoking names: [String] = [], days: Int = 30) throws -> [UInt8] {
        for name in names {
            try openssl([
                "ca", "-config", "c.cnf", "-revoke", "\(name).pem", "-cert", "\(issuer).pem", "-keyfile",
                "\(issuer).key",
            ])
        }
        try openssl([
            "ca", "-config", "c.cnf", "-gencrl", "-cert", "\(issuer).pem", "-keyfile", "\(issuer).key", "-crldays",
            String(days), "-out", "\(issuer).crl",
        ])
        return try bytes("\(issuer).crl")
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: folder(name)))) }

    private func openssl(_ words: [String]) throws {
        let line = words.map { "'\($0)'" }.joined(separator: " ")
        let finished = try HostProgram.run(["sh", "-c", "cd '\(folder.path)' && openssl \(line)"])
        guard finished.status == 0 else { throw Failed(what: "openssl \(line): \(finished.errors)") }
    }

    /// An office that trusts these roots and has these lists.
    func office(trusting roots: [String], lists: [[UInt8]] = []) throws -> OfficeCertificates {
        let files = TrustFiles(
            roots: try roots.map { TrustFiles.File(source: "roots/\($0).pem", bytes: try bytes("\($0).pem")) },
            lists: lists.enumerated().map { TrustFiles.File(source: "crl/\($0).pem", bytes: $1) })
        return OfficeCertificates(hasRoots: { !files.roots.isEmpty }, files: { files })
    }
}

/// The machine's clock, so many days from now.
func moment(days: Int64 = 0) -> MachineMoment {
    MachineMoment(milliseconds: Int64(Date().timeIntervalSince1970) * 1000).adding(seconds: days * 86_400 + 60)
}
