import Housing

/// The signed agreement as its family reads it (6.5).
public struct MyAgreement: Equatable, Sendable {
    public let number: String
    public let signedAt: Moment
    public let terms: SubsidyAgreement
    public let area: Area
    public let bank: String
    public let maskedAccount: String
    /// Of the dwelling for which it is paid now.
    public let houseCode: String
    /// From the first to the last month of the term.
    public let months: [Month]
    public let paid: Money
    /// Why nothing is paid until papers are there, as it was written (Q22); nil where nothing is withheld.
    public let withheldFor: String?
    /// Which fact was declared falsely (LH-62); nil where that did not end it, and where it was decided without.
    public let untrue: String?

    /// One month of the term.
    public struct Month: Equatable, Sendable {
        public let month: Housing.Month
        public let amount: Money
        public let state: State
    }

    public enum State: CaseIterable, Sendable {
        case paid
        /// In a payment run: prepared, approved, or with the bank.
        case underWay
        /// The bank could not pay it; it comes again.
        case failed
        case planned
        /// Not paid before something else is there: papers, a decision about a change.
        case heldBack
        /// The lease ends before: it is paid once one is there that follows (Q13).
        case afterLease
        /// Never paid: it is after the end.
        case cancelled
        /// Paid, and to be given back (LH-62).
        case overpaid
        /// Given back.
        case recovered
    }

    /// What is still to come by the lease that there is, held back or not.
    public var toCome: Sum { sum(.underWay, .failed, .planned, .heldBack) }
    /// What comes only once a lease is there that follows (Q13).
    public var afterLease: Sum { sum(.afterLease) }
    /// What went out, whatever became of it afterwards.
    public var paidMonths: Int { sum(.paid, .overpaid, .recovered).count }

    /// So many months, and what they are together.
    public struct Sum: Equatable, Sendable {
        public let count: Int
        public let amount: Money
    }

    public func sum(_ states: State...) -> Sum {
        let those = months.filter { states.contains($0.state) }
        return Sum(count: those.count, amount: Money(fen: those.reduce(0) { $0 + $1.amount.fen }))
    }

    /// The month that is paid next, where nothing has to happen before; nil where there is none.
    public var next: Month? { months.first { [.underWay, .failed, .planned].contains($0.state) } }

    /// What is still to be given back (LH-62).
    public var owed: Money { Money(fen: terms.overpaid.fen - terms.recovered.fen) }

    /// The months after the one of today's that are not paid because the lease ends before (Q13).
    public var leaseMonth: Housing.Month? {
        guard let end = terms.leaseEnd, let last = terms.plan.lastOwed, end.month < last else { return nil }
        return end.month
    }

    /// Whether the lease that ends before the term does so soon, or did: within three months, in which it is renewed (Q23).
    public func isLeaseEnding(on day: Day) -> Bool {
        guard leaseMonth != nil, let end = terms.leaseEnd else { return false }
        return end < day.adding(months: 3)
    }
}

extension MyAgreement {
    /// nil for a family that signed nothing.
    init?(_ facts: WhyFacts, _ why: Why) {
        guard let kept = facts.agreement, let agreement = facts.family.agreement, let money = why.money else {
            return nil
        }
        let terms = agreement.terms
        number = kept.number ?? ""
        signedAt = kept.at
        self.terms = terms
        area = kept.body.area
        bank = kept.body.account().bank
        maskedAccount = Mask.account(kept.body.account().account)
        houseCode = facts.changes.last { $0.body.lease != nil }?.body.lease?.house.value ?? kept.body.houseCode
        months = money.months.map { Month(month: $0.month, amount: $0.amount, state: State($0, terms)) }
        paid = agreement.paid
        let open = facts.suspensions.last { $0.state == .open }
        withheldFor = terms.isWithheld ? open?.body.reason ?? "" : nil
        let isFalse = terms.stop?.reason == .falseDeclaration
        untrue = isFalse ? facts.changes.last { $0.decision == .falseDeclaration }?.body.untrue : nil
    }
}

extension MyAgreement.State {
    fileprivate init(_ month: WhyMonth, _ terms: SubsidyAgreement) {
        let isHeld = terms.isWithheld || (terms.changeDay.map { month.month > $0.month } ?? false)
        let isAfterLease = terms.leaseEnd.map { month.month > $0.month } ?? false
        // Papers or a decision do not bring what hangs on a lease that follows.
        let open: Self = isAfterLease ? .afterLease : isHeld ? .heldBack : .planned
        self =
            switch month.state {
            case .paid: .paid
            case .due, .approved, .sent: .underWay
            // It comes again, unless something else has to be there first.
            case .failed: open == .planned ? .failed : open
            case .overpaid: .overpaid
            case .recovered: .recovered
            case .planned: open
            // Taken out of a run, and still owed as soon as nothing speaks against it.
            case .cancelled: terms.plan.isPayable(month.month) ? open : .cancelled
            }
    }
}
