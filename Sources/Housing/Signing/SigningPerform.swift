extension Signing {
    typealias Step = Housing.Step<Facts>

    public mutating func perform(
        _ command: Command, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> [Entry] {
        try permit(command.act, actor)
        // A copy takes the step, so that a gate closed half-way leaves nothing behind.
        var next = self
        next.version += 1
        let entry = try next.take(Step(now: now, actor: actor, facts: facts, version: next.version), command)
        next.updatedAt = now
        self = next
        return [entry]
    }

    private mutating func take(_ step: Step, _ command: Command) throws(Refusal) -> Entry {
        if command.act.isSigning { try requireSignable(step) }
        switch command {
        case .open(let shown): return try open(shown, step)
        case .confirmInfo(let confirmation): return try confirmInfo(confirmation, step)
        case .reportInfo(let report): return try reportInfo(report, step)
        case .startReading(let template, let shown): return try startReading(template, shown: shown, step)
        case .acknowledge(let acknowledgement): return try acknowledge(acknowledgement, step)
        case .transcribe(let transcription): return try transcribe(transcription, step)
        case .chooseWitness: return try chooseWitness(step)
        case .witness(let witnessing): return try witness(witnessing, step)
        case .cancel: return abandon(.cancelled, step)
        case .timeOut: return try timeOut(step)
        case .approve(let file): return try approve(file, step)
        case .sendBack(let cause, let contract): return try sendBack(cause, contract, step)
        case .void(let reason, let note): return try makeVoid(reason, note: note, step)
        case .expire: return try expire(step)
        }
    }

    private func requireSignable(_ step: Step) throws(Refusal) {
        try requireOwnRenewal(step.facts)
        guard step.now.day <= deadline else {
            throw Refusal(.deadlinePassed, "Q30", .until(deadline))
        }
    }

    /// The facts are of this contract's application, and it can be concluded.
    func requireOwnRenewal(_ facts: Facts) throws(Refusal) {
        guard facts.renewal.id == renewal else {
            throw Refusal(.renewalNotApproved, "G-1")
        }
        try Self.requireRenewal(facts)
    }

    /// The application is approved, its lease was not given back, and its applicant is still the tenant. A lease that
    /// ran out meanwhile is no hindrance: the application came in time.
    static func requireRenewal(_ facts: Facts) throws(Refusal) {
        guard facts.renewal.state == .approved else {
            throw Refusal(.renewalNotApproved, "G-1", .state(facts.renewal.state))
        }
        guard facts.lease.id == facts.renewal.lease, facts.lease.status != .terminated else {
            throw Refusal(.leaseNotActive, "6.3")
        }
        guard facts.lease.tenant == facts.renewal.applicant else {
            throw Refusal(.notTheTenant, "6.3")
        }
    }

    /// The files are those that were issued, byte for byte; what cannot be looked at is not vouched for.
    func requireFrozen(_ step: Step, _ rule: Rule) throws(Refusal) {
        let frozen = StoredDigests(document: contract.document.digest, unsignedPDF: contract.unsignedPDF.digest)
        guard step.facts.stored == frozen else { throw Refusal(.documentChanged, rule) }
    }

    /// The four blocks are still those that the contract was filled from: what changed since needs a new version.
    func requireInfo(_ snapshot: Commitment?, _ step: Step, _ rule: Rule) throws(Refusal) {
        guard let current = step.facts.info, snapshot == current.snapshot else {
            throw Refusal(.infoChanged, rule)
        }
        guard current.snapshot == contract.info else {
            throw Refusal(.contractOutdated, rule)
        }
    }

    /// Who acts, for acts that no system does.
    func person(_ step: Step) throws(Refusal) -> PersonID {
        guard let person = step.actor.person else {
            throw Refusal(.roleNotAllowed, "6.3", .role(step.actor.role))
        }
        return person
    }
}
