import Housing
import Testing

@testable import Certificates
@testable import Office

/// Whom an office lets in by a certificate: the way to a trusted root, time, lists, and what a certificate is for.
@Suite struct ChainTests {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// Why the office says no; nil where it does not.
    private func answer(
        _ file: [UInt8], _ office: OfficeCertificates, at moment: MachineMoment = moment()
    ) throws -> RefusalCode? {
        do {
            try office.check(try office.open(file, pin: Forge.pin).certificate, at: moment)
            return nil
        } catch OfficeFailure.refused(let refusal) {
            return refusal.code
        }
    }

    @Test("A root that is trusted, another one, and one of the same name")
    func roots() throws {
        try forge.root("root")
        try forge.root("other")
        try forge.certificate("own", by: "root")
        let file = try forge.pkcs12("own")
        #expect(try answer(file, try forge.office(trusting: ["root"])) == nil)
        #expect(try answer(file, try forge.office(trusting: ["other"])) == .certificateIssuerUnknown)
        #expect(try answer(file, try forge.office(trusting: ["other", "root"])) == nil)
        #expect(try answer(file, try forge.office(trusting: [])) == .certificateIssuerUnknown)
        // The same name and another key.
        try forge.root("root")
        #expect(try answer(file, try forge.office(trusting: ["root"])) == .certificateIssuerUnknown)
        #expect(try answer(try forge.pkcs12("own", with: ["root"]), try forge.office(trusting: ["other"])) != nil)
    }

