import Housing

/// The door: who somebody is, passwords, the notice of what is collected.
public struct SignInDesk {
    let office: Office

    /// The methods at that door in the order in which they are listed, connected or not (P-03, P-04).
    public func methods(at door: Door) -> [any LoginMethod] {
        office.loginMethods.filter { $0.isOffered(at: door) }
    }

    /// Lets somebody in.
    ///
    /// Takes some tenths of a second, the same for every wrong answer.
    /// - Throws: `.refused` with `SIGN_IN_FAILED`, `SIGN_IN_DELAYED` (seconds), `METHOD_NOT_CONNECTED`,
    ///   `ACCOUNT_DISABLED`, or one of the codes' and certificates' refusals.
    public func signIn(
        _ claim: LoginClaim, by kind: LoginMethodKind, at terminal: TerminalID
    ) throws(OfficeFailure) -> Session {
        guard let method = methods(at: claim.door).first(where: { $0.kind == kind }) else {
            throw .refused(Refusal(.methodNotConnected, "P-04"))
        }
        let account = try method.prove(claim, terminal: terminal)
        return try admit(account, by: kind, claim.door, at: terminal) { (_, _) throws(OfficeFailure) in }
    }

    /// Sets the first password, or another one, with a one-time code, and lets its owner in. The password is looked
    /// at first, so that a poor one does not cost the code.
    public func activate(
        _ claim: LoginClaim, newPassword: String, at terminal: TerminalID
    ) throws(OfficeFailure) -> Session {
        let password = PasswordRules.folded(newPassword)
        try PasswordRules.check(password, for: claim.door.login(claim.login))
        let hash = try office.hashed(password)
        let method = OneTimeCodeMethod(office)
        let match = try method.check(claim, terminal: terminal)
        let now = try office.clocks.office()
        return try admit(match.account.id, by: .oneTimeCode, claim.door, at: terminal) {
            (writer, actor) throws(OfficeFailure) in
            try method.consume(match, at: now, terminal: terminal, writer)
            try office.setPassword(hash, of: match.account.id, at: now, by: actor, writer)
        }
    }

    /// Replaces the password of who is signed in. With a session opened by a one-time code no old one is asked.
    public func replacePassword(old: String?, new: String, _ session: Session) throws(OfficeFailure) {
        let account = try account(of: session)
        if session.method != .oneTimeCode {
            try prove(old ?? "", of: account, session)
        }
        let password = PasswordRules.folded(new)
        try PasswordRules.check(password, for: account.login)
        let hash = try office.hashed(password)
        let now = try office.clocks.office()
        try office.write(.replaceOwnPassword, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            try office.setPassword(hash, of: account.id, at: now, by: actor, writer)
        }
    }

    /// Lifts the lock of a screen for the one who is signed in there. Failures count and delay as at the door.
    public func unlock(_ password: String, _ session: Session) throws(OfficeFailure) {
        try prove(password, of: account(of: session), session)
    }

    /// Ends the session, at once and whatever fails; cases that it claimed go back to the queue. Where that or the
    /// journal could not be written it can be asked again.
    public func signOut(_ session: Session) throws(OfficeFailure) {
        office.forget(session)
        try office.review.releaseAll(session)
        let entry = Entry(.signInEnded, ["session": .id(session.id), "terminal": .id(session.terminal)])
        let now = try office.clocks.office()
        try office.records.write { (writer) throws(OfficeFailure) in
            try writer.append([entry], at: now, by: session.principal)
        }
    }

    /// Seconds until somebody may try again, for the countdown; 0 now.
    public func secondsToWait(
        _ claim: LoginClaim, by kind: LoginMethodKind, at terminal: TerminalID
    ) throws(OfficeFailure) -> Int64 {
        try methods(at: claim.door).first { $0.kind == kind }?.secondsToWait(claim, at: terminal) ?? 0
    }

    /// Whose certificate a file holds, a person's name masked; nil where only the PIN shows it. Nothing is counted for this.
    ///
    /// - Throws: `.refused` with `CERTIFICATE_…` where what can be seen of it will not do.
    public func glance(atCertificate file: [UInt8], at door: Door) throws(OfficeFailure) -> String? {
        guard let reader = office.devices.certificates else { throw .refused(Refusal(.methodNotConnected, "P-04")) }
        return try CACertificateMethod(office, reader).glance(at: file, door)
    }

    private func account(of session: Session) throws(OfficeFailure) -> Account {
        try office.read(.replaceOwnPassword, session) { (reader, _) throws(OfficeFailure) in
            try reader.account(session.account)
        }
    }

    /// The one who is signed in shows again that he is.
    private func prove(_ password: String, of account: Account, _ session: Session) throws(OfficeFailure) {
        let gate = Gate(login: account.login, terminal: session.terminal)
        let now = office.clocks.machine()
        try office.records.write { (writer) throws(OfficeFailure) in try gate.charge(writer, at: now) }
        guard try office.passwordMatches(account, PasswordRules.folded(password)) else {
            try office.journalFailure(.signInFailed, account: account.id, terminal: session.terminal)
            throw .refused(Refusal(.signInFailed, "P-02"))
        }
        try office.insist { (writer) throws(OfficeFailure) in try gate.clear(writer) }
    }

    /// Clears the delays and opens the session, with whatever has to happen in the same transaction.
    private func admit(
        _ id: AccountID, by kind: LoginMethodKind, _ door: Door, at terminal: TerminalID,
        with act: (any RecordWriter, Actor) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) -> Session {
        let sessionID = office.entropy.identifier()
        let now = try office.clocks.office()
        let startedAt = office.clocks.machine()
        return try office.insist { (writer) throws(OfficeFailure) in
            let account = try writer.account(id)
            let session = Session(
                id: sessionID, account: id, person: account.person, name: account.name,
                roles: account.roles.intersection(door.roles), door: door, method: kind, terminal: terminal,
                startedAt: startedAt)
            try act(writer, session.principal)
            try Gate(login: account.login, terminal: terminal).clear(writer)
            let entry = Entry(
                .signInOK,
                ["session": .id(sessionID), "terminal": .id(terminal), "method": .code(kind.rawValue)])
            try writer.append([entry], at: now, by: session.principal)
            return session
        }
    }
}
