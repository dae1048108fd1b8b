import Housing

/// A method of the portal that this office has not connected.
final class UnconnectedMethod: LoginMethod {
    let kind: LoginMethodKind
    let isConnected = false

    init(_ kind: LoginMethodKind) {
        self.kind = kind
    }

    func isOffered(at door: Door) -> Bool { door != .staff }

    func prove(_ claim: LoginClaim, terminal: TerminalID) throws(OfficeFailure) -> AccountID {
        throw .refused(Refusal(.methodNotConnected, "P-04"))
    }

    func secondsToWait(_ claim: LoginClaim, at terminal: TerminalID) -> Int64 { 0 }
}
