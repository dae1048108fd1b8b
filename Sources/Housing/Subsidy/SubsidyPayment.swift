/// An agreement together with what the bank said of its months: what a payment run takes up, what is held back from one, and
/// what an answer changes (LH-55 … LH-62). Months are bits as ``InstalmentLedger/months(_:)`` reads them, for a run looks at
/// a million agreements.
extension SubsidyAgreement {
    /// How many months the whole term has.
    public var termMonths: Int { plan.first.distance(to: plan.last) + 1 }

    /// Whether every month of the term was paid.
    public func isPaidUp(_ ledger: InstalmentLedger) -> Bool { ledger.paidCount >= termMonths }

    /// What a run for `month` takes up: months that none has, and those that failed or were taken out of one (Q22). A month
    /// that was paid, or that the bank has not answered, never; none while papers are missing.
    public func due(through month: Month, _ ledger: InstalmentLedger) -> UInt64 {
        guard state.isInRuns, !isWithheld else { return 0 }
        let payable = ledger.bits(before: lastPayable(through: month).adding(months: 1))
        return payable & ~ledger.paidBits & ~inRuns(ledger)
    }

    /// What runs have taken up and nobody has answered.
    public func inRuns(_ ledger: InstalmentLedger) -> UInt64 {
        ledger.bits(before: nextMonth) & ~ledger.paidBits & ~ledger.failedBits & ~ledger.cancelledBits
    }

    /// Whether a month of one that has ended is still to be paid: one that is owed, or that the bank has not answered for. It
    /// has its dwelling as long as that is so (LH-32). After the lease's last month nothing is owed any more (Q13), and nothing
    /// at all once it was handed on for recovery by law.
    public func isOutstanding(_ ledger: InstalmentLedger) -> Bool {
        guard inRuns(ledger) == 0 else { return true }
        guard state != .escalated, var last = plan.lastOwed else { return false }
        if let leaseEnd { last = min(last, leaseEnd.month) }
        return ledger.bits(before: last.adding(months: 1)) & ~ledger.paidBits != 0
    }

    /// Takes up what is due.
    ///
    /// - Returns: the months.
    public mutating func takeUp(through month: Month, _ ledger: inout InstalmentLedger) throws(Refusal) -> UInt64 {
        guard state.isInRuns else { try permit(.takeUp); return 0 }
        let months = due(through: month, ledger)
        ledger.takeUp(months)
        nextMonth = max(nextMonth, plan.first.adding(months: 64 - months.leadingZeroBitCount))
        return months
    }

    /// Of the months in runs, those that must not be paid as things stand: after the stop, after the lease's last month, after
    /// the month of a change that is looked into, every one while papers are missing. What has left the office cannot be held
    /// back.
    public func held(_ ledger: InstalmentLedger) -> UInt64 {
        if isWithheld { return inRuns(ledger) }
        return inRuns(ledger) & ~ledger.bits(before: lastPayable(through: plan.last).adding(months: 1))
    }

    /// What the bank says of a month that was sent.
    ///
    /// - Returns: whether it was paid and should not have been: the agreement ended while it was on its way (LH-62).
    public mutating func answer(_ month: Month, isPaid: Bool, _ ledger: inout InstalmentLedger) -> Bool {
        guard isPaid else {
            ledger.fail(month)
            return false
        }
        guard ledger.pay(month) else { return false }
        confirmPayment(isLast: isPaidUp(ledger))
        return !plan.isPayable(month) && findOverpayment(of: ledger)
    }

    /// - Returns: whether more was found than before.
    public mutating func findOverpayment(of ledger: InstalmentLedger) -> Bool {
        do {
            try findOverpayment(ledger.paid)
            return true
        } catch {
            return false
        }
    }
}
