import Housing
import Texts

/// The state of a matter of any kind.
public enum CaseState: Hashable, Sendable {
    case renewal(Renewal.State)
    case contract(Signing.State)
    case check(EconomicCheck.State)
    case tenancy(TenancyChange.State)

    /// Nil for a kind that is not kept yet, and for a name that is none of its states.
    public init?(_ kind: CaseKind, named name: String) {
        let state: CaseState? =
            switch kind {
            case .renewal: Renewal.State(rawValue: name).map(CaseState.renewal)
            case .contract: Signing.State(rawValue: name).map(CaseState.contract)
            case .economicCheck: EconomicCheck.State(rawValue: name).map(CaseState.check)
            case .tenancyChange: TenancyChange.State(rawValue: name).map(CaseState.tenancy)
            case .subsidy, .agreement, .paymentRun: nil
            }
        guard let state else { return nil }
        self = state
    }

    /// Every state of every kind that is kept.
    public static let all =
        Renewal.State.allCases.map(Self.renewal) + Signing.State.allCases.map(Self.contract)
        + EconomicCheck.State.allCases.map(Self.check)
        + TenancyChange.State.allCases.map(Self.tenancy)

    public var kind: CaseKind {
        switch self {
        case .renewal: .renewal
        case .contract: .contract
        case .check: .economicCheck
        case .tenancy: .tenancyChange
        }
    }

    /// The stable name, in capitals as in the model.
    public var code: String {
        switch self {
        case .renewal(let state): state.rawValue
        case .contract(let state): state.rawValue
        case .check(let state): state.rawValue
        case .tenancy(let state): state.rawValue
        }
    }

    /// What people call it.
    public var name: String {
        switch self {
        case .renewal(let state): state.name
        case .contract(let state): state.name
        case .check(let state): state.name
        case .tenancy(let state): state.name
        }
    }
}
