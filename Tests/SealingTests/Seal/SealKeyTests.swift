import Housing
import Testing

@testable import Sealing

@Suite("The office's key")
struct SealKeyTests {
    private let from = Moment(milliseconds: 1_672_502_400_000).day
    private let until = Moment(milliseconds: 1_988_035_200_000).day

    @Test("A key comes back from what is kept of it, and every key is another one")
    func kept() throws {
        let key = try Samples.key()
        let again = try SealKey(privateKey: key.privateKey, certificate: key.certificate.der)
        #expect(again.certificate == key.certificate)
        #expect(try again.signature(of: [1]) == (try key.signature(of: [1])))
        #expect(key.certificate.signatureBytes == 384)
        #expect(key.privateKey != (try Samples.otherKey().privateKey))
    }

    @Test("The certificate says the office's name and its days, from the first minute to the last one")
    func certificate() throws {
        let certificate = try Samples.key().certificate
        #expect(certificate.name == Samples.office)
        #expect("\(certificate.from)" == "2023-01-01T00:00:00+08:00")
        #expect("\(certificate.until)" == "2032-12-31T23:59:59+08:00")
        #expect(certificate.isSelfSigned)
    }

    @Test("A renewed certificate is of the same key and has another number; the same days give the same one")
    func renewed() throws {
        let key = try Samples.key()
        let renewed = try key.renewed(office: Samples.office, from: from, until: until.adding(days: 365))
        #expect(renewed.privateKey == key.privateKey)
        #expect(renewed.certificate.serial != key.certificate.serial)
        let again = try key.renewed(office: Samples.office, from: from, until: until.adding(days: 365))
        #expect(again.certificate == renewed.certificate)
    }

    @Test("Another's certificate, or bytes that are none, are refused")
    func refused() throws {
        let key = try Samples.key()
        let other = try Samples.otherKey()
        #expect(throws: SealProblem.keysDiffer) {
            try SealKey(privateKey: key.privateKey, certificate: other.certificate.der)
        }
        #expect(throws: SealProblem.unreadableKey) { try SealKey(privateKey: key.privateKey, certificate: []) }
        #expect(throws: SealProblem.unreadableKey) { try SealCertificate(der: key.certificate.der + [0]) }
        #expect(throws: SealProblem.keysDiffer) {
            try SealKey(privateKey: SecretBytes([1, 2]), certificate: key.certificate.der)
        }
    }

    @Test("Names and days that will not do are refused")
    func names() throws {
        let key = try Samples.key()
        for name in ["", String(repeating: "房", count: 65), "a\0b"] {
            #expect(throws: SealProblem.certificateRefused) { try key.renewed(office: name, from: from, until: until) }
        }
        #expect(throws: SealProblem.certificateRefused) {
            try key.renewed(office: Samples.office, from: until, until: from)
        }
        let longest = String(repeating: "房", count: 64)
        #expect(try key.renewed(office: longest, from: from, until: from).certificate.name == longest)
    }

    @Test(
        "Base64 by the vectors of RFC 4648",
        arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")])
    func base64(text: String, expected: String) {
        #expect(Base64.text(Array(text.utf8)) == expected)
    }
}
