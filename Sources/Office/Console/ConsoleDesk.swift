import Housing

/// What the command line asks beyond the counter's desks. Whoever can run it on this host as the office's service
/// account can read the directory anyhow; so questions ask for no sign-in, and personal values stay masked.
public struct ConsoleDesk {
    let office: Office

    /// Where commands sign in from, as far as delays and the journal are concerned.
    static let terminal = TerminalID("console")

    /// As whom a command acts (`--by`).
    ///
    /// - Parameters:
    ///   - login: of staff; in a training directory nil takes the first account that may do `act`.
    ///   - password: asked for only outside of training.
    /// - Throws: `.input` with `--by` or `--password-fd` missing; `.refused` as at the door, and with
    ///   `ACCOUNT_NOT_ACTIVATED` where the account has no password yet.
    public func session(
        by login: String?, for act: Act, password: () throws(OfficeFailure) -> String?
    ) throws(OfficeFailure) -> Session {
        guard try !office.info().isTraining else { return try trainingSession(by: login, for: act) }
        guard let login else { throw .input(InputProblem(source: "--by", reason: .missing("--by"))) }
        try requirePassword(login)
        guard let secret = try password() else {
            throw .input(InputProblem(source: "--password-fd", reason: .missing("--password-fd")))
        }
        let claim = LoginClaim(door: .staff, login: login, secret: secret)
        return try office.signIn.signIn(claim, by: .password, at: Self.terminal)
    }

    /// Nobody whose account has no password yet is asked for one. This tells no stranger anything: see above.
    private func requirePassword(_ login: String) throws(OfficeFailure) {
        let account = try office.records.read { (reader) throws(OfficeFailure) in
            try office.account(Door.staff.login(login), door: .staff, reader)
        }
        guard let account, account.passwordHash == nil else { return }
        throw .refused(Refusal(.accountNotActivated, "P-02"))
    }

    private func trainingSession(by login: String?, for act: Act) throws(OfficeFailure) -> Session {
        let account = try office.records.read { (reader) throws(OfficeFailure) -> Account? in
            guard let login else {
                let staff = try reader.accounts(staffOnly: true).filter { !$0.isDisabled }
                return staff.sorted { $0.login.text < $1.login.text }.first { !$0.roles.isDisjoint(with: act.roles) }
            }
            return try office.account(Door.staff.login(login), door: .staff, reader)
        }
        guard let account else { throw .refused(Refusal(.notFound, "7")) }
        guard !account.isDisabled else { throw .refused(Refusal(.accountDisabled, "P-02")) }
        return Session(
            id: office.entropy.identifier(), account: account.id, person: account.person, name: account.name,
            roles: account.roles.intersection(Door.staff.roles), door: .staff, method: .password,
            terminal: Self.terminal, startedAt: office.clocks.machine())
    }

    /// A page of cases with the login of who has each.
    public func cases(
        _ filter: QueueFilter, offset: Int, limit: Int
    ) throws(OfficeFailure) -> [(summary: CaseSummary, assignedTo: String?)] {
        try office.records.read { (reader) throws(OfficeFailure) in
            guard filter.canMatch else { return [] }
            let logins = try staffLogins(reader)
            return try reader.queue(filter, offset: offset, limit: limit).map { summary in
                (summary, summary.assignedTo.flatMap { logins[$0] })
            }
        }
    }

    /// One case as a whole. ``CaseFile/allowed`` names what anybody could do who is in the right place: the
    /// applicant, the reviewer who has the case or any other while nobody has it, the daily run.
    public func caseFile(_ number: ReceiptNumber) throws(OfficeFailure) -> ConsoleCase {
        let ground = try office.ground(at: try office.clocks.office())
        return try office.records.read { (reader) throws(OfficeFailure) in
            guard let renewal = try reader.renewal(number: number) else {
                throw .refused(Refusal(.notFound, "6.1"))
            }
            let file = try office.caseFile(renewal.id, for: .system, ground, reader)
            let holder = renewal.claim?.reviewer
            let reviewer = Actor(
                person: holder ?? PersonID("any reviewer"), account: AccountID("any reviewer"), role: .reviewer)
            let applicant = Actor(
                person: renewal.applicant, account: AccountID("applicant"), role: .applicant)
            let possible = Set([applicant, reviewer, .system].flatMap { renewal.allowed(for: $0) })
            let login = try holder.flatMap { (person) throws(OfficeFailure) in try staffLogins(reader)[person] }
            return ConsoleCase(
                file: file, allowed: Renewal.Act.allCases.filter(possible.contains), assignedTo: login)
        }
    }

    /// One contract as a whole. ``ContractFile/allowed`` names what anybody could do who is in the right place: the
    /// applicant, a clerk, a reviewer who had nothing to do with it, the daily run.
    public func contractFile(_ number: ReceiptNumber) throws(OfficeFailure) -> ContractFile {
        let ground = try office.signingGround(at: try office.clocks.office())
        return try office.records.read { (reader) throws(OfficeFailure) in
            guard let signing = try reader.matter(number: number, as: Signing.self) else {
                throw .refused(Refusal(.notFound, "6.3"))
            }
            let anybody = [OfficeRole.clerk, .reviewer].map { role in
                Actor(person: PersonID("any \(role)"), account: AccountID("any \(role)"), role: role)
            }
            let applicant = Actor(person: signing.applicant, account: AccountID("applicant"), role: .applicant)
            let possible = Set((anybody + [applicant, .system]).flatMap { signing.allowed(for: $0) })
            return try office.contractFile(signing.id, for: .system, ground, reader)
                .allowing(Signing.Act.allCases.filter(possible.contains))
        }
    }

    /// Every account of staff, by login.
    public func staff() throws(OfficeFailure) -> [Account] {
        try office.records.read { (reader) throws(OfficeFailure) in
            try reader.accounts(staffOnly: true).sorted { $0.login.text < $1.login.text }
        }
    }

    func staffLogins(_ reader: any RecordReader) throws(OfficeFailure) -> [PersonID: String] {
        var logins: [PersonID: String] = [:]
        for account in try reader.accounts(staffOnly: true) { logins[account.person] = account.login.text }
        return logins
    }
}

/// A case as `anju case show` prints it.
public struct ConsoleCase {
    public let file: CaseFile
    public let allowed: [Renewal.Act]
    /// The login of who reviews it.
    public let assignedTo: String?
}
