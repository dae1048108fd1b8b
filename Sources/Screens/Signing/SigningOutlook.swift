import Forms
import Housing
import Office
import Texts

/// What can be done about signing now: on with a contract, or what is said where there is none and the ways that lead on.
enum SigningOutlook: Equatable {
    enum Way: Equatable {
        case renewal, mine
        /// Staff, or another day.
        case none
    }

    /// Contracts that are open, the one that was begun first.
    case contracts([Signing])
    case nothing(String, way: Way)

    init(_ overview: Overview) {
        let open = overview.contracts.filter(\.state.isOpen)
        if !open.isEmpty {
            self = .contracts(open)
        } else {
            self = Self.nothing(overview)
        }
    }

    /// Why there is none, by the application that has come furthest.
    private static func nothing(_ overview: Overview) -> SigningOutlook {
        let renewals = overview.renewals
        if let approved = renewals.first(where: { $0.state == .approved }) {
            return .nothing(SigningTexts.inPreparation(approved.number), way: .mine)
        }
        if let open = renewals.first(where: \.state.isOpen) {
            let state = MineTexts.state(open.state)
            return open.state.waitsForApplicant
                ? .nothing(SigningTexts.notHandedIn(open.number, state), way: .renewal)
                : .nothing(SigningTexts.inReview(open.number, state), way: .mine)
        }
        if overview.leases.isEmpty, renewals.isEmpty { return .nothing(HomeTexts.nothingLeased, way: .none) }
        guard let last = renewals.first else { return .nothing(SigningTexts.noApplication, way: .renewal) }
        if last.state == .completed { return .nothing(SigningTexts.concluded(last.number), way: .mine) }
        // The same as the home page says of the lease.
        let canRenew = overview.leases.current.contains { LeaseOutlook($0).way == .apply }
        if canRenew {
            return .nothing(SigningTexts.canRenew(last.number, MineTexts.state(last.state)), way: .renewal)
        }
        return .nothing(SigningTexts.ended(last.number, MineTexts.state(last.state)), way: .mine)
    }
}
