/// A signed agreement and what is paid by it (model 6.5). What has been put into payment runs is one month after the
/// other, so that no month is paid twice; a failed payment is tried again on its own row.
public struct SubsidyAgreement: Hashable, Sendable {
    public private(set) var state: State
    public private(set) var plan: InstalmentPlan
    /// The first month that no payment run has taken up.
    public internal(set) var nextMonth: Month
    /// When it happened what is being looked into, from the report of the change until it is decided.
    public private(set) var changeDay: Day?
    public private(set) var stop: Stop?
    /// The last day of the lease with which it goes; nil where nobody noted it. No later month is paid (Q13).
    public internal(set) var leaseEnd: Day?
    /// Papers are missing: nothing is paid until they are there, also where it has ended meanwhile (Q22).
    public private(set) var isWithheld: Bool
    /// What was paid and should not have been, and what of it came back.
    public private(set) var overpaid: Money
    public private(set) var recovered: Money

    /// The raw values are printed and stored and never change.
    public enum State: String, CaseIterable, Codable, Sendable {
        /// Signed; nothing was paid yet.
        case effective = "EFFECTIVE"
        case paying = "PAYING"
        case changeReview = "CHANGE_REVIEW"
        case suspended = "SUSPENDED"
        case stopped = "STOPPED"
        /// All months of the term were paid.
        case completed = "COMPLETED"
        case recoveryOpen = "RECOVERY_OPEN"
        case recovered = "RECOVERED"
        /// Not given back: handed on for recovery by law (LH-62).
        case escalated = "ESCALATED"

        /// Whether it has not ended.
        public var isInForce: Bool {
            switch self {
            case .effective, .paying, .changeReview, .suspended: true
            case .stopped, .completed, .recoveryOpen, .recovered, .escalated: false
            }
        }

        /// Whether runs take up what is due. A month before the stop may still be owed. No set: a million are asked.
        var isInRuns: Bool {
            switch self {
            case .effective, .paying, .changeReview, .stopped, .recovered: true
            case .suspended, .completed, .recoveryOpen, .escalated: false
            }
        }
    }

    /// Why and when it ended before its term.
    public struct Stop: Hashable, Sendable {
        public let reason: SubsidyReason
        /// When it happened (Q12).
        public let day: Day

        public init(reason: SubsidyReason, day: Day) {
            self.reason = reason
            self.day = day
        }
    }

    /// What can be done with it.
    public enum Act: String, CaseIterable, Codable, Sendable {
        case takeUp = "TAKE_UP"
        case confirmPayment = "CONFIRM_PAYMENT"
        case reportChange = "REPORT_CHANGE"
        case stillEligible = "STILL_ELIGIBLE"
        case notEligible = "NOT_ELIGIBLE"
        case stop = "STOP"
        case suspend = "SUSPEND"
        case resume = "RESUME"
        case reinstate = "REINSTATE"
        case findOverpayment = "FIND_OVERPAYMENT"
        case repay = "REPAY"
        case escalate = "ESCALATE"

        /// Where it can be done (model 6.5).
        public var states: Set<State> {
            switch self {
            case .takeUp: Set(State.allCases.filter(\.isInRuns))
            case .confirmPayment: Set(State.allCases)
            // One after the other. What is found about an agreement that has ended may end it earlier.
            case .reportChange: Set(State.allCases).subtracting([.changeReview])
            case .stillEligible, .notEligible: Set(State.allCases).subtracting([.effective, .paying])
            case .stop: Set(State.allCases)
            case .suspend: [.effective, .paying]
            // What was suspended may have ended before its papers came; it stays so.
            case .resume: [.suspended, .stopped, .recoveryOpen, .recovered, .escalated]
            case .reinstate: [.stopped, .completed, .recoveryOpen, .recovered, .escalated]
            case .findOverpayment: Set(State.allCases).subtracting([.suspended])
            case .repay: [.recoveryOpen, .escalated]
            case .escalate: [.recoveryOpen]
            }
        }
    }

    /// One just signed.
    ///
    /// - Parameter leaseEnd: the last day of the form's lease.
    public init(monthly: Money, months: ClosedRange<Month>, leaseEnd: Day? = nil) {
        state = .effective
        self.leaseEnd = leaseEnd
        isWithheld = false
        plan = InstalmentPlan(monthly: monthly, months: months)
        nextMonth = months.lowerBound
        overpaid = Money(fen: 0)
        recovered = Money(fen: 0)
    }

