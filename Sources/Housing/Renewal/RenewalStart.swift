extension Renewal {
    /// Opens an application: the lease is active, its tenant asks, the window is open, no other is open.
    ///
    /// - Parameters:
    ///   - id: fixed before the transaction.
    ///   - number: the next of its month.
    ///   - facts: `openApplication` is the open application of this lease, if there is one.
    /// - Returns: the application in ``State/draft`` with version 1, and its entry.
    /// - Throws: ``Refusal``; `TOO_EARLY` says from when.
    public static func start(
        id: CaseID, number: ReceiptNumber, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> (renewal: Renewal, entries: [Entry]) {
        let lease = facts.lease
        guard actor.role == .applicant else {
            throw Refusal(.roleNotAllowed, "6.1", .role(actor.role))
        }
        guard let person = actor.person, person == lease.tenant else {
            throw Refusal(.notTheTenant, "6.1")
        }
        try requireRunning(lease, on: now.day)
        if let other = facts.openApplication {
            throw Refusal(.alreadyOpen, "6.1", .openCase(other))
        }
        let leaseClass = facts.parameters.leaseClass(lease.policy)
        let opens = leaseClass.opens(leaseEnd: lease.end)
        guard now.day >= opens else {
            throw Refusal(.tooEarly, "Q23", .from(opens), .until(lease.end))
        }

        let isLate = now.day > leaseClass.lastTimely(leaseEnd: lease.end)
        let renewal = Renewal(
            id: id, number: number, lease: lease.id, applicant: person, leasePolicy: lease.policy, openedAt: now,
            version: 1, state: .draft, updatedAt: now, isLate: isLate, materials: [], returns: [], enteredBy: [])
        let entry = Entry(
            .renewalStarted,
            [
                "case": .id(id), "version": .number(1), "lease": .id(lease.id), "policy": .code(lease.policy.rawValue),
                "late": .flag(isLate),
            ])
        return (renewal, [entry])
    }

    /// A lease that a renewal can be prepared for: running, its last day not over.
    static func requireRunning(_ lease: Lease, on day: Day) throws(Refusal) {
        guard lease.status != .terminated, day >= lease.start else {
            throw Refusal(.leaseNotActive, "6.1")
        }
        guard lease.status == .active, day <= lease.end else {
            throw Refusal(.leaseEnded, "Q23", .until(lease.end))
        }
    }
}
