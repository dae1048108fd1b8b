/// What an applicant states about the dwelling, the lease and the family. Personal: it is stored sealed, and what the
/// review needs of it is kept beside it as ``gaps(under:on:)``.
public struct SubsidyForm: Hashable, Sendable, Codable {
    public var house: House
    public var lease: MarketLease
    /// Numbers of those who rent the dwelling together with the applicant (LH-33).
    public var coTenants: [String]
    public var marital: MaritalState
    /// How many minor children.
    public var children: Int
    /// The notice's words for the papers that were handed in.
    public var materials: Set<String>
    /// When 《知情同意书》 was signed (LH-45).
    public var consentSignedAt: Moment?
    /// When the honest declaration was made (LH-61).
    public var declaredAt: Moment?
    /// What the applicant himself says of the conditions, by their rule numbers.
    public var statements: [String: Bool]
    /// The pictures of the papers by the notice's words for them, in the order in which they were taken; nil where the
    /// application came without any, as by a file.
    public var pictures: [String: [String]]?
    /// Of ``materials`` those of which a clerk received the original with a correction, and when he did last: a paper that was
    /// sent back for what it shows is the same paper by its name; nil for none.
    public var received: [String: Moment]?

    /// The dwelling on the market (LH-01).
    public struct House: Hashable, Sendable, Codable {
        /// As typed; it may be none or wrong.
        public var code: String
        public var address: String
        /// Down to the room (LH-42).
        public var room: String

        public init(code: String, address: String, room: String) {
            self.code = code
            self.address = address
            self.room = room
        }
    }

    /// What the lease must contain (LH-42).
    public struct MarketLease: Hashable, Sendable, Codable {
        public var landlord: String
        public var landlordDocument: String
        public var area: Area?
        public var rent: Money?
        public var start: Day?
        public var end: Day?
        public var signedOn: Day?

        public init(
            landlord: String, landlordDocument: String, area: Area?, rent: Money?, start: Day?, end: Day?,
            signedOn: Day?
        ) {
            self.landlord = landlord
            self.landlordDocument = landlordDocument
            self.area = area
            self.rent = rent
            self.start = start
            self.end = end
            self.signedOn = signedOn
        }
    }

    public init(
        house: House, lease: MarketLease, coTenants: [String], marital: MaritalState, children: Int,
        materials: Set<String>, consentSignedAt: Moment?, declaredAt: Moment?, statements: [String: Bool],
        pictures: [String: [String]]? = nil
    ) {
        self.house = house
        self.lease = lease
        self.coTenants = coTenants
        self.marital = marital
        self.children = children
        self.materials = materials
        self.consentSignedAt = consentSignedAt
        self.declaredAt = declaredAt
        self.statements = statements
        self.pictures = pictures
    }

    /// What keeps it from being handed in on `day`, by the notice alone: 6.4's gates of house, lease and papers. Each can be
    /// put right while the window is open (LH-44).
    public func gaps(under notice: SubsidyNotice, on day: Day) -> ReasonSet {
        var gaps: ReasonSet = []
        if let reason = houseReason { gaps.insert(reason) }
        gaps.formUnion(lease.gaps(under: notice, on: day))
        if house.address.isEmpty || house.room.isEmpty { gaps.insert(.leaseIncomplete) }
        if !lacks(under: notice).isEmpty { gaps.insert(.materialMissing) }
        return gaps
    }

    private var houseReason: SubsidyReason? {
        do throws(HouseCode.Problem) {
            _ = try HouseCode(house.code)
            return nil
        } catch .notShenzhen {
            return .houseNotShenzhen
        } catch {
            return .noHouseCode
        }
    }
}

extension SubsidyForm.MarketLease {
    /// Whether the dwelling is rented by the day of the application (LH-05); nil where the lease does not say.
    public func isBegun(on day: Day) -> Bool? { start.map { $0 <= day } }

    /// Whether it is signed by then (LH-05).
    public func isSigned(on day: Day) -> Bool? { signedOn.map { $0 <= day } }

    /// What the lease lacks by itself (LH-05, LH-42, LH-43).
    public func gaps(under notice: SubsidyNotice, on day: Day) -> ReasonSet {
        var gaps: ReasonSet = []
        if isBegun(on: day) != true || isSigned(on: day) != true { gaps.insert(.noLease) }
        guard let start, let end, end >= start, let area, area.squareCentimetres > 0, !landlord.isEmpty,
            !landlordDocument.isEmpty
        else {
            gaps.insert(.leaseIncomplete)
            return gaps
        }
        if end < notice.leaseEndLeast(on: day) { gaps.insert(.leaseTermShort) }
        return gaps
    }
}

extension SubsidyNotice {
    /// Until when a lease has to run at the least that is applied with on `day` (LH-43).
    public func leaseEndLeast(on day: Day) -> Day { day.adding(months: periods.leaseMonths) }
}
