import Certificates
import Crypto
import Housing
import OfficeSupport
import Testing

@testable import Office

/// CA证书 at the door: who is let in, what a wrong PIN costs, and what the journal keeps.
@Suite struct CACertificateTests {
    private let test: TestOffice
    private let login: String
    private let made: MadeCertificates
    private let office: Office

    private enum File: Int {
        case good, pem, expired, strange, stranger, organisation, expiredPEM
    }

    init() throws {
        test = try TestOffice()
        login = try test.signOutOf(test.tenant())
        let code = "91350100M000100Y43"
        try test.account(try test.person(7, name: "样例公司"), login: code, .organisation)
        made = try MadeCertificates(
            [
                .init(login), .init(login, .pem), .init(login, days: -1), .init(login, isTrusted: false),
                .init(try TestOffice.document(77).value), .init("NTRCN-" + code, name: "样例公司"),
                .init(login, .pem, days: -1),
            ], at: test.clocks.machineNow)
        office = test.office(reading: made.reader)
    }

    private func claim(_ file: File, pin: String = MadeCertificates.pin, door: Door = .person) -> LoginClaim {
        LoginClaim(door: door, login: "", secret: pin, file: made.files[file.rawValue])
    }

    @discardableResult
    private func signIn(
        _ file: File, pin: String = MadeCertificates.pin, door: Door = .person, at terminal: String = "kiosk-1"
    ) throws -> Session {
        try office.signIn.signIn(claim(file, pin: pin, door: door), by: .caCertificate, at: TerminalID(terminal))
    }

    @Test("P-04 a person and an organisation come in, by PKCS#12 and by PEM", arguments: [0, 1, 5])
    func letIn(_ number: Int) throws {
        let file = try #require(File(rawValue: number))
        let door: Door = file == .organisation ? .organisation : .person
        let session = try signIn(file, door: door)
        #expect(session.method == .caCertificate && session.door == door)
        #expect(session.name == (door == .person ? "陈一民" : "样例公司"))
        #expect(try test.journalHolds("certificate.used account=id:\(session.account) terminal=id:kiosk-1"))
        #expect(try test.audit() == [])
    }

    @Test("It is offered to people and organisations, not to staff, and not where there is no root")
    func offered() {
        func connected(_ office: Office, _ door: Door) -> Bool {
            office.signIn.methods(at: door).contains { $0.kind == .caCertificate && $0.isConnected }
        }
        #expect(connected(office, .person) && connected(office, .organisation) && !connected(office, .staff))
        let rootless = OfficeCertificates(hasRoots: { false }, files: { TrustFiles(roots: [], lists: []) })
        #expect(!connected(test.office(reading: rootless), .person) && !connected(test.office, .person))
        refusal(.methodNotConnected) { _ = try test.office.signIn.glance(atCertificate: made.files[0], at: .person) }
    }

    @Test("A wrong PIN delays the next try of that file at any terminal, and of anybody at that one")
    func wrongPIN() throws {
        refusal(.certificatePINWrong) { try signIn(.good, pin: "000000") }
        #expect(try office.signIn.secondsToWait(claim(.good), by: .caCertificate, at: TerminalID("kiosk-9")) == 1)
        refusal(.signInDelayed) { try signIn(.good, at: "kiosk-2") }
        refusal(.signInDelayed) { try signIn(.organisation, door: .organisation) }
        try signIn(.organisation, door: .organisation, at: "kiosk-3")
        for wait in [1, 2, 4] {
            test.clocks.pass(seconds: wait)
            refusal(.certificatePINWrong) { try signIn(.good, pin: "000000") }
        }
        test.clocks.pass(seconds: 7)
        refusal(.signInDelayed) { try signIn(.good) }
        test.clocks.pass(seconds: 1)
        #expect(try signIn(.good).name == "陈一民")
        #expect(try office.signIn.secondsToWait(claim(.good), by: .caCertificate, at: TerminalID("kiosk-1")) == 0)
    }