    /// As a store kept it.
    public init(
        state: State, plan: InstalmentPlan, nextMonth: Month, changeDay: Day?, stop: Stop?, leaseEnd: Day? = nil,
        isWithheld: Bool = false, overpaid: Money, recovered: Money
    ) {
        self.state = state
        self.plan = plan
        self.nextMonth = nextMonth
        self.changeDay = changeDay
        self.stop = stop
        self.leaseEnd = leaseEnd
        self.isWithheld = isWithheld
        self.overpaid = overpaid
        self.recovered = recovered
    }

    public func permit(_ act: Act) throws(Refusal) {
        guard act.states.contains(state) else {
            throw Refusal(.wrongState, "6.5", .agreementState(state), .agreementAct(act))
        }
    }

    // MARK: Payment

    /// The last month, up to `month`, that may be paid as things stand: before the stop, no later one than the lease's last
    /// (Q13), and while a change is looked into than that in which it happened (6.5), whether or not it has ended meanwhile
    /// for another reason.
    func lastPayable(through month: Month) -> Month {
        var last = min(month, plan.last)
        if let stop = plan.stoppedFrom { last = min(last, stop.adding(months: -1)) }
        if let leaseEnd { last = min(last, leaseEnd.month) }
        if let changeDay { last = min(last, changeDay.month) }
        return last
    }

    /// The bank has paid a month.
    ///
    /// - Parameter isLast: whether every month of the term is paid by it.
    public mutating func confirmPayment(isLast: Bool) {
        switch state {
        case .effective: state = isLast ? .completed : .paying
        case .paying where isLast: state = .completed
        default: break
        }
    }

    // MARK: Changes

    /// Somebody reports a change, or staff found one; it is looked into (LH-59). One that is not paying stays as it is.
    public mutating func reportChange(on day: Day) throws(Refusal) {
        try permit(.reportChange)
        changeDay = day
        if state == .effective || state == .paying { state = .changeReview }
    }

    /// The monthly check found that a condition fails since a day: a change, or with one that is looked into already the same
    /// one, which happened then, where that is earlier.
    public mutating func findFailing(since day: Day) throws(Refusal) {
        guard let open = changeDay else { return try reportChange(on: day) }
        changeDay = min(open, day)
    }

    /// The family still meets the conditions (LH-60); what was held back is paid with the next run.
    ///
    /// - Parameter isPaidUp: whether every month of the term was paid meanwhile.
    public mutating func stillEligible(isPaidUp: Bool = false) throws(Refusal) {
        try permit(.stillEligible)
        changeDay = nil
        if state == .changeReview { state = isPaidUp ? .completed : .paying }
    }

    /// A change is found to end it with the month in which it happened (LH-56, LH-60, Q13); one that has ended already ends
    /// then, where that is earlier.
    public mutating func notEligible(
        on day: Day, for reason: SubsidyReason = .changedNotEligible
    ) throws(Refusal) {
        try permit(.notEligible)
        end(for: reason, on: day)
        changeDay = nil
        if state == .changeReview || state == .suspended { state = .stopped }
    }

    /// It ends with the month in which it happened (LH-56, LH-58, Q20); one that has ended already ends then, where that is
    /// earlier. A change that is looked into stays so.
    ///
    /// - Throws: `WRONG_STATE` where it has ended no later.
    public mutating func stop(for reason: SubsidyReason, on day: Day) throws(Refusal) {
        try permit(.stop)
        guard state.isInForce || plan.lastOwed.map({ day.month < $0 }) ?? false else {
            throw Refusal(.wrongState, "6.5", .agreementState(state), .agreementAct(.stop))
        }
        end(for: reason, on: day)
        if state.isInForce { state = .stopped }
    }

    /// The application was false: nothing of it was ever due, and what was paid comes back (LH-61, LH-62). It stays so
    /// whatever else is found.
    ///
    /// - Parameters:
    ///   - day: since when it was otherwise than was declared, as far as is known.
    ///   - declaredOn: when the family declared it last.
    /// - Throws: `AFTER_DECLARATION` where it came about later: nothing false was said then, and it is a change (LH-56, LH-60).
    public mutating func falselyDeclared(on day: Day, declaredOn: Day) throws(Refusal) {
        try permit(.notEligible)
        guard day <= declaredOn else { throw Refusal(.afterDeclaration, "LH-62", .until(declaredOn)) }
        plan.void()
        stop = Stop(reason: .falseDeclaration, day: day)
        changeDay = nil
        if state == .changeReview || state == .suspended { state = .stopped }
    }

