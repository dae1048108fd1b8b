import Housing

/// How an agreement stands after something was done with it.
public struct AgreementReport: Equatable, Sendable {
    public let state: SubsidyAgreement.State
    /// The last month that is owed by it as far as its term goes, whatever the lease's end holds back
    /// (``InstalmentPlan/lastOwed``); nil where none is.
    public let lastMonth: Month?
    /// The last day of the lease with which it goes; nil where nobody noted it (Q13).
    public let leaseEnd: Day?
    /// Nothing is paid until papers are there, also where it has ended (Q22).
    public let isWithheld: Bool
    public let paid: Money
    public let overpaid: Money
    public let recovered: Money

    init(_ agreement: FamilyState.Agreement) {
        let plan = agreement.terms.plan
        state = agreement.terms.state
        lastMonth = plan.lastOwed
        leaseEnd = agreement.terms.leaseEnd
        isWithheld = agreement.terms.isWithheld
        paid = agreement.paid
        overpaid = agreement.terms.overpaid
        recovered = agreement.terms.recovered
    }

    /// What is still to come back (LH-62).
    public var owed: Money { Money(fen: overpaid.fen - recovered.fen) }
}

/// A family to whom nothing is paid until papers are there (Q22).
public struct WithheldAgreement: Equatable, Sendable {
    public let receipt: String
    public let maskedName: String
    public let state: SubsidyAgreement.State
    public let since: Moment
}

/// A change that waits for a reviewer's decision.
public struct OpenChange: Equatable, Sendable {
    public let id: String
    /// As people say it.
    public let number: String
    public let receipt: String
    public let maskedName: String
    /// One of ``ChangeDesk/matters``.
    public let matter: String
    public let eventDay: Day
    /// When it was reported, or found.
    public let at: Moment
    /// What the family said of it, where it reported it at the terminal; nil also where who asks may not read it.
    public let words: String?
    /// The lease that follows, as the family says it; nil as `words`.
    public let lease: FollowingLease?
    /// Whether it said anything of it, to be read by who may.
    public let hasTexts: Bool
}

/// A change and what came of it.
public struct ChangeReport: Equatable, Sendable {
    public let id: String
    /// As people say it; nil for one of before there were numbers.
    public let number: String?
    /// `OPEN`, `ELIGIBLE`, `NOT_ELIGIBLE`.
    public let state: String
    /// nil while it is open.
    public let decision: ChangeDecision?
    public let matter: String
    public let eventDay: Day
    /// Reported more than a month after it happened (LH-59).
    public let isOverdue: Bool
    /// The new lease that was entered with the decision (Q13).
    public let lease: FollowingLease?
    public let agreement: AgreementReport

    init(_ kept: KeptRecord<ChangeBody>, _ agreement: FamilyState.Agreement) {
        id = kept.id
        number = kept.number
        state = kept.state.rawValue
        decision = kept.decision
        matter = kept.body.matter.rawValue
        eventDay = kept.body.eventDay
        isOverdue = kept.body.isOverdue
        lease = kept.body.lease
        self.agreement = AgreementReport(agreement)
    }
}
