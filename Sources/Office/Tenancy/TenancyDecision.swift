import Housing

/// What is decided about a report, and what follows from it in the same transaction.
extension TenancyDesk {
    /// The decision. The occupant is noted as moved out, the lease passes to a co-resident or is ended; its version before
    /// is kept. Where it passes or ends, the former tenant's open matters about it cannot go on: a contract is made void,
    /// a renewal and an economic check lapse, each with its own entry.
    ///
    /// - Throws: `.refused` with `PROOF_MISSING`, `NOT_AN_ADULT`, `NOTE_MISSING`, …; with `WRONG_STATE` of a contract that is
    ///   being signed at a kiosk right now.
    public func decide(
        _ outcome: TenancyChange.Outcome, successor: PersonID? = nil, note: String?, on change: TenancyChange,
        _ session: Session
    ) throws(OfficeFailure) -> TenancyChange {
        let now = try office.clocks.office()
        let signing = SigningStep(ground: try office.signingGround(at: now), now: now)
        let checks = try office.checkGround(at: now)
        var texts = WrittenTexts(office.entropy)
        let verdict = TenancyChange.Verdict(outcome, successor: successor, note: texts.write(note))
        let written = texts
        return try office.write(.decideChange, session) { (writer, actor) throws(OfficeFailure) in
            let decided = try perform(
                .decide(verdict), on: change.id, expecting: change.version, now, actor, writer)
            try written.save(to: writer, of: decided.id)
            if decided.endsMatters { try endMatters(of: decided, signing, actor, session, writer) }
            try apply(decided, now, actor, writer)
            if decided.endsMatters { try endCheck(of: decided, checks, now, actor, writer) }
            return decided
        }
    }

    private func endMatters(
        of decided: TenancyChange, _ step: SigningStep, _ actor: Actor, _ session: Session, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        if let contract = try writer.openSigning(lease: decided.lease), contract.applicant == decided.applicant {
            let reason: VoidReason = decided.decision?.outcome == .transferred ? .notTheTenant : .leaseTerminated
            // Its renewal ends with it.
            _ = try step.perform(
                .void(reason, note: nil), on: contract.id, expecting: nil, by: actor, SigningGiven(session), writer)
        }
        guard let renewal = try writer.openRenewal(lease: decided.lease), renewal.applicant == decided.applicant else {
            return
        }
        _ = try writer.perform(
            Renewal.Command.lapse(decided), on: renewal.id, expecting: nil, at: step.now, by: actor
        ) { (stored: Renewal, reader) throws(OfficeFailure) in try step.ground.renewal.facts(for: stored, reader) }
    }

    /// The lease as it is decided now tells why.
    private func endCheck(
        of decided: TenancyChange, _ ground: CheckGround, _ now: Moment, _ actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        guard let check = try writer.openMatter(of: decided.lease, as: EconomicCheck.self) else { return }
        _ = try writer.perform(.lapse, on: check.id, expecting: nil, at: now, by: actor) {
            (stored: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(of: stored, reader)
        }
    }

    private func apply(
        _ decided: TenancyChange, _ now: Moment, _ actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        let record = try writer.lease(decided.lease)
        guard let lease = decided.changed(record.lease) else { return }
        var people = [record.tenant.id: record.tenant]
        for occupant in record.occupants { people[occupant.person.id] = occupant.person }
        guard let tenant = people[lease.tenant] else { throw .store(.damaged(what: "lease \(lease.id)")) }
        let occupants = lease.occupants.compactMap { occupant in
            people[occupant.person].map { OccupantRecord(occupant: occupant, person: $0) }
        }
        try writer.save(
            LeaseRecord(lease: lease, dwelling: record.dwelling, tenant: tenant, occupants: occupants))
        let entry = Entry(.leaseCorrected, ["case": .id(decided.id), "lease": .id(lease.id)])
        try writer.append([entry], at: now, by: actor)
    }
}
