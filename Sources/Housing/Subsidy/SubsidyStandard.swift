/// What a family gets a month, and for how long (LH-34 … LH-37).
public struct SubsidyStandard: Hashable, Sendable {
    /// Of one square metre for one month (LH-35).
    public let pricePerSquareMetre: Money
    /// For one person (LH-34).
    public let areaOfOne: Area
    /// For two persons or more (LH-34).
    public let areaOfMore: Area
    /// How many months are paid (LH-37).
    public let termMonths: Int
    /// The first month that is paid, counted from the month of signing; 1 is the month after it (Q11).
    public let firstMonthOffset: Int

    private let monthlyOfOne: Money
    private let monthlyOfMore: Money

    /// - Throws: what is wrong with price and areas; both amounts must come out exact to the fen.
    public init(
        pricePerSquareMetre: Money, areaOfOne: Area, areaOfMore: Area, termMonths: Int, firstMonthOffset: Int
    ) throws(Rent.Problem) {
        self.pricePerSquareMetre = pricePerSquareMetre
        self.areaOfOne = areaOfOne
        self.areaOfMore = areaOfMore
        self.termMonths = termMonths
        self.firstMonthOffset = firstMonthOffset
        monthlyOfOne = try Rent.monthly(pricePerSquareMetre: pricePerSquareMetre, area: areaOfOne)
        monthlyOfMore = try Rent.monthly(pricePerSquareMetre: pricePerSquareMetre, area: areaOfMore)
    }

    /// The area that is paid for: by the size in the register, never by the dwelling (LH-34).
    public func area(registeredSize: Int) -> Area { registeredSize >= 2 ? areaOfMore : areaOfOne }

    /// Price times area (LH-36).
    public func monthly(registeredSize: Int) -> Money { registeredSize >= 2 ? monthlyOfMore : monthlyOfOne }

    /// The months that are paid, both included, where the agreement is signed on `day` (Q11).
    public func months(signedOn day: Day) -> ClosedRange<Month> {
        let first = day.month.adding(months: firstMonthOffset)
        return first...first.adding(months: termMonths - 1)
    }
}
