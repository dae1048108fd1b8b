/// Why staff take a contract back and issue a new version of it, which is signed anew. Sentences stand in Texts.
public enum ContractReturnReason: String, CaseIterable, Codable, Sendable {
    /// The signature cannot be read, or is cut off.
    case signatureUnclear = "SIGNATURE_UNCLEAR"
    /// Another person's name.
    case signatureWrong = "SIGNATURE_WRONG"
    /// The registers changed after the contract was filled.
    case infoChanged = "INFO_CHANGED"
    /// The office looked into what the applicant reported as wrong.
    case reportAnswered = "REPORT_ANSWERED"
    /// The office made a mistake in the contract.
    case contractMistake = "CONTRACT_MISTAKE"
    /// Anything else; the note says what.
    case other = "OTHER"

    public var needsNote: Bool { self == .other }
}

/// Why a contract is made void. Sentences stand in Texts.
public enum VoidReason: String, CaseIterable, Codable, Sendable {
    /// The applicant does not want it.
    case declined = "DECLINED"
    /// The applicant is not the tenant any more.
    case notTheTenant = "NOT_THE_TENANT"
    case leaseTerminated = "LEASE_TERMINATED"
    /// The declaration, the commitment or a material is not true.
    case falseDeclaration = "FALSE_DECLARATION"
    case notEligible = "NOT_ELIGIBLE"
    /// It should not have been issued. The application stays approved, for a right one.
    case issuedByMistake = "ISSUED_BY_MISTAKE"
    /// Anything else; the note says what.
    case other = "OTHER"

    public var needsNote: Bool { self == .other }
}
