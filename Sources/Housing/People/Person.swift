/// A person known to the office: tenant, occupant or staff. Prints as its identifier only.
public struct Person: Hashable, Sendable, Codable, Identifiable, CustomStringConvertible {
    public let id: PersonID
    public var name: String
    public var document: IdentityNumber
    public var mobile: Mobile?
    public var marital: MaritalState?

    public init(
        id: PersonID, name: String, document: IdentityNumber, mobile: Mobile? = nil, marital: MaritalState? = nil
    ) {
        self.id = id
        self.name = name
        self.document = document
        self.mobile = mobile
        self.marital = marital
    }

    public var sex: Sex? { document.sex }
    public var birthDay: Day? { document.birthDay }
    public var maskedName: String { Mask.name(name) }
    public var description: String { "person \(id)" }
}

/// 未婚, 已婚, 离异, 丧偶.
public enum MaritalState: String, CaseIterable, Codable, Sendable {
    case single = "SINGLE"
    case married = "MARRIED"
    case divorced = "DIVORCED"
    case widowed = "WIDOWED"
}

/// What an occupant is to the tenant (与申请人关系).
public enum Relation: String, CaseIterable, Codable, Sendable {
    case spouse = "SPOUSE"
    case child = "CHILD"
    case parent = "PARENT"
    case parentInLaw = "PARENT_IN_LAW"
    case childInLaw = "CHILD_IN_LAW"
    case sibling = "SIBLING"
    case grandparent = "GRANDPARENT"
    case grandchild = "GRANDCHILD"
    case other = "OTHER"
}
