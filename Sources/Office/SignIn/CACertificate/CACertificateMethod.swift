import Housing

/// CA证书: a certificate on a medium, its key behind a PIN. The key signs what the office has just drawn; the certificate
/// must come from a root that the office trusts and name somebody who has an account here.
///
/// Validity is asked of the machine's clock, as delays and the lives of codes are: a certificate is real also where a
/// training office has another day. Nothing of the file is kept.
final class CACertificateMethod: LoginMethod {
    let kind = LoginMethodKind.caCertificate
    private unowned let office: Office
    private let reader: any CertificateReader

    init(_ office: Office, _ reader: any CertificateReader) {
        self.office = office
        self.reader = reader
    }

    var isConnected: Bool { reader.isTrusting }

    func isOffered(at door: Door) -> Bool { door != .staff }

    func prove(_ claim: LoginClaim, terminal: TerminalID) throws(OfficeFailure) -> AccountID {
        let now = office.clocks.machine()
        let shown = try reader.look(at: claim.file)
        let gate = try gate(claim, shown, terminal)
        try office.records.write { (writer) throws(OfficeFailure) in try gate.charge(writer, at: now) }
        var certificate = shown
        var account: Account?
        do throws(OfficeFailure) {
            // Of one that can be seen without the PIN, what is wrong with it is told without it.
            if let shown {
                try reader.check(shown, at: now)
                account = try self.account(of: shown, at: claim.door)
            }
            let opened = try reader.open(claim.file, pin: claim.secret)
            certificate = opened.certificate
            if opened.certificate != shown { try reader.check(opened.certificate, at: now) }
            try challenge(opened)
            account = try self.account(of: opened.certificate, at: claim.door)
            guard let account else { throw .refused(stranger(opened.certificate, at: claim.door)) }
            guard !account.isDisabled else { throw .refused(Refusal(.accountDisabled, "P-02")) }
            try noteUse(of: opened.certificate, account.id, gate, terminal)
            return account.id
        } catch .refused(let refusal) {
            try noteFailure(refusal, certificate, account?.id, terminal)
            throw .refused(refusal)
        } catch {
            throw error
        }
    }

    func secondsToWait(_ claim: LoginClaim, at terminal: TerminalID) throws(OfficeFailure) -> Int64 {
        let shown: PresentedCertificate?
        do throws(OfficeFailure) {
            shown = try reader.look(at: claim.file)
        } catch .refused {
            return 0
        } catch {
            throw error
        }
        return try office.secondsToWait(try gate(claim, shown, terminal))
    }

    /// Whose certificate it is, for the page on which the PIN is typed.
    ///
    /// - Returns: the holder's name, a person's masked; nil where that is behind the PIN as well.
    /// - Throws: what is wrong with a certificate that can be seen.
    func glance(at file: [UInt8], _ door: Door) throws(OfficeFailure) -> String? {
        guard let shown = try reader.look(at: file) else { return nil }
        try reader.check(shown, at: office.clocks.machine())
        return shown.name.map(Normal.name).map { door == .organisation ? $0 : Mask.name($0) }
    }

    // MARK: Parts

    /// Wrong PINs count against the terminal, and against the file or, where it can be seen, the certificate, and then
    /// against its holder's login too. A certificate that anybody may have made counts against nobody's login.
    private func gate(
        _ claim: LoginClaim, _ shown: PresentedCertificate?, _ terminal: TerminalID
    ) throws(OfficeFailure) -> Gate {
        let print = Fingerprint.of(shown?.chain.first ?? claim.file)
        let own = Gate(keys: [.certificate(print), .terminal(terminal)])
        guard let shown, let number = number(of: shown, at: claim.door) else { return own }
        do throws(OfficeFailure) {
            try reader.check(shown, at: office.clocks.machine())
        } catch .refused {
            return own
        } catch {
            throw error
        }
        return Gate(keys: [.login(claim.door.login(number))] + own.keys)
    }

    /// Why the holder of a certificate whose PIN was right has no account at that door.
    private func stranger(_ certificate: PresentedCertificate, at door: Door) -> Refusal {
        let isOrganisation = door == .person && number(of: certificate, at: .organisation, [.checked]) != nil
        return isOrganisation ? Refusal(.certificateOfOrganisation, Self.rule) : Refusal(.signInFailed, "P-02")
    }

    /// The key must answer to what nobody knew before.
    private func challenge(_ opened: any OpenedCertificate) throws(OfficeFailure) {
        let challenge = Self.purpose + office.entropy.bytes(Self.challengeBytes)
        guard let signature = opened.sign(challenge), reader.isSigned(challenge, signature, by: opened.certificate)
        else { throw .refused(Refusal(.certificateKeyMissing, Self.rule)) }
    }

    /// A signature for this is none for anything else.
    private static let purpose = Array("anju sign-in 1\u{0}".utf8)
    private static let challengeBytes = 32

    /// The account of the number in it; nil where nobody has that number here.
    private func account(of certificate: PresentedCertificate, at door: Door) throws(OfficeFailure) -> Account? {
        guard let number = number(of: certificate, at: door) else {
            throw .refused(Refusal(.certificateNumberMissing, Self.rule))
        }
        let login = door.login(number)
        return try office.records.read { (reader) throws(OfficeFailure) in
            try office.account(login, door: door, reader)
        }
    }

    private func number(
        of certificate: PresentedCertificate, at door: Door,
        _ forms: [CertificateNumbers.Form] = CertificateNumbers.Form.allCases
    ) -> String? {
        let texts = office.options.signIn.certificateNumbers[door].flatMap { identifier in
            reader.texts(under: identifier, in: certificate)
        }
        // What is surely a number before what could be one, wherever it stands.
        for form in forms {
            for text in texts {
                if let number = CertificateNumbers.number(in: text, door, form) { return number }
            }
        }
        return nil
    }

    private func noteUse(
        of certificate: PresentedCertificate, _ account: AccountID, _ gate: Gate, _ terminal: TerminalID
    ) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.insist { (writer) throws(OfficeFailure) in
            try gate.clear(writer)
            let entry = Entry(
                .certificateUsed,
                [
                    "account": .id(account), "terminal": .id(terminal),
                    "certificate": .commitment(try writer.commitment(to: certificate)),
                ])
            try writer.append([entry], at: now, by: .system)
        }
    }

    private func noteFailure(
        _ refusal: Refusal, _ certificate: PresentedCertificate?, _ account: AccountID?, _ terminal: TerminalID
    ) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.insist { (writer) throws(OfficeFailure) in
            var fields = [Entry.Field("terminal", .id(terminal)), Entry.Field("reason", .code(refusal.code.rawValue))]
            if let account { fields.append(Entry.Field("account", .id(account))) }
            if let certificate {
                fields.append(Entry.Field("certificate", .commitment(try writer.commitment(to: certificate))))
            }
            try writer.append([Entry(.signInFailed, fields)], at: now, by: .system)
        }
    }

    private static let rule: Rule = "P-04"
}

extension RecordReader {
    /// Stands for a certificate in the journal.
    fileprivate func commitment(to certificate: PresentedCertificate) throws(OfficeFailure) -> Commitment {
        try commitment(toCertificate: certificate.chain.first ?? [])
    }
}
