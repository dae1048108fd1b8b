/// What a reviewer decides about a change of an agreement (6.5).
public enum ChangeDecision: CaseIterable, Sendable {
    /// The family still meets the conditions (LH-60).
    case eligible
    /// It does not: the month in which it happened is the last one that is paid (LH-56).
    case notEligible
    /// It never did, for its application was false: nothing of what was paid was due (LH-62).
    case falseDeclaration

    /// Why the agreement ends by it; nil where it goes on.
    public var reason: SubsidyReason? {
        switch self {
        case .eligible: nil
        case .notEligible: .changedNotEligible
        case .falseDeclaration: .falseDeclaration
        }
    }
}
