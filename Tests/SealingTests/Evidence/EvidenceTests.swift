import Housing
import TestSupport
import Testing

@testable import Sealing

@Suite("The bundle of evidence")
struct EvidenceTests {
    private static let document = Array("anju-document 1\n标题 测试合同\n".utf8)

    private static func bundle(sealedBy key: SealKey? = nil) throws -> EvidenceBundle {
        let number = try #require(ReceiptNumber(kind: .contract, month: Samples.moment.day.month, serial: 1))
        let sealed = try Samples.sealed(by: key)
        return EvidenceBundle(
            number: number, signedPDF: sealed, document: document, evidence: try evidence(number, sealed),
            signature: signature, explanation: "这是一份签署证据。\n")
    }

    private static let signature: [UInt8] = [0xFF, 0xD8, 0xFF, 0xD9]

    private static func evidence(_ number: ReceiptNumber, _ signed: [UInt8]) throws -> [UInt8] {
        func hex(_ bytes: [UInt8]) throws -> String { Hex.text(try SHA256.digest(bytes)) }
        let text = """
            {"number":"\(number)","contract":{"document_sha256":"\(try hex(document))",
            "unsigned_pdf_sha256":"\(try hex(Samples.unsigned))","signed_pdf_sha256":"\(try hex(signed))"},
            "identity":{"signed_document_sha256":"\(try hex(document))","signature_sha256":"\(try hex(signature))"}}
            """
        return Array(text.utf8)
    }

    private static func archive(_ bundle: EvidenceBundle? = nil, by key: SealKey? = nil) throws -> [UInt8] {
        try (bundle ?? Self.bundle()).archive(signedBy: try key ?? Samples.key(), at: Samples.moment)
    }

    /// The archive with its files as `change` leaves them, and a list that is not made anew.
    private static func changed(_ change: (inout [TarArchive.Member]) -> Void) throws -> [UInt8] {
        let tar = try TarArchive(try archive())
        var members = tar.members
        change(&members)
        return TarArchive(moment: tar.moment, members: members).bytes()
    }

    @Test("A bundle is sound by itself, and says what it is")
    func sound() throws {
        let archive = try Self.archive()
        let report = EvidenceBundle.check(archive)
        #expect(report.findings.isEmpty)
        #expect(report.isSound)
        #expect(report.number == (try Self.bundle().number))
        #expect(report.madeAt == Samples.moment)
        #expect(report.certificate == (try Samples.key().certificate))
        #expect(report.seal?.isSound == true)
        #expect(try Self.archive() == archive)
    }

