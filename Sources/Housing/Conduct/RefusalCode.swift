/// Every reason for which a rule refuses, in capitals as printed by commands. A code is never given a new meaning.
public enum RefusalCode: String, CaseIterable, Codable, Sendable {
    // Start of a renewal.
    case notTheTenant = "NOT_THE_TENANT"
    case leaseNotActive = "LEASE_NOT_ACTIVE"
    case leaseEnded = "LEASE_ENDED"
    case tooEarly = "TOO_EARLY"
    case alreadyOpen = "ALREADY_OPEN"

    // Policy dialog.
    case policyNotOffered = "POLICY_NOT_OFFERED"
    case needsEconomicCheck = "NEEDS_ECONOMIC_CHECK"

    // Economic check.
    case checkUnderWay = "CHECK_UNDER_WAY"
    case checkOutOfDate = "CHECK_OUT_OF_DATE"
    case checkNotMet = "CHECK_NOT_MET"
    case checkFamilyChanged = "CHECK_FAMILY_CHANGED"
    case memberUnknown = "MEMBER_UNKNOWN"
    case memberNotAdult = "MEMBER_NOT_ADULT"
    case memberTwice = "MEMBER_TWICE"
    case memberMissing = "MEMBER_MISSING"
    case authorisationMissing = "AUTHORISATION_MISSING"
    case documentDiffers = "DOCUMENT_DIFFERS"
    case reportRepeated = "REPORT_REPEATED"
    case reportDiffers = "REPORT_DIFFERS"
    case reportInFuture = "REPORT_IN_FUTURE"
    case reportTooOld = "REPORT_TOO_OLD"
    case reportHead = "REPORT_HEAD"
    case reportFigures = "REPORT_FIGURES"
    case reportUnsigned = "REPORT_UNSIGNED"
    case reportSignatureWrong = "REPORT_SIGNATURE_WRONG"
    case limitsUnknown = "LIMITS_UNKNOWN"
    case objectionClosed = "OBJECTION_CLOSED"
    case objectionRepeated = "OBJECTION_REPEATED"

    // Reading and ticking.
    case textNotShown = "TEXT_NOT_SHOWN"
    case textOutdated = "TEXT_OUTDATED"
    case informationNotConfirmed = "INFORMATION_NOT_CONFIRMED"
    case notTicked = "NOT_TICKED"
    case readTooShort = "READ_TOO_SHORT"
    case readLongerThanOpen = "READ_LONGER_THAN_OPEN"

    // The four blocks.
    case blockNotShown = "BLOCK_NOT_SHOWN"
    case blockNotAnswered = "BLOCK_NOT_ANSWERED"
    case blockAnsweredTwice = "BLOCK_ANSWERED_TWICE"
    case lineNotNamed = "LINE_NOT_NAMED"
    case lineUnknown = "LINE_UNKNOWN"
    case lineNotCorrectable = "LINE_NOT_CORRECTABLE"
    case infoChanged = "INFO_CHANGED"

    // Materials.
    case materialMissing = "MATERIAL_MISSING"
    case materialPresent = "MATERIAL_PRESENT"
    case materialUnknown = "MATERIAL_UNKNOWN"
    case materialEmpty = "MATERIAL_EMPTY"
    case materialTooLarge = "MATERIAL_TOO_LARGE"
    case materialRepeated = "MATERIAL_REPEATED"
    case tooManyMaterials = "TOO_MANY_MATERIALS"
    case slotNotOpen = "SLOT_NOT_OPEN"

    // Whose turn, whose case.
    case wrongState = "WRONG_STATE"
    case roleNotAllowed = "ROLE_NOT_ALLOWED"
    case notYourCase = "NOT_YOUR_CASE"
    case claimedByOther = "CLAIMED_BY_OTHER"
    case alreadyYours = "ALREADY_YOURS"
    case inHandElsewhere = "IN_HAND_ELSEWHERE"
    case ownCase = "OWN_CASE"
    case enteredByYou = "ENTERED_BY_YOU"

