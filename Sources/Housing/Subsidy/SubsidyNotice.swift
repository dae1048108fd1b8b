/// What the notice of one year sets: the parameters of a batch, read from its file. A batch keeps the notice that it was
/// opened with.
public struct SubsidyNotice: Hashable, Sendable {
    /// The stem of its file, as `luohu-2023`.
    public let name: String
    /// Six digits of GB/T 2260: where a family must be registered (LH-03).
    public let district: String
    /// How many families can be helped (LH-30).
    public let quota: Int
    public let listFactor: ListFactor
    /// At this moment the family was on the waiting list (LH-04).
    public let cutOff: Moment
    /// When applications are taken, both ends included (LH-20, Q4). Family sizes count as the register has them at the
    /// close (LH-21, Q5).
    public let window: ClosedRange<Moment>
    public let standard: SubsidyStandard
    public let materials: SubsidyMaterials
    /// What the city or the district asks for besides (LH-18); each is found out for every person.
    public let extraConditions: [ExtraCondition]
    public let periods: Periods

    /// The published list may be longer than the quota, by this much at most (LH-51). Whole numbers: 3 x 1.2 is
    /// 3.5999999999999996 in binary fractions.
    public struct ListFactor: Hashable, Sendable {
        public let numerator: Int
        public let denominator: Int

        public init(numerator: Int, denominator: Int) {
            self.numerator = numerator
            self.denominator = denominator
        }

        /// The most entries of a list for so many places, rounded down (Q2).
        public func most(_ places: Int) -> Int { places * numerator / denominator }
    }

    /// A condition that a later rule sets (LH-18).
    public struct ExtraCondition: Hashable, Sendable {
        /// As findings name it, `LH-18-1`.
        public let rule: Rule
        /// For the applicant to read.
        public let name: String

        public init(rule: Rule, name: String) {
            self.rule = rule
            self.name = name
        }
    }

    /// How long things may take.
    public struct Periods: Hashable, Sendable {
        /// How long the list is published (LH-52).
        public let publicityWorkingDays: Int
        /// For so many days after that it can still be read, then it is taken down (Q35).
        public let takedownDays: Int
        /// How long a lease must still run, counted from the application (LH-43).
        public let leaseMonths: Int
        /// How long a family that was called has for signing (LH-53, Q8).
        public let signingWorkingDays: Int
        /// How long it has for what was sent back to it.
        public let correctionWorkingDays: Int

        public init(
            publicityWorkingDays: Int, takedownDays: Int, leaseMonths: Int, signingWorkingDays: Int,
            correctionWorkingDays: Int
        ) {
            self.publicityWorkingDays = publicityWorkingDays
            self.takedownDays = takedownDays
            self.leaseMonths = leaseMonths
            self.signingWorkingDays = signingWorkingDays
            self.correctionWorkingDays = correctionWorkingDays
        }
    }

    /// What is wrong with a notice.
    public enum Problem: Error, Hashable, Sendable {
        case district
        case quota
        /// Below 1, or not a fraction.
        case listFactor
        /// The cut-off is not before the window.
        case cutOff
        case extraConditionTwice(Rule)
        /// More than ``ConditionSet`` has room for.
        case tooManyExtraConditions(most: Int)
        case period
    }

    public init(
        name: String, district: String, quota: Int, listFactor: ListFactor, cutOff: Moment, window: ClosedRange<Moment>,
        standard: SubsidyStandard, materials: SubsidyMaterials, extraConditions: [ExtraCondition], periods: Periods
    ) throws(Problem) {
        guard district.count == 6, Digits.areAll(district) else { throw .district }
        guard quota > 0 else { throw .quota }
        guard listFactor.denominator > 0, listFactor.numerator >= listFactor.denominator else { throw .listFactor }
        guard cutOff < window.lowerBound else { throw .cutOff }
        guard extraConditions.count <= ConditionSet.mostExtra else {
            throw .tooManyExtraConditions(most: ConditionSet.mostExtra)
        }
        var rules: Set<Rule> = []
        for condition in extraConditions where !rules.insert(condition.rule).inserted {
            throw .extraConditionTwice(condition.rule)
        }
        guard periods.publicityWorkingDays > 0, periods.takedownDays >= 0, periods.leaseMonths >= 0,
            periods.signingWorkingDays > 0, periods.correctionWorkingDays > 0
        else { throw .period }
        self.name = name
        self.district = district
        self.quota = quota
        self.listFactor = listFactor
        self.cutOff = cutOff
        self.window = window
        self.standard = standard
        self.materials = materials
        self.extraConditions = extraConditions
        self.periods = periods
    }

    /// The most families on the list that is published first (LH-51).
    public var listMost: Int { listFactor.most(quota) }

    /// Every condition that is found out for a person.
    public var conditions: ConditionSet {
        ConditionSet.persons.union(.hukou).union(ConditionSet.extra(count: extraConditions.count))
    }
}