    private mutating func end(for reason: SubsidyReason, on day: Day) {
        plan.stop(for: day)
        if let stop, stop.day <= day || stop.reason == .falseDeclaration { return }
        stop = Stop(reason: reason, day: day)
    }

    /// Papers are missing: nothing is paid until they are there (Q22), however it ends meanwhile.
    public mutating func suspend() throws(Refusal) {
        try permit(.suspend)
        state = .suspended
        isWithheld = true
    }

    /// They are there. What was held back is paid with the next run, unless a change was reported meanwhile; one that has
    /// ended stays so.
    ///
    /// - Parameter isPaidUp: whether every month of the term was paid meanwhile.
    /// - Throws: `WRONG_STATE` where nothing was held back for papers.
    public mutating func resume(isPaidUp: Bool = false) throws(Refusal) {
        try permit(.resume)
        guard isWithheld else {
            throw Refusal(.wrongState, "6.5", .agreementState(state), .agreementAct(.resume))
        }
        isWithheld = false
        guard state == .suspended else { return }
        state = changeDay != nil ? .changeReview : isPaidUp ? .completed : .paying
    }

    /// A manager finds that it should not have ended: it goes on where it stood, its months are owed again, and what only the
    /// end had made an overpayment is none.
    ///
    /// - Parameter ledger: what was paid by it.
    /// - Throws: `WRONG_STATE` where it has not ended before its term; `ALREADY_REPAID` with how much came back already, which
    ///   cannot be taken back here.
    public mutating func reinstate(_ ledger: InstalmentLedger) throws(Refusal) {
        try permit(.reinstate)
        guard stop != nil else {
            throw Refusal(.wrongState, "6.5", .agreementState(state), .agreementAct(.reinstate))
        }
        guard recovered.fen == 0 else { throw Refusal(.alreadyRepaid, "LH-62", .money(recovered)) }
        plan.goOn()
        stop = nil
        overpaid = Money(fen: 0)
        if isWithheld {
            state = .suspended
        } else if changeDay != nil {
            state = .changeReview
        } else if isPaidUp(ledger) {
            state = .completed
        } else {
            state = ledger.paidCount > 0 ? .paying : .effective
        }
    }

    // MARK: Recovery

    /// Months were paid that should not have been (LH-62). What was handed on for recovery by law stays so.
    ///
    /// - Parameter paid: every month that the bank has paid.
    /// - Throws: `NOTHING_PROPOSED` where all of them were due, or found before.
    public mutating func findOverpayment(_ paid: some Sequence<Month>) throws(Refusal) {
        try permit(.findOverpayment)
        let sum = Money(fen: plan.monthly.fen * plan.overpaid(paid).count)
        guard sum > overpaid else { throw Refusal(.nothingProposed, "LH-62") }
        overpaid = sum
        if state != .escalated { state = .recoveryOpen }
    }

    /// Some of it came back, or all of it.
    ///
    /// - Throws: `AMOUNT_WRONG` with what is still owed, where it is nothing or more than that.
    public mutating func repay(_ amount: Money) throws(Refusal) {
        try permit(.repay)
        let owed = overpaid.fen - recovered.fen
        guard amount.fen > 0, amount.fen <= owed else { throw Refusal(.amountWrong, "LH-62", .money(Money(fen: owed))) }
        recovered = recovered + amount
        if recovered == overpaid { state = .recovered }
    }

    /// The family refuses (LH-62).
    public mutating func escalate() throws(Refusal) {
        try permit(.escalate)
        state = .escalated
    }
}

/// One month's payment (model 6.5). Planned ones have no row yet.
public enum InstalmentState: String, CaseIterable, Codable, Sendable {
    case planned = "PLANNED"
    /// In a run that waits for a second person.
    case due = "DUE"
    case approved = "APPROVED"
    case sent = "SENT"
    case paid = "PAID"
    case failed = "FAILED"
    case cancelled = "CANCELLED"
    case overpaid = "OVERPAID"
    case recovered = "RECOVERED"
}
