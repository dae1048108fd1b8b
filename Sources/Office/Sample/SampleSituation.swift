import Housing

/// What an applicant of the sample office is there to show. The raw values are printed by `anju sample` and used by
/// tests and trainers; none is renamed.
public enum SampleSituation: String, CaseIterable, Sendable {
    /// Old policy, in the window, with a spouse and a child: may start.
    case oldPolicy = "old-policy"
    /// Old policy, in the window, the lease nearly over: is accepted with a flag.
    case oldPolicyLate = "old-policy-late"
    /// Old policy, in the window, lives alone.
    case oldPolicySingle = "old-policy-single"
    /// Old policy, six other occupants; the number ends with X.
    case oldPolicyFamily = "old-policy-family"
    /// New policy, a valid report that meets the requirement: may start.
    case newPolicyReport = "new-policy-report"
    /// New policy, no report: is pointed to 【经济状况核对】.
    case newPolicyNoReport = "new-policy-no-report"
    /// New policy, the report is over the limit and can still be objected to.
    case newPolicyOverLimit = "new-policy-over-limit"
    /// Old policy, the lease ends in 2024: is told from when.
    case notInWindow = "not-in-window"
    /// The lease ended last month.
    case leaseEnded = "lease-ended"
    /// Has no password yet; a clerk's one-time code is needed.
    case notActivated = "not-activated"
    /// Began and left before uploading.
    case draft = "draft"
    case submitted = "submitted"
    /// A second one, so that the queue has an order.
    case submittedLater = "submitted-later"
    case underReview = "under-review"
    case returned = "returned"
    case approved = "approved"
    case rejected = "rejected"
    case withdrawn = "withdrawn"
    /// Approved, and the contract issued: may sign.
    case contractToSign = "contract-to-sign"
    /// Committed himself and comes to the counter to sign.
    case contractAtCounter = "contract-at-counter"
    /// Signed at the counter, before the approval.
    case contractSigned = "contract-signed"
    case contractApproved = "contract-approved"
    /// No applicant: an organisation that signed leases for two of its staff.
    case organisation = "organisation"
    /// New policy, the report met the requirement and has run out.
    case newPolicyReportExpired = "new-policy-report-expired"
    /// Old policy, a valid report that meets the requirement: may choose the new one.
    case oldPolicyChoosingNew = "old-policy-choosing-new"
    case oldPolicyOverLimit = "old-policy-over-limit"
    case oldPolicyReportExpired = "old-policy-report-expired"
    /// The tenant has authorised the check, his wife has not.
    case checkDraft = "check-draft"
    /// Waits to leave the office.
    case checkRequested = "check-requested"
    case checkInProgress = "check-in-progress"
    /// The report was entered from paper and waits for a second person.
    case checkPaper = "check-paper"
    /// The result is over the limit, and the tenant objected.
    case checkObjection = "check-objection"
    /// On the waiting list, one person: may apply for the rent subsidy.
    case subsidySingle = "subsidy-single"
    /// The same, five people: divorced, with her mother and three children.
    case subsidyFamily = "subsidy-family"
    /// The same, husband and wife; their lease is nearly over and has to be signed again.
    case subsidyShortLease = "subsidy-short-lease"
    /// No register has him.
    case subsidyNotRegistered = "subsidy-not-registered"
    /// Came on the list after the cut-off.
    case subsidyListedLate = "subsidy-listed-late"
    /// 户籍 of another district.
    case subsidyOtherDistrict = "subsidy-other-district"
    /// Applies by the sample's file, and will be the first of the list.
    case subsidyFirst = "subsidy-first"
    /// The same, and owns a home.
    case subsidyOwnsHome = "subsidy-owns-home"

    /// Of the waiting list, without a lease of the office's own.
    var isSubsidy: Bool { rawValue.hasPrefix("subsidy-") }

    var policy: LeasePolicy {
        switch self {
        case .newPolicyReport, .newPolicyNoReport, .newPolicyOverLimit, .newPolicyReportExpired: .new
        default: .old
        }
    }

    /// Last day of the lease, given that the office stands at 2023-08-21.
    var leaseEnd: Day? {
        switch self {
        case .oldPolicyLate: Day(2023, 9, 10)
        case .notInWindow: Day(2024, 5, 31)
        case .leaseEnded: Day(2023, 7, 31)
        case .newPolicyReport, .newPolicyNoReport, .newPolicyOverLimit, .newPolicyReportExpired: Day(2023, 11, 15)
        default: Day(2023, 10, 31)
        }
    }

    /// Who else lives there.
    var family: [Relation] {
        switch self {
        case .oldPolicySingle, .newPolicyNoReport, .leaseEnded: []
        case .oldPolicyFamily: [.spouse, .child, .child, .parent, .parent, .sibling]
        case .oldPolicyLate, .returned: [.spouse]
        default: [.spouse, .child]
        }
    }

    var isActivated: Bool { self != .notActivated }

    /// How far the economic check of this applicant has come; nil: none begun.
    var check: SampleCheck? {
        switch self {
        case .newPolicyReport, .oldPolicyChoosingNew: .meets
        case .newPolicyOverLimit, .oldPolicyOverLimit: .fails
        case .newPolicyReportExpired, .oldPolicyReportExpired: .outOfDate
        case .checkDraft: .draft
        case .checkRequested: .requested
        case .checkInProgress: .sent
        case .checkPaper: .paper
        case .checkObjection: .objection
        default: nil
        }
    }

    /// What the report says of his family.
    var figures: SampleFigures {
        switch self {
        case .newPolicyOverLimit, .checkObjection: .propertyAbove
        case .oldPolicyOverLimit: .incomeAbove
        default: .within
        }
    }

    /// Came after all the others: who was here before keeps name and number.
    var isLatecomer: Bool {
        switch self {
        case .newPolicyReportExpired, .oldPolicyChoosingNew, .oldPolicyOverLimit, .oldPolicyReportExpired, .checkDraft,
            .checkRequested, .checkInProgress, .checkPaper, .checkObjection:
            true
        default: false
        }
    }

    /// How far the renewal of this applicant has come; nil: none begun.
    var progress: SampleProgress? {
        switch self {
        case .draft: .confirmed
        case .submitted, .submittedLater: .submitted
        case .underReview: .taken
        case .returned: .returned
        case .approved: .approved
        case .rejected: .rejected
        case .withdrawn: .withdrawn
        case .contractToSign, .contractAtCounter, .contractSigned, .contractApproved: .approved
        default: nil
        }
    }

    /// How far the contract has come; nil: none issued.
    var contract: SampleContract? {
        switch self {
        case .contractToSign: .issued
        case .contractAtCounter: .committed
        case .contractSigned: .signed
        case .contractApproved: .approved
        default: nil
        }
    }
}

/// The last step that was taken in a sample renewal.
enum SampleProgress: Int, Comparable {
    case confirmed, submitted, withdrawn, taken, returned, approved, rejected

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The last step that was taken with a sample contract.
enum SampleContract: Int, Comparable {
    case issued, committed, signed, approved

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
