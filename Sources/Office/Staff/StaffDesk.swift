import Housing

/// The accounts of staff. Every one belongs to a person with a document, for separations hold by person: who is tenant
/// and reviewer with two logins is one person still.
public struct StaffDesk {
    let office: Office

    /// Every account of staff, by login.
    public func list(_ session: Session) throws(OfficeFailure) -> [Account] {
        try office.read(.seeStaff, session) { (reader, _) throws(OfficeFailure) in
            try reader.accounts(staffOnly: true).sorted { $0.login.text < $1.login.text }
        }
    }

    /// Makes an account. Without a password it is activated by the one-time code that is returned.
    public func create(_ new: NewStaff, _ session: Session) throws(OfficeFailure) -> (Account, IssuedCode?) {
        let prepared = try PreparedStaff(new, office)
        return try office.write(.manageStaff, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            try prepared.save(by: actor, issuer: session.account, writer)
        }
    }

    /// Makes the first manager of an office that has none, by the system's own hand. Where his code ran out unused the
    /// same login of the same person gets another one, or a password.
    ///
    /// - Throws: `.denied` where the office has a manager who can sign in. One who never did is none, for nobody could
    ///   issue him another code.
    public func createFirstManager(_ new: NewStaff) throws(OfficeFailure) -> (Account, IssuedCode?) {
        var new = new
        new.roles.insert(.manager)
        let prepared = try PreparedStaff(new, office)
        return try office.insist { (writer) throws(OfficeFailure) in
            guard try !writer.accounts(staffOnly: true).contains(where: \.isManager) else {
                throw .denied(.manageStaff, nil)
            }
            if let waiting = try prepared.waitingManager(writer) {
                guard let hash = prepared.passwordHash else {
                    return (waiting, try prepared.fresh.issueOnly(to: waiting, by: .system, issuer: waiting.id, writer))
                }
                try office.setPassword(hash, of: waiting.id, at: prepared.fresh.now, by: .system, writer)
                return (try writer.account(waiting.id), nil)
            }
            return try prepared.save(by: .system, issuer: prepared.fresh.accountID, writer)
        }
    }

    /// Gives and takes roles; the office keeps at least one manager who can sign in. Who reviews no longer has no case
    /// any more: it goes back to the queue.
    public func setRoles(_ roles: Set<OfficeRole>, of id: AccountID, _ session: Session) throws(OfficeFailure) {
        try PreparedStaff.requireStaffRoles(roles, option: "--set")
        try change(id, session) { account in
            let given = roles.subtracting(account.roles).map { Self.entry(.staffRoleGranted, id, $0) }
            let taken = account.roles.subtracting(roles).map { Self.entry(.staffRoleRevoked, id, $0) }
            account.roles = roles
            return (given + taken).sorted { $0.description < $1.description }
        }
    }

    /// Shuts the account out; a session that it has ends with its next act, and its cases go back to the queue.
    public func disable(_ id: AccountID, _ session: Session) throws(OfficeFailure) {
        try change(id, session) { account in
            guard !account.isDisabled else { return [] }
            account.isDisabled = true
            return [Entry(.staffDisabled, ["account": .id(id)])]
        }
    }

    /// Lets a shut-out account in again, with the password and the roles that it had.
    public func enable(_ id: AccountID, _ session: Session) throws(OfficeFailure) {
        try change(id, session) { account in
            guard account.isDisabled else { return [] }
            account.isDisabled = false
            return [Entry(.staffEnabled, ["account": .id(id)])]
        }
    }

    /// A one-time code with which a member of staff sets a new password. Nobody issues one to himself, whatever the login.
    public func issueCode(to id: AccountID, _ session: Session) throws(OfficeFailure) -> IssuedCode {
        let fresh = try FreshCode(office)
        return try office.write(.manageStaff, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let account = try Self.staff(id, writer)
            guard account.person != session.person else { throw .refused(Refusal(.ownCase, "7")) }
            guard !account.isDisabled else { throw .refused(Refusal(.accountDisabled, "P-02")) }
            return try fresh.issue(to: account, by: actor, issuer: session.account, writer)
        }
    }

    /// The account of a staff login, for commands that name people by it.
    public func account(login: String, _ session: Session) throws(OfficeFailure) -> Account {
        try office.read(.seeStaff, session) { (reader, _) throws(OfficeFailure) in
            guard let account = try office.account(Door.staff.login(login), door: .staff, reader) else {
                throw .refused(Refusal(.notFound, "7"))
            }
            return account
        }
    }

    private func change(
        _ id: AccountID, _ session: Session, _ change: (inout Account) -> [Entry]
    ) throws(OfficeFailure) {
        let now = try office.clocks.office()
        try office.write(.manageStaff, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            var account = try Self.staff(id, writer)
            let entries = change(&account)
            guard !entries.isEmpty else { return }
            let others = try writer.accounts(staffOnly: true).filter { $0.id != id }
            guard account.isManager || others.contains(where: \.isManager) else {
                throw .refused(Refusal(.lastManager, "7"))
            }
            try writer.save(account)
            try writer.append(entries, at: now, by: actor)
            let mayReview = (others + [account]).contains { $0.person == account.person && $0.isReviewer }
            if !mayReview { try release(claimsOf: account.person, at: now, by: actor, writer) }
        }
    }

    /// Puts back what a person had claimed who reviews no longer.
    private func release(
        claimsOf person: PersonID, at now: Moment, by actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        let claimed = try writer.claimed(by: person)
        guard !claimed.isEmpty else { return }
        let step = ReviewStep(ground: try office.ground(at: now), now: now, actor: actor)
        for id in claimed { _ = try step.perform(.release, on: id, expecting: nil, writer) }
    }

    private static func staff(_ id: AccountID, _ reader: any RecordReader) throws(OfficeFailure) -> Account {
        let account = try reader.account(id)
        guard !account.roles.isDisjoint(with: Door.staff.roles) else { throw .refused(Refusal(.notFound, "7")) }
        return account
    }

    private static func entry(_ kind: EntryKind, _ id: AccountID, _ role: OfficeRole) -> Entry {
        Entry(kind, ["account": .id(id), "role": .code(role.rawValue)])
    }
}

extension Account {
    /// Somebody who can let others in again: who never set a password cannot.
    var isManager: Bool { roles.contains(.manager) && !isDisabled && passwordHash != nil }

    var isReviewer: Bool { roles.contains(.reviewer) && !isDisabled }
}
