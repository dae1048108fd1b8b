extension Renewal {
    /// The states of model 6.1. The raw values are stored and printed and never change.
    public enum State: String, CaseIterable, Codable, Sendable {
        case draft = "DRAFT"
        case policySet = "POLICY_SET"
        case declared = "DECLARED"
        case infoConfirmed = "INFO_CONFIRMED"
        case submitted = "SUBMITTED"
        case underReview = "UNDER_REVIEW"
        case returned = "RETURNED"
        case approved = "APPROVED"
        case rejected = "REJECTED"
        case withdrawn = "WITHDRAWN"
        case expired = "EXPIRED"
        /// Its contract was signed and approved.
        case completed = "COMPLETED"
        /// Its contract was not signed in time, or was made void.
        case notConcluded = "NOT_CONCLUDED"

        /// Whether the lease can have no other application beside this one. An approved one stays open: its
        /// contract is still to be signed.
        public var isOpen: Bool {
            switch self {
            case .draft, .policySet, .declared, .infoConfirmed, .submitted, .underReview, .returned, .approved: true
            case .rejected, .withdrawn, .expired, .completed, .notConcluded: false
            }
        }

        /// Whether it was approved, and its contract came to its end.
        public var isConcluded: Bool { self == .completed || self == .notConcluded }

        /// Whether the applicant has to act next.
        public var waitsForApplicant: Bool {
            switch self {
            case .draft, .policySet, .declared, .infoConfirmed, .returned: true
            default: false
            }
        }

        /// Whether the application has not been handed in yet.
        public var isBeforeSubmission: Bool {
            switch self {
            case .draft, .policySet, .declared, .infoConfirmed: true
            default: false
            }
        }
    }

    /// The name of a command without its contents: for key hints, permission tables and `case show`.
    public enum Act: String, CaseIterable, Codable, Sendable {
        case choosePolicy = "CHOOSE_POLICY"
        case acknowledge = "ACK_DECLARATION"
        case confirmInfo = "CONFIRM_INFO"
        case answerLine = "ANSWER_LINE"
        case upload = "UPLOAD"
        case replace = "REPLACE"
        case remove = "REMOVE"
        case submit = "SUBMIT"
        case take = "TAKE"
        case release = "RELEASE"
        case sendBack = "RETURN"
        case resubmit = "RESUBMIT"
        case approve = "APPROVE"
        case reject = "REJECT"
        case withdraw = "WITHDRAW"
        case expire = "EXPIRE"
        case conclude = "CONCLUDE"
        case lapse = "LAPSE"
    }
}
