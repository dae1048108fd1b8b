import Housing

/// 社会存量住房补租协议: signed once a family and batch. What is paid by it stands in the family's row.
struct AgreementBody: RecordBody {
    static let kind = SubsidyRecord.Kind.agreement

    enum State: String, Sendable { case signed = "SIGNED" }

    let receipt: String
    let payee: String
    let bank: String
    let account: String
    let monthly: Money
    let area: Area
    let firstMonth: Month
    let lastMonth: Month
    let houseCode: String
    /// The clerk with whom it was signed.
    let by: Actor
    /// What was signed; nil in records of an older kind.
    var paper: SignedPaper?
    /// The accounts to which it was paid later, the first first; nil where it is the one that was signed.
    var laterAccounts: [LaterAccount]?

    /// Another account than the one that was signed, since somebody confirmed it.
    struct LaterAccount: Codable, Equatable, Sendable {
        let bank: String
        let account: String
        let since: Moment
    }

    /// To which account it is paid.
    ///
    /// - Parameter moment: of a run that was written for the bank; nil for the next one.
    func account(at moment: Moment? = nil) -> (bank: String, account: String) {
        let last = laterAccounts?.last { later in moment.map { later.since <= $0 } ?? true }
        return last.map { ($0.bank, $0.account) } ?? (bank, account)
    }
}

/// Another account that a family names (6.5): a clerk enters it with its evidence, somebody else confirms it.
struct AccountBody: RecordBody {
    static let kind = SubsidyRecord.Kind.account

    enum State: String, Sendable {
        case open = "OPEN"
        case confirmed = "CONFIRMED"
        case refused = "REFUSED"
        /// Another one was entered before anybody decided about it.
        case replaced = "REPLACED"
    }

    let bank: String
    let account: String
    /// What it rests on: who came with which card or paper.
    let source: String
    let by: Actor
    var decidedAt: Moment?
    var decidedBy: Actor?
    /// Why it was refused.
    var reason: String?
}

/// The document that two parties signed.
struct SignedPaper: Codable, Equatable, Sendable {
    let template: String
    /// SHA-256 of its canonical bytes, with everything in full.
    let digest: String
    /// Those bytes; nil in records of an older kind, whose document is filled again from the template of that name and must
    /// come out the same.
    var text: String?
    /// What is masked of it on a screen, and how.
    var masks: [String: String]?
}

/// A change during the term (LH-59), reported by the family, by staff, or found by the monthly check.
struct ChangeBody: RecordBody {
    static let kind = SubsidyRecord.Kind.change

    enum State: String, Sendable { case open = "OPEN", eligible = "ELIGIBLE", notEligible = "NOT_ELIGIBLE" }

    /// The model's kinds (ChangeReport).
    enum Matter: String, CaseIterable, Codable, Sendable {
        case personal = "个人信息"
        case family = "家庭成员"
        case marriage = "婚姻"
        case lease = "租赁合同"
        case home = "住房"
        case residencePermit = "居住证"
        case hukou = "户籍"
        /// The family says itself that it queues again (LH-58); staff enter that as what it is, without looking into it.
        case requeue = "重新轮候"
        case other = "其他"
    }

    let matter: Matter
    /// When it happened, not when it was found (Q12); with what the monthly check found, the day by which it had.
    var eventDay: Day
    /// The day that was reported, or found first, where another one is known since.
    var firstDay: Day?
    /// Reported more than a month after it happened (LH-59).
    let isOverdue: Bool
    /// nil where the monthly check found it.
    let by: Actor?
    /// Where the monthly check found something, also while it was looked into: who brought in what speaks against the
    /// family.
    var importers: [PersonID]?
    /// The last run of findings that the monthly check had looked at, or of members where there was none; nil where
    /// somebody reported it, and where the check asks for a new lease.
    var foundIn: RunID?
    /// What the monthly check put before the reviewer (``Doubt/key``): it is not put before one again. nil in records of an
    /// older kind, of which all that ``foundIn`` and the files before it say counts as seen.
    var seen: [String]?
    var decidedAt: Moment?
    var decidedBy: Actor?
    var reason: String?
    /// Not eligible because the application was false (LH-62); nil in records of an older kind.
    var isFalse: Bool?
    /// Which fact is false, as the family reads it; nil in records of an older kind.
    var untrue: String?
    /// The lease that follows, where the family is still eligible by it (Q13).
    var lease: FollowingLease?
    /// What the family says of it, and of the lease that follows, where it reported at the terminal.
    var words: String?
    var proposedLease: FollowingLease?

    /// It happened on another day than was known before.
    mutating func move(to day: Day) {
        guard day != eventDay else { return }
        firstDay = firstDay ?? eventDay
        eventDay = day
    }

    /// Who brought in what it came of; none of them decides about it.
    var entrants: [PersonID] { [by?.person].compactMap(\.self) + (importers ?? []) }

    /// `luohu-2023-C1`: as people say it.
    static func number(_ ordinal: Int, of batch: BatchID) -> String { "\(batch)-C\(ordinal)" }
}

