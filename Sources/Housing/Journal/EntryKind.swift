/// Every kind of entry that the journal has ever held. A kind is never removed or renamed: an old journal must print.
public enum EntryKind: String, CaseIterable, Codable, Sendable {
    // The chain and the office itself.
    case chainGenesis = "chain.genesis"
    case officeCreated = "office.created"
    case sampleFilled = "sample.filled"
    case clockSet = "clock.set"
    case keyRotated = "key.rotated"
    case backupMade = "backup.made"
    case backupRestored = "backup.restored"
    case tickRun = "tick.run"

    // Accounts and sign-in.
    case accountActivated = "account.activated"
    case accountPasswordReplaced = "account.password_replaced"
    case accountCreated = "account.created"
    case codeIssued = "code.issued"
    case codeUsed = "code.used"
    case codeFailed = "code.failed"
    case certificateUsed = "certificate.used"
    case signInOK = "signin.ok"
    case signInFailed = "signin.failed"
    case signInDelayed = "signin.delayed"
    case signInEnded = "signin.ended"
    case consentGiven = "consent.given"
    case consentWithdrawn = "consent.withdrawn"
    case personalShown = "personal.shown"

    // Staff.
    case staffCreated = "staff.created"
    case staffDisabled = "staff.disabled"
    case staffEnabled = "staff.enabled"
    case staffRoleGranted = "staff.role_granted"
    case staffRoleRevoked = "staff.role_revoked"

    // Registers and materials.
    case leaseImported = "lease.imported"
    case leaseCorrected = "lease.corrected"
    case personCorrected = "person.corrected"
    case materialStored = "material.stored"
    case materialErased = "material.erased"

    // Calls for staff.
    case callRaised = "call.raised"
    case callAnswered = "call.answered"
    case callEnded = "call.ended"

    // Renewal (model 6.1).
    case renewalStarted = "renewal.started"
    case renewalPolicyChosen = "renewal.policy_chosen"
    case renewalDeclared = "renewal.declared"
    case renewalInfoConfirmed = "renewal.info_confirmed"
    case renewalLineAnswered = "renewal.line_answered"
    case renewalMaterialAdded = "renewal.material_added"
    case renewalMaterialReplaced = "renewal.material_replaced"
    case renewalMaterialRemoved = "renewal.material_removed"
    case renewalSubmitted = "renewal.submitted"
    case renewalTaken = "renewal.taken"
    case renewalReleased = "renewal.released"
    case renewalReturned = "renewal.returned"
    case renewalResubmitted = "renewal.resubmitted"
    case renewalApproved = "renewal.approved"
    case renewalRejected = "renewal.rejected"
    case renewalWithdrawn = "renewal.withdrawn"
    case renewalExpired = "renewal.expired"
    case renewalConcluded = "renewal.concluded"
    case renewalLapsed = "renewal.lapsed"

    // Economic check (model 6.2).
    case checkStarted = "check.started"
    case checkAuthorised = "check.authorised"
    case checkAuthorisationWithdrawn = "check.authorisation_withdrawn"
    case checkRequested = "check.requested"
    case checkSent = "check.sent"
    case checkReported = "check.reported"
    case checkReportRefused = "check.report_refused"
    case checkAssessed = "check.assessed"
    case checkObjected = "check.objected"
    case checkObjectionDecided = "check.objection_decided"
    case checkUsed = "check.used"
    case checkExpired = "check.expired"
    case checkLapsed = "check.lapsed"
    case checkCancelled = "check.cancelled"
    case checkReportsImported = "check.reports_imported"
    /// A report came by file when its check had moved on.
    case checkReportPassedOver = "check.report_passed_over"

    // Signing of the contract (model 6.3).
    case contractIssued = "contract.issued"
    case contractOpened = "contract.opened"
    case contractInfoConfirmed = "contract.info_confirmed"
    case contractReported = "contract.reported"
    case contractReadingStarted = "contract.reading_started"
    case contractAcknowledged = "contract.acknowledged"
    case contractTranscribed = "contract.transcribed"
    case contractWitnessChosen = "contract.witness_chosen"
    case contractSigned = "contract.signed"
    case contractAbandoned = "contract.abandoned"
    case contractApproved = "contract.approved"
    case contractReturned = "contract.returned"
    case contractVoided = "contract.voided"
    case contractExpired = "contract.expired"
    // A death, or somebody who moved out (Q33).
    case tenancyReported = "tenancy.reported"
    case tenancyProofAdded = "tenancy.proof_added"
    case tenancyTaken = "tenancy.taken"
    case tenancyReleased = "tenancy.released"
    case tenancyDecided = "tenancy.decided"
    case tenancyWithdrawn = "tenancy.withdrawn"

    /// The evidence of a contract was written into a file.
    case evidenceTaken = "evidence.taken"
}