    @Test("Where the certificate can be seen and is trusted, a wrong PIN counts against its holder's login")
    func knownLogin() throws {
        refusal(.certificatePINWrong) { try signIn(.good, pin: "000000", at: "kiosk-2") }
        #expect(try test.wait(login) == 0)
        refusal(.certificatePINWrong) { try signIn(.pem, pin: "000000", at: "kiosk-3") }
        #expect(try test.wait(login) == 1)
        refusal(.signInDelayed) { _ = try test.signIn(login, at: TerminalID("kiosk-4")) }
    }

    @Test("Who made a certificate of his own with somebody's number keeps nobody out")
    func forged() throws {
        let forged = try MadeCertificates([.init(login, .pem, isTrusted: false)], at: test.clocks.machineNow)
        let claim = LoginClaim(door: .person, login: "", secret: "1", file: try #require(forged.files.first))
        for _ in 0..<3 {
            refusal(.certificateIssuerUnknown) {
                _ = try office.signIn.signIn(claim, by: .caCertificate, at: TerminalID("kiosk-2"))
            }
            test.clocks.pass(seconds: 60)
        }
        #expect(try test.wait(login) == 0)
    }

    @Test("Somebody without an account here hears what an unknown login hears; an organisation is told its door")
    func unknown() throws {
        refusal(.signInFailed) { try signIn(.stranger) }
        refusal(.signInFailed) { try signIn(.good, door: .organisation, at: "kiosk-2") }
        refusal(.certificatePINWrong) { try signIn(.organisation, pin: "000000", at: "kiosk-3") }
        test.clocks.pass(seconds: 60)
        refusal(.certificateOfOrganisation) { try signIn(.organisation, at: "kiosk-4") }
    }

    @Test("Expired, of an unknown root, disabled: each is told, with the right PIN")
    func refused() throws {
        refusal(.certificateExpired) { try signIn(.expired) }
        refusal(.certificateIssuerUnknown) { try signIn(.strange, at: "kiosk-2") }
        test.clocks.pass(seconds: 60)
        refusal(.certificatePINWrong) { try signIn(.expired, pin: "1", at: "kiosk-3") }
        // By the machine's clock, whatever day the office has.
        test.clocks.pass(seconds: 101 * 86_400)
        refusal(.certificateExpired) { try signIn(.good, at: "kiosk-4") }
    }

    @Test("A disabled account is told so")
    func disabled() throws {
        let login = Login(normalised: login)
        try test.write { (writer) throws(OfficeFailure) in
            guard var account = try writer.account(login: login) else { return }
            account.isDisabled = true
            try writer.save(account)
        }
        refusal(.accountDisabled) { try signIn(.good) }
    }

    @Test("A number in an extension counts where an authority has a sign of its own before it; no number is told")
    func fields() throws {
        func office(_ texts: [String: [String]]) -> Office {
            test.office(reading: Replaying(made.reader, texts: texts))
        }
        let known = office(["2.5.4.5": ["AUTH0012345"], "1.2.156.10260.4.1.1": [login]])
        #expect(try known.signIn.signIn(claim(.good), by: .caCertificate, at: TestOffice.terminal).name == "陈一民")
        let none = office(["2.5.4.5": ["?"]])
        refusal(.certificateNumberMissing) {
            _ = try none.signIn.signIn(claim(.good), by: .caCertificate, at: TestOffice.terminal)
        }
    }

    @Test("The holder is shown masked before the PIN, where that can be seen and is trusted")
    func glance() throws {
        #expect(try office.signIn.glance(atCertificate: made.files[File.pem.rawValue], at: .person) == "陈*民")
        #expect(try office.signIn.glance(atCertificate: made.files[File.good.rawValue], at: .person) == nil)
        refusal(.certificateExpired) {
            _ = try office.signIn.glance(atCertificate: made.files[File.expiredPEM.rawValue], at: .person)
        }
        refusal(.certificateUnreadable) { _ = try office.signIn.glance(atCertificate: Array("kein".utf8), at: .person) }
    }

    @Test("The journal says why a try failed, and holds no fingerprint that somebody could compare")
    func journal() throws {
        refusal(.certificatePINWrong) { try signIn(.pem, pin: "000000") }
        refusal(.certificateExpired) { try signIn(.expired, at: "kiosk-2") }
        #expect(
            try test.journalHolds("signin.failed terminal=id:kiosk-1 reason=code:CERTIFICATE_PIN_WRONG account=id:"))
        #expect(try test.journalHolds("signin.failed terminal=id:kiosk-2 reason=code:CERTIFICATE_EXPIRED"))
        let certificate = try #require(try made.reader.look(at: made.files[File.pem.rawValue])?.chain.first)
        for bytes in made.files + [certificate] {
            #expect(try !test.journalHolds(Hex.text(Array(SHA256.hash(data: bytes)))))
        }
        #expect(try !test.journalHolds(MadeCertificates.pin))
    }

