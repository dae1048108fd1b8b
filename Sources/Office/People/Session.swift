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

    public var maskedName: String { Mask.name(name) }

    public func may(_ act: Act) -> Bool { !act.roles.isDisjoint(with: roles) }

    /// As whom this session does `act`: the first of its roles, in the order of the table, that may.
    func actor(for act: Act) throws(OfficeFailure) -> Actor {
        guard let role = OfficeRole.allCases.first(where: { roles.contains($0) && act.roles.contains($0) }) else {
            throw .denied(act, OfficeRole.allCases.first(where: roles.contains))
        }
        return Actor(person: person, account: account, role: role)
    }
}
