/// Why an item is sent back for correction. Sentences stand in Texts.
public enum ReturnReason: String, CaseIterable, Codable, Sendable {
    /// The picture is blurred, dark or cut off.
    case unreadable = "UNREADABLE"
    /// A side or a page is missing.
    case incomplete = "INCOMPLETE"
    /// Not the document that was asked for.
    case wrongDocument = "WRONG_DOCUMENT"
    /// Another person's document.
    case wrongPerson = "WRONG_PERSON"
    /// The document is no longer valid.
    case expiredDocument = "EXPIRED_DOCUMENT"
    /// It differs from what the registers say.
    case differsFromRegister = "DIFFERS_FROM_REGISTER"
    /// What was reported as wrong needs a proof.
    case proofNeeded = "PROOF_NEEDED"
    /// The family is another one than was said: what shows it is wanted.
    case familyChanged = "FAMILY_CHANGED"
    /// Anything else; the note says what.
    case other = "OTHER"

    public var needsNote: Bool { self == .other }

    /// The slot that it opens about an item, where the office's list of reasons says nothing else (Q32).
    public func slot(about path: ItemPath) -> MaterialKind? {
        switch (self, path) {
        case (.expiredDocument, .material(.cardFront)), (.expiredDocument, .material(.cardBack)): .cardRenewal
        case (.familyChanged, .block), (.familyChanged, .line): .familyProof
        case (.proofNeeded, .block(.occupants)): .familyProof
        case (.proofNeeded, .line(let line)): line.tellsFamily ? .familyProof : .other
        case (.proofNeeded, .block): .other
        default: nil
        }
    }
}

/// Why an application is rejected.
public enum RejectReason: String, CaseIterable, Codable, Sendable {
    /// The applicant is not the tenant any more.
    case notTheTenant = "NOT_THE_TENANT"
    case leaseTerminated = "LEASE_TERMINATED"
    /// Rent is owed.
    case rentOwed = "RENT_OWED"
    /// Sublet, lent, left empty or used for something else.
    case misuse = "MISUSE"
    /// The declaration or a material is not true.
    case falseDeclaration = "FALSE_DECLARATION"
    /// The tenant or the family has a home in the city.
    case ownsHome = "OWNS_HOME"
    /// Anything else; the note says what.
    case other = "OTHER"

    public var needsNote: Bool { self == .other }
}

/// Why an application ended without the applicant or a reviewer.
public enum ExpiryCause: String, CaseIterable, Codable, Sendable {
    case leaseEnded = "LEASE_ENDED"
    /// The deadline of a return passed.
    case deadlinePassed = "DEADLINE_PASSED"
    /// The tenant died or moved out, and the lease passed to another or was ended.
    case tenancyChanged = "TENANCY_CHANGED"
}
