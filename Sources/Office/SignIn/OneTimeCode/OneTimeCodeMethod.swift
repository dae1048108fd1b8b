import Housing

/// 一次性验证码: issued at the counter after seeing person and card; 8 digits, 15 minutes, one use, five tries
/// (contract: People). It lets its holder in and lets him set a password.
final class OneTimeCodeMethod: LoginMethod {
    static let digits = 8

    let kind = LoginMethodKind.oneTimeCode
    let isConnected = true
    private unowned let office: Office

    init(_ office: Office) {
        self.office = office
    }

    func isOffered(at door: Door) -> Bool { true }

    func prove(_ claim: LoginClaim, terminal: TerminalID) throws(OfficeFailure) -> AccountID {
        let found = try check(claim, terminal: terminal)
        let now = try office.clocks.office()
        try office.insist { (writer) throws(OfficeFailure) in
            try consume(found, at: now, terminal: terminal, writer)
        }
        return found.account.id
    }

    func secondsToWait(_ claim: LoginClaim, at terminal: TerminalID) throws(OfficeFailure) -> Int64 {
        let gate = Gate(login: claim.door.login(claim.login), terminal: terminal)
        return try office.secondsToWait(gate, ignoresLogin: true)
    }

    /// A code that fits, not yet used up.
    struct Match {
        let account: Account
        fileprivate let code: OneTimeCode
    }

    /// Finds whether the code fits. Every call costs one of the code's tries and delays the next call at this terminal.
    func check(_ claim: LoginClaim, terminal: TerminalID) throws(OfficeFailure) -> Match {
        let login = claim.door.login(claim.login)
        let gate = Gate(login: login, terminal: terminal)
        let now = office.clocks.machine()
        let found = try office.records.write { (writer) throws(OfficeFailure) -> (Account, OneTimeCode)? in
            try gate.charge(writer, at: now, ignoresLogin: true)
            guard let account = try office.account(login, door: claim.door, writer),
                let code = try writer.oneTimeCode(account: account.id)
            else { return nil }
            var charged = code
            charged.triesLeft = max(0, code.triesLeft - 1)
            try writer.save(charged)
            return (account, code)
        }
        let typed = Normal.folded(claim.secret)
        guard try matches(found?.1, typed), let (account, code) = found else {
            try office.journalFailure(.codeFailed, account: found?.0.id, terminal: terminal)
            throw .refused(Refusal(.codeWrong, Self.rule))
        }
        try refuseSpent(code, at: now)
        guard !account.isDisabled else { throw .refused(Refusal(.accountDisabled, Self.rule)) }
        return Match(account: account, code: code)
    }

    /// Uses the code, unless another terminal has just done so.
    func consume(
        _ match: Match, at now: Moment, terminal: TerminalID, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        let account = match.account.id
        guard var code = try writer.oneTimeCode(account: account), code.hash == match.code.hash, !code.isUsed else {
            throw .refused(Refusal(.codeUsed, Self.rule))
        }
        code.isUsed = true
        try writer.save(code)
        let entry = Entry(.codeUsed, ["account": .id(account), "terminal": .id(terminal)])
        try writer.append([entry], at: now, by: .system)
    }

    /// Only who has the right code learns why it no longer serves.
    private func refuseSpent(_ code: OneTimeCode, at now: MachineMoment) throws(OfficeFailure) {
        if code.isUsed { throw .refused(Refusal(.codeUsed, Self.rule)) }
        if code.triesLeft == 0 { throw .refused(Refusal(.codeUsedUp, Self.rule)) }
        if now >= code.expires { throw .refused(Refusal(.codeExpired, Self.rule)) }
    }

    private func matches(_ code: OneTimeCode?, _ typed: String) throws(OfficeFailure) -> Bool {
        guard let code else { return try office.passwordMatches(nil, typed) }
        return try PasswordHash(stored: code.hash).matches(typed)
    }

    static let rule: Rule = "P-04"
}
