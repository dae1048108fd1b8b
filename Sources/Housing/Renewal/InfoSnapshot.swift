/// What the four blocks show, frozen: the tenant confirms these values and no later ones. It is personal data through
/// and through; the case itself keeps only its ``Commitment``, computed over ``canonical``.
public struct InfoSnapshot: Hashable, Sendable, Codable {
    /// What a line says, typed, so that it is masked and printed by its meaning.
    public enum Value: Hashable, Sendable, Codable {
        case text(String)
        case day(Day)
        case money(Money)
        case area(Area)
        case document(IdentityNumber)
        case documentKind(DocumentKind)
        case mobile(Mobile)
        case marital(MaritalState)
        case relation(Relation)
        case policy(LeasePolicy)
        case houseCode(HouseCode)
        /// Not known to the office.
        case unknown
    }

    /// A line with its value.
    public struct Line: Hashable, Sendable, Codable {
        public let line: InfoLine
        public let value: Value

        public init(_ line: InfoLine, _ value: Value) {
            self.line = line
            self.value = value
        }
    }

    /// In the order in which they are shown, block by block.
    public let lines: [Line]

    public init(lines: [Line]) {
        self.lines = lines
    }

    /// The blocks of one lease.
    ///
    /// - Parameters:
    ///   - people: the tenant and the occupants, by identifier; a person who is missing gives unknown values.
    ///   - termMonths: how long the renewed lease runs.
    ///   - newPolicy: the policy of the renewed lease; a line of its own where it is another one.
    public init(
        lease: Lease, dwelling: Dwelling, people: [PersonID: Person], termMonths: Int, newPolicy: LeasePolicy? = nil
    ) {
        let occupants = lease.occupants.filter { $0.moveOut == nil }
        lines =
            Self.dwellingLines(dwelling)
            + Self.tenantLines(people[lease.tenant])
            + occupants.flatMap { Self.occupantLines($0, people[$0.person]) }
            + Self.renewalLines(lease, termMonths: termMonths, newPolicy: newPolicy)
    }

    /// The lines of one block, in the order in which they are shown.
    public func lines(of block: InfoBlock) -> [Line] {
        lines.filter { $0.line.block == block }
    }

    /// The value of a line; nil where there is no such line.
    public subscript(line: InfoLine) -> Value? {
        lines.first { $0.line == line }?.value
    }

    /// One line of text a line, unambiguous, for the salted digest that stands for this snapshot.
    public var canonical: String {
        lines.map { "\($0.line)=\(Self.canonical($0.value))" }.joined(separator: "\n")
    }

    private static func dwellingLines(_ dwelling: Dwelling) -> [Line] {
        [
            Line(InfoLine(.dwelling, .houseCode), .houseCode(dwelling.code)),
            Line(InfoLine(.dwelling, .estate), .text(dwelling.estate)),
            Line(InfoLine(.dwelling, .building), .text(dwelling.building)),
            Line(InfoLine(.dwelling, .room), .text(dwelling.room)),
            Line(InfoLine(.dwelling, .builtArea), .area(dwelling.builtArea)),
        ]
    }

    private static func tenantLines(_ tenant: Person?) -> [Line] {
        personLines(tenant, block: .tenant, of: nil)
            + [Line(InfoLine(.tenant, .marital), tenant?.marital.map { .marital($0) } ?? .unknown)]
    }

    private static func occupantLines(_ occupant: Occupant, _ person: Person?) -> [Line] {
        personLines(person, block: .occupants, of: occupant.person)
            + [
                Line(InfoLine(.occupants, .relation, of: occupant.person), .relation(occupant.relation)),
                Line(
                    InfoLine(.occupants, .moveIn, of: occupant.person),
                    occupant.moveIn.map { .day($0) } ?? .unknown),
            ]
    }

    private static func personLines(_ person: Person?, block: InfoBlock, of id: PersonID?) -> [Line] {
        [
            Line(InfoLine(block, .name, of: id), person.map { .text($0.name) } ?? .unknown),
            Line(InfoLine(block, .documentKind, of: id), person.map { .documentKind($0.document.kind) } ?? .unknown),
            Line(InfoLine(block, .documentNumber, of: id), person.map { .document($0.document) } ?? .unknown),
            Line(InfoLine(block, .mobile, of: id), person?.mobile.map { .mobile($0) } ?? .unknown),
        ]
    }

    private static func renewalLines(_ lease: Lease, termMonths: Int, newPolicy: LeasePolicy?) -> [Line] {
        let newStart = lease.end.adding(days: 1)
        let newEnd = Term.end(start: newStart, months: termMonths)
        let changed =
            if let newPolicy, newPolicy != lease.policy {
                [Line(InfoLine(.renewal, .newPolicy), .policy(newPolicy))]
            } else { [Line]() }
        return [
            Line(InfoLine(.renewal, .leaseNumber), .text(lease.number)),
            Line(InfoLine(.renewal, .leasePolicy), .policy(lease.policy)),
            Line(InfoLine(.renewal, .leaseStart), .day(lease.start)),
            Line(InfoLine(.renewal, .leaseEnd), .day(lease.end)),
            Line(InfoLine(.renewal, .monthlyRent), .money(lease.monthlyRent)),
            Line(InfoLine(.renewal, .newStart), .day(newStart)),
            Line(InfoLine(.renewal, .newEnd), .day(newEnd)),
        ] + changed
    }

    private static func canonical(_ value: Value) -> String {
        switch value {
        case .text(let text): "text:" + String(reflecting: text)
        case .day(let day): "day:\(day)"
        case .money(let money): "fen:\(money.fen)"
        case .area(let area): "cm2:\(area.squareCentimetres)"
        case .document(let number): "document:\(number.kind.rawValue):" + String(reflecting: number.value)
        case .documentKind(let kind): "kind:\(kind.rawValue)"
        case .mobile(let mobile): "mobile:\(mobile.value)"
        case .marital(let marital): "marital:\(marital.rawValue)"
        case .relation(let relation): "relation:\(relation.rawValue)"
        case .policy(let policy): "policy:\(policy.rawValue)"
        case .houseCode(let code): "house:\(code.value)"
        case .unknown: "unknown"
        }
    }
}
