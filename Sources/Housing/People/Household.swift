/// The people who are counted and checked together (model 7).
public struct Household: Hashable, Sendable, Codable, Identifiable {
    /// 家庭, 单身, 单亲家庭.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case family = "FAMILY"
        case single = "SINGLE"
        case singleParent = "SINGLE_PARENT"
    }

    /// 申请人, 共同申请人, 配偶, 未成年子女, 其他.
    public enum MemberRole: String, CaseIterable, Codable, Sendable {
        case applicant = "APPLICANT"
        case coApplicant = "CO_APPLICANT"
        case spouse = "SPOUSE"
        case minorChild = "MINOR_CHILD"
        case other = "OTHER"
    }

    /// One person of it.
    public struct Member: Hashable, Sendable, Codable {
        public var person: PersonID
        public var role: MemberRole
        public var from: Day?
        public var until: Day?

        public init(person: PersonID, role: MemberRole, from: Day? = nil, until: Day? = nil) {
            self.person = person
            self.role = role
            self.from = from
            self.until = until
        }
    }

    public let id: HouseholdID
    public var kind: Kind
    /// People as registered, which may differ from those listed as members.
    public var registeredSize: Int
    public var members: [Member]

    public init(id: HouseholdID, kind: Kind, registeredSize: Int, members: [Member]) {
        self.id = id
        self.kind = kind
        self.registeredSize = registeredSize
        self.members = members
    }
}
