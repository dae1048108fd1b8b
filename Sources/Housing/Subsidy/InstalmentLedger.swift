/// What the bank said of each month of an agreement (model 6.5). What is in a run and not answered stands in the run.
public struct InstalmentLedger: Hashable, Sendable {
    public let first: Month
    /// As sets of bits, counted from the first month; stored.
    public private(set) var paidBits: UInt64
    public private(set) var failedBits: UInt64
    public private(set) var cancelledBits: UInt64

    /// The longest term that a notice can have.
    public static let mostMonths = 60

    public init(first: Month, paidBits: UInt64 = 0, failedBits: UInt64 = 0, cancelledBits: UInt64 = 0) {
        self.first = first
        self.paidBits = paidBits
        self.failedBits = failedBits
        self.cancelledBits = cancelledBits
    }

    public var paid: [Month] { months(paidBits) }
    public var failed: [Month] { months(failedBits) }
    public var paidCount: Int { paidBits.nonzeroBitCount }

    public func isPaid(_ month: Month) -> Bool { paidBits & bit(month) != 0 }
    public func hasFailed(_ month: Month) -> Bool { failedBits & bit(month) != 0 }
    public func isCancelled(_ month: Month) -> Bool { cancelledBits & bit(month) != 0 }

    /// The bank paid it. A month is paid once: what comes after that changes nothing.
    ///
    /// - Returns: whether it was news.
    public mutating func pay(_ month: Month) -> Bool {
        guard !isPaid(month) else { return false }
        paidBits |= bit(month)
        failedBits &= ~bit(month)
        cancelledBits &= ~bit(month)
        return true
    }

    /// The bank could not pay it; another run tries again.
    public mutating func fail(_ month: Month) {
        guard !isPaid(month) else { return }
        failedBits |= bit(month)
    }

    /// A run takes these months up, whatever came of them before; as ``months(_:)`` reads them.
    public mutating func takeUp(_ bits: UInt64) {
        failedBits &= ~bits
        cancelledBits &= ~bits
    }

    /// It is taken out of a run that has not left the office. Where it turns out to be owed, another run takes it up.
    public mutating func cancel(_ month: Month) {
        guard !isPaid(month) else { return }
        cancelledBits |= bit(month)
        failedBits &= ~bit(month)
    }

    /// A month as a bit; 0 for one before the first.
    public func bit(_ month: Month) -> UInt64 {
        let index = first.distance(to: month)
        return index >= 0 && index < 64 ? 1 << UInt64(index) : 0
    }

    /// The months of a set of bits, ascending.
    public func months(_ bits: UInt64) -> [Month] {
        (0..<64).filter { bits & 1 << UInt64($0) != 0 }.map { first.adding(months: $0) }
    }

    /// Every month before that one, as bits.
    func bits(before month: Month) -> UInt64 {
        let count = first.distance(to: month)
        return count <= 0 ? 0 : count >= 64 ? .max : 1 << UInt64(count) - 1
    }
}
