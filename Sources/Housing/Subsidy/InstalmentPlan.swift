/// What an agreement pays, month by month (LH-55 … LH-60): whole months, one amount, one instalment a month at most.
public struct InstalmentPlan: Hashable, Sendable {
    public let monthly: Money
    public let first: Month
    /// The last one of the whole term.
    public let last: Month
    /// From here on nothing is paid; nil while it runs, the first month where nothing was ever due.
    public private(set) var stoppedFrom: Month?

    public init(monthly: Money, months: ClosedRange<Month>, stoppedFrom: Month? = nil) {
        self.monthly = monthly
        first = months.lowerBound
        last = months.upperBound
        self.stoppedFrom = stoppedFrom
    }

    /// Ends it with the month in which it happened: that one is still paid, the next is not (LH-56, Q12). An earlier end
    /// stands.
    ///
    /// - Parameter day: when it happened, not when it was found.
    public mutating func stop(for day: Day) {
        let from = max(first, day.month.adding(months: 1))
        stoppedFrom = min(stoppedFrom ?? from, from)
    }

    /// Nothing of it was ever due (LH-62).
    public mutating func void() { stoppedFrom = first }

    /// It did not end after all.
    public mutating func goOn() { stoppedFrom = nil }

    public func isPayable(_ month: Month) -> Bool {
        month >= first && month <= last && (stoppedFrom.map { month < $0 } ?? true)
    }

    /// How many months are paid in all.
    public var payableMonths: Int {
        let end = min(last.adding(months: 1), stoppedFrom ?? last.adding(months: 1))
        return max(0, first.distance(to: end))
    }

    /// The last month that is owed: that of the whole term, or of an earlier end, which is the month of the change (LH-56,
    /// Q12); nil where no month is. What is held back meanwhile changes nothing in it.
    public var lastOwed: Month? {
        let count = payableMonths
        return count > 0 ? first.adding(months: count - 1) : nil
    }

    public var payable: Money { Money(fen: monthly.fen * payableMonths) }

    /// Of the months that were paid, those that should not have been (LH-62).
    public func overpaid(_ paid: some Sequence<Month>) -> [Month] { paid.filter { !isPayable($0) } }
}