    // Return, resubmission, end.
    case itemsMissing = "ITEMS_MISSING"
    case itemUnknown = "ITEM_UNKNOWN"
    case reasonUnfit = "REASON_UNFIT"
    case itemTwice = "ITEM_TWICE"
    case noteMissing = "NOTE_MISSING"
    case itemsNotDone = "ITEMS_NOT_DONE"
    case deadlinePassed = "DEADLINE_PASSED"
    case notExpired = "NOT_EXPIRED"
    case calendarUnknown = "CALENDAR_UNKNOWN"

    // Signing a contract.
    case renewalNotApproved = "RENEWAL_NOT_APPROVED"
    case contractOpen = "CONTRACT_OPEN"
    case contractOutdated = "CONTRACT_OUTDATED"
    case documentChanged = "DOCUMENT_CHANGED"
    case reportOpen = "REPORT_OPEN"
    case tooManyAttempts = "TOO_MANY_ATTEMPTS"
    case notReadToEnd = "NOT_READ_TO_END"
    case transcriptionDiffers = "TRANSCRIPTION_DIFFERS"
    case shortSentenceNotOffered = "SHORT_SENTENCE_NOT_OFFERED"
    case identityNotChecked = "IDENTITY_NOT_CHECKED"
    case passwordNeeded = "PASSWORD_NEEDED"
    case sheetCodeWrong = "SHEET_CODE_WRONG"
    case sheetOfFormerVersion = "SHEET_OF_FORMER_VERSION"
    case signatureReused = "SIGNATURE_REUSED"
    case signatureMissing = "SIGNATURE_MISSING"
    case noPlaceToSign = "NO_PLACE_TO_SIGN"
    case reviewedByYou = "REVIEWED_BY_YOU"
    case witnessedByYou = "WITNESSED_BY_YOU"

    // A death, or somebody who moved out.
    case notOnLease = "NOT_ON_LEASE"
    case dayInFuture = "DAY_IN_FUTURE"
    case dayBeforeMovingIn = "DAY_BEFORE_MOVING_IN"
    case contactMissing = "CONTACT_MISSING"
    case proofMissing = "PROOF_MISSING"
    case outcomeNotPossible = "OUTCOME_NOT_POSSIBLE"
    case notAnAdult = "NOT_AN_ADULT"
    /// A lease about which such a report is open is neither renewed nor signed.
    case tenancyOpen = "TENANCY_OPEN"

    // The rent subsidy (model 4.8): reasons that are told at the door.
    case notLuohuHukou = "NOT_LUOHU_HUKOU"
    case notOnRegisterAtCutOff = "NOT_ON_REGISTER_AT_CUTOFF"
    case noLease = "NO_LEASE"
    case noHouseCode = "NO_HOUSE_CODE"
    case houseNotShenzhen = "HOUSE_NOT_SHENZHEN"
    case houseAlreadyUsed = "HOUSE_ALREADY_USED"
    case windowNotOpen = "WINDOW_NOT_OPEN"
    case windowClosed = "WINDOW_CLOSED"
    case coTenantDuplicate = "CO_TENANT_DUPLICATE"
    case houseDuplicate = "HOUSE_DUPLICATE"
    case householdDuplicate = "HOUSEHOLD_DUPLICATE"
    case leaseIncomplete = "LEASE_INCOMPLETE"
    case leaseTermShort = "LEASE_TERM_SHORT"
    case leftRegisterEarly = "LEFT_REGISTER_EARLY"