    @Test("A lock not had at once does not make a right PIN a failed try")
    func stuttering() throws {
        let busy = test.officeWhoseLockStutters(certificates: made.reader)
        let claim = claim(.good)
        failure(.store(.locked)) { _ = try busy.signIn.signIn(claim, by: .caCertificate, at: TestOffice.terminal) }
        #expect(try busy.signIn.signIn(claim, by: .caCertificate, at: TestOffice.terminal).name == "陈一民")
    }

    @Test("What was signed for somebody else, or by another key, lets nobody in")
    func otherSignature() throws {
        for opened in [Replaying(made.reader, signature: .some(nil)), Replaying(made.reader, signature: [1, 2, 3])] {
            let office = test.office(reading: opened)
            refusal(.certificateKeyMissing) {
                _ = try office.signIn.signIn(claim(.good), by: .caCertificate, at: TestOffice.terminal)
            }
            test.clocks.pass(seconds: 60)
        }
    }

    @Test(
        "A number is read as it is typed, the surer form first",
        arguments: [
            ("440303198001010010", Door.person, "440303198001010010", nil),
            (" 44030319800101001０", .person, "440303198001010010", nil),
            ("IDCCN-440303198001010010", .person, "440303198001010010", nil),
            ("H12345678", .person, nil, "H12345678"), ("", .person, nil, nil), ("a b", .person, nil, nil),
            ("91350211M000100Y43", .organisation, nil, "91350211M000100Y43"),
            ("NTRCN-91350100m000100y43", .organisation, "91350100M000100Y43", nil),
            ("91350100M", .organisation, nil, nil), ("wang", .staff, nil, nil),
        ] as [(String, Door, String?, String?)])
    func numbers(_ text: String, _ door: Door, _ checked: String?, _ possible: String?) {
        #expect(CertificateNumbers.number(in: text, door, .checked) == checked)
        #expect(CertificateNumbers.number(in: text, door, .possible) == checked ?? possible)
    }
}

/// Opens what there is, and answers the challenge or tells the fields otherwise.
private final class Replaying: CertificateReader {
    private let reader: any CertificateReader
    private let answer: [UInt8]??
    private let texts: [String: [String]]?

    /// - Parameter answer: to every challenge; left out, the key's own.
    init(_ reader: any CertificateReader, signature answer: [UInt8]?? = .none, texts: [String: [String]]? = nil) {
        self.reader = reader
        self.answer = answer
        self.texts = texts
    }

    private final class Key: OpenedCertificate {
        let certificate: PresentedCertificate
        let signature: [UInt8]?

        init(_ certificate: PresentedCertificate, _ signature: [UInt8]?) {
            self.certificate = certificate
            self.signature = signature
        }

        func sign(_ challenge: [UInt8]) -> [UInt8]? { signature }
    }

    var isTrusting: Bool { reader.isTrusting }

    func look(at file: [UInt8]) throws(OfficeFailure) -> PresentedCertificate? { try reader.look(at: file) }

    func open(_ file: [UInt8], pin: String) throws(OfficeFailure) -> any OpenedCertificate {
        let opened = try reader.open(file, pin: pin)
        return answer.map { Key(opened.certificate, $0) } ?? opened
    }

    func check(_ certificate: PresentedCertificate, at moment: MachineMoment) throws(OfficeFailure) {
        try reader.check(certificate, at: moment)
    }

    func isSigned(_ challenge: [UInt8], _ signature: [UInt8], by certificate: PresentedCertificate) -> Bool {
        reader.isSigned(challenge, signature, by: certificate)
    }

    func texts(under identifier: String, in certificate: PresentedCertificate) -> [String] {
        texts.map { $0[identifier] ?? [] } ?? reader.texts(under: identifier, in: certificate)
    }
}
