/// The states of an application (model 6.4). The raw values are stored and never change.
public enum SubsidyState: UInt8, CaseIterable, Sendable {
    case draft = 0
    case submitted = 1
    case withdrawn = 2
    /// The window has closed: what was handed in stands.
    case locked = 3
    /// Something is 待核实, or a refusal is proposed and not confirmed yet.
    case underReview = 4
    /// Something was sent back to the family.
    case correction = 5
    case eligible = 6
    case ineligible = 7
    case published = 8
    /// Eligible, and the quota or the list ended before its turn.
    case notReached = 9
    case publicityPassed = 10
    /// It may sign until a day.
    case called = 11
    case signed = 12
    case waived = 13

    /// As printed by commands.
    public var code: String {
        switch self {
        case .draft: "DRAFT"
        case .submitted: "SUBMITTED"
        case .withdrawn: "WITHDRAWN"
        case .locked: "LOCKED"
        case .underReview: "UNDER_REVIEW"
        case .correction: "CORRECTION"
        case .eligible: "ELIGIBLE"
        case .ineligible: "INELIGIBLE"
        case .published: "PUBLISHED"
        case .notReached: "NOT_REACHED"
        case .publicityPassed: "PUBLICITY_PASSED"
        case .called: "CALLED"
        case .signed: "SIGNED"
        case .waived: "WAIVED"
        }
    }

    /// Whether it stands on a published list and has not answered yet.
    public var isOnList: Bool { self == .published || self == .publicityPassed || self == .called }

    /// Whether it waits for a decision that a list could still be made of: neither listed nor out.
    public var isUndecided: Bool {
        switch self {
        case .locked, .underReview, .correction, .eligible: true
        case .draft, .submitted, .withdrawn, .ineligible, .published, .notReached, .publicityPassed, .called, .signed,
            .waived:
            false
        }
    }

    /// Whether it still holds its dwelling and its household against another application (LH-32, Q17).
    public var isLive: Bool {
        switch self {
        case .draft, .withdrawn, .ineligible, .notReached, .waived: false
        case .submitted, .locked, .underReview, .correction, .eligible, .published, .publicityPassed, .called, .signed:
            true
        }
    }
}

/// What can be done with an application.
public enum SubsidyAct: String, CaseIterable, Sendable {
    case submit = "SUBMIT"
    case edit = "EDIT"
    case withdraw = "WITHDRAW"
    case lock = "LOCK"
    case review = "REVIEW"
    case confirmRefusal = "CONFIRM_REFUSAL"
    case askCorrection = "ASK_CORRECTION"
    case supplement = "SUPPLEMENT"
    case endCorrection = "END_CORRECTION"
    case publish = "PUBLISH"
    case passOver = "PASS_OVER"
    case object = "OBJECT"
    case upholdObjection = "UPHOLD_OBJECTION"
    case endPublicity = "END_PUBLICITY"
    case call = "CALL"
    case sign = "SIGN"
    case waive = "WAIVE"
    case decline = "DECLINE"
    case useUp = "USE_UP"

    /// Where it can be done (model 6.4).
    public var states: Set<SubsidyState> { Set(SubsidyState.allCases.filter(isPossible)) }

    /// Whether it can be done there; asked a million times in a step of a batch.
    public func isPossible(in state: SubsidyState) -> Bool {
        switch self {
        case .submit: state == .draft
        case .edit, .lock: state == .submitted
        case .withdraw: state == .draft || state == .submitted
        // Eligible is what the rules say so far; a later finding may speak against it.
        // One beyond the list may be reached by a supplementary one, if it still is eligible then; and one that is listed
        // does not sign past a finding against it.
        case .review:
            state == .locked || state == .underReview || state == .eligible || state == .notReached || state.isOnList
        case .confirmRefusal: state == .underReview || state.isOnList
        // Also of one that the rules find nothing against: what a person sees in its papers no rule computes.
        case .askCorrection: state == .locked || state == .underReview || state == .eligible
        case .supplement, .endCorrection: state == .correction
        // A place beyond the first list may be reached by a supplementary one (Q7).
        case .publish: state == .eligible || state == .notReached
        case .passOver: state == .eligible
        case .object, .upholdObjection, .endPublicity: state == .published
        case .call: state == .publicityPassed
        case .useUp: state == .publicityPassed || state.isUndecided
        case .sign, .waive, .decline: state == .called
        }
    }
}
