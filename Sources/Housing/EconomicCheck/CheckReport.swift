/// What the check body found: income and property of each person of a family. Personal data through and through; the check
/// itself keeps only sums and what stands for the whole.
public struct CheckReport: Hashable, Sendable, Codable {
    /// Unique among all reports of the office.
    public let number: String
    public let issuer: String
    public let checkDate: Day
    /// One a person of the family, in the order of the report.
    public let people: [PersonReport]

    /// What was found about one person.
    public struct PersonReport: Hashable, Sendable, Codable {
        public let person: PersonID
        public let income: [Item]
        public let property: [Item]

        public init(person: PersonID, income: [Item], property: [Item]) {
            self.person = person
            self.income = income
            self.property = property
        }
    }

    /// One kind of income over the period, or one piece of property.
    public struct Item: Hashable, Sendable, Codable {
        /// The code of its kind, by the office's list.
        public let kind: String
        public let amount: Money
        /// The check body says that it is not counted, a pension of honour for one; it is shown and left out of the sums.
        public let isCounted: Bool

        public init(kind: String, amount: Money, isCounted: Bool = true) {
            self.kind = kind
            self.amount = amount
            self.isCounted = isCounted
        }
    }

    public init(number: String, issuer: String, checkDate: Day, people: [PersonReport]) {
        self.number = number
        self.issuer = issuer
        self.checkDate = checkDate
        self.people = people
    }

    /// The greatest amount of one item: a thousand million yuan. Sums of all that fit below stay exact.
    public static let mostFen = 100_000_000_000
    /// Of one person, income or property.
    public static let mostItems = 500
    public static let mostPeople = 100

    /// One line of text an item, unambiguous, for the keyed digest that stands for this report. The order in which people and
    /// items were written down makes no other report.
    public var canonical: String {
        var lines = [number, issuer].map { String(reflecting: $0) } + [checkDate.description]
        for person in people.sorted(by: { $0.person.raw < $1.person.raw }) {
            lines.append("person:\(person.person)")
            lines += person.income.map { "income:" + $0.canonical }.sorted()
            lines += person.property.map { "property:" + $0.canonical }.sorted()
        }
        return lines.joined(separator: "\n")
    }

    /// Income over the period of all people, as far as it counts. Exact where ``requireSound()`` passes.
    public var countedIncome: Money { sum(\.income) }
    /// Property of all people, as far as it counts.
    public var countedProperty: Money { sum(\.property) }

    private func sum(_ items: KeyPath<PersonReport, [Item]>) -> Money {
        var fen = 0
        for person in people {
            for item in person[keyPath: items] where item.isCounted { fen += item.amount.fen }
        }
        return Money(fen: fen)
    }

    /// Characters of a number and of who issued it.
    public static let longestHead = 100

    /// Number and issuer say something, and fit.
    public var hasSoundHead: Bool {
        [number, issuer].allSatisfy { text in
            text.contains { !$0.isWhitespace } && text.count <= Self.longestHead
        }
    }

    /// Whether the figures by themselves can be right.
    public var hasSoundFigures: Bool {
        people.count <= Self.mostPeople
            && people.allSatisfy { person in
                [person.income, person.property].allSatisfy { items in
                    items.count <= Self.mostItems
                        && items.allSatisfy { (0...Self.mostFen).contains($0.amount.fen) && !$0.kind.isEmpty }
                }
            }
    }
}

extension CheckReport.Item {
    fileprivate var canonical: String { "\(String(reflecting: kind)):\(amount.fen):\(isCounted ? 1 : 0)" }
}
