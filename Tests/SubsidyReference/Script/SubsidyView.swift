/// How a batch stands, as `batch show --json` tells it.
public struct SubsidyView: Hashable, Sendable {
    public var state = ""
    public var quota = 0
    public var listMost = 0
    public var called = 0
    public var signed = 0
    public var waived = 0
    public var quotaLeft = 0
    public var publicityEndsOn: String?
    /// In the register's order; those alone who applied.
    public var applications: [Application] = []

    public init() {}

    public struct Application: Hashable, Sendable {
        public var receipt = ""
        public var state = ""
        public var agreementState: String?
        /// Sorted.
        public var reasons: [String] = []
        public var proposed: [String] = []
        public var cityPosition = 0
        public var list = 0
        public var sequence: Int?
        /// Among the eligible, from 1.
        public var rank: Int?
        public var size = 0
        public var areaCm2 = 0
        public var monthlyFen = 0
        public var signBy: String?
        public var firstMonth: String?
        public var lastMonth: String?
        public var paidFen = 0
        public var overpaidFen = 0
        public var recoveredFen = 0

        public init() {}
    }

    /// The first thing that differs, for a person to read.
    public func difference(from other: SubsidyView) -> String? {
        var (mine, its) = (self, other)
        (mine.applications, its.applications) = ([], [])
        if mine != its { return "\(mine)\nand\n\(its)" }
        for (left, right) in zip(applications, other.applications) where left != right {
            return "\(left)\nand\n\(right)"
        }
        if applications.count != other.applications.count {
            return "applications of \(applications.map(\.receipt)) and of \(other.applications.map(\.receipt))"
        }
        return nil
    }
}
