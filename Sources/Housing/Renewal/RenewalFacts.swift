extension Renewal {
    /// What the rules need beyond the case, read in the same transaction in which it is saved.
    public struct Facts: Hashable, Sendable {
        /// The lease as it stands now.
        public var lease: Lease
        public var parameters: Parameters
        public var calendar: WorkCalendar
        /// 个人续约声明 as it is in force now.
        public var declaration: TemplateVersion
        /// Whole seconds since the text was opened, by the machine's monotonic clock and not the office's, which may
        /// stand still in training; nil where no text was opened.
        public var secondsSinceOpened: Int?
        /// The four blocks as the registers have them now.
        public var info: CurrentInfo?
        /// Another open application for the same lease.
        public var openApplication: CaseID?
        /// How the family's economic check stands now (model 3.5).
        public var check: CheckStanding
        /// The same by its reports alone, whatever is open beside them.
        public var lastReport: CheckStanding
        /// The open report about the lease that somebody died or moved out (Q33).
        public var openChange: ReceiptNumber?

        public init(
            lease: Lease, parameters: Parameters, calendar: WorkCalendar, declaration: TemplateVersion,
            secondsSinceOpened: Int? = nil, info: CurrentInfo? = nil, openApplication: CaseID? = nil,
            check: CheckStanding = .none, lastReport: CheckStanding = .none, openChange: ReceiptNumber? = nil
        ) {
            self.lease = lease
            self.parameters = parameters
            self.calendar = calendar
            self.declaration = declaration
            self.secondsSinceOpened = secondsSinceOpened
            self.info = info
            self.openApplication = openApplication
            self.check = check
            self.lastReport = lastReport
            self.openChange = openChange
        }
    }

    /// The snapshot of now: what stands for it, and which lines it has.
    public struct CurrentInfo: Hashable, Sendable {
        public let snapshot: Commitment
        public let lines: Set<InfoLine>

        public init(snapshot: Commitment, lines: Set<InfoLine>) {
            self.snapshot = snapshot
            self.lines = lines
        }
    }

    /// The figures of the rules. They are dated data of the office, not of the program.
    public struct Parameters: Hashable, Sendable {
        /// By the policy of the lease (Q23: "parameter per lease class").
        public var original: LeaseClass
        public var new: LeaseClass
        /// The least reading time of 个人续约声明.
        public var declarationSeconds: Int
        public var returnDeadline: Period
        /// Of one file.
        public var materialBytesMost: Int
        public var materialsMost: Int

        public init(
            original: LeaseClass = LeaseClass(), new: LeaseClass = LeaseClass(), declarationSeconds: Int = 5,
            returnDeadline: Period = .workingDays(10), materialBytesMost: Int = 20 << 20, materialsMost: Int = 12
        ) {
            self.original = original
            self.new = new
            self.declarationSeconds = declarationSeconds
            self.returnDeadline = returnDeadline
            self.materialBytesMost = materialBytesMost
            self.materialsMost = materialsMost
        }

        /// The figures for a lease under `policy`.
        public func leaseClass(_ policy: LeasePolicy) -> LeaseClass {
            policy == .old ? original : new
        }

        /// How long the renewed lease runs: under the new policy by that choice, whatever the lease was (Q24).
        public func termMonths(_ policy: LeasePolicy, _ choice: PolicyChoice?) -> Int {
            choice == .new ? new.termMonths : leaseClass(policy).termMonths
        }
    }

    /// When leases of one policy are renewed, and for how long.
    public struct LeaseClass: Hashable, Sendable {
        /// The window opens on the day this many months before the last day of the lease (Q23).
        public var opensMonthsBeforeEnd: Int
        /// After the day this many months before the end an application is late; it is accepted with a flag until
        /// the last day.
        public var lateMonthsBeforeEnd: Int
        /// How long the renewed lease runs (Q24).
        public var termMonths: Int

        public init(opensMonthsBeforeEnd: Int = 3, lateMonthsBeforeEnd: Int = 1, termMonths: Int = 36) {
            self.opensMonthsBeforeEnd = opensMonthsBeforeEnd
            self.lateMonthsBeforeEnd = lateMonthsBeforeEnd
            self.termMonths = termMonths
        }

        /// The first day on which a renewal can be started.
        public func opens(leaseEnd: Day) -> Day { leaseEnd.adding(months: -opensMonthsBeforeEnd) }

        /// The last day that is not late.
        public func lastTimely(leaseEnd: Day) -> Day { leaseEnd.adding(months: -lateMonthsBeforeEnd) }
    }
}