    // Review, list and signing of the rent subsidy.
    case notEligible = "NOT_ELIGIBLE"
    case nothingProposed = "NOTHING_PROPOSED"
    case undecidedBefore = "UNDECIDED_BEFORE"
    /// What is known of a called family does not let it sign.
    case findingOpen = "FINDING_OPEN"
    case positionTwice = "POSITION_TWICE"
    case publicityNotOver = "PUBLICITY_NOT_OVER"
    case objectionOpen = "OBJECTION_OPEN"
    case quotaUsedUp = "QUOTA_USED_UP"
    case nobodyWaiting = "NOBODY_WAITING"
    case placesLeft = "PLACES_LEFT"
    case amountWrong = "AMOUNT_WRONG"
    case batchUnknown = "BATCH_UNKNOWN"
    case batchExists = "BATCH_EXISTS"
    /// The register of the cut-off is not in yet.
    case registerMissing = "REGISTER_MISSING"
    /// Applications stand on it, or its order is committed to.
    case registerFrozen = "REGISTER_FROZEN"
    case receiptUnknown = "RECEIPT_UNKNOWN"
    /// Another step of a batch is under way.
    case stepRunning = "STEP_RUNNING"
    case membersMissing = "MEMBERS_MISSING"
    /// The register of the close is not in yet.
    case closeRegisterMissing = "CLOSE_REGISTER_MISSING"
    case nothingDue = "NOTHING_DUE"
    case runUnknown = "RUN_UNKNOWN"
    /// Something may speak against a family in a payment run, and nobody has looked.
    case recheckFirst = "RECHECK_FIRST"
    case preparedByYou = "PREPARED_BY_YOU"
    case alreadyDecided = "ALREADY_DECIDED"
    /// The register's order was not bound.
    case notCommitted = "NOT_COMMITTED"
    case dayBeforeSigning = "DAY_BEFORE_SIGNING"
    /// What came about after the declaration was not declared falsely.
    case afterDeclaration = "AFTER_DECLARATION"
    /// The lease has ended, and no new one was given.
    case newLeaseMissing = "NEW_LEASE_MISSING"
    /// The new lease begins later than the day after the old one.
    case leaseGap = "LEASE_GAP"
    case leaseNotLater = "LEASE_NOT_LATER"
    /// Some of what was overpaid came back.
    case alreadyRepaid = "ALREADY_REPAID"

    // Signing in and accounts.
    case signInFailed = "SIGN_IN_FAILED"
    case signInDelayed = "SIGN_IN_DELAYED"
    case methodNotConnected = "METHOD_NOT_CONNECTED"
    case accountNotActivated = "ACCOUNT_NOT_ACTIVATED"
    case accountDisabled = "ACCOUNT_DISABLED"
    case codeWrong = "CODE_WRONG"
    case codeExpired = "CODE_EXPIRED"
    case codeUsed = "CODE_USED"
    case codeUsedUp = "CODE_USED_UP"
    case certificateUnreadable = "CERTIFICATE_UNREADABLE"
    case certificatePINWrong = "CERTIFICATE_PIN_WRONG"
    case certificateProtectionUnknown = "CERTIFICATE_PROTECTION_UNKNOWN"
    case certificateKeyMissing = "CERTIFICATE_KEY_MISSING"
    case certificateNotYetValid = "CERTIFICATE_NOT_YET_VALID"
    case certificateExpired = "CERTIFICATE_EXPIRED"
    case certificateRevoked = "CERTIFICATE_REVOKED"
    case certificateIssuerUnknown = "CERTIFICATE_ISSUER_UNKNOWN"
    case certificateIssuerUnfit = "CERTIFICATE_ISSUER_UNFIT"
    case certificateListOutdated = "CERTIFICATE_LIST_OUTDATED"
    case certificateTooWeak = "CERTIFICATE_TOO_WEAK"
    case certificateNotForSignIn = "CERTIFICATE_NOT_FOR_SIGN_IN"
    case certificateNumberMissing = "CERTIFICATE_NUMBER_MISSING"
    /// An organisation's certificate at the door of persons.
    case certificateOfOrganisation = "CERTIFICATE_OF_ORGANISATION"
    case passwordTooShort = "PASSWORD_TOO_SHORT"
    case passwordTooCommon = "PASSWORD_TOO_COMMON"
    case consentMissing = "CONSENT_MISSING"
    case sessionEnded = "SESSION_ENDED"

    // The office.
    case notFound = "NOT_FOUND"
    case nothingWaiting = "NOTHING_WAITING"
    case notTraining = "NOT_TRAINING"
    /// The clock of a training office would stand before what was done in it.
    case clockBehind = "CLOCK_BEHIND"
    case notEmpty = "NOT_EMPTY"
    case loginTaken = "LOGIN_TAKEN"
    case lastManager = "LAST_MANAGER"
    case importRunning = "IMPORT_RUNNING"
}
