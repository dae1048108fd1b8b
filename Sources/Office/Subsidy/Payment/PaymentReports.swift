import Housing

/// A payment run as people see it.
public struct PaymentRunReport: Equatable, Sendable {
    public let number: String
    public let batch: BatchID
    public let month: Month
    public let state: PaymentRun.State
    /// What is in it, without what was taken out.
    public let instalments: Int
    public let sum: Money
    /// Taken out before it left the office.
    public let cancelled: Int
    public let paid: Int
    public let failed: Int
    public let sentAt: Moment?

    init(_ kept: KeptRecord<PaymentRunBody>) throws(OfficeFailure) {
        guard let number = kept.number, let batch = kept.batch else {
            throw .store(.damaged(what: "subsidy_record \(kept.id)"))
        }
        self.number = number
        self.batch = batch
        month = kept.body.month
        state = kept.run.state
        instalments = kept.body.instalments
        sum = kept.body.sum
        cancelled = kept.body.cancelled
        paid = kept.body.paid
        failed = kept.body.failed
        sentAt = kept.body.sentAt
    }
}

/// What the monthly check found (L-06: it decides nothing).
public struct RecheckReport: Equatable, Sendable {
    public struct Family: Equatable, Sendable {
        public let receipt: String
        public let maskedName: String
        /// The report of a change that a reviewer decides about.
        public let change: String
        /// Its number, as people say it.
        public let changeNumber: String
        /// Whether it was looked into before.
        public let isOfOpenChange: Bool
        /// One of ``ChangeDesk/matters``: 租赁合同 where a lease is over.
        public let matter: String
        /// What is not passed any more, 不通过 or 待核实.
        public let doubts: FamilyDoubts
        /// By when it had happened: of what was found now the earliest.
        public let foundDay: Day
        /// The change's: by then it had happened.
        public let eventDay: Day
        /// Months that were taken out of runs.
        public let heldMonths: Int

        /// Whether its lease is over, and nothing else was found (Q13).
        public var isLeaseOver: Bool { doubts.failed == ["LH-59"] }
    }

    public internal(set) var runs: [String] = []
    public internal(set) var families: [Family] = []
    public internal(set) var checked = 0
    public internal(set) var isCancelled = false
}

/// What a file of the bank's answers changed.
public struct PaymentResultsReport: Equatable, Sendable {
    public internal(set) var lines = 0
    /// Nothing of the file was taken where this is false.
    public internal(set) var isTaken = false
    public internal(set) var isCancelled = false
    public internal(set) var paid = 0
    public internal(set) var paidSum = Money(fen: 0)
    public internal(set) var failed = 0
    /// Known before.
    public internal(set) var unchanged = 0
    /// Of those that were paid, those that a run held ready once more; they were taken out of it.
    public internal(set) var takenOut = 0
    /// Families that were paid after their agreement had ended.
    public internal(set) var overpaid = 0
    /// In the order of the lines; skipped where the rest was taken.
    public internal(set) var problems: [InputProblem] = []

    public var changedNothing: Bool { paid == 0 && failed == 0 }

    init() {}

    /// Of a file of which no line can be told whose it is.
    init(refused problems: [InputProblem]) {
        (lines, self.problems) = (problems.count, problems)
    }

    mutating func tell(_ verdict: ResultsVerdict, _ fileProblems: [InputProblem]) {
        problems = (fileProblems + verdict.problems).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
        paid = verdict.accepted.count { $0.isPaid }
        paidSum = Money(fen: verdict.accepted.reduce(0) { $1.isPaid ? $0 + $1.amount.fen : $0 })
        failed = verdict.accepted.count - paid
        unchanged = verdict.unchanged
        takenOut = verdict.waiting.count
    }
}
