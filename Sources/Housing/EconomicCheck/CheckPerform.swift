extension EconomicCheck {
    typealias Step = Housing.Step<Facts>

    public mutating func perform(
        _ command: Command, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> [Entry] {
        try permit(command.act, actor)
        // A copy takes the step, so that a gate closed half-way leaves nothing behind.
        var next = self
        next.version += 1
        next.updatedAt = now
        let entries = try next.take(Step(now: now, actor: actor, facts: facts, version: next.version), command)
        self = next
        return entries
    }

    private mutating func take(_ step: Step, _ command: Command) throws(Refusal) -> [Entry] {
        if command.act.isPreparation {
            try requireLease(step)
            followRegister(step)
        }
        switch command {
        case .authorise(let given): return [try authorise(given, step)]
        case .authoriseOnPaper(let person, let template, let picture):
            return [try authoriseOnPaper(person, template, picture, step)]
        case .withdrawAuthorisation(let person): return try withdrawAuthorisation(of: person, step)
        case .request: return [try makeRequest(step)]
        case .send: return [try send(step)]
        case .receive(let filing): return try receive(filing, step)
        case .enterReport(let filing, let paper): return [try enter(filing, paper: paper, step)]
        case .confirmReport(let report): return [try confirm(report, step)]
        case .refuseReport(let note): return [try refuseReport(note, step)]
        case .object(let text): return [try object(text, step)]
        case .decideObjection(let isUpheld, let note): return [try decideObjection(isUpheld, note, step)]
        case .use(let renewal): return [try use(renewal, step)]
        case .age: return [try age(step)]
        case .lapse: return [try lapse(step)]
        case .cancel: return [finish(.cancelled, as: .cancelled, .checkCancelled, step)]
        }
    }

    /// The lease runs and who asks is its tenant.
    func requireLease(_ step: Step) throws(Refusal) {
        guard step.facts.lease.id == lease else { throw Refusal(.leaseNotActive, "6.2") }
        guard step.facts.lease.tenant == applicant else { throw Refusal(.notTheTenant, "6.2") }
        try Renewal.requireRunning(step.facts.lease, on: step.now.day)
    }

    /// Who acts, for acts that no system does.
    func person(_ step: Step) throws(Refusal) -> PersonID {
        guard let person = step.actor.person else {
            throw Refusal(.roleNotAllowed, "6.2", .role(step.actor.role))
        }
        return person
    }

    /// Ends it, with its entry.
    mutating func finish(_ cause: Ending.Cause, as state: State, _ kind: EntryKind, _ step: Step) -> Entry {
        let before = self.state
        end = Ending(cause: cause, from: before, at: step.now)
        self.state = state
        return entry(kind, ["state": .code(before.rawValue), "cause": .code(cause.rawValue)])
    }
}

extension EconomicCheck.Act {
    /// What brings it to the request.
    fileprivate var isPreparation: Bool {
        switch self {
        case .authorise, .authoriseOnPaper, .request: true
        case .withdrawAuthorisation, .send, .receive, .enterReport, .confirmReport, .refuseReport, .object,
            .decideObjection, .use, .age, .lapse, .cancel:
            false
        }
    }
}
