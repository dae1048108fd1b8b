extension EconomicCheck {
    /// What the rules need beyond the case, read in the same transaction in which it is saved.
    public struct Facts: Hashable, Sendable {
        /// The lease as it stands now.
        public var lease: Lease
        /// The family as the register has it now, the tenant first.
        public var family: [FamilyMember]
        public var parameters: Parameters
        /// Every group of limits, the earliest first.
        public var limits: [EconomicLimits]
        public var calendar: WorkCalendar
        /// 授权书 as it is in force now.
        public var authorisation: TemplateVersion
        /// Whole seconds since the text was opened for this person, by the machine's monotonic clock; nil where it was not.
        public var secondsSinceOpened: Int?
        /// Another open check for the same lease.
        public var openCheck: CaseID?

        public init(
            lease: Lease, family: [FamilyMember], parameters: Parameters, limits: [EconomicLimits],
            calendar: WorkCalendar, authorisation: TemplateVersion, secondsSinceOpened: Int? = nil,
            openCheck: CaseID? = nil
        ) {
            self.lease = lease
            self.family = family
            self.parameters = parameters
            self.limits = limits
            self.calendar = calendar
            self.authorisation = authorisation
            self.secondsSinceOpened = secondsSinceOpened
            self.openCheck = openCheck
        }
    }

    /// A person of the family as registered.
    public struct FamilyMember: Hashable, Sendable {
        public let person: PersonID
        /// Nil for the tenant.
        public let relation: Relation?
        public let document: IdentityNumber

        public init(person: PersonID, relation: Relation?, document: IdentityNumber) {
            self.person = person
            self.relation = relation
            self.document = document
        }

        public func member(on day: Day) -> Member {
            Member(person: person, relation: relation, isAdult: document.isOfAdult(on: day))
        }
    }

    /// The figures of the rules. They are dated data of the office, not of the program.
    public struct Parameters: Hashable, Sendable {
        /// The least reading time of 授权书.
        public var authorisationSeconds: Int
        /// How many whole months of income are asked for, the last one before the request.
        public var incomeMonths: Int
        /// How long a report counts from its check date (Q25).
        public var validMonths: Int
        /// From the day of the result (Q26).
        public var objectionPeriod: Period

        public init(
            authorisationSeconds: Int = 10, incomeMonths: Int = 12, validMonths: Int = 6,
            objectionPeriod: Period = .workingDays(5)
        ) {
            self.authorisationSeconds = authorisationSeconds
            self.incomeMonths = incomeMonths
            self.validMonths = validMonths
            self.objectionPeriod = objectionPeriod
        }
    }
}
