import Housing
import TestSupport
import Testing

@testable import Certificates
@testable import Office

/// Files that people bring: what opens with its PIN, and all that does not.
@Suite struct FileTests {
    private let forge: Forge

    init() throws { forge = try Forge() }

    private func answer(_ file: [UInt8], pin: String = Forge.pin) -> RefusalCode? {
        do {
            _ = try BroughtCertificate.open(file, pin: pin)
            return nil
        } catch .refused(let refusal) {
            return refusal.code
        } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    @Test(
        "Every kind of key signs a challenge, and the certificate's key alone does",
        arguments: [
            ["rsa:2048"], Forge.elliptic, ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], ["ed25519"], Forge.sm2,
        ])
    func keys(_ key: [String]) throws {
        let isSM2 = key.first == "sm2"
        try forge.root("root", key: isSM2 ? Forge.sm2 : Forge.elliptic)
        try forge.certificate("own", by: "root", key: key)
        try forge.certificate("other", by: "root", key: key)
        let office = try forge.office(trusting: ["root"])
        let other = try office.open(try forge.pkcs12("other"), pin: Forge.pin).certificate
        for file in [try forge.pkcs12("own", with: ["root"]), try forge.pem("own")] {
            let opened = try office.open(file, pin: Forge.pin)
            try office.check(opened.certificate, at: moment())
            let challenge = Array("challenge".utf8)
            let signature = try #require(opened.sign(challenge))
            #expect(office.isSigned(challenge, signature, by: opened.certificate))
            #expect(!office.isSigned(challenge + [0], signature, by: opened.certificate))
            #expect(!office.isSigned(challenge, signature, by: other))
            for place in signature.indices {
                var changed = signature
                changed[place] ^= 1
                #expect(!office.isSigned(challenge, changed, by: opened.certificate), "byte \(place)")
            }
        }
    }