    @Test("tar and openssl read it, without this program")
    func otherPrograms() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(try Self.archive(), to: "evidence.tar")
        #expect(try Tool.run("tar", "-xf", file, "-C", folder("")).output == "")
        let listed = try Tool.run("tar", "-tf", file).output.split(separator: "\n")
        #expect(
            listed == [
                "manifest.json", "manifest.p7s", "signed.pdf", "document.txt", "evidence.json", "signature.jpg",
                "certificate.pem", "README.txt",
            ])
        let said = try Tool.run(
            "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", folder("manifest.p7s"), "-content",
            folder("manifest.json"), "-CAfile", folder("certificate.pem"), "-purpose", "any", "-out", "/dev/null")
        #expect(said.output.contains("Verification successful"))
        #expect(try Tool.run("pdfsig", "-nocert", folder("signed.pdf")).output.contains("Signature is Valid."))
        let digest = try Tool.run("sha256sum", folder("signed.pdf")).output.prefix(64)
        #expect(try Tool.run("cat", folder("manifest.json")).output.contains("\"sha256\":\"\(digest)\""))
    }

    @Test("Every flipped bit is found, in every file, header and filling")
    func flipped() throws {
        let archive = try Self.archive()
        var hostile = Hostile(seed: 3)
        for offset in Array(stride(from: 0, to: archive.count, by: 509)) + stride(from: 0, to: 520, by: 7) {
            #expect(!EvidenceBundle.check(hostile.flipped(archive, at: offset)).isSound, "the byte at \(offset)")
        }
    }

    @Test("Whatever the bytes are, there is a report", arguments: 0..<4)
    func hostile(seed: Int) throws {
        var hostile = Hostile(seed: UInt64(3000 + seed))
        let archive = try Self.archive()
        for _ in 0..<20 {
            let damaged = hostile.damaged(archive)
            if damaged != archive { #expect(!EvidenceBundle.check(damaged).isSound) }
        }
        #expect(EvidenceBundle.check([]).findings == [.notAnArchive(offset: 0)])
    }

    @Test("What is wrong is said: a changed file, one too few, one too many")
    func findings() throws {
        let changed = try Self.changed { $0[5] = .init(name: $0[5].name, bytes: [0xFF, 0xD8, 1]) }
        #expect(
            EvidenceBundle.check(changed).findings == [
                .changed(name: "signature.jpg"), .evidenceOfAnother(name: "identity.signature_sha256"),
            ])
        let fewer = try Self.changed { $0.removeLast() }
        #expect(EvidenceBundle.check(fewer).findings == [.missing(name: "README.txt"), .listUnreadable])
        let more = try Self.changed { $0.append(.init(name: "more.txt", bytes: [])) }
        #expect(EvidenceBundle.check(more).findings == [.unknown(name: "more.txt"), .listUnreadable])
        let twice = try Self.changed { $0.append($0[3]) }
        #expect(EvidenceBundle.check(twice).findings == [.unknown(name: "document.txt"), .listUnreadable])
        let list = try Self.changed { $0[0] = .init(name: $0[0].name, bytes: $0[0].bytes + [0x20]) }
        #expect(EvidenceBundle.check(list).findings == [.listNotSigned, .listUnreadable])
    }

    @Test("A list made anew by another key does not pass for the office's")
    func anotherKey() throws {
        let report = EvidenceBundle.check(try Self.archive(by: Samples.otherKey()))
        #expect(report.findings == [.certificatesDiffer])
        #expect(report.certificate == (try Samples.otherKey().certificate))
        #expect(report.seal?.certificate == (try Samples.key().certificate))
    }

    @Test("The evidence must speak of this document, and the seal must be sound")
    func content() throws {
        var bundle = try Self.bundle()
        bundle.document.append(0x0A)
        #expect(
            EvidenceBundle.check(try Self.archive(bundle)).findings == [
                .evidenceOfAnother(name: "contract.document_sha256"),
                .evidenceOfAnother(name: "identity.signed_document_sha256"),
            ])
        bundle = try Self.bundle()
        bundle.signedPDF.append(0x0A)
        bundle.evidence = try Self.evidence(bundle.number, bundle.signedPDF)
        #expect(EvidenceBundle.check(try Self.archive(bundle)).findings == [.afterSeal(bytes: 1)])
        bundle.signedPDF = Samples.unsigned
        #expect(EvidenceBundle.check(try Self.archive(bundle)).findings == [.sealUnreadable(.notSealed)])
        bundle = try Self.bundle()
        bundle.signedPDF[120] ^= 1
        #expect(EvidenceBundle.check(try Self.archive(bundle)).findings.first == .sealFault(.contentChanged))
    }

    @Test("Each digest is looked for under its own name, and nowhere else in the evidence")
    func names() throws {
        let bundle = try Self.bundle()
        let text = String(decoding: bundle.evidence, as: UTF8.self)
        let keys = [
            ("number", "number"), ("document_sha256", "contract.document_sha256"),
            ("unsigned_pdf_sha256", "contract.unsigned_pdf_sha256"),
            ("signed_pdf_sha256", "contract.signed_pdf_sha256"),
            ("signed_document_sha256", "identity.signed_document_sha256"),
            ("signature_sha256", "identity.signature_sha256"),
        ]
        for (key, name) in keys {
            var other = bundle
            // The right words are all there, as a transcription could have them.
            other.evidence = Array(text.replacing("\"\(key)\":", with: "\"transcription\":").utf8)
            #expect(EvidenceBundle.check(try Self.archive(other)).findings == [.evidenceOfAnother(name: name)])
        }
        var other = bundle
        other.number = try #require(ReceiptNumber(kind: .contract, month: Samples.moment.day.month, serial: 2))
        #expect(EvidenceBundle.check(try Self.archive(other)).findings == [.evidenceOfAnother(name: "number")])
        for broken in ["", "[]", "{\"number\":1}", text + "x"] {
            other = bundle
            other.evidence = Array(broken.utf8)
            #expect(EvidenceBundle.check(try Self.archive(other)).findings.count == 6, "\(broken)")
        }
    }

    @Test("Anybody can make a sound bundle under the office's name: only the fingerprint tells whose it is")
    func issuer() throws {
        let (own, other) = (try Samples.key(), try Samples.otherKey())
        let forged = try Self.archive(Self.bundle(sealedBy: other), by: other)
        #expect(EvidenceBundle.check(forged).isSound && EvidenceBundle.check(forged).issuer == .unproven)
        let refused = EvidenceBundle.check(forged, issuedBy: own.certificate.fingerprint)
        #expect(refused.findings == [.anotherIssuer] && refused.issuer == .another)
        let genuine = EvidenceBundle.check(try Self.archive(), issuedBy: own.certificate.fingerprint)
        #expect(genuine.isSound && genuine.issuer == .proven)
        #expect(EvidenceBundle.check([], issuedBy: own.certificate.fingerprint).issuer == .another)
    }

    @Test("A bundle made at a broken second bears the whole one")
    func wholeSeconds() throws {
        let later = Samples.moment.adding(milliseconds: 999)
        let archive = try Self.bundle().archive(signedBy: Samples.key(), at: later)
        #expect(EvidenceBundle.check(archive).madeAt == Samples.moment)
    }
}
