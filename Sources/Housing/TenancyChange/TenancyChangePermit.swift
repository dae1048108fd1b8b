extension TenancyChange {
    /// The acts open to `actor` in the present state: what key hints show. Whether the contents pass is decided by
    /// ``perform(_:at:by:given:)`` alone.
    ///
    /// - Parameter lease: as it stands now.
    public func allowed(for actor: Actor, about lease: Lease) -> [Act] {
        Act.allCases.filter { act in
            do {
                try permit(act, actor, about: lease)
                return true
            } catch {
                return false
            }
        }
    }

    /// Role, then whose case, then state, then who looks into it.
    public func permit(_ act: Act, _ actor: Actor, about lease: Lease) throws(Refusal) {
        guard act.roles.contains(actor.role) else {
            throw Refusal(.roleNotAllowed, "Q33", .tenancyAct(act), .role(actor.role))
        }
        try permitPerson(act, actor, lease)
        guard act.states(for: actor.role).contains(state) else {
            throw Refusal(.wrongState, "Q33", .tenancyState(state), .tenancyAct(act))
        }
        if act == .decide || act == .release, actor.role == .reviewer, let claim, claim.reviewer != actor.person {
            throw Refusal(.claimedByOther, "Q33", .holder(claim.reviewer), .since(claim.at))
        }
    }

    /// The tenant acts on what he reported himself; no staff on their own home; who entered it does not decide it, by
    /// person and whatever the role; a clerk takes back what he took in himself, everything else is dismissed by a reviewer.
    private func permitPerson(_ act: Act, _ actor: Actor, _ lease: Lease) throws(Refusal) {
        switch actor.role {
        case .applicant:
            guard actor.person == applicant, isReportedByTenant else { throw Refusal(.notYourCase, "Q33") }
        default:
            guard let person = actor.person, person != applicant, person != self.person,
                !lease.isHousehold(of: person)
            else { throw Refusal(.ownCase, "Q33") }
            guard act != .withdraw || person == report.by && !isReportedByTenant else {
                throw Refusal(.notYourCase, "Q33", .tenancyAct(act), .role(actor.role))
            }
            guard act != .take && act != .decide || person != report.by && !enteredBy.contains(person) else {
                throw Refusal(.enteredByYou, "Q33")
            }
        }
    }
}

extension TenancyChange.Act {
    /// Who may ask for it.
    public var roles: Set<OfficeRole> {
        switch self {
        case .addProof, .withdraw: [.applicant, .clerk]
        case .take, .decide: [.reviewer]
        // A claim of somebody who went away is ended by the manager.
        case .release: [.reviewer, .manager]
        }
    }

    /// The states in which it can be asked for in this role. What a reviewer has before him is taken back by nobody at the
    /// counter; the tenant may, as long as nothing was decided.
    func states(for role: OfficeRole) -> Set<TenancyChange.State> {
        switch self {
        case .addProof: [.reported, .underReview]
        case .take: [.reported]
        case .release, .decide: [.underReview]
        case .withdraw where role == .clerk: [.reported]
        case .withdraw: [.reported, .underReview]
        }
    }
}
