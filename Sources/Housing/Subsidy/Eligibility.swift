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
        /// Off the waiting list since the cut-off, by the register of the close (LH-57): it could not sign.
        public var hasLeft: Bool
        /// What the applicant says of his family and of the conditions; nil where nothing was handed in.
        public var declaration: SubsidyDeclaration?

        public init(
            entry: RegisterEntry?, people: [PersonFindings], gaps: ReasonSet, isHouseUsed: Bool,
            hasLeft: Bool = false, declaration: SubsidyDeclaration? = nil
        ) {
            self.entry = entry
            self.people = people
            self.gaps = gaps
            self.isHouseUsed = isHouseUsed
            self.hasLeft = hasLeft
            self.declaration = declaration
        }

        /// As ``Eligibility/unnamed(in:among:_:)``.
        public var unnamed: Int {
            Eligibility.unnamed(in: entry?.registeredSize ?? 0, among: people, declaration)
        }

        /// He applied as unmarried, divorced or widowed, and a spouse is named: the papers of the marital state are not
        /// those that were handed in (LH-41).
        public var isSpouseDenied: Bool { declaration?.isSpouseDenied(among: people) ?? false }
    }

    /// How many people a family must have beyond those who are named: by the size that the register gives, or by the spouse
    /// and the minor children of whom the applicant speaks. Of none of them anything is known (Q19).
    public static func unnamed(
        in size: Int, among people: [PersonFindings], _ declaration: SubsidyDeclaration?
    ) -> Int {
        max(0, size - people.count, declaration.map { $0.unnamed(among: people) } ?? 0)
    }

    public init(_ subject: Subject, under notice: SubsidyNotice) {
        var reasons = subject.gaps
        if subject.isHouseUsed { reasons.insert(.houseAlreadyUsed) }
        if subject.hasLeft { reasons.insert(.leftRegisterEarly) }
        if subject.isSpouseDenied { reasons.insert(.materialMissing) }
        if let entry = subject.entry {
            if !entry.isListed(at: notice.cutOff) { reasons.insert(.notOnRegisterAtCutOff) }
            if entry.hukouDistrict != notice.district { reasons.insert(.notLuohuHukou) }
        } else {
            reasons.insert(.notOnRegisterAtCutOff)
        }
        // What he says against himself stands whatever a source says for him (LH-61).
        let denied = subject.declaration?.denied.intersection(notice.conditions) ?? []
        var failed = denied
        var undecided = 0
        var hasApplicant = false
        for person in subject.people {
            let needed = person.needed(of: notice)
            failed.formUnion(person.failed.intersection(person.judged(of: notice)))
            let isApplicant = person.role == .applicant
            let said = person.passed.union(person.failed).union(isApplicant ? denied : [])
            undecided += needed.subtracting(said).rawValue.nonzeroBitCount
            if isApplicant { hasApplicant = true }
        }
        // Nobody passes unasked, and without an applicant nothing about the family is known.
        undecided += max(subject.unnamed, hasApplicant ? 0 : 1) * notice.conditions.rawValue.nonzeroBitCount
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
        if failed.contains(.honest) { reasons.insert(.falseDeclaration) }
        if !failed.isDisjoint(with: .extra(count: ConditionSet.mostExtra)) { reasons.insert(.extraCondition) }
        return reasons
    }
}
