/// A month's payments of a batch on their way (LH-55, 6.5): prepared by one person, looked at again, approved by another,
/// handed to the bank and answered by it. Which months of which families are in it lies with whoever keeps it.
public struct PaymentRun: Hashable, Sendable {
    public let month: Month
    public let preparedBy: Actor
    public private(set) var state: State
    /// What is in it and its sum, without what was taken out.
    public private(set) var instalments: Int
    public private(set) var sum: Money
    /// Taken out before it left the office.
    public private(set) var cancelled: Int
    public private(set) var paid: Int
    public private(set) var failed: Int
    /// The last file of findings or members by which its families were looked at, as files are counted; nil where they
    /// were not.
    public private(set) var lookedThrough: Int64?
    public private(set) var recheckedAt: Moment?
    public private(set) var approvedAt: Moment?
    public private(set) var approvedBy: Actor?
    /// When its list left the office first.
    public private(set) var sentAt: Moment?

    /// The raw values are printed and stored and never change.
    public enum State: String, CaseIterable, Codable, Sendable {
        case prepared = "PREPARED"
        case approved = "APPROVED"
        case sent = "SENT"
        /// Everything was taken out of it before it left the office; another run takes up what is owed.
        case cancelled = "CANCELLED"

        /// Whether it lies in the office and something can still be taken out of it.
        public var isWaiting: Bool { self == .prepared || self == .approved }
    }

    /// One just prepared.
    ///
    /// - Parameters:
    ///   - lookedThrough: the last file of findings or members, where by them nothing speaks against a family in it.
    ///   - now: in or after the month.
    /// - Throws: `NOT_EXPIRED` for a month that has not begun; `NOTHING_DUE` for an empty one.
    public init(
        _ month: Month, instalments: Int, sum: Money, lookedThrough: Int64?, at now: Moment, by actor: Actor
    ) throws(Refusal) {
        try Self.permitPreparing(month, at: now)
        guard instalments > 0 else { throw Refusal(.nothingDue, "LH-55") }
        self.init(
            month, state: .prepared, instalments: instalments, sum: sum, lookedThrough: lookedThrough,
            preparedBy: actor)
    }

    /// As a store kept it; one of which nothing was left waits no more, whatever it was kept as.
    public init(
        _ month: Month, state: State, instalments: Int, sum: Money, cancelled: Int = 0, paid: Int = 0, failed: Int = 0,
        lookedThrough: Int64?, preparedBy: Actor, recheckedAt: Moment? = nil, approvedAt: Moment? = nil,
        approvedBy: Actor? = nil, sentAt: Moment? = nil
    ) {
        self.month = month
        self.preparedBy = preparedBy
        self.state = state.isWaiting && instalments == 0 ? .cancelled : state
        self.instalments = instalments
        self.sum = sum
        self.cancelled = cancelled
        self.paid = paid
        self.failed = failed
        self.lookedThrough = lookedThrough
        self.recheckedAt = recheckedAt
        self.approvedAt = approvedAt
        self.approvedBy = approvedBy
        self.sentAt = sentAt
    }

    /// - Throws: `NOT_EXPIRED` for a month that has not begun.
    public static func permitPreparing(_ month: Month, at now: Moment) throws(Refusal) {
        guard month <= now.day.month else { throw Refusal(.notExpired, "LH-55", .from(month.first)) }
    }

    // MARK: Before it leaves the office

    /// Its families were looked at again by everything that is known. One that was approved stays so: what was taken out of
    /// it makes it less than was approved.
    ///
    /// - Parameter last: the last file of findings or members.
    /// - Throws: `ALREADY_DECIDED` where it has left the office; `NOTHING_DUE` where everything was taken out of it.
    public mutating func recheck(through last: Int64, at now: Moment) throws(Refusal) {
        try requireSomething()
        guard state.isWaiting else { throw Self.hasLeft }
        recheckedAt = now
        lookedThrough = last
    }

    /// A second person's word; without it nothing leaves the office.
    ///
    /// - Parameter last: the last file of findings or members.
    /// - Throws: `NOTHING_DUE` where everything was taken out of it; `ALREADY_DECIDED`, `PREPARED_BY_YOU`; `RECHECK_FIRST`
    ///   where something may speak against a family in it and nobody has looked.
    public mutating func approve(through last: Int64, at now: Moment, by actor: Actor) throws(Refusal) {
        try requireSomething()
        guard state == .prepared else { throw Refusal(.alreadyDecided, "6.5") }
        guard preparedBy.person != actor.person else { throw Refusal(.preparedByYou, "6.5") }
        try requireLooked(through: last)
        state = .approved
        approvedAt = now
        approvedBy = actor
    }

    /// Some of it must not be paid as things stand, or was paid otherwise. With the last of it the run ends.
    ///
    /// - Throws: `WRONG_STATE` where it has left the office, or nothing is in it.
    public mutating func takeOut(_ count: Int, _ amount: Money) throws(Refusal) {
        guard state.isWaiting else { throw Refusal(.wrongState, "6.5") }
        instalments -= count
        sum = Money(fen: sum.fen - amount.fen)
        cancelled += count
        if instalments == 0 { state = .cancelled }
    }

    /// Why nobody looks at it again.
    public static let hasLeft = Refusal(.alreadyDecided, "LH-55")
    /// Why nothing is done with it any more: everything was taken out of it.
    public static let nothingLeft = Refusal(.nothingDue, "6.5")

    private func requireSomething() throws(Refusal) {
        guard state != .cancelled else { throw Self.nothingLeft }
    }

    private func requireLooked(through last: Int64) throws(Refusal) {
        guard let lookedThrough, lookedThrough >= last else { throw Refusal(.recheckFirst, "LH-60") }
    }

    // MARK: With the bank

    /// It leaves the office, or does so again: the same each time.
    ///
    /// - Parameter last: the last file of findings or members; what came in after it had left plays no part.
    /// - Returns: whether it is the first time.
    /// - Throws: `WRONG_STATE` before it is approved; `NOTHING_DUE` where everything was taken out of it; `RECHECK_FIRST`
    ///   where something came in since and nobody has looked.
    public mutating func send(through last: Int64, at now: Moment) throws(Refusal) -> Bool {
        try requireSomething()
        switch state {
        case .prepared, .cancelled: throw Refusal(.wrongState, "LH-55")
        case .approved:
            try requireLooked(through: last)
            state = .sent
            sentAt = now
            return true
        case .sent: return false
        }
    }

    /// Whether the bank can have done something about it then: banks tell seconds.
    public func wasSent(by moment: Moment) -> Bool {
        sentAt.map { moment.milliseconds >= $0.milliseconds / 1000 * 1000 } ?? false
    }

    /// What the bank said of it, counted; fewer have failed where it takes a failure back.
    ///
    /// - Throws: `WRONG_STATE` before it was sent.
    public mutating func answer(paid: Int, failed: Int) throws(Refusal) {
        guard state == .sent else { throw Refusal(.wrongState, "LH-55") }
        self.paid += paid
        self.failed += failed
    }
}
