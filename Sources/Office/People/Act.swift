import Housing

/// Everything that a desk lets somebody do, and who may: the one table of role and act (contract: People).
/// `anju user roles` prints it. Separations by person (entered and reviewed, one's own case) stand in Housing.
public enum Act: String, CaseIterable, Sendable {
    // At the kiosk.
    case consent = "CONSENT"
    case seeOwnLeases = "SEE_OWN_LEASES"
    case applyForRenewal = "APPLY_FOR_RENEWAL"
    case withdrawRenewal = "WITHDRAW_RENEWAL"
    case seeOwnCases = "SEE_OWN_CASES"
    case askForCheck = "ASK_FOR_CHECK"
    case signContract = "SIGN_CONTRACT"
    case keepDraft = "KEEP_DRAFT"
    case seeOwnSubsidy = "SEE_OWN_SUBSIDY"
    case applyForSubsidy = "APPLY_FOR_SUBSIDY"
    case seeOrganisationLeases = "SEE_ORGANISATION_LEASES"
    case replaceOwnPassword = "REPLACE_OWN_PASSWORD"
    case answerOwnSubsidy = "ANSWER_OWN_SUBSIDY"

    // At the kiosk and at the counter.
    case reportChange = "REPORT_CHANGE"

    // At the counter.
    case seeQueue = "SEE_QUEUE"
    case seeCase = "SEE_CASE"
    case seeMaterial = "SEE_MATERIAL"
    case showPersonal = "SHOW_PERSONAL"
    case takeCase = "TAKE_CASE"
    case decideCase = "DECIDE_CASE"
    case decideChange = "DECIDE_CHANGE"
    case putBackCase = "PUT_BACK_CASE"
    case witnessContract = "WITNESS_CONTRACT"
    case decideContract = "DECIDE_CONTRACT"
    case enterReport = "ENTER_REPORT"
    case confirmReport = "CONFIRM_REPORT"
    case decideObjection = "DECIDE_OBJECTION"
    case exchangeChecks = "EXCHANGE_CHECKS"
    case takeEvidence = "TAKE_EVIDENCE"
    case findPerson = "FIND_PERSON"
    case issueCode = "ISSUE_CODE"
    case answerCall = "ANSWER_CALL"

    // The rent subsidy.
    case seeBatch = "SEE_BATCH"
    case openBatch = "OPEN_BATCH"
    case stepBatch = "STEP_BATCH"
    case callFamilies = "CALL_FAMILIES"
    case supplementList = "SUPPLEMENT_LIST"
    case importSubsidy = "IMPORT_SUBSIDY"
    case confirmRefusal = "CONFIRM_REFUSAL"
    case askSubsidyCorrection = "ASK_SUBSIDY_CORRECTION"
    case enterSubsidy = "ENTER_SUBSIDY"
    case decideSubsidyObjection = "DECIDE_SUBSIDY_OBJECTION"
    case signSubsidy = "SIGN_SUBSIDY"
    case decideDiscretion = "DECIDE_DISCRETION"
    case exportBatch = "EXPORT_BATCH"
    case commitQueue = "COMMIT_QUEUE"
    case preparePayment = "PREPARE_PAYMENT"
    case approvePayment = "APPROVE_PAYMENT"
    case exchangePayment = "EXCHANGE_PAYMENT"
    case reportSubsidyChange = "REPORT_SUBSIDY_CHANGE"
    case decideSubsidyChange = "DECIDE_SUBSIDY_CHANGE"
    case reinstateSubsidy = "REINSTATE_SUBSIDY"
    case recoverSubsidy = "RECOVER_SUBSIDY"
    case takeComplaint = "TAKE_COMPLAINT"
    case answerComplaint = "ANSWER_COMPLAINT"

    // In the back.
    case seeStaff = "SEE_STAFF"
    case manageStaff = "MANAGE_STAFF"
    case importLeases = "IMPORT_LEASES"
    case setClock = "SET_CLOCK"
    case manageKeys = "MANAGE_KEYS"
    case backUp = "BACK_UP"
    case verify = "VERIFY"
    case tick = "TICK"

    /// The roles that may do it, any one of which is enough.
    public var roles: Set<OfficeRole> {
        switch self {
        case .consent, .seeOwnLeases, .applyForRenewal, .withdrawRenewal, .seeOwnCases, .askForCheck,
            .signContract, .keepDraft, .seeOwnSubsidy, .applyForSubsidy, .answerOwnSubsidy:
            [.applicant]
        case .seeOrganisationLeases:
            [.organisation]
        case .replaceOwnPassword:
            [.applicant, .organisation, .clerk, .reviewer, .manager, .cashier, .auditor]
        case .seeQueue:
            [.clerk, .reviewer, .manager, .auditor]
        case .seeCase:
            [.clerk, .reviewer, .manager, .auditor]
        case .seeMaterial, .showPersonal:
            [.clerk, .reviewer, .manager]
        case .reportChange:
            [.applicant, .clerk]
        case .takeCase, .decideCase, .decideChange:
            [.reviewer]
        case .enterReport:
            [.clerk]
        case .confirmReport:
            [.clerk, .reviewer]
        case .decideObjection:
            [.reviewer]
        case .exchangeChecks:
            [.clerk, .manager]
        case .putBackCase:
            [.manager]
        case .decideContract:
            [.reviewer, .manager]
        case .witnessContract, .findPerson, .issueCode:
            [.clerk]
        case .answerCall:
            [.clerk, .reviewer, .manager]
        case .seeBatch:
            [.clerk, .reviewer, .manager, .cashier, .auditor]
        case .openBatch, .supplementList, .decideDiscretion, .commitQueue, .reinstateSubsidy:
            [.manager]
        case .stepBatch:
            [.reviewer, .manager]
        case .callFamilies:
            [.clerk, .manager]
        case .importSubsidy, .enterSubsidy:
            [.clerk, .manager]
        case .confirmRefusal, .askSubsidyCorrection, .decideSubsidyChange:
            [.reviewer]
        case .decideSubsidyObjection:
            [.reviewer, .manager]
        case .signSubsidy, .reportSubsidyChange:
            [.clerk]
        case .exportBatch:
            [.reviewer, .manager, .cashier, .auditor]
        case .preparePayment, .exchangePayment, .recoverSubsidy:
            [.cashier]
        case .approvePayment:
            [.cashier, .manager]
        case .takeComplaint:
            [.clerk, .auditor]
        case .answerComplaint:
            [.auditor]
        case .seeStaff:
            [.manager, .auditor]
        case .manageStaff, .importLeases, .setClock, .manageKeys, .backUp, .takeEvidence:
            [.manager]
        case .verify:
            [.manager, .auditor]
        case .tick:
            [.system]
        }
    }

    /// A row an act, in the order of the cases, with the roles that may in theirs.
    public static var table: [(act: Act, roles: [OfficeRole])] {
        allCases.map { act in (act, OfficeRole.allCases.filter(act.roles.contains)) }
    }
}
