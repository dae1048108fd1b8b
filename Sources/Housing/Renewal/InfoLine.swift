/// The four blocks of 【确认续约信息】 (O-4), in the order in which they are shown.
public enum InfoBlock: String, CaseIterable, Codable, Sendable {
    /// 住房信息
    case dwelling = "DWELLING"
    /// 承租人信息
    case tenant = "TENANT"
    /// 其他入住人信息
    case occupants = "OCCUPANTS"
    /// 续约信息
    case renewal = "RENEWAL"

    /// What its lines tell, in the order in which they are shown.
    public var fields: [InfoField] {
        switch self {
        case .dwelling: [.houseCode, .estate, .building, .room, .builtArea]
        case .tenant: [.name, .documentKind, .documentNumber, .mobile, .marital]
        case .occupants: [.name, .documentKind, .documentNumber, .mobile, .relation, .moveIn]
        case .renewal: [.leaseNumber, .leasePolicy, .leaseStart, .leaseEnd, .monthlyRent, .newStart, .newEnd]
        }
    }
}

/// What a line of a block tells.
public enum InfoField: String, CaseIterable, Codable, Sendable {
    case houseCode = "HOUSE_CODE"
    case estate = "ESTATE"
    case building = "BUILDING"
    case room = "ROOM"
    case builtArea = "BUILT_AREA"
    case name = "NAME"
    case documentKind = "DOCUMENT_KIND"
    case documentNumber = "DOCUMENT_NUMBER"
    case mobile = "MOBILE"
    case marital = "MARITAL"
    case relation = "RELATION"
    case moveIn = "MOVE_IN"
    case leaseNumber = "LEASE_NUMBER"
    case leasePolicy = "LEASE_POLICY"
    case leaseStart = "LEASE_START"
    case leaseEnd = "LEASE_END"
    case monthlyRent = "MONTHLY_RENT"
    case newStart = "NEW_START"
    case newEnd = "NEW_END"
    /// Where the renewed lease is under another policy than the running one.
    case newPolicy = "NEW_POLICY"
}

/// One line of a block. Prints as `TENANT/MOBILE` or, for an occupant, `OCCUPANTS/p-17/MOBILE`.
public struct InfoLine: Hashable, Comparable, Sendable, LosslessStringConvertible {
    public let block: InfoBlock
    public let field: InfoField
    /// Whose line it is in the block of the other occupants; nil in the other blocks.
    public let person: PersonID?

    public init(_ block: InfoBlock, _ field: InfoField, of person: PersonID? = nil) {
        self.block = block
        self.field = field
        self.person = person
    }

    /// What the tenant may put right himself: his own telephone and those of the occupants. Everything else comes
    /// from registers and goes to staff as a report.
    public var isCorrectable: Bool {
        field == .mobile && (block == .tenant || block == .occupants)
    }

    /// Whether a change of it is a change of the family (Q32): the marital state, and who the occupants are.
    public var tellsFamily: Bool {
        switch (block, field) {
        case (.tenant, .marital): true
        case (.occupants, .name), (.occupants, .documentKind), (.occupants, .documentNumber), (.occupants, .relation):
            true
        default: false
        }
    }

    /// Refuses a line that is not among those shown, and one that is named twice.
    static func require(_ lines: [InfoLine], among known: Set<InfoLine>, _ rule: Rule) throws(Refusal) {
        var seen: Set<InfoLine> = []
        for line in lines {
            guard known.contains(line) else {
                throw Refusal(.lineUnknown, rule, .item(.line(line)))
            }
            guard seen.insert(line).inserted else {
                throw Refusal(.itemTwice, rule, .item(.line(line)))
            }
        }
    }

    public var description: String {
        let middle = person.map { "\($0)/" } ?? ""
        return "\(block.rawValue)/\(middle)\(field.rawValue)"
    }

    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
            let block = InfoBlock(rawValue: parts[0]), let field = InfoField(rawValue: parts[parts.count - 1]),
            (parts.count == 3) == (block == .occupants)
        else { return nil }
        self.init(block, field, of: parts.count == 3 ? PersonID(parts[1]) : nil)
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension InfoLine: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let line = InfoLine(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a line of a block")
        }
        self = line
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
