/// Income and property limits as they are in force from a day on (model 5.8).
public struct EconomicLimits: Hashable, Sendable, Codable {
    public let effectiveFrom: Day
    /// Of one head and year.
    public let incomePerHead: Money
    /// By the size of the family, the smallest first; the last one has no end.
    public let property: [Step]

    /// The property limit of families up to a size.
    public struct Step: Hashable, Sendable, Codable {
        /// Nil: of any size above the step before.
        public let mostPeople: Int?
        public let limit: Money

        public init(mostPeople: Int?, limit: Money) {
            self.mostPeople = mostPeople
            self.limit = limit
        }
    }

    /// - Returns: nil where the steps do not rise to one without an end.
    public init?(effectiveFrom: Day, incomePerHead: Money, property: [Step]) {
        var before = 0
        for step in property.dropLast() {
            guard let most = step.mostPeople, most > before else { return nil }
            before = most
        }
        guard let last = property.last, last.mostPeople == nil, incomePerHead.fen >= 0,
            property.allSatisfy({ $0.limit.fen >= 0 })
        else { return nil }
        self.effectiveFrom = effectiveFrom
        self.incomePerHead = incomePerHead
        self.property = property
    }

    /// The property limit of a family of that many.
    public func propertyLimit(people: Int) -> Money {
        for step in property {
            guard let most = step.mostPeople, people > most else { return step.limit }
        }
        return property[property.count - 1].limit
    }

    /// Those in force on `day`; nil before the first.
    ///
    /// - Parameter all: the earliest first.
    public static func inForce(on day: Day, among all: [EconomicLimits]) -> EconomicLimits? {
        all.last { $0.effectiveFrom <= day }
    }
}

/// Income and property of a family against the limits that were used, and what came of it. Equality passes (5.8).
public struct Assessment: Hashable, Sendable, Codable {
    public let people: Int
    public let income: Money
    public let property: Money
    /// The limits that were used, with the day from which they were in force.
    public let limitsFrom: Day
    /// Of one head and year.
    public let incomePerHeadLimit: Money
    public let propertyLimit: Money

    /// - Parameters:
    ///   - people: how many are counted; 1 or more.
    ///   - income: of all of them over one year.
    ///   - property: of all of them.
    public init(people: Int, income: Money, property: Money, under limits: EconomicLimits) {
        self.people = people
        self.income = income
        self.property = property
        limitsFrom = limits.effectiveFrom
        incomePerHeadLimit = limits.incomePerHead
        propertyLimit = limits.propertyLimit(people: people)
    }

    /// A report by the limits that were in force on its check date; nil where there were none.
    ///
    /// - Parameters:
    ///   - people: how many are counted; 1 or more.
    ///   - all: the earliest first.
    public init?(of report: CheckReport, people: Int, among all: [EconomicLimits]) {
        guard let limits = EconomicLimits.inForce(on: report.checkDate, among: all) else { return nil }
        self.init(
            people: people, income: report.countedIncome, property: report.countedProperty, under: limits)
    }

    /// What the whole family may have: the limit of one head, as often as there are heads. No division, so no rounding.
    public var incomeLimit: Money { Money(fen: incomePerHeadLimit.fen * people) }
    public var meetsIncome: Bool { income <= incomeLimit }
    public var meetsProperty: Bool { property <= propertyLimit }
    /// 符合要求.
    public var meets: Bool { meetsIncome && meetsProperty }

    /// For the sentence only: fen a head, rounded up, so that nobody reads a figure within the limit where it is not.
    public var incomePerHead: Money {
        Money(fen: income.fen / people + (income.fen % people == 0 ? 0 : 1))
    }
}
