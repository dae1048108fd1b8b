import Housing

/// How many cases are in each state, and how many wait for the office though their state does not say so.
public struct QueueCounts: Equatable, Sendable {
    private let states: [CaseState: Int]
    /// Contracts about which the applicant reported something and that no new version has answered.
    public let awaitingAnswer: Int

    /// - Parameter states: those that are left out have none.
    public init(_ states: [CaseState: Int], awaitingAnswer: Int) {
        self.states = states
        self.awaitingAnswer = awaitingAnswer
    }

    public subscript(_ state: CaseState) -> Int { states[state] ?? 0 }
    public subscript(_ state: Renewal.State) -> Int { self[.renewal(state)] }

    /// Of one kind, or of all.
    public func total(_ kind: CaseKind? = nil) -> Int {
        states.reduce(0) { kind == nil || $1.key.kind == kind ? $0 + $1.value : $0 }
    }

    /// Contracts that the applicant is to sign or is signing, those that he will sign at the counter left out.
    public var awaitingApplicant: Int {
        Signing.State.allCases.filter(\.isForApplicant).reduce(0) { $0 + self[.contract($1)] }
    }

    /// Approved renewals for which no contract is open: an open contract stands for an approved renewal, each for
    /// another.
    public var awaitingContract: Int {
        let open = Signing.State.allCases.filter(\.isOpen).reduce(0) { $0 + self[.contract($1)] }
        return max(0, self[.renewal(.approved)] - open)
    }
}

extension Signing.State {
    /// Of ``QueueFilter/Waiting/applicant``.
    public var isForApplicant: Bool { self == .toSign || isAtKiosk }
}
