import Housing

/// A family of the register and how it stands in the batch: all that a step over a batch looks at, in one flat row. What
/// people read besides, names and receipts, lies in the register's own rows at the same position.
public struct FamilyState: Equatable, Sendable {
    /// In the city's register, as of the cut-off (LH-31).
    public let position: Int
    public var register: Register
    /// What was found out about each person, in the order of the file of members.
    public var people: [PersonFindings] = []
    public var application: Application?
    public var standing = SubsidyStanding()
    public var agreement: Agreement?

    /// What the rules need of the register.
    public struct Register: Equatable, Sendable {
        /// As of the close where that was imported, as of the cut-off before (LH-34, Q5).
        public var size: Int
        /// Six digits of GB/T 2260.
        public let district: String
        public let listedAt: Moment?
        public let status: RegisterEntry.Status
        public let outAt: Moment?
        /// Not on the list any more: by the register of the close, or since it signed (LH-57).
        public var hasLeft: Bool
        /// It, or who applies for it, signed in another batch and is off the list since.
        public var hasSignedElsewhere = false

        /// As of the cut-off.
        public init(_ entry: RegisterEntry) {
            size = entry.registeredSize
            district = entry.hukouDistrict
            listedAt = entry.listedAt
            status = entry.status
            outAt = entry.outAt
            hasLeft = false
        }

        init(
            size: Int, district: String, listedAt: Moment?, status: RegisterEntry.Status, outAt: Moment?, hasLeft: Bool,
            hasSignedElsewhere: Bool
        ) {
            self.size = size
            self.district = district
            self.listedAt = listedAt
            self.status = status
            self.outAt = outAt
            self.hasLeft = hasLeft
            self.hasSignedElsewhere = hasSignedElsewhere
        }

        /// For the review (LH-03, LH-04).
        public func entry(position: Int) -> RegisterEntry {
            RegisterEntry(
                receipt: "", cityPosition: position, districtPosition: 0, registeredSize: size,
                hukouDistrict: district, acceptedAt: nil, listedAt: listedAt, status: status, outAt: outAt)
        }
    }

    /// What the review needs of the application; the form lies in the run of applications.
    public struct Application: Equatable, Sendable {
        /// Judged by it (LH-20).
        public var submittedAt: Moment
        /// Taken after the close by a manager.
        public var isLate: Bool
        /// A subsidy was drawn for the dwelling before (LH-06).
        public var isHouseUsed: Bool
        /// A supervisor excepted the dwelling (Q16).
        public var isHouseExcepted: Bool
        /// Nil where the row is of an older kind.
        public var declaration: SubsidyDeclaration?

        public init(
            submittedAt: Moment, isLate: Bool, isHouseUsed: Bool, isHouseExcepted: Bool = false,
            declaration: SubsidyDeclaration? = nil
        ) {
            self.submittedAt = submittedAt
            self.isLate = isLate
            self.isHouseUsed = isHouseUsed
            self.isHouseExcepted = isHouseExcepted
            self.declaration = declaration
        }
    }

    /// The signed agreement and what was paid by it.
    public struct Agreement: Equatable, Sendable {
        public var terms: SubsidyAgreement
        public var ledger: InstalmentLedger

        public init(_ terms: SubsidyAgreement) {
            self.terms = terms
            ledger = InstalmentLedger(first: terms.plan.first)
        }

        init(terms: SubsidyAgreement, ledger: InstalmentLedger) {
            self.terms = terms
            self.ledger = ledger
        }

        /// Whether nobody else signs for its dwelling yet (LH-32).
        var hasDwelling: Bool { terms.state.isInForce || terms.isOutstanding(ledger) }

        /// What the bank has paid of it.
        public var paid: Money { Money(fen: terms.plan.monthly.fen * ledger.paidCount) }
    }

    /// One that the register has just brought.
    public init(_ entry: RegisterEntry) {
        position = entry.cityPosition
        register = Register(entry)
    }

    init(position: Int, register: Register) {
        self.position = position
        self.register = register
    }

    /// What the review asks.
    public var subject: Eligibility.Subject {
        Eligibility.Subject(
            entry: register.entry(position: position), people: people, gaps: standing.gaps,
            isHouseUsed: application.map { $0.isHouseUsed && !$0.isHouseExcepted } ?? false,
            hasLeft: register.hasLeft || register.hasSignedElsewhere, declaration: application?.declaration)
    }

    /// What is missing of its papers, by its form and by who is named as its people.
    func lacks(of form: SubsidyForm, under notice: SubsidyNotice) -> [SubsidyLack] {
        form.lacks(under: notice) + (subject.isSpouseDenied ? [.maritalState] : [])
    }

    /// What keeps it from applying by the register of the cut-off (LH-03, LH-04).
    func bar(under notice: SubsidyNotice) -> SubsidyReason? {
        let entry = register.entry(position: position)
        if !entry.isListed(at: notice.cutOff) { return .notOnRegisterAtCutOff }
        return entry.hukouDistrict == notice.district ? nil : .notLuohuHukou
    }

    /// Whether it is on the waiting list still, as far as this batch goes (LH-57).
    public var isListed: Bool { !register.hasLeft }
}
