extension EconomicCheck {
    /// The states of model 6.2. The raw values are stored and printed and never change.
    public enum State: String, CaseIterable, Codable, Sendable {
        /// The authorisations are being given.
        case draft = "DRAFT"
        case requested = "REQUESTED"
        case inProgress = "IN_PROGRESS"
        /// A report on paper was entered and waits for a second person.
        case reported = "REPORTED"
        /// 审核通过, 符合要求.
        case meets = "MEETS"
        case fails = "FAILS"
        case objection = "OBJECTION"
        case expired = "EXPIRED"
        case cancelled = "CANCELLED"

        /// Whether the lease can have no other check beside this one.
        public var isOpen: Bool {
            switch self {
            case .draft, .requested, .inProgress, .reported, .objection: true
            case .meets, .fails, .expired, .cancelled: false
            }
        }

        /// Whether the applicant has to act next.
        public var waitsForApplicant: Bool { self == .draft }
    }

    /// The name of a command without its contents.
    public enum Act: String, CaseIterable, Codable, Sendable {
        case authorise = "AUTHORISE"
        case authoriseOnPaper = "AUTHORISE_ON_PAPER"
        case withdrawAuthorisation = "WITHDRAW_AUTHORISATION"
        case request = "REQUEST"
        case send = "SEND"
        case receive = "REPORT_IN"
        case enterReport = "ENTER_REPORT"
        case confirmReport = "CONFIRM_REPORT"
        case refuseReport = "REFUSE_REPORT"
        case object = "OBJECT"
        case decideObjection = "DECIDE_OBJECTION"
        case use = "USE"
        case age = "AGE"
        case lapse = "LAPSE"
        case cancel = "CANCEL"
    }
}
