extension EconomicCheck {
    /// The acts open to `actor` in the present state, without ``Act/use`` and ``Act/lapse``: what key hints show. Whether the contents pass is
    /// decided by ``perform(_:at:by:given:)`` alone.
    public func allowed(for actor: Actor) -> [Act] {
        Act.allCases.filter { act in
            guard act != .use, act != .lapse else { return false }
            do {
                try permit(act, actor)
                return true
            } catch {
                return false
            }
        }
    }

    /// Role, then whose case, then state, then who did what before.
    public func permit(_ act: Act, _ actor: Actor) throws(Refusal) {
        guard act.roles.contains(actor.role) else {
            throw Refusal(.roleNotAllowed, "6.2", .checkAct(act), .role(actor.role))
        }
        switch actor.role {
        case .applicant:
            guard actor.person == applicant else { throw Refusal(.notYourCase, "6.2") }
        case .system: break
        default:
            // Nobody works on the figures of his own family.
            guard let person = actor.person, !members.contains(where: { $0.person == person }), person != applicant
            else { throw Refusal(.ownCase, "6.2") }
        }
        guard act.states.contains(state) else {
            throw Refusal(.wrongState, "6.2", .checkState(state), .checkAct(act))
        }
        switch act {
        case .confirmReport, .refuseReport: try permitSecond(actor)
        case .decideObjection: try permitDecision(actor)
        default: break
        }
    }

    /// Entered by one, confirmed by another (7); it holds by person, whatever the role.
    private func permitSecond(_ actor: Actor) throws(Refusal) {
        guard report?.by != actor.person else { throw Refusal(.enteredByYou, "7") }
    }

    /// Who entered or confirmed a report on paper does not judge what is said against it.
    private func permitDecision(_ actor: Actor) throws(Refusal) {
        guard let report, report.paper != nil else { return }
        guard report.by != actor.person, report.confirmation?.by != actor.person else {
            throw Refusal(.enteredByYou, "7")
        }
    }
}

extension EconomicCheck.Act {
    /// Who may ask for it.
    public var roles: Set<OfficeRole> {
        switch self {
        case .authorise, .withdrawAuthorisation, .request, .object, .use, .cancel: [.applicant]
        case .authoriseOnPaper, .enterReport: [.clerk]
        case .send, .receive: [.clerk, .manager]
        case .confirmReport, .refuseReport: [.clerk, .reviewer]
        case .decideObjection: [.reviewer]
        case .age: [.system]
        // The daily run, and who decided about its tenant.
        case .lapse: [.reviewer, .system]
        }
    }

    /// The states in which it can be asked for (model 6.2).
    public var states: Set<EconomicCheck.State> {
        switch self {
        case .authorise, .authoriseOnPaper, .request: [.draft]
        case .withdrawAuthorisation, .cancel: [.draft, .requested, .inProgress]
        case .send: [.requested, .inProgress]
        case .receive: [.inProgress]
        // A paper may be brought before the request has left the office.
        case .enterReport: [.requested, .inProgress]
        case .confirmReport, .refuseReport: [.reported]
        case .object: [.fails]
        case .decideObjection: [.objection]
        case .use: [.meets]
        case .age: [.meets]
        case .lapse: Set(EconomicCheck.State.allCases.filter(\.isOpen))
        }
    }
}
