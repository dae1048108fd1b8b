import Housing

/// Every decision about one family in the order in which it was made, each with the rule and the notice's own sentence,
/// whom it is about, what it rests on and who made it; and for money each fen. Names are masked, and no number of a document
/// stands in it; what people wrote of a decision is in it for staff alone.
public struct Why: Equatable, Sendable {
    public let batch: BatchID
    public let title: String
    public let receipt: String
    public let maskedName: String
    /// In the city's register, and among those of the district; 0 where the register does not say.
    public let position: Int
    public let districtPosition: Int
    /// nil where the family did not apply.
    public let state: SubsidyState?
    public let agreementState: SubsidyAgreement.State?
    public let steps: [WhyStep]
    /// nil for a family that did not apply.
    public let money: WhyMoney?
}

/// One decision, or one finding that a decision rests on.
public struct WhyStep: Equatable, Sendable {
    public enum Act: String, Sendable {
        case register = "REGISTER"
        case queue = "QUEUE"
        case application = "APPLICATION"
        case finding = "FINDING"
        case close = "CLOSE"
        case review = "REVIEW"
        case correction = "CORRECTION"
        case refusal = "REFUSAL"
        case withdrawal = "WITHDRAWAL"
        case list = "LIST"
        case objection = "OBJECTION"
        case publicity = "PUBLICITY"
        case call = "CALL"
        case signing = "SIGNING"
        case waiver = "WAIVER"
        case discretion = "DISCRETION"
        case change = "CHANGE"
        case suspension = "SUSPENSION"
        case breach = "BREACH"
        case stop = "STOP"
        case reinstatement = "REINSTATEMENT"
        case overpayment = "OVERPAYMENT"
        case repayment = "REPAYMENT"
    }

    /// The first four as the files of findings say them.
    public enum Result: String, Sendable {
        case passed = "通过"
        case failed = "不通过"
        case undecided = "待核实"
        /// Nobody has said anything of it; it does not count as passed.
        case missing = "没有结果"
        /// Something was done that neither passes nor fails.
        case noted = "已办理"
    }

    public let act: Act
    public let rule: Rule
    /// The notice's; empty where it has none.
    public let sentence: String
    public let result: Result
    /// When it was decided, or found; nil where nothing says so.
    public let at: Moment?
    /// 申请人 梁*; nil for the family as a whole.
    public let subject: String?
    /// 不动产.
    public let source: String?
    /// 审核 王*.
    public let by: String?
    /// What was decided, in plain words.
    public let words: String
    /// Whether somebody wrote something of it.
    public let hasText: Bool
    /// What he wrote; nil also where who asks may not read it.
    public let text: String?
    /// What it is by code, where there is one: reasons, an act of 6.4 or 6.5.
    public let codes: [String]
}

/// What a family gets and why it is so much.
public struct WhyMoney: Equatable, Sendable {
    /// As the register had it at the close (Q5), or at the cut-off while that of the close is not in.
    public let registeredSize: Int
    public let isSizeOfClose: Bool
    public let area: Area
    public let price: Money
    public let monthly: Money
    public let termMonths: Int
    /// Empty before the agreement is signed.
    public let months: [WhyMonth]
    public let paid: Money
    public let overpaid: Money
    public let recovered: Money
}

/// One month of an agreement.
public struct WhyMonth: Equatable, Sendable {
    public let month: Month
    public let amount: Money
    public let state: InstalmentState
    /// It comes after the lease's last month, and is held back until a new one is entered (Q13).
    public let isAfterLease: Bool
    /// It was taken out of a run, and is owed as soon as nothing speaks against it.
    public let isStillOwed: Bool
    /// Each time that it was in a payment run, the first first.
    public let tries: [Try]

    public struct Try: Equatable, Sendable {
        /// Of the payment run.
        public let run: String
        /// Who prepared it and who approved it.
        public let preparedBy: String?
        public let approvedBy: String?
        public let sentAt: Moment?
        /// What the bank said; nil while it has not.
        public let isPaid: Bool?
        public let paidAt: Moment?
        /// The bank's reference, the middle of it masked.
        public let reference: String?
    }
}
