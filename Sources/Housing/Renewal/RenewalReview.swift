extension Renewal {
    mutating func claim(_ step: Step) throws(Refusal) -> Entry {
        let reviewer = try reviewer(step)
        claim = Claim(reviewer: reviewer, at: step.now, session: step.actor.session)
        state = .underReview
        return entry(.renewalTaken, ["reviewer": .id(reviewer)])
    }

    mutating func release(_ step: Step) -> Entry {
        claim = nil
        state = .submitted
        return entry(.renewalReleased, ["role": .code(step.actor.role.rawValue)])
    }

    mutating func sendBack(_ given: SendBack, _ step: Step) throws(Refusal) -> Entry {
        try requireItems(given.items, step)
        let deadline = try deadline(given, step)
        returns.append(
            Return(
                items: given.items.map { .init(path: $0.path, reason: $0.reason, note: $0.note, opens: $0.opens) },
                by: try reviewer(step), at: step.now, deadline: deadline.day, isProvisional: deadline.isProvisional,
                version: step.version))
        claim = nil
        state = .returned
        return entry(
            .renewalReturned,
            [
                "items": .codes(given.items.map { "\($0.path):\($0.reason.rawValue)" }),
                "deadline": .day(deadline.day), "provisional": .flag(deadline.isProvisional),
                "opens": .codes(given.items.compactMap(\.opens).map(\.rawValue)),
            ])
    }

    mutating func approve(_ step: Step) throws(Refusal) -> Entry {
        try requireTenant(step)
        try requireNotTerminated(step)
        try TenancyChange.requireNone(step.facts.openChange)
        try requireNotFailed(step)
        decision = Decision(rejection: nil, note: nil, by: try reviewer(step), at: step.now)
        claim = nil
        state = .approved
        return entry(.renewalApproved)
    }

    mutating func reject(_ reason: RejectReason, note: TextID?, _ step: Step) throws(Refusal) -> Entry {
        guard note != nil || !reason.needsNote else {
            throw Refusal(.noteMissing, "6.1")
        }
        decision = Decision(rejection: reason, note: note, by: try reviewer(step), at: step.now)
        claim = nil
        state = .rejected
        return entry(.renewalRejected, ["reason": .code(reason.rawValue)])
    }

    /// At least one item, each once, each of this application, each with what its reason needs.
    private func requireItems(_ items: [SendBack.Item], _ step: Step) throws(Refusal) {
        guard !items.isEmpty else {
            throw Refusal(.itemsMissing, "6.1")
        }
        var seen: Set<ItemPath> = []
        for item in items {
            if case .line(let line) = item.path, step.facts.info?.lines.contains(line) != true {
                throw Refusal(.itemUnknown, "6.1", .item(item.path))
            }
            guard seen.insert(item.path).inserted else {
                throw Refusal(.itemTwice, "6.1", .item(item.path))
            }
            guard item.note != nil || !item.reason.needsNote else {
                throw Refusal(.noteMissing, "6.1", .item(item.path))
            }
            if let opens = item.opens, !MaterialKind.extra.contains(opens) {
                throw Refusal(.itemUnknown, "Q32", .item(.material(opens)))
            }
        }
    }

    /// The longest that one of the items is given.
    private func deadline(_ given: SendBack, _ step: Step) throws(Refusal) -> WorkCalendar.Reckoned {
        let usual = step.facts.parameters.returnDeadline
        let reckoned = step.facts.calendar.latest(of: given.items.map { $0.deadline ?? usual }, after: step.now.day)
        guard !reckoned.isProvisional || given.acceptsProvisionalDeadline else {
            throw Refusal(.calendarUnknown, "Q3", .until(step.facts.calendar.lastKnown))
        }
        return reckoned
    }

    private func reviewer(_ step: Step) throws(Refusal) -> PersonID {
        guard let person = step.actor.person else {
            throw Refusal(.roleNotAllowed, "6.1", .role(step.actor.role))
        }
        return person
    }
}
