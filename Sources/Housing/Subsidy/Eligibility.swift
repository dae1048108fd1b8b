/// Whether a family gets the subsidy, by every rule at once (LH-01 … LH-18): what speaks against it, and what nobody has
/// found out yet. It decides nothing: each refusal is confirmed by a person (L-06).
public struct Eligibility: Hashable, Sendable {
    public let reasons: ReasonSet
    /// How many conditions of how many people are 待核实. One is enough to keep the family from passing.
    public let undecided: Int

    public enum Outcome: Hashable, Sendable {
        case eligible
        case undecided
        /// To be confirmed one by one.
        case refusalProposed
    }

    public var outcome: Outcome {
        if !reasons.isEmpty { return .refusalProposed }
        return undecided > 0 ? .undecided : .eligible
    }

    /// What is known of one family when it is reviewed.
    public struct Subject: Sendable {
        /// As of the cut-off (LH-04); nil where the register did not have it.
        public var entry: RegisterEntry?
        /// Those of the register, the applicant among them.
        public var people: [PersonFindings]
        /// What its form lacks, by the day on which it was handed in.
        public var gaps: ReasonSet
        /// A subsidy was drawn for the dwelling before, and no supervisor excepted it (LH-06, Q16).
        public var isHouseUsed: Bool

        public init(entry: RegisterEntry?, people: [PersonFindings], gaps: ReasonSet, isHouseUsed: Bool) {
            self.entry = entry
            self.people = people
            self.gaps = gaps
            self.isHouseUsed = isHouseUsed
        }
    }

    public init(_ subject: Subject, under notice: SubsidyNotice) {
        var reasons = subject.gaps
        if subject.isHouseUsed { reasons.insert(.houseAlreadyUsed) }
        if let entry = subject.entry {
            if !entry.isListed(at: notice.cutOff) { reasons.insert(.notOnRegisterAtCutOff) }
            if entry.hukouDistrict != notice.district { reasons.insert(.notLuohuHukou) }
        } else {
            reasons.insert(.notOnRegisterAtCutOff)
        }
        var failed: ConditionSet = []
        var undecided = 0
        var hasApplicant = false
        for person in subject.people {
            let needed = person.needed(of: notice)
            failed.formUnion(person.failed.intersection(needed))
            undecided += needed.subtracting(person.passed).subtracting(person.failed).rawValue.nonzeroBitCount
            if person.role == .applicant { hasApplicant = true }
        }
        // Nobody to ask: nothing about the family is known.
        if !hasApplicant { undecided += notice.conditions.rawValue.nonzeroBitCount }
        reasons.formUnion(Self.reasons(for: failed))
        self.reasons = reasons
        self.undecided = undecided
    }

    private static func reasons(for failed: ConditionSet) -> ReasonSet {
        guard !failed.isEmpty else { return [] }
        var reasons: ReasonSet = []
        if failed.contains(.hukou) { reasons.insert(.notLuohuHukou) }
        if failed.contains(.noHome) { reasons.insert(.ownsHome) }
        if failed.contains(.noLand) { reasons.insert(.ownsLand) }
        if failed.contains(.noPolicyHousing) { reasons.insert(.rentsPolicyHousing) }
        if failed.contains(.noPurchaseBenefit) { reasons.insert(.hadPurchaseBenefit) }
        if failed.contains(.noRentSubsidy) { reasons.insert(.hadRentSubsidy) }
        if !failed.isDisjoint(with: .extra(count: ConditionSet.mostExtra)) { reasons.insert(.extraCondition) }
        return reasons
    }
}
