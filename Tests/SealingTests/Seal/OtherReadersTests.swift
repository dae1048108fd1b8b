import TestSupport
import Testing

@testable import Sealing

@Suite("Other programs read what we seal")
struct OtherReadersTests {
    private let folder: TemporaryFolder
    private let sealed: String
    private let certificate: String

    init() throws {
        folder = try TemporaryFolder()
        sealed = try folder.write(try Samples.sealed(), to: "sealed.pdf")
        certificate = try folder.write(Array(try Samples.key().certificate.pem.utf8), to: "certificate.pem")
    }

    @Test("pdfsig: a valid signature of the whole file; whose it is, it cannot know")
    func pdfsig() throws {
        let said = try Tool.run("pdfsig", sealed).output
        #expect(said.contains("Signature is Valid."))
        #expect(said.contains("Total document signed"))
        #expect(said.contains("Certificate issuer is unknown."))
        #expect(said.contains("ETSI.CAdES.detached"))
        #expect(said.contains("Common Name: \(Samples.office)"))
    }

    @Test("pdfsig finds a flipped byte, and bytes behind the signed ones")
    func pdfsigFinds() throws {
        var bytes = try Samples.sealed()
        let longer = try folder.write(bytes + Array("%\n".utf8), to: "longer.pdf")
        #expect(try Tool.run("pdfsig", "-nocert", longer).output.contains("Not total document signed"))
        bytes[120] ^= 1
        let changed = try folder.write(bytes, to: "changed.pdf")
        #expect(try Tool.run("pdfsig", "-nocert", changed).output.contains("Digest Mismatch"))
    }

    @Test("poppler: three pages, their text, the picture, and every font inside")
    func poppler() throws {
        let text = try Tool.run("pdftotext", sealed, "-").output
        for line in ["测试合同（训练样本）", "乙方（签字）：", "签署证据页（训练样本）"] { #expect(text.contains(line)) }
        #expect(!text.contains("Syntax"))
        #expect(try Tool.run("pdfinfo", sealed).output.contains("Pages:           3"))
        let images = try Tool.run("pdfimages", "-list", sealed).output.split(separator: "\n").dropFirst(2)
        #expect(images.count == 1)
        #expect(images.first?.split(separator: " ").prefix(6) == ["2", "0", "image", "120", "40", "gray"])
        let fonts = try Tool.run("pdffonts", sealed).output.split(separator: "\n").dropFirst(2)
        #expect(fonts.count >= 3)
        #expect(fonts.allSatisfy { $0.contains(" yes yes yes ") })
    }

    @Test("openssl: the signature of the signed bytes by the office's certificate, and of no other bytes")
    func openssl() throws {
        let bytes = try Samples.sealed()
        let gap = try #require(try FoundSignature(try PDFDocument(bytes)))
        let message = try folder.write(gap.message, to: "message.der")
        var content = Array(bytes[..<gap.contents.lowerBound] + bytes[gap.contents.upperBound...])
        func verify() throws -> String {
            let file = try folder.write(content, to: "content")
            return try Tool.run(
                "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", message, "-content", file,
                "-CAfile", certificate, "-purpose", "any", "-out", "/dev/null"
            ).output
        }
        #expect(try verify().contains("CAdES Verification successful"))
        content[1000] ^= 1
        #expect(try verify().contains("Verification failure"))
    }

    @Test("openssl reads the certificate")
    func certificateText() throws {
        let said = try Tool.run(
            "openssl", "x509", "-in", certificate, "-noout", "-subject", "-fingerprint", "-sha256", "-dates",
            "-nameopt", "utf8,sep_comma_plus"
        ).output
        #expect(said.contains("CN=\(Samples.office)"))
        let fingerprint = said.split(separator: "\n").first { $0.contains("ingerprint=") }?.split(separator: "=").last
        let expected = try Samples.key().certificate.fingerprint.hex
        #expect(fingerprint?.filter { $0 != ":" }.lowercased() == expected)
        #expect(said.contains("notBefore=Dec 31 16:00:00 2022 GMT"))
        #expect(said.contains("notAfter=Dec 31 15:59:59 2032 GMT"))
    }

    @Test(
        "pyhanko: sound, of the whole file, and not after one flipped byte",
        .enabled(if: Tool.isInstalled("pyhanko"), "pyhanko did not run: it is not installed; .ci/readers brings it"))
    func pyhanko() throws {
        func validate(_ file: String) throws -> Tool.Finished {
            try Tool.run("pyhanko", "sign", "validate", "--pretty-print", "--trust", certificate, file)
        }
        let said = try validate(sealed)
        #expect(said.status == 0)
        #expect(said.output.contains("The signature is judged VALID."))
        #expect(said.output.contains("The signature covers the entire file."))
        var bytes = try Samples.sealed()
        bytes[120] ^= 1
        let changed = try validate(try folder.write(bytes, to: "changed.pdf"))
        #expect(changed.output.contains("The signature is judged INVALID."))
    }
}
