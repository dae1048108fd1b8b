import Housing

/// 账号密码: an applicant's document number or a staff login, and a password.
final class PasswordMethod: LoginMethod {
    let kind = LoginMethodKind.password
    let isConnected = true
    private unowned let office: Office

    init(_ office: Office) {
        self.office = office
    }

    func isOffered(at door: Door) -> Bool { true }

    func prove(_ claim: LoginClaim, terminal: TerminalID) throws(OfficeFailure) -> AccountID {
        let login = claim.door.login(claim.login)
        let gate = Gate(login: login, terminal: terminal)
        let now = office.clocks.machine()
        let account = try office.records.write { (writer) throws(OfficeFailure) -> Account? in
            try gate.charge(writer, at: now)
            return try office.account(login, door: claim.door, writer)
        }
        let matches = try office.passwordMatches(account, PasswordRules.folded(claim.secret))
        guard let account, matches else {
            try office.journalFailure(.signInFailed, account: account?.id, terminal: terminal)
            throw .refused(Refusal(.signInFailed, "P-02"))
        }
        guard !account.isDisabled else {
            try office.journalFailure(.signInFailed, account: account.id, terminal: terminal)
            throw .refused(Refusal(.accountDisabled, "P-02"))
        }
        return account.id
    }

    func secondsToWait(_ claim: LoginClaim, at terminal: TerminalID) throws(OfficeFailure) -> Int64 {
        try office.secondsToWait(Gate(login: claim.door.login(claim.login), terminal: terminal))
    }
}

extension Office {
    /// The account of `login` where it belongs to that door.
    func account(_ login: Login, door: Door, _ reader: any RecordReader) throws(OfficeFailure) -> Account? {
        guard let account = try reader.account(login: login), !account.roles.isDisjoint(with: door.roles) else {
            return nil
        }
        return account
    }

    /// Whether `secret` is the account's password. For no account, and for one without a password, it does the same
    /// work and says no.
    func passwordMatches(_ account: Account?, _ secret: String) throws(OfficeFailure) -> Bool {
        guard let stored = account?.passwordHash else {
            let salt = [UInt8](repeating: 0, count: PasswordHash.saltBytes)
            _ = try PasswordHash(secret: secret, salt: salt, cost: options.signIn.passwordCost)
            return false
        }
        return try PasswordHash(stored: stored).matches(secret)
    }

    /// Seconds until that gate lets the next try pass.
    func secondsToWait(_ gate: Gate, ignoresLogin: Bool = false) throws(OfficeFailure) -> Int64 {
        let now = clocks.machine()
        return try records.read { (reader) throws(OfficeFailure) in
            try gate.secondsLeft(reader, at: now, ignoresLogin: ignoresLogin)
        }
    }

    /// Writes that a try failed. Nobody is signed in, so it is the system that writes.
    func journalFailure(_ kind: EntryKind, account: AccountID?, terminal: TerminalID) throws(OfficeFailure) {
        var fields = [Entry.Field("terminal", .id(terminal))]
        if let account { fields.append(Entry.Field("account", .id(account))) }
        let entry = Entry(kind, fields)
        let now = try clocks.office()
        try insist { (writer) throws(OfficeFailure) in
            try writer.append([entry], at: now, by: .system)
        }
    }
}

extension Office {
    /// A stored form of `password` under a fresh salt.
    func hashed(_ password: String) throws(OfficeFailure) -> String {
        let salt = entropy.bytes(PasswordHash.saltBytes)
        return try PasswordHash(secret: password, salt: salt, cost: options.signIn.passwordCost).stored
    }

    /// Sets a password and says in the journal whether it is the first.
    func setPassword(
        _ hash: String, of id: AccountID, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        var account = try writer.account(id)
        let kind: EntryKind = account.passwordHash == nil ? .accountActivated : .accountPasswordReplaced
        account.passwordHash = hash
        try writer.save(account)
        try writer.append([Entry(kind, ["account": .id(id)])], at: now, by: actor)
    }
}
