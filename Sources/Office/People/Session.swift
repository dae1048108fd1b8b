import Housing

/// Somebody who is signed in at a terminal. A value: it dies with the process, and every act looks again whether its
/// account is still what it was.
public struct Session: Equatable, Sendable {
    /// Opaque; ties the journal's sign-in and sign-out together.
    public let id: String
    public let account: AccountID
    public let person: PersonID
    /// In full.
    public let name: String
    public let roles: Set<OfficeRole>
    public let door: Door
    public let method: LoginMethodKind
    public let terminal: TerminalID
    public let startedAt: MachineMoment

    public init(
        id: String, account: AccountID, person: PersonID, name: String, roles: Set<OfficeRole>, door: Door,
        method: LoginMethodKind, terminal: TerminalID, startedAt: MachineMoment
    ) {
        self.id = id
        self.account = account
        self.person = person
        self.name = name
        self.roles = roles
        self.door = door
        self.method = method
        self.terminal = terminal
        self.startedAt = startedAt
    }

    /// An organisation's name is nobody's personal value: it stands in the public register.
    public var maskedName: String { door == .organisation ? name : Mask.name(name) }

    /// Whether one of its roles may; for hints. The desks look again at what the account holds now.
    public func may(_ act: Act) -> Bool { !act.roles.isDisjoint(with: roles) }

    /// As whom this session does `act`: the first of its roles, in the order of `OfficeRole`, that may.
    ///
    /// - Parameter held: the roles that the account has now; one taken away since signing in no longer counts.
    func actor(for act: Act, holding held: Set<OfficeRole>) throws(OfficeFailure) -> Actor {
        let roles = OfficeRole.allCases.filter { self.roles.contains($0) && held.contains($0) }
        guard let role = roles.first(where: act.roles.contains) else { throw .denied(act, roles.first) }
        return actor(as: role)
    }

    /// As whom this session comes and goes: its first role.
    var principal: Actor { actor(as: OfficeRole.allCases.first(where: roles.contains) ?? .applicant) }

    func actor(as role: OfficeRole) -> Actor { Actor(person: person, account: account, role: role, session: id) }
}
