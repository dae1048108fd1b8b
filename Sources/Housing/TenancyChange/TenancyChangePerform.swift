extension TenancyChange {
    typealias Step = Housing.Step<Facts>

    public mutating func perform(
        _ command: Command, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> [Entry] {
        try permit(command.act, actor, about: facts.lease)
        // A copy takes the step, so that a gate closed half-way leaves nothing behind.
        var next = self
        next.version += 1
        next.updatedAt = now
        let entry = try next.take(Step(now: now, actor: actor, facts: facts, version: next.version), command)
        self = next
        return [entry]
    }

    private mutating func take(_ step: Step, _ command: Command) throws(Refusal) -> Entry {
        switch command {
        case .addProof(let proof): return try add(proof, step)
        case .take: return try claim(step)
        case .release: return release(step)
        case .decide(let verdict): return try decide(verdict, step)
        case .withdraw: return withdraw()
        }
    }

    private mutating func add(_ proof: NewProof, _ step: Step) throws(Refusal) -> Entry {
        let parameters = step.facts.parameters
        guard proof.bytes > 0 else {
            throw Refusal(.materialEmpty, "Q33")
        }
        guard proof.bytes <= parameters.proofBytesMost else {
            throw Refusal(.materialTooLarge, "Q33", .most(parameters.proofBytesMost), .found(proof.bytes))
        }
        guard proofs.count < parameters.proofsMost else {
            throw Refusal(.tooManyMaterials, "Q33", .most(parameters.proofsMost))
        }
        guard !proofs.contains(where: { $0.id == proof.id || $0.commitment == proof.commitment }) else {
            throw Refusal(.materialRepeated, "Q33")
        }
        let by = try person(step)
        proofs.append(
            Proof(id: proof.id, bytes: proof.bytes, commitment: proof.commitment, by: by, at: step.now))
        // Nobody decides what he entered.
        if step.actor.role != .applicant, !enteredBy.contains(by) { enteredBy.append(by) }
        return entry(.tenancyProofAdded, ["material": .id(proof.id), "file": .commitment(proof.commitment)])
    }

    private mutating func claim(_ step: Step) throws(Refusal) -> Entry {
        let reviewer = try person(step)
        claim = Claim(reviewer: reviewer, at: step.now)
        state = .underReview
        return entry(.tenancyTaken, ["reviewer": .id(reviewer)])
    }

    private mutating func release(_ step: Step) -> Entry {
        claim = nil
        state = .reported
        return entry(.tenancyReleased, ["role": .code(step.actor.role.rawValue)])
    }

    private mutating func decide(_ verdict: Verdict, _ step: Step) throws(Refusal) -> Entry {
        guard event.outcomes.contains(verdict.outcome), (verdict.outcome == .transferred) == (verdict.successor != nil)
        else { throw Refusal(.outcomeNotPossible, "Q33") }
        guard verdict.note != nil || !verdict.outcome.needsNote else {
            throw Refusal(.noteMissing, "Q33")
        }
        if verdict.outcome != .dismissed { try requireGround(verdict, step) }
        let by = try person(step)
        decision = Decision(
            outcome: verdict.outcome, successor: verdict.successor, note: verdict.note, by: by, at: step.now)
        claim = nil
        state = .decided
        var fields = entry(.tenancyDecided, ["outcome": .code(verdict.outcome.rawValue)]).fields
        if let successor = verdict.successor { fields.append(Entry.Field("successor", .id(successor))) }
        return Entry(.tenancyDecided, fields)
    }

    /// What has to be so for the lease to be changed: it still is as it was reported, a death is proven, and who carries on
    /// lives there and is of age.
    private func requireGround(_ verdict: Verdict, _ step: Step) throws(Refusal) {
        let lease = step.facts.lease
        guard lease.id == self.lease, lease.status == .active else {
            throw Refusal(.leaseNotActive, "Q33")
        }
        guard event.isOfTenant ? lease.tenant == person : lease.isHome(of: person) else {
            throw Refusal(.notOnLease, "Q33")
        }
        guard !event.isDeath || !proofs.isEmpty else {
            throw Refusal(.proofMissing, "Q33")
        }
        guard let successor = verdict.successor else { return }
        // That the tenant moved out shows on a paper, or it is told how it was found out.
        guard !proofs.isEmpty || verdict.note != nil else {
            throw Refusal(.noteMissing, "Q33")
        }
        guard lease.isHome(of: successor) else {
            throw Refusal(.notOnLease, "Q33")
        }
        guard !step.facts.minors.contains(successor) else {
            throw Refusal(.notAnAdult, "Q33")
        }
    }

    private mutating func withdraw() -> Entry {
        let before = state
        claim = nil
        state = .withdrawn
        return entry(.tenancyWithdrawn, ["state": .code(before.rawValue)])
    }

    private func person(_ step: Step) throws(Refusal) -> PersonID {
        guard let person = step.actor.person else {
            throw Refusal(.roleNotAllowed, "Q33", .role(step.actor.role))
        }
        return person
    }
}

extension TenancyChange {
    /// Until it is decided who is the tenant and who lives there, nothing about the lease is approved or issued.
    ///
    /// - Parameter open: the number of the report that is open about the lease.
    static func requireNone(_ open: ReceiptNumber?) throws(Refusal) {
        guard let open else { return }
        throw Refusal(.tenancyOpen, "Q33", .openNumber(open))
    }

    /// Whether the tenant's own open matters about the lease end with the decision.
    public var endsMatters: Bool { decision?.outcome == .transferred || decision?.outcome == .leaseTerminated }

    /// The lease as the decision leaves it; nil where it stays as it was. What the other occupants are to the new tenant is
    /// not known, so they stand as 其他 until the register says more.
    public func changed(_ lease: Lease) -> Lease? {
        guard let decision, lease.id == self.lease else { return nil }
        var changed = lease
        switch decision.outcome {
        case .dismissed: return nil
        case .occupantRemoved:
            for index in changed.occupants.indices where changed.occupants[index].person == person {
                changed.occupants[index].moveOut = changed.occupants[index].moveOut ?? day
            }
        case .transferred:
            guard let successor = decision.successor else { return nil }
            changed.tenant = successor
            changed.occupants.removeAll { $0.person == successor }
            for index in changed.occupants.indices { changed.occupants[index].relation = .other }
        case .leaseTerminated: changed.status = .terminated
        }
        return changed
    }
}
