/// Conditions that are found out for a person, as a set of bits: a million families are reviewed by it. The bits are stored
/// and never change their meaning.
public struct ConditionSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// 户籍 of the notice's district (LH-03).
    public static let hukou = ConditionSet(rawValue: 1 << 0)
    /// No home of any form in the city (LH-10, LH-15, LH-17).
    public static let noHome = ConditionSet(rawValue: 1 << 1)
    /// No residential building land in the city (LH-11).
    public static let noLand = ConditionSet(rawValue: 1 << 2)
    /// Rents no policy housing now (LH-12).
    public static let noPolicyHousing = ConditionSet(rawValue: 1 << 3)
    /// Never had a preference for buying (LH-13).
    public static let noPurchaseBenefit = ConditionSet(rawValue: 1 << 4)
    /// Drew no rent subsidy before the application, but for those that the notice excepts (LH-14, LH-16).
    public static let noRentSubsidy = ConditionSet(rawValue: 1 << 5)

    /// What was declared of him is so (LH-61). Nobody is asked about it and no file says it: a person finds out that it is
    /// not so, and may find later that it was.
    public static let honest = ConditionSet(rawValue: 1 << 6)
    public static let honesty: Rule = "LH-61"

    /// Asked for of each person (LH-10 … LH-14).
    public static let persons: ConditionSet = [
        .noHome, .noLand, .noPolicyHousing, .noPurchaseBenefit, .noRentSubsidy,
    ]

    /// The condition of the notice's list of extra ones, counted from 0 (LH-18).
    public static func extra(_ index: Int) -> ConditionSet { ConditionSet(rawValue: 1 << UInt32(firstExtra + index)) }

    /// The first so many of the notice's extra conditions.
    public static func extra(count: Int) -> ConditionSet {
        ConditionSet(rawValue: ((1 << UInt32(count)) - 1) << UInt32(firstExtra))
    }

    /// How many extra conditions there can be.
    public static let mostExtra = 24
    private static let firstExtra = 8

    /// The condition that a finding's rule number names.
    ///
    /// - Returns: nil where neither the notice nor the law knows it.
    public init?(rule: Rule, of notice: SubsidyNotice) {
        if let known = Self.rules.first(where: { $0.rule == rule })?.condition {
            self = known
        } else if let index = notice.extraConditions.firstIndex(where: { $0.rule == rule }) {
            self = .extra(index)
        } else {
            return nil
        }
    }

    /// Which condition stands behind which number.
    public static let rules: [(condition: ConditionSet, rule: Rule)] = [
        (.hukou, "LH-03"), (.noHome, "LH-10"), (.noLand, "LH-11"), (.noPolicyHousing, "LH-12"),
        (.noPurchaseBenefit, "LH-13"), (.noRentSubsidy, "LH-14"),
    ]
}

/// What was found out about one person: 通过, 不通过, and 待核实 for the rest.
public struct PersonFindings: Hashable, Sendable {
    public let role: Household.MemberRole
    public private(set) var passed: ConditionSet
    public private(set) var failed: ConditionSet

    public init(role: Household.MemberRole, passed: ConditionSet = [], failed: ConditionSet = []) {
        self.role = role
        self.passed = passed.subtracting(failed)
        self.failed = failed
    }

    /// What a source said of a condition; the last word stands.
    public mutating func note(_ result: FindingResult, of condition: ConditionSet) {
        passed.subtract(condition)
        failed.subtract(condition)
        switch result {
        case .passed: passed.formUnion(condition)
        case .failed: failed.formUnion(condition)
        case .undecided: break
        }
    }

    /// What must be found out about this person: the applicant's 户籍 stands for the family's (LH-03), the rest is asked of
    /// applicant, spouse, minor children and co-applicants (LH-10 … LH-14, Q19), and of nobody else.
    public func needed(of notice: SubsidyNotice) -> ConditionSet {
        switch role {
        case .applicant: notice.conditions
        case .spouse, .minorChild, .coApplicant: notice.conditions.subtracting(.hukou)
        case .other: []
        }
    }

    /// By what this person can speak against the family: by all that must be found out, and by a declaration that was found
    /// to be untrue.
    public func judged(of notice: SubsidyNotice) -> ConditionSet {
        role == .other ? [] : needed(of: notice).union(.honest)
    }

    /// The same without what nobody asks of this person: all of it that a family is judged by.
    public func asked(of notice: SubsidyNotice) -> PersonFindings {
        let judged = judged(of: notice)
        return PersonFindings(
            role: role, passed: passed.intersection(judged), failed: failed.intersection(judged))
    }
}

/// What a source says of a person and a condition.
public enum FindingResult: String, CaseIterable, Sendable {
    case passed = "通过"
    case failed = "不通过"
    case undecided = "待核实"
}
