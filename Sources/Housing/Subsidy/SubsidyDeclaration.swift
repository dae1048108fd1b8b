/// What an applicant says of his family and of the conditions himself (LH-61), as far as the review asks after it.
public struct SubsidyDeclaration: Hashable, Sendable {
    public let marital: MaritalState
    /// How many minor children.
    public let children: Int
    /// Conditions of which he says that they are not met.
    public let denied: ConditionSet

    public init(marital: MaritalState, children: Int, denied: ConditionSet) {
        self.marital = marital
        self.children = children
        self.denied = denied
    }

    /// How many of the spouse and the minor children of whom he speaks are not among these.
    func unnamed(among people: [PersonFindings]) -> Int {
        let lacksSpouse = marital == .married && !people.contains { $0.role == .spouse }
        return (lacksSpouse ? 1 : 0) + max(0, children - people.count { $0.role == .minorChild })
    }

    /// Whether a spouse is among these of whom he does not speak.
    func isSpouseDenied(among people: [PersonFindings]) -> Bool {
        marital != .married && people.contains { $0.role == .spouse }
    }
}

extension SubsidyForm {
    public func declaration(under notice: SubsidyNotice) -> SubsidyDeclaration {
        var denied: ConditionSet = []
        for (rule, isMet) in statements where !isMet {
            if let condition = ConditionSet(rule: Rule(rawValue: rule), of: notice) { denied.formUnion(condition) }
        }
        return SubsidyDeclaration(marital: marital, children: children, denied: denied)
    }
}
