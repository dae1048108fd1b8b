/// A lease that follows the one with which the subsidy went before (Q13): for the same dwelling or another one. It is
/// entered with the change of the lease that a reviewer decides about.
public struct FollowingLease: Hashable, Codable, Sendable {
    public let start: Day
    public let end: Day
    public let house: HouseCode

    public init(start: Day, end: Day, house: HouseCode) {
        self.start = start
        self.end = end
        self.house = house
    }
}

extension SubsidyAgreement {
    /// Whether its lease is over and months of the term after that one's last month are left, which are not paid without a
    /// new lease (Q13).
    ///
    /// - Parameter day: today; the lease's last day is still one of it.
    public func isLeaseOver(on day: Day) -> Bool {
        guard let leaseEnd, leaseEnd < day, state.isInForce, let last = plan.lastOwed else { return false }
        return leaseEnd.month < last
    }

    /// Without a new lease nobody can find that the end of the old one changes nothing (Q13).
    ///
    /// - Throws: `NEW_LEASE_MISSING` with the old one's last day where it is over.
    public func requireLease(on day: Day) throws(Refusal) {
        guard isLeaseOver(on: day), let leaseEnd else { return }
        throw Refusal(.newLeaseMissing, "Q13", .until(leaseEnd))
    }

    /// A new lease follows; months up to its last one are owed again. Where that is past as well, the next one is asked for.
    ///
    /// - Parameter old: the last day of the one before.
    /// - Throws: `LEASE_GAP` with the day by which it had to begin; `LEASE_NOT_LATER` with the old one's last day, where it
    ///   ends no later.
    public mutating func follow(_ lease: FollowingLease, after old: Day) throws(Refusal) {
        let next = old.adding(days: 1)
        guard lease.start <= next else { throw Refusal(.leaseGap, "Q13", .until(next)) }
        guard lease.end > old else { throw Refusal(.leaseNotLater, "Q13", .until(old)) }
        leaseEnd = lease.end
    }
}