    @Test("Name and number are read, from the subject and from extensions")
    func fields() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let office = try forge.office(trusting: ["root"])
        let certificate = try office.open(try forge.pkcs12("own"), pin: Forge.pin).certificate
        #expect(certificate.name == "陈样明")
        #expect(office.texts(under: "2.5.4.5", in: certificate) == [Forge.number])
        #expect(office.texts(under: "1.2.156.10260.4.1.1", in: certificate) == [Forge.number])
        #expect(office.texts(under: "2.5.4.97", in: certificate) == [])
    }

    @Test("PEM shows its certificate without the PIN, PKCS#12 nothing")
    func look() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let office = try forge.office(trusting: ["root"])
        #expect(try office.look(at: try forge.pem("own"))?.name == "陈样明")
        #expect(try office.look(at: try forge.pkcs12("own")) == nil)
    }

    @Test("A wrong PIN, an empty one, one with a zero in it")
    func pins() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        for file in [try forge.pkcs12("own"), try forge.pem("own")] {
            #expect(answer(file) == nil)
            for pin in ["123457", "", "123456\u{0}", "12345", "１２３４５６"] {
                #expect(answer(file, pin: pin) == .certificatePINWrong, "\(pin)")
            }
        }
    }

    @Test("A key that is missing, lies open, or goes with another certificate")
    func otherKeys() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        try forge.certificate("other", by: "root")
        let own = try forge.bytes("own.pem")
        #expect(answer(own) == .certificateKeyMissing)
        #expect(answer(own + (try forge.bytes("own.key"))) == .certificateKeyMissing)
        _ = try forge.pem("other")
        #expect(answer(own + (try forge.bytes("other.p8"))) == .certificateKeyMissing)
        #expect(answer(try forge.pkcs12("own", options: ["-keypbe", "NONE"])) == .certificateKeyMissing)
    }

    @Test("Protection by AES and by three rounds of DES opens; by RC2, by nothing, or by too much work it does not")
    func protection() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        #expect(answer(try forge.pkcs12("own", options: ["-keypbe", "AES-128-CBC", "-certpbe", "AES-256-CBC"])) == nil)
        let former = ["-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1"]
        #expect(answer(try forge.pkcs12("own", options: former)) == nil)
        #expect(answer(try forge.pkcs12("own", options: ["-certpbe", "NONE"])) == nil)
        #expect(answer(try forge.pkcs12("own", options: ["-legacy"])) == .certificateProtectionUnknown)
        #expect(answer(try forge.pkcs12("own", options: ["-nomac"])) == .certificateProtectionUnknown)
        #expect(answer(try forge.pkcs12("own", options: ["-iter", "1000001"])) == .certificateProtectionUnknown)
    }

    @Test("A PKCS#12 file of which any byte was changed opens no more")
    func flipped() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let file = try forge.pkcs12("own", options: ["-iter", "1"])
        #expect(answer(file) == nil)
        for place in file.indices {
            var changed = file
            changed[place] ^= 1 << UInt8(place % 8)
            #expect(answer(changed) != nil, "byte \(place)")
        }
        for count in stride(from: 0, to: file.count, by: 13) {
            #expect(answer(Array(file.prefix(count))) == .certificateUnreadable, "\(count) bytes")
        }
        #expect(answer(file + [0]) == .certificateUnreadable)
    }

    @Test("A file whose outer length is left open, as some programs write it, opens too")
    func openLength() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let file = try forge.pkcs12("own")
        try #require(file.starts(with: [0x30, 0x82]))
        #expect(answer([0x30, 0x80] + file.dropFirst(4) + [0, 0]) == nil)
    }

    @Test("A PEM file of which a byte was changed opens no more, or is the same certificate")
    func flippedPEM() throws {
        try forge.root("root")
        try forge.certificate("own", by: "root")
        let file = try forge.pem("own")
        let own = try BroughtCertificate.open(file, pin: Forge.pin).certificate
        for place in stride(from: 0, to: file.count, by: 5) {
            var changed = file
            changed[place] ^= 1 << UInt8(place % 7)
            guard let opened = try? BroughtCertificate.open(changed, pin: Forge.pin) else { continue }
            let office = try forge.office(trusting: ["root"])
            guard (try? office.check(opened.certificate, at: moment())) != nil else { continue }
            #expect(opened.certificate == own, "byte \(place)")
        }
    }

    @Test("Bytes that are no certificate at all end in a refusal", arguments: 0..<40)
    func noise(_ seed: UInt64) {
        var chance = SplitMix64(seed)
        let count = Int(chance.next() % 2000)
        var bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
        if seed % 2 == 0 { bytes = [0x30, 0x82, UInt8(count >> 8), UInt8(count & 0xFF), 0x02, 0x01, 0x03] + bytes }
        #expect(answer(bytes) == .certificateUnreadable)
    }

    @Test("What is issued for training opens with its PIN, says so, and leads to the root that came with it")
    func training() throws {
        let day: Int64 = 86_400
        func order(isTrusted: Bool, form: TrainingCertificate.Form, from: Int64 = -20, until days: Int64 = 10)
            -> TrainingCertificate
        {
            TrainingCertificate(
                name: "陈样明", number: Forge.number, from: moment(days: from), until: moment(days: days),
                isTrusted: isTrusted, form: form, pin: "730418")
        }
        let made = try TrainingAuthority().issue(
            [
                order(isTrusted: true, form: .pkcs12), order(isTrusted: true, form: .pem),
                order(isTrusted: false, form: .pkcs12), order(isTrusted: true, form: .pkcs12, until: -1),
                order(isTrusted: true, form: .pkcs12, from: 5),
            ], from: moment(days: -30), until: moment().adding(seconds: 100 * day))
        let files = TrustFiles(roots: [TrustFiles.File(source: "r", bytes: made.root)], lists: [])
        let office = OfficeCertificates(hasRoots: { true }, files: { files })
        let answers = made.files.map { file -> RefusalCode? in
            do {
                let opened = try office.open(file, pin: "730418")
                #expect(office.texts(under: "2.5.4.10", in: opened.certificate) == ["演示 样张"])
                #expect(office.texts(under: "2.5.4.5", in: opened.certificate) == [Forge.number])
                try office.check(opened.certificate, at: moment())
                return nil
            } catch OfficeFailure.refused(let refusal) {
                return refusal.code
            } catch {
                return .notFound
            }
        }
        #expect(answers == [nil, nil, .certificateIssuerUnknown, .certificateExpired, .certificateNotYetValid])
    }
}