extension KeptRecord<ChangeBody> {
    /// nil while nobody has decided.
    var decision: ChangeDecision? {
        switch state {
        case .open: nil
        case .eligible: .eligible
        case .notEligible: body.isFalse == true ? .falseDeclaration : .notEligible
        }
    }

    mutating func decide(
        _ decision: ChangeDecision, because reason: String, untrue fact: String?, at moment: Moment, by actor: Actor
    ) {
        state = decision == .eligible ? .eligible : .notEligible
        body.isFalse = decision == .falseDeclaration ? true : nil
        body.untrue = fact
        (body.decidedAt, body.decidedBy, body.reason) = (moment, actor, reason)
    }
}

/// Papers are missing: nothing is paid meanwhile (Q22).
struct SuspensionBody: RecordBody {
    static let kind = SubsidyRecord.Kind.suspension

    enum State: String, Sendable { case open = "OPEN", ended = "ENDED" }

    let reason: String
    let by: Actor
    var endedAt: Moment?
    var endedBy: Actor?
    /// nil where it ended with the agreement, as it did once.
    var endReason: String?
}

/// An end before the term that a manager put right.
struct ReinstatementBody: RecordBody {
    static let kind = SubsidyRecord.Kind.reinstatement

    enum State: String, Sendable { case reinstated = "REINSTATED" }

    /// Why it had ended, by code, and when.
    let stop: String
    let stopDay: Day
    /// What had been found to be overpaid by that end.
    let overpaid: Money
    let reason: String
    let by: Actor
}

/// A breach of the rules during the term (LH-63).
struct BreachBody: RecordBody {
    static let kind = SubsidyRecord.Kind.breach

    enum State: String, Sendable { case recorded = "RECORDED" }

    let text: String
    let by: Actor
}

/// Overpaid subsidy that came back, or was handed on because it did not (LH-62).
struct RepaymentBody: RecordBody {
    static let kind = SubsidyRecord.Kind.repayment

    enum State: String, Sendable { case repaid = "REPAID", escalated = "ESCALATED" }

    /// nil where nothing came back and it was handed on.
    let amount: Money?
    let reason: String?
    /// Of the bank by which it came back, where somebody wrote it down.
    var reference: String?
    let by: Actor
}

/// A month's payments of a batch (model 6.5); its instalments are rows of its run.
struct PaymentRunBody: RecordBody {
    static let kind = SubsidyRecord.Kind.paymentRun

    typealias State = PaymentRun.State

    let month: Month
    let rows: RunID
    var instalments: Int
    var sum: Money
    let by: Actor
    /// As ``PaymentRun/lookedThrough``.
    var lookedThrough: Int64?
    var recheckedAt: Moment?
    var approvedAt: Moment?
    var approvedBy: Actor?
    /// When its list left the office first.
    var sentAt: Moment?
    /// The accounts in its list are those of this moment; nil before it left the office, and in records of an older kind.
    var accountsAt: Moment?
    /// Runs of results that answered it.
    var answers: [RunID] = []
    var paid = 0
    var failed = 0
    /// Instalments that were taken out before the run left the office; ``instalments`` and ``sum`` are without them.
    var cancelled = 0
    /// The rows of those.
    var takenOut: RunID?

    /// Of when its accounts are: what was confirmed after its approval is of the next run. Nil before that: of now.
    var accounts: Moment? { accountsAt ?? sentAt ?? approvedAt }

    init(_ run: PaymentRun, rows: RunID) {
        month = run.month
        self.rows = rows
        by = run.preparedBy
        (instalments, sum) = (run.instalments, run.sum)
        note(run)
    }

    fileprivate mutating func note(_ run: PaymentRun) {
        (instalments, sum, cancelled) = (run.instalments, run.sum, run.cancelled)
        (paid, failed, lookedThrough) = (run.paid, run.failed, run.lookedThrough)
        (recheckedAt, approvedAt, approvedBy, sentAt) = (run.recheckedAt, run.approvedAt, run.approvedBy, run.sentAt)
    }
}

extension KeptRecord<PaymentRunBody> {
    /// The run as the domain decides about it; what becomes of it is kept here.
    var run: PaymentRun {
        get {
            PaymentRun(
                body.month, state: state, instalments: body.instalments, sum: body.sum, cancelled: body.cancelled,
                paid: body.paid, failed: body.failed, lookedThrough: body.lookedThrough, preparedBy: body.by,
                recheckedAt: body.recheckedAt, approvedAt: body.approvedAt, approvedBy: body.approvedBy,
                sentAt: body.sentAt)
        }
        set {
            state = newValue.state
            body.note(newValue)
        }
    }
}

/// A complaint by letter, call or visit; kept confidential (LH-64).
struct ComplaintBody: RecordBody {
    static let kind = SubsidyRecord.Kind.complaint

    enum State: String, Sendable { case open = "OPEN", answered = "ANSWERED" }

    /// The notice's word: 来电, 来信, 来访.
    let way: String
    let text: String
    /// Real name and contact, where given.
    let name: String
    let contact: String
    let receipt: String?
    let by: Actor
    var answeredAt: Moment?
    var answeredBy: Actor?
    var answer: String?

    /// `TS1`: as people say it.
    static func number(_ ordinal: Int) -> String { "TS\(ordinal)" }
}
