extension Renewal {
    /// The acts open to `actor` in the present state, without ``Act/conclude`` and ``Act/lapse``: what key hints show. Whether the contents
    /// pass is decided by ``perform(_:at:by:given:)`` alone.
    public func allowed(for actor: Actor) -> [Act] {
        Act.allCases.filter { act in
            guard act != .conclude, act != .lapse else { return false }
            do {
                try permit(act, actor)
                return true
            } catch {
                return false
            }
        }
    }

    /// Role, then whose case, then state, then who reviews it.
    func permit(_ act: Act, _ actor: Actor) throws(Refusal) {
        guard act.roles.contains(actor.role) else {
            throw Refusal(.roleNotAllowed, "6.1", .act(act), .role(actor.role))
        }
        if actor.role == .applicant, actor.person != applicant {
            throw Refusal(.notYourCase, "6.1")
        }
        if act.isReview { try permitReview(actor) }
        if act == .take, let claim { return try permitTake(of: claim, actor) }
        guard act.states.contains(state) else {
            throw Refusal(.wrongState, "6.1", .state(state), .act(act))
        }
        if act.needsClaim, actor.role == .reviewer, let claim { try permitDecision(in: claim, actor) }
    }

    /// Only its reviewer decides a case, and only at the place where he has it in hand.
    private func permitDecision(in claim: Claim, _ actor: Actor) throws(Refusal) {
        guard claim.reviewer == actor.person else {
            throw Refusal(.claimedByOther, "6.1", .holder(claim.reviewer), .since(claim.at))
        }
        guard claim.session == nil || claim.session == actor.session else {
            throw Refusal(.inHandElsewhere, "6.1", .since(claim.at))
        }
    }

    /// A case that is in hand is taken only by its own reviewer who sits at another place now.
    private func permitTake(of claim: Claim, _ actor: Actor) throws(Refusal) {
        guard claim.reviewer == actor.person else {
            throw Refusal(.claimedByOther, "6.1", .holder(claim.reviewer), .since(claim.at))
        }
        guard claim.session != actor.session else { throw Refusal(.alreadyYours, "6.1", .since(claim.at)) }
    }

    /// Nobody reviews his own application or what he entered; it holds by person, whatever the role (6.1, 7).
    private func permitReview(_ actor: Actor) throws(Refusal) {
        guard let person = actor.person, person != applicant else {
            throw Refusal(.ownCase, "6.1")
        }
        guard !enteredBy.contains(person) else {
            throw Refusal(.enteredByYou, "7")
        }
    }
}

extension Renewal.Act {
    /// Who may ask for it.
    public var roles: Set<OfficeRole> {
        switch self {
        case .choosePolicy, .acknowledge, .confirmInfo, .answerLine, .submit, .resubmit, .withdraw: [.applicant]
        case .upload, .replace, .remove: [.applicant, .clerk]
        case .take, .sendBack, .approve, .reject: [.reviewer]
        // A claim of somebody who went away is ended by the manager or by the daily run.
        case .release: [.reviewer, .manager, .system]
        case .expire: [.system]
        // Whoever ended its contract.
        case .conclude: [.reviewer, .manager, .system]
        // Who decided about its tenant.
        case .lapse: [.reviewer]
        }
    }

    /// The states in which it can be asked for (model 6.1). An answer already given can be given anew until 【提交】
    /// and in answer to a return.
    public var states: Set<Renewal.State> {
        switch self {
        case .choosePolicy: [.draft, .policySet, .declared, .infoConfirmed]
        case .acknowledge: [.policySet, .declared, .infoConfirmed, .returned]
        case .confirmInfo: [.declared, .infoConfirmed, .returned]
        case .answerLine: [.returned]
        case .upload, .replace, .remove: [.infoConfirmed, .returned]
        case .submit: [.infoConfirmed]
        case .take: [.submitted]
        case .release, .sendBack, .approve, .reject: [.underReview]
        case .resubmit: [.returned]
        // "DRAFT … RETURNED" in the order of the table, so also while it lies with the office.
        case .withdraw: [.draft, .policySet, .declared, .infoConfirmed, .submitted, .underReview, .returned]
        case .expire: [.draft, .policySet, .declared, .infoConfirmed, .returned]
        case .conclude: [.approved]
        case .lapse: Set(Renewal.State.allCases.filter(\.isOpen))
        }
    }

    var isReview: Bool {
        switch self {
        case .take, .sendBack, .approve, .reject: true
        default: false
        }
    }

    var needsClaim: Bool {
        switch self {
        case .release, .sendBack, .approve, .reject: true
        default: false
        }
    }
}