    @Test("In its time and after it; and the root's own time")
    func time() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root", days: 100)
        let file = try forge.pkcs12("own")
        let office = try forge.office(trusting: ["root"])
        #expect(try answer(file, office, at: moment(days: -1)) == .certificateIssuerUnfit)
        #expect(try answer(file, office, at: moment(days: 99)) == nil)
        #expect(try answer(file, office, at: moment(days: 101)) == .certificateExpired)
        try forge.certificate("long", by: "root", days: 5000)
        #expect(try answer(try forge.pkcs12("long"), office, at: moment(days: 3700)) == .certificateIssuerUnfit)
    }

    @Test("An authority between: brought along, kept by the office, or missing")
    func between() throws {
        try forge.root("root")
        try forge.certificate("middle", by: "root", "authority", subject: "/CN=middle")
        try forge.certificate("own", by: "middle")
        let alone = try forge.pkcs12("own")
        let whole = try forge.pkcs12("own", with: ["middle"])
        #expect(try answer(alone, try forge.office(trusting: ["root"])) == .certificateIssuerUnknown)
        #expect(try answer(whole, try forge.office(trusting: ["root"])) == nil)
        #expect(try answer(try forge.pem("own", with: ["middle"]), try forge.office(trusting: ["root"])) == nil)
        #expect(try answer(alone, try forge.office(trusting: ["root", "middle"])) == nil)
        // What only lies between is trusted no further than its root.
        #expect(try answer(alone, try forge.office(trusting: ["middle"])) == .certificateIssuerUnknown)
    }

    @Test("Who is no authority issues nothing, nor does one beyond the length of its path")
    func authorities() throws {
        try forge.root("root")
        try forge.certificate("holder", by: "root", "notAuthority", subject: "/CN=holder")
        try forge.certificate("forged", by: "holder")
        let office = try forge.office(trusting: ["root"])
        #expect(try answer(try forge.pkcs12("forged", with: ["holder"]), office) == .certificateIssuerUnfit)
        try forge.certificate("plain", by: "root", "bare", subject: "/CN=plain")
        try forge.certificate("forged", by: "plain")
        #expect(try answer(try forge.pkcs12("forged", with: ["plain"]), office) == .certificateIssuerUnfit)
        try forge.certificate("last", by: "root", "last", subject: "/CN=last")
        try forge.certificate("beyond", by: "last", "authority", subject: "/CN=beyond")
        try forge.certificate("far", by: "beyond")
        #expect(try answer(try forge.pkcs12("far", with: ["last", "beyond"]), office) == .certificateIssuerUnfit)
        try forge.certificate("near", by: "last")
        #expect(try answer(try forge.pkcs12("near", with: ["last"]), office) == nil)
    }

    @Test(
        "A certificate that is not for signing in",
        arguments: [
            ("person", nil), ("bare", nil), ("server", .certificateNotForSignIn),
            ("enciphering", .certificateNotForSignIn),
            ("authority", .certificateNotForSignIn),
        ] as [(String, RefusalCode?)])
    func purpose(_ section: String, _ expected: RefusalCode?) throws {
        try forge.root("root")
        try forge.certificate("own", by: "root", section)
        #expect(try answer(try forge.pkcs12("own"), try forge.office(trusting: ["root"])) == expected)
    }

    @Test("Keys and signatures that can be forged are refused")
    func weak() throws {
        try forge.root("root")
        let office = try forge.office(trusting: ["root"])
        try forge.certificate("short", by: "root", key: ["rsa:1024"])
        #expect(try answer(try forge.pkcs12("short"), office) == .certificateTooWeak)
        try forge.certificate("old", by: "root", digest: "-sha1")
        #expect(try answer(try forge.pkcs12("old"), office) == .certificateTooWeak)
        try forge.certificate("rare", by: "root", key: ["ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"])
        #expect(try answer(try forge.pkcs12("rare"), office) == .certificateTooWeak)
    }

    @Test("Revoked, not revoked; a list that is over keeps everybody of that authority out, and no list nobody")
    func revocation() throws {
        try forge.root("root")
        try forge.root("other")
        try forge.certificate("own", by: "root")
        try forge.certificate("lost", by: "root")
        let (own, lost) = (try forge.pkcs12("own"), try forge.pkcs12("lost"))
        let none = try forge.office(trusting: ["root"])
        #expect(try answer(lost, none) == nil)
        let list = try forge.list(of: "root", revoking: ["lost"], days: 30)
        let listed = try forge.office(trusting: ["root"], lists: [list])
        #expect(try answer(own, listed) == nil)
        #expect(try answer(lost, listed) == .certificateRevoked)
        #expect(try answer(own, listed, at: moment(days: 31)) == .certificateListOutdated)
        #expect(try answer(own, listed, at: moment(days: 29)) == nil)
        let ofAnother = try forge.office(trusting: ["root", "other"], lists: [try forge.list(of: "other")])
        #expect(try answer(own, ofAnother, at: moment(days: 31)) == nil)
        // A list that somebody else signed under the same name.
        let root = try forge.bytes("root.pem")
        try forge.root("root")
        let forged = TrustFiles(
            roots: [TrustFiles.File(source: "r", bytes: root)],
            lists: [TrustFiles.File(source: "l", bytes: try forge.list(of: "root"))])
        let deceived = OfficeCertificates(hasRoots: { true }, files: { forged })
        #expect(try answer(own, deceived) == .certificateListOutdated)
    }

    @Test("A list that cannot be read lets nobody in until staff have mended it")
    func brokenList() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let broken = try forge.office(trusting: ["root"], lists: [Array("-----BEGIN X509 CRL-----\n".utf8)])
        #expect(try answer(try forge.pkcs12("own"), broken) == .certificateListOutdated)
    }

    @Test("Where an authority between has a list, that counts too")
    func revokedAuthority() throws {
        try forge.root("root")
        try forge.certificate("middle", by: "root", "authority", subject: "/CN=middle")
        try forge.certificate("own", by: "middle")
        let file = try forge.pkcs12("own", with: ["middle"])
        let list = try forge.list(of: "root", revoking: ["middle"])
        #expect(try answer(file, try forge.office(trusting: ["root"], lists: [list])) == .certificateRevoked)
    }

    @Test("A certificate of which one bit was changed is none of its authority's")
    func tampered() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let office = try forge.office(trusting: ["root"])
        let own = try office.open(try forge.pkcs12("own"), pin: Forge.pin).certificate
        let der = try #require(own.chain.first)
        for place in stride(from: 0, to: der.count, by: 7) {
            var changed = der
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(throws: OfficeFailure.self, "byte \(place)") {
                try office.check(PresentedCertificate(chain: [changed], name: nil), at: moment())
            }
        }
    }

    @Test("The office's own files are told with file and line where they are wrong")
    func files() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let (root, own) = (try forge.bytes("root.pem"), try forge.bytes("own.pem"))
        let lines = root.split(separator: 10).count
        func problem(_ bytes: [UInt8]) -> InputProblem? {
            let file = TrustFiles.File(source: "roots/x.pem", bytes: bytes)
            do throws(OfficeFailure) {
                _ = try TrustReport(TrustFiles(roots: [file], lists: []), at: moment())
            } catch .input(let problem) {
                return problem
            } catch {}
            return nil
        }
        #expect(problem(root) == nil)
        #expect(problem(Array("# 根证书\r\n".utf8) + root + root) == nil)
        #expect(problem(root + own)?.line == lines + 1)
        #expect(
            problem(root + Array("-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n".utf8))?.line == lines
                + 1)
        #expect(problem(Array(root.dropLast(40)))?.line == 1)
        #expect(problem(root + (try forge.bytes("root.key")))?.line == lines + 1)
        #expect(problem([])?.line == nil && problem([]) != nil)
    }

    @Test("Who looks after the files hears of roots and lists that are over")
    func report() throws {
        try forge.root("root")
        let files = TrustFiles(
            roots: [TrustFiles.File(source: "r", bytes: try forge.bytes("root.pem"))],
            lists: [TrustFiles.File(source: "l", bytes: try forge.list(of: "root", days: 10))])
        let now = try TrustReport(files, at: moment())
        #expect(now.roots == 1 && now.endedRoots == 0 && now.lists == 1 && now.endedLists == [])
        let later = try TrustReport(files, at: moment(days: 4000))
        #expect(later.endedRoots == 1 && later.endedLists == ["l"])
    }
}
