import Housing

/// What a contract says of its parties, its dwelling and its money, taken from the registers on the day of issue.
///
/// The contract names the tenant with his whole number: without it, it binds nobody (L-02).
public struct ContractFacts: Equatable, Sendable {
    /// 甲方, as the office names itself.
    public struct Lessor: Equatable, Sendable {
        public let name: String
        public let address: String?
        public let phone: String?

        public init(name: String, address: String? = nil, phone: String? = nil) {
            self.name = name
            self.address = address
            self.phone = phone
        }
    }

    /// 其他入住人.
    public struct Occupant: Equatable, Sendable {
        public let person: Person
        public let relation: Relation
        public let moveIn: Day?

        public init(person: Person, relation: Relation, moveIn: Day?) {
            self.person = person
            self.relation = relation
            self.moveIn = moveIn
        }
    }

    /// Something in the dwelling that is handed over with it.
    public struct Facility: Equatable, Sendable {
        public let name: String
        public let quantity: Int
        public let condition: String

        public init(name: String, quantity: Int, condition: String) {
            self.name = name
            self.quantity = quantity
            self.condition = condition
        }
    }

    /// What no contract may say.
    public enum Problem: Error, Hashable, Sendable {
        case noLessor
        case noTenant
        /// The last day comes before the first.
        case noTerm
        /// Longer than 20 years (Civil Code Art. 705).
        case termTooLong
        case rent
        /// More than three months' rent (Guangdong rule Art. 15), or less than none.
        case deposit(months: Int)
    }

    /// The most that a deposit may be, in months of rent.
    public static let depositMonthsMost = 3
    /// The longest term, in years.
    public static let termYearsMost = 20

    public var number: String
    public let madeOn: Day
    public let lessor: Lessor
    public let tenant: Person
    public let occupants: [Occupant]
    public let dwelling: Dwelling
    /// The lease that is carried on.
    public let former: Lease
    public let policy: LeasePolicy
    public let start: Day
    /// The last day, which counts.
    public let end: Day
    public let monthlyRent: Money
    public let depositMonths: Int
    public let facilities: [Facility]

    /// - Throws: ``Problem``, the first that was found.
    public init(
        number: String, madeOn: Day, lessor: Lessor, tenant: Person, occupants: [Occupant], dwelling: Dwelling,
        former: Lease, policy: LeasePolicy, start: Day, end: Day, monthlyRent: Money, depositMonths: Int,
        facilities: [Facility] = []
    ) throws(Problem) {
        guard !lessor.name.isEmpty else { throw .noLessor }
        guard !tenant.name.isEmpty else { throw .noTenant }
        guard start <= end else { throw .noTerm }
        guard end < start.adding(months: Self.termYearsMost * 12) else { throw .termTooLong }
        guard monthlyRent.fen > 0, monthlyRent.fen < 1_000_000_000_000 else { throw .rent }
        guard (0...Self.depositMonthsMost).contains(depositMonths) else { throw .deposit(months: depositMonths) }
        self.number = number
        self.madeOn = madeOn
        self.lessor = lessor
        self.tenant = tenant
        self.occupants = occupants
        self.dwelling = dwelling
        self.former = former
        self.policy = policy
        self.start = start
        self.end = end
        self.monthlyRent = monthlyRent
        self.depositMonths = depositMonths
        self.facilities = facilities
    }

    /// Months of rent times the rent.
    public var deposit: Money { Money(fen: monthlyRent.fen * depositMonths) }

    /// The price of a square metre for a month; nil where it is no whole number of fen.
    public var unitPrice: Money? {
        let area = dwelling.builtArea.squareCentimetres
        let (product, overflow) = monthlyRent.fen.multipliedReportingOverflow(by: 10_000)
        guard area > 0, !overflow, product % area == 0 else { return nil }
        return Money(fen: product / area)
    }

    /// The whole months of the term; nil where it is none.
    public var termMonths: Int? {
        let months = (end.year - start.year) * 12 + end.monthOfYear - start.monthOfYear
        return [months, months + 1].first { $0 > 0 && Term.end(start: start, months: $0) == end }
    }
}
