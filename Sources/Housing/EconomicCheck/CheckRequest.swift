extension EconomicCheck {
    /// Begins a check: the lease runs, its tenant asks, no other is open. It may be asked for at any time of the
    /// lease; a result that is out of date before the renewal is asked for anew.
    ///
    /// - Parameters:
    ///   - id: fixed before the transaction.
    ///   - number: the next of its month.
    ///   - facts: `openCheck` is the open check of this lease, if there is one.
    /// - Returns: the check in ``State/draft`` with version 1, and its entry.
    /// - Throws: ``Refusal``.
    public static func start(
        id: CaseID, number: ReceiptNumber, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> (check: EconomicCheck, entries: [Entry]) {
        let lease = facts.lease
        guard actor.role == .applicant else {
            throw Refusal(.roleNotAllowed, "6.2", .role(actor.role))
        }
        guard let person = actor.person, person == lease.tenant else {
            throw Refusal(.notTheTenant, "6.2")
        }
        try Renewal.requireRunning(lease, on: now.day)
        if let other = facts.openCheck {
            throw Refusal(.alreadyOpen, "6.2", .openCase(other))
        }
        let check = EconomicCheck(
            id: id, number: number, lease: lease.id, applicant: person, openedAt: now, version: 1, state: .draft,
            updatedAt: now, members: facts.family.map { $0.member(on: now.day) }, authorisations: [], sendings: [],
            reports: [], objections: [], usedBy: [])
        let entry = check.entry(
            .checkStarted, ["lease": .id(lease.id), "members": .number(check.members.count)])
        return (check, [entry])
    }

    /// 发起收入财产核对: every adult has authorised it in the version in force.
    mutating func makeRequest(_ step: Step) throws(Refusal) -> Entry {
        let missing = unauthorised(step.facts.authorisation)
        guard missing.isEmpty else {
            throw Refusal(.authorisationMissing, "X-2", arguments: missing.map { .member($0.person) })
        }
        let request = Request(at: step.now, step.facts.parameters)
        self.request = request
        state = .requested
        return entry(
            .checkRequested,
            [
                "members": .number(members.count), "from": .code(request.from.description),
                "to": .code(request.to.description), "property": .day(request.propertyAsOf),
            ])
    }

    /// The request, or that for a re-check, is in a file that leaves the office.
    mutating func send(_ step: Step) throws(Refusal) -> Entry {
        guard isToBeSent else {
            throw Refusal(.wrongState, "6.2", .checkState(state), .checkAct(.send))
        }
        // Nobody is asked about for a tenancy that is over.
        try requireLease(step)
        sendings.append(Sending(round: round, at: step.now, by: try person(step)))
        state = .inProgress
        return entry(.checkSent, ["round": .number(round)])
    }
}
