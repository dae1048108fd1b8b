import Housing

/// A field of an application's file that can be sent back to the family; the raw values are those of the file.
public enum ApplicationField: String, CaseIterable, Sendable {
    case houseCode = "house_code"
    case address
    case room
    case leasedArea = "leased_area_cm2"
    case rent = "rent_fen"
    case landlord
    case leaseStart = "lease_start"
    case leaseEnd = "lease_end"
    case leaseSigned = "lease_signed_on"
    case coTenants = "co_tenants"
    case marital
    case children
    case materials
    case consent = "consent_signed_at"
    case honesty = "honest_declaration_at"
    case declarations

    /// Whether it is otherwise than before.
    public func differs(_ old: SubsidyForm, _ new: SubsidyForm) -> Bool {
        switch self {
        case .houseCode: old.house.code != new.house.code
        case .address: old.house.address != new.house.address
        case .room: old.house.room != new.house.room
        case .leasedArea: old.lease.area != new.lease.area
        case .rent: old.lease.rent != new.lease.rent
        case .landlord:
            old.lease.landlord != new.lease.landlord || old.lease.landlordDocument != new.lease.landlordDocument
        case .leaseStart: old.lease.start != new.lease.start
        case .leaseEnd: old.lease.end != new.lease.end
        case .leaseSigned: old.lease.signedOn != new.lease.signedOn
        case .coTenants: old.coTenants != new.coTenants
        case .marital: old.marital != new.marital
        case .children: old.children != new.children
        case .materials:
            old.materials != new.materials || (old.pictures ?? [:]) != (new.pictures ?? [:])
                || (old.received ?? [:]) != (new.received ?? [:])
        case .consent: old.consentSignedAt != new.consentSignedAt
        case .honesty: old.declaredAt != new.declaredAt
        case .declarations: old.statements != new.statements
        }
    }

    /// What is otherwise than before.
    static func differing(_ old: SubsidyForm, _ new: SubsidyForm) -> [ApplicationField] {
        allCases.filter { $0.differs(old, new) }
    }
}

/// Something that is sent back, and why.
public struct CorrectionItem: Equatable, Sendable {
    public let field: ApplicationField
    /// Of the materials those that are to be brought again, in the notice's words; empty where the reason alone says it.
    public let papers: [String]
    /// For the family to read.
    public let reason: String

    public init(field: ApplicationField, papers: [String] = [], reason: String) {
        self.field = field
        self.papers = papers
        self.reason = reason
    }
}
