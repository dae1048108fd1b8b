/// The rules under which a lease was made: 老政策, or 新政策 in force since 2023-08-01.
public enum LeasePolicy: String, CaseIterable, Codable, Sendable {
    case old = "OLD"
    case new = "NEW"
}

/// A lease of a public rental dwelling.
public struct Lease: Hashable, Sendable, Codable, Identifiable {
    /// As the register has it. Whether a lease runs on a day is another question: ``runs(on:)``.
    public enum Status: String, CaseIterable, Codable, Sendable {
        case active = "ACTIVE"
        /// Its term is over and was settled.
        case ended = "ENDED"
        /// Ended before its term: given back, or ended by the office.
        case terminated = "TERMINATED"
    }

    public let id: LeaseID
    /// The number on the paper.
    public var number: String
    public var policy: LeasePolicy
    public var dwelling: DwellingID
    public var tenant: PersonID
    public var occupants: [Occupant]
    public var start: Day
    /// The last day of the term; the lease ends with it, at 24:00.
    public var end: Day
    public var monthlyRent: Money
    public var status: Status
    /// The organisation that signed it for one of its staff; nil where it did not come about so.
    public var organisation: CreditCode?

    public init(
        id: LeaseID, number: String, policy: LeasePolicy, dwelling: DwellingID, tenant: PersonID,
        occupants: [Occupant] = [], start: Day, end: Day, monthlyRent: Money, status: Status = .active,
        organisation: CreditCode? = nil
    ) {
        self.id = id
        self.number = number
        self.policy = policy
        self.dwelling = dwelling
        self.tenant = tenant
        self.occupants = occupants
        self.start = start
        self.end = end
        self.monthlyRent = monthlyRent
        self.status = status
        self.organisation = organisation
    }

    /// Whether the lease runs on this day, its first and last included.
    public func runs(on day: Day) -> Bool {
        status == .active && start <= day && day <= end
    }
}

/// 其他入住人: a person who lives in the dwelling beside the tenant.
public struct Occupant: Hashable, Sendable, Codable {
    public var person: PersonID
    public var relation: Relation
    public var moveIn: Day?
    public var moveOut: Day?
    public var isCoApplicant: Bool

    public init(
        person: PersonID, relation: Relation, moveIn: Day? = nil, moveOut: Day? = nil, isCoApplicant: Bool = false
    ) {
        self.person = person
        self.relation = relation
        self.moveIn = moveIn
        self.moveOut = moveOut
        self.isCoApplicant = isCoApplicant
    }
}
