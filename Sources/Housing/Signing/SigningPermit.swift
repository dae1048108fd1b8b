extension Signing {
    /// The acts open to `actor` in the present state: what key hints show. Whether the contents pass is decided by
    /// ``perform(_:at:by:given:)`` alone.
    ///
    /// - Parameter liesStill: the attempt under way lies still (``liesStill(at:_:)``): it counts as ended.
    public func allowed(for actor: Actor, liesStill: Bool = false) -> [Act] {
        Act.allCases.filter { act in
            do {
                try permit(act, actor, liesStill: liesStill)
                return true
            } catch {
                return false
            }
        }
    }

    /// Role, then whose case, then state, then who did what before.
    public func permit(_ act: Act, _ actor: Actor, liesStill: Bool = false) throws(Refusal) {
        let state = liesStill ? State.toSign : state
        guard act.roles.contains(actor.role) else {
            throw Refusal(.roleNotAllowed, "6.3", .signingAct(act), .role(actor.role))
        }
        switch actor.role {
        case .applicant:
            guard actor.person == applicant else { throw Refusal(.notYourCase, "6.3") }
        case .system: break
        default:
            guard let person = actor.person, person != applicant else { throw Refusal(.ownCase, "6.3") }
        }
        guard act.states(for: actor.role).contains(state) else {
            throw Refusal(.wrongState, "6.3", .signingState(state), .signingAct(act))
        }
        if act == .approve { try permitApproval(actor) }
    }

    /// The signed contract is approved by somebody who neither approved the application nor witnessed the signature;
    /// it holds by person, whatever the role (7).
    private func permitApproval(_ actor: Actor) throws(Refusal) {
        guard actor.person != renewalReviewer else {
            throw Refusal(.reviewedByYou, "7")
        }
        guard actor.person != attempt?.signature?.witness else {
            throw Refusal(.witnessedByYou, "7")
        }
    }
}

extension Signing {
    /// Who issues a contract, takes it back, makes it void and approves the signed one.
    static let decidingRoles: Set<OfficeRole> = [.reviewer, .manager]
}

extension Signing.Act {
    /// Who may ask for it.
    public var roles: Set<OfficeRole> {
        switch self {
        case .open, .confirmInfo, .reportInfo, .startReading, .acknowledge, .transcribe, .chooseWitness: [.applicant]
        case .witness: [.clerk]
        case .cancel: [.applicant, .clerk]
        case .approve, .sendBack, .void: Signing.decidingRoles
        case .timeOut, .expire: [.system]
        }
    }

    /// The states in which it can be asked for in this role (model 6.3). A step already done can be done anew until
    /// the way of signing is chosen; the later ones then follow anew. Staff do not pull a contract away from under
    /// somebody who signs at a kiosk.
    func states(for role: OfficeRole) -> Set<Signing.State> {
        switch self {
        case .open: [.toSign]
        case .confirmInfo, .reportInfo: [.opened, .infoConfirmed, .reading, .acked, .committed]
        case .startReading: [.infoConfirmed, .reading, .acked, .committed]
        case .acknowledge: [.reading]
        case .transcribe: [.acked]
        case .chooseWitness: [.committed]
        case .witness: [.altIdentity]
        case .cancel where role == .clerk: [.altIdentity]
        case .cancel, .timeOut: Set(Signing.State.allCases.filter(\.isUnderWay))
        case .approve: [.signed]
        case .sendBack, .void: [.toSign, .altIdentity, .signed]
        case .expire: Set(Signing.State.allCases.filter(\.waitsForApplicant))
        }
    }

    /// What makes the signature. It needs the lease, the application, and the deadline not to be over.
    var isSigning: Bool {
        switch self {
        case .open, .confirmInfo, .reportInfo, .startReading, .acknowledge, .transcribe, .chooseWitness, .witness: true
        case .cancel, .timeOut, .approve, .sendBack, .void, .expire: false
        }
    }
}
