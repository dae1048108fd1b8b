extension Renewal {
    typealias Step = Housing.Step<Facts>

    public mutating func perform(
        _ command: Command, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> [Entry] {
        try permit(command.act, actor)
        // A copy takes the step, so that a gate closed half-way leaves nothing behind.
        var next = self
        next.version += 1
        next.updatedAt = now
        let entry = try next.take(Step(now: now, actor: actor, facts: facts, version: next.version), command)
        self = next
        return [entry]
    }

    private mutating func take(_ step: Step, _ command: Command) throws(Refusal) -> Entry {
        if command.act.isPreparation { try requireLease(step) }
        switch command {
        case .choosePolicy(let choice): return try choosePolicy(choice, step)
        case .acknowledge(let acknowledgement): return try acknowledge(acknowledgement, step)
        case .confirmInfo(let confirmation): return try confirmInfo(confirmation, step)
        case .answerLine(let reply): return try answer(reply, step)
        case .upload(let upload): return try add(upload, step)
        case .replace(let old, let upload): return try replace(old, with: upload, step)
        case .remove(let material): return try remove(material, step)
        case .submit: return try submit(step)
        case .take: return try claim(step)
        case .release: return release(step)
        case .sendBack(let sendBack): return try self.sendBack(sendBack, step)
        case .resubmit: return try resubmit(step)
        case .approve: return try approve(step)
        case .reject(let reason, let note): return try reject(reason, note: note, step)
        case .withdraw: return withdraw()
        case .expire: return try expire(step)
        case .conclude(let signing): return try conclude(signing, step)
        case .lapse(let change): return try lapse(change)
        }
    }

    /// Until it is handed in, the lease has to run. After that the applicant came in time, and a deadline that the
    /// office gave holds even beyond the end of the lease; only a lease that was ended otherwise closes the case.
    private func requireLease(_ step: Step) throws(Refusal) {
        try requireTenant(step)
        if submittedAt == nil {
            try Self.requireRunning(step.facts.lease, on: step.now.day)
        } else {
            try requireNotTerminated(step)
        }
    }

    /// The facts are of this lease, and the applicant is still its tenant: a lease can pass to another person while an
    /// application is open, and then its information is no longer his to see and to confirm.
    func requireTenant(_ step: Step) throws(Refusal) {
        guard step.facts.lease.id == lease else { throw Refusal(.leaseNotActive, "6.1") }
        guard step.facts.lease.tenant == applicant else { throw Refusal(.notTheTenant, "6.1") }
    }

    func requireNotTerminated(_ step: Step) throws(Refusal) {
        guard step.facts.lease.status != .terminated else { throw Refusal(.leaseNotActive, "6.1") }
    }
}

extension Renewal.Act {
    /// What the applicant does to prepare or mend the application.
    fileprivate var isPreparation: Bool {
        switch self {
        case .choosePolicy, .acknowledge, .confirmInfo, .answerLine, .upload, .replace, .remove, .submit, .resubmit:
            true
        case .take, .release, .sendBack, .approve, .reject, .withdraw, .expire, .conclude, .lapse: false
        }
    }
}
