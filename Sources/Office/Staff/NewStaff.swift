import Housing
import Texts

/// An account to be made for a member of staff.
public struct NewStaff: Sendable {
    /// Small letters, digits, `.`, `-` and `_`; 2 to 32 of them, a letter first, so that it is never taken for a
    /// document number.
    public var login: String
    public var name: String
    public var document: IdentityNumber
    public var roles: Set<OfficeRole>
    /// nil: activated by a one-time code.
    public var password: String?

    public init(
        login: String, name: String, document: IdentityNumber, roles: Set<OfficeRole>, password: String? = nil
    ) {
        self.login = login
        self.name = name
        self.document = document
        self.roles = roles
        self.password = password
    }

    /// 受理（clerk） …: the roles of staff as people say them, with what is typed.
    public static var namedRoles: [String] {
        OfficeRole.allCases.filter(Door.staff.roles.contains).map { "\($0.name)（\($0.rawValue)）" }
    }
}

/// A new account with everything drawn and hashed before the transaction.
struct PreparedStaff {
    let fresh: FreshCode
    private let login: Login
    private let name: String
    private let new: NewStaff
    private let personID: PersonID
    let passwordHash: String?

    init(_ new: NewStaff, _ office: Office) throws(OfficeFailure) {
        login = Door.staff.login(new.login)
        name = Normal.name(new.name)
        guard Self.isLogin(login.text) else {
            throw .input(InputProblem(source: CommandTexts.login, reason: .outOfRange(allowed: CommandTexts.loginForm)))
        }
        guard !name.isEmpty else { throw .input(InputProblem(source: "--name", reason: .empty)) }
        if let position = PersonName.wrongCharacter(in: name) {
            throw .input(InputProblem(source: "--name", reason: .syntax(InputTexts.nameCharacter(position))))
        }
        try Self.requireStaffRoles(new.roles)
        if let password = new.password.map(PasswordRules.folded) {
            try PasswordRules.check(password, for: login)
            passwordHash = try office.hashed(password)
        } else {
            passwordHash = nil
        }
        self.new = new
        personID = PersonID(office.entropy.identifier())
        fresh = try FreshCode(office)
    }

    /// Roles of staff, at least one.
    ///
    /// - Parameter option: as which they were given.
    static func requireStaffRoles(_ roles: Set<OfficeRole>, option: String = "--role") throws(OfficeFailure) {
        let allowed = OfficeRole.allCases.filter(Door.staff.roles.contains)
        guard !roles.isEmpty else { throw .input(InputProblem(source: option, reason: .empty)) }
        if let wrong = roles.first(where: { !allowed.contains($0) }) {
            let reason = InputProblem.Reason.unknown(wrong.rawValue, allowed: NewStaff.namedRoles)
            throw .input(InputProblem(source: option, reason: reason))
        }
    }

    func save(
        by actor: Actor, issuer: AccountID, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> (Account, IssuedCode?) {
        guard try writer.account(login: login) == nil else { throw .refused(Refusal(.loginTaken, "7")) }
        let person = try person(writer)
        var account = fresh.account(of: person, login: login, roles: new.roles)
        account.passwordHash = passwordHash
        try writer.save(account)
        let roles = OfficeRole.allCases.filter(new.roles.contains).map(\.rawValue)
        let entry = Entry(
            .staffCreated, ["account": .id(account.id), "person": .id(person.id), "roles": .codes(roles)])
        try writer.append([entry], at: fresh.now, by: actor)
        guard passwordHash == nil else { return (account, nil) }
        return (account, try fresh.issueOnly(to: account, by: actor, issuer: issuer, writer))
    }

    /// The manager of that login who never set a password, where it is the same person under the same name.
    func waitingManager(_ reader: any RecordReader) throws(OfficeFailure) -> Account? {
        guard let account = try reader.account(login: login), account.passwordHash == nil, !account.isDisabled,
            account.roles.contains(.manager), account.name == name,
            try reader.person(account.person).document == new.document
        else { return nil }
        return account
    }

    /// The one person of that document, whom the office may know as a tenant already; the name has to agree.
    private func person(_ writer: any RecordWriter) throws(OfficeFailure) -> Person {
        if let known = try writer.person(document: new.document) {
            guard known.name == name else {
                throw .input(InputProblem(source: "--name", reason: .conflicts(with: known.maskedName)))
            }
            return known
        }
        // An import that is decided may bring the same person: first it, then the question again.
        guard try writer.importRun()?.isDecided != true else { throw .refused(Refusal(.importRunning, "8")) }
        let person = Person(id: personID, name: name, document: new.document)
        try writer.save(person)
        return person
    }

    private static func isLogin(_ text: String) -> Bool {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
        return (2...32).contains(text.count) && text.allSatisfy(allowed.contains) && text.first?.isLetter == true
    }
}
