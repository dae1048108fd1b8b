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
    case memberUnknown = "MEMBER_UNKNOWN"
    case memberNotAdult = "MEMBER_NOT_ADULT"
    case memberTwice = "MEMBER_TWICE"
    case memberMissing = "MEMBER_MISSING"
    case authorisationMissing = "AUTHORISATION_MISSING"
    case documentDiffers = "DOCUMENT_DIFFERS"
    case reportRepeated = "REPORT_REPEATED"
    case reportDiffers = "REPORT_DIFFERS"
    case reportInFuture = "REPORT_IN_FUTURE"
    case reportFigures = "REPORT_FIGURES"
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
