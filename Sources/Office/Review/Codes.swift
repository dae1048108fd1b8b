import Housing

/// One-time codes at the counter: for who has not activated the account yet or forgot the password.
extension ReviewDesk {
    /// The person whose card lies on the counter, by its exact number. It is a look at personal values: the name is
    /// given in full, to be compared with the card.
    ///
    /// - Throws: `.refused` with `NOT_FOUND` where nobody of that number is known to the office.
    public func find(_ document: IdentityNumber, _ session: Session) throws(OfficeFailure) -> PersonCard {
        let now = try office.clocks.office()
        return try office.write(.findPerson, session) { (writer, actor) throws(OfficeFailure) in
            guard let person = try writer.person(document: document) else {
                throw .refused(Refusal(.notFound, "P-02"))
            }
            try writer.append([Entry(.personalShown, ["person": .id(person.id)])], at: now, by: actor)
            let account = try writer.account(login: Door.person.login(document.value)).flatMap { account in
                account.person == person.id ? account : nil
            }
            let leases = try writer.leases(tenant: person.id)
            var openChanges: [LeaseID: ReceiptNumber] = [:]
            for lease in leases { openChanges[lease.lease.id] = try writer.openChange(of: lease.lease.id)?.number }
            return PersonCard(
                person: person, leases: leases, openChanges: openChanges,
                hasPassword: account?.passwordHash != nil, isDisabled: account?.isDisabled ?? false)
        }
    }

    /// Issues a code to a person whom the clerk has seen with the card, and opens the account where there is none.
    /// A code issued before stops working.
    ///
    /// - Throws: `.refused` with `OWN_CASE` where the clerk would issue one to himself, with `LOGIN_TAKEN` where another
    ///   person's account has the same number: documents of two kinds can bear one, and a login is the number alone.
    public func issueCode(to person: PersonID, _ session: Session) throws(OfficeFailure) -> IssuedCode {
        guard person != session.person else { throw .refused(Refusal(.ownCase, "7")) }
        let fresh = try FreshCode(office)
        return try office.write(.issueCode, session) { (writer, actor) throws(OfficeFailure) in
            let holder = try writer.person(person)
            let login = Door.person.login(holder.document.value)
            let account =
                try writer.account(login: login) ?? fresh.account(of: holder, login: login, roles: [.applicant])
            guard account.person == person else { throw .refused(Refusal(.loginTaken, "P-02")) }
            guard !account.isDisabled else { throw .refused(Refusal(.accountDisabled, "P-02")) }
            return try fresh.issue(to: account, by: actor, issuer: session.account, writer)
        }
    }
}

/// Who was found at the counter.
public struct PersonCard: Equatable, Sendable {
    public let person: Person
    public let leases: [LeaseRecord]
    /// Of these, those about which a report that somebody died or moved out is open.
    public let openChanges: [LeaseID: ReceiptNumber]
    /// False: the account was never activated.
    public let hasPassword: Bool
    public let isDisabled: Bool
}

/// A code as it is handed over; nothing keeps its digits.
public struct IssuedCode: Equatable, Sendable {
    public let login: Login
    /// Eight digits.
    public let digits: String
    public let expires: MachineMoment
}

/// A code drawn and hashed before the transaction in which it is issued.
struct FreshCode {
    let digits: String
    let hash: String
    let accountID: AccountID
    let now: Moment
    let expires: MachineMoment
    let tries: Int

    init(_ office: Office) throws(OfficeFailure) {
        digits = office.entropy.digits(OneTimeCodeMethod.digits)
        hash = try office.hashed(digits)
        accountID = AccountID(office.entropy.identifier())
        now = try office.clocks.office()
        expires = office.clocks.machine().adding(seconds: office.options.signIn.codeLifeSeconds)
        tries = office.options.signIn.codeTries
    }

    /// An account that has no password yet.
    func account(of person: Person, login: Login, roles: Set<OfficeRole>) -> Account {
        account(of: person.id, name: person.name, login: login, roles: roles)
    }

    func account(of person: PersonID, name: String, login: Login, roles: Set<OfficeRole>) -> Account {
        Account(
            id: accountID, login: login, person: person, name: name, roles: roles, passwordHash: nil,
            isDisabled: false, createdAt: now)
    }

    /// Opens the account where it is the fresh one, and issues the code.
    ///
    /// - Parameter vouched: what of an organisation's code did not fit and was compared with the licence.
    func issue(
        to account: Account, by actor: Actor, issuer: AccountID, vouched: CreditCode.Warning? = nil,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> IssuedCode {
        if account.id == accountID {
            try writer.save(account)
            let entry = Entry(.accountCreated, ["account": .id(account.id), "person": .id(account.person)])
            try writer.append([entry], at: now, by: actor)
        }
        return try issueOnly(to: account, by: actor, issuer: issuer, vouched: vouched, writer)
    }

    /// Issues the code to an account that is there.
    func issueOnly(
        to account: Account, by actor: Actor, issuer: AccountID, vouched: CreditCode.Warning? = nil,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> IssuedCode {
        let code = OneTimeCode(
            account: account.id, hash: hash, issuedBy: issuer, expires: expires, triesLeft: tries, isUsed: false)
        try writer.save(code)
        var fields = [Entry.Field("account", .id(account.id))]
        if let vouched { fields.append(Entry.Field("vouched", .code(vouched.rawValue))) }
        try writer.append([Entry(.codeIssued, fields)], at: now, by: actor)
        return IssuedCode(login: account.login, digits: digits, expires: expires)
    }
}
