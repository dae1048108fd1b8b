extension TenancyChange {
    /// What is reported.
    public struct NewReport: Hashable, Sendable {
        public let event: Event
        public let person: PersonID
        public let day: Day
        public let relation: Relation?
        public let contact: TextID?
        public let words: TextID?

        /// - Parameters:
        ///   - relation: what the one who came to the counter is to the tenant.
        ///   - contact: the row in which his name and telephone lie. Both are needed at the counter, and there alone.
        public init(
            _ event: Event, of person: PersonID, on day: Day, relation: Relation? = nil, contact: TextID? = nil,
            words: TextID? = nil
        ) {
            self.event = event
            self.person = person
            self.day = day
            self.relation = relation
            self.contact = contact
            self.words = words
        }
    }

    /// Takes a report in: of an occupant from the tenant himself or from a clerk, of the tenant from a clerk alone.
    ///
    /// - Parameters:
    ///   - id: fixed before the transaction.
    ///   - number: the next of its month, of kind T.
    ///   - facts: `openChange` is the open report about this lease, if there is one.
    /// - Returns: the report in ``State/reported`` with version 1, and its entry.
    public static func start(
        id: CaseID, number: ReceiptNumber, report: NewReport, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> (change: TenancyChange, entries: [Entry]) {
        let lease = facts.lease
        let person = try reporter(actor, report, lease)
        guard lease.status == .active else {
            throw Refusal(.leaseNotActive, "Q33")
        }
        if let other = facts.openChange {
            throw Refusal(.alreadyOpen, "Q33", .openCase(other))
        }
        let isHis = report.event.isOfTenant ? report.person == lease.tenant : lease.isHome(of: report.person)
        guard isHis else { throw Refusal(.notOnLease, "Q33") }
        guard report.day <= now.day else {
            throw Refusal(.dayInFuture, "Q33", .until(now.day))
        }
        let since = lease.occupants.first { $0.person == report.person }?.moveIn ?? lease.start
        guard report.day >= since else {
            throw Refusal(.dayBeforeMovingIn, "Q33", .from(since))
        }
        let change = TenancyChange(
            id: id, number: number, lease: lease.id, applicant: lease.tenant, event: report.event,
            person: report.person, day: report.day,
            report: Report(
                by: person, at: now, relation: report.relation, contact: report.contact, words: report.words),
            openedAt: now, version: 1, state: .reported, updatedAt: now, proofs: [],
            enteredBy: actor.role == .applicant ? [] : [person])
        let entry = change.entry(
            .tenancyReported,
            [
                "lease": .id(lease.id), "event": .code(report.event.rawValue), "person": .id(report.person),
                "day": .day(report.day), "role": .code(actor.role.rawValue),
            ])
        return (change, [entry])
    }

    private static func reporter(
        _ actor: Actor, _ report: NewReport, _ lease: Lease
    ) throws(Refusal) -> PersonID {
        guard let person = actor.person else {
            throw Refusal(.roleNotAllowed, "Q33", .role(actor.role))
        }
        switch actor.role {
        case .applicant:
            guard person == lease.tenant else { throw Refusal(.notTheTenant, "Q33") }
            // That the tenant himself is gone is not for him to say at a machine.
            guard !report.event.isOfTenant else { throw Refusal(.roleNotAllowed, "Q33", .role(actor.role)) }
        case .clerk:
            guard !lease.isHousehold(of: person) else { throw Refusal(.ownCase, "Q33") }
            guard report.relation != nil, report.contact != nil else { throw Refusal(.contactMissing, "Q33") }
        default: throw Refusal(.roleNotAllowed, "Q33", .role(actor.role))
        }
        return person
    }
}

extension Lease {
    /// Whether somebody is its tenant or lives there beside him.
    func isHousehold(of person: PersonID) -> Bool { person == tenant || isHome(of: person) }

    /// Whether somebody lives there beside the tenant.
    func isHome(of person: PersonID) -> Bool {
        occupants.contains { $0.person == person && $0.moveOut == nil }
    }
}
