/// Why a family does not get the subsidy, or no longer: one for each rule (model 4.8). The raw values are the places in
/// a stored set of bits; neither they nor the codes change.
public enum SubsidyReason: UInt8, CaseIterable, Sendable {
    case notLuohuHukou = 0
    case notOnRegisterAtCutOff = 1
    case noLease = 2
    case noHouseCode = 3
    case houseNotShenzhen = 4
    case houseAlreadyUsed = 5
    case ownsHome = 6
    case ownsLand = 7
    case rentsPolicyHousing = 8
    case hadPurchaseBenefit = 9
    case hadRentSubsidy = 10
    case windowNotOpen = 11
    case windowClosed = 12
    case coTenantDuplicate = 13
    case houseDuplicate = 14
    case householdDuplicate = 15
    case materialMissing = 16
    case leaseIncomplete = 17
    case leaseTermShort = 18
    case extraCondition = 19
    case notWithinList = 20
    case objectionUpheld = 21
    case notSignedInTime = 22
    case quotaUsedUp = 23
    case leftRegisterEarly = 24
    case requeued = 25
    case changedNotEligible = 26
    case falseDeclaration = 27
    case declined = 28

    /// As printed by commands and kept in files.
    public var code: String {
        switch self {
        case .notLuohuHukou: "NOT_LUOHU_HUKOU"
        case .notOnRegisterAtCutOff: "NOT_ON_REGISTER_AT_CUTOFF"
        case .noLease: "NO_LEASE"
        case .noHouseCode: "NO_HOUSE_CODE"
        case .houseNotShenzhen: "HOUSE_NOT_SHENZHEN"
        case .houseAlreadyUsed: "HOUSE_ALREADY_USED"
        case .ownsHome: "OWNS_HOME"
        case .ownsLand: "OWNS_LAND"
        case .rentsPolicyHousing: "RENTS_POLICY_HOUSING"
        case .hadPurchaseBenefit: "HAD_PURCHASE_BENEFIT"
        case .hadRentSubsidy: "HAD_RENT_SUBSIDY"
        case .windowNotOpen: "WINDOW_NOT_OPEN"
        case .windowClosed: "WINDOW_CLOSED"
        case .coTenantDuplicate: "CO_TENANT_DUPLICATE"
        case .houseDuplicate: "HOUSE_DUPLICATE"
        case .householdDuplicate: "HOUSEHOLD_DUPLICATE"
        case .materialMissing: "MATERIAL_MISSING"
        case .leaseIncomplete: "LEASE_INCOMPLETE"
        case .leaseTermShort: "LEASE_TERM_SHORT"
        case .extraCondition: "EXTRA_CONDITION"
        case .notWithinList: "NOT_WITHIN_LIST"
        case .objectionUpheld: "OBJECTION_UPHELD"
        case .notSignedInTime: "NOT_SIGNED_IN_TIME"
        case .quotaUsedUp: "QUOTA_USED_UP"
        case .leftRegisterEarly: "LEFT_REGISTER_EARLY"
        case .requeued: "REQUEUED"
        case .changedNotEligible: "CHANGED_NOT_ELIGIBLE"
        case .falseDeclaration: "FALSE_DECLARATION"
        case .declined: "DECLINED"
        }
    }

    /// The rule that it comes from.
    public var rule: Rule {
        switch self {
        case .notLuohuHukou: "LH-03"
        case .notOnRegisterAtCutOff: "LH-04"
        case .noLease: "LH-05"
        case .noHouseCode, .houseNotShenzhen: "LH-01"
        case .houseAlreadyUsed: "LH-06"
        case .ownsHome: "LH-10"
        case .ownsLand: "LH-11"
        case .rentsPolicyHousing: "LH-12"
        case .hadPurchaseBenefit: "LH-13"
        case .hadRentSubsidy: "LH-14"
        case .extraCondition: "LH-18"
        case .windowNotOpen, .windowClosed: "LH-20"
        case .houseDuplicate, .householdDuplicate: "LH-32"
        case .coTenantDuplicate: "LH-33"
        case .materialMissing: "LH-41"
        case .leaseIncomplete: "LH-42"
        case .leaseTermShort: "LH-43"
        case .notWithinList: "LH-51"
        case .objectionUpheld: "LH-52"
        case .quotaUsedUp: "LH-53"
        case .notSignedInTime, .declined: "LH-54"
        case .leftRegisterEarly: "LH-57"
        case .requeued: "LH-58"
        case .changedNotEligible: "LH-60"
        case .falseDeclaration: "LH-61"
        }
    }

    /// How it is told at the door, where nothing incomplete is handed in.
    public var refusal: RefusalCode { RefusalCode(rawValue: code) ?? .notEligible }

    public init?(code: String) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }
}

/// Several reasons, as a set of bits.
public struct ReasonSet: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public init(_ reason: SubsidyReason) {
        rawValue = 1 << UInt32(reason.rawValue)
    }

    public mutating func insert(_ reason: SubsidyReason) { formUnion(ReasonSet(reason)) }
    public func contains(_ reason: SubsidyReason) -> Bool { isSuperset(of: ReasonSet(reason)) }

    /// Always in the same order.
    public var reasons: [SubsidyReason] { SubsidyReason.allCases.filter(contains) }
}
