extension Renewal {
    /// O-5 to O-6: 「您的续约申请已经提交成功」.
    mutating func submit(_ step: Step) throws(Refusal) -> Entry {
        try requireComplete(step)
        try requireReport(step)
        let leaseClass = step.facts.parameters.leaseClass(leasePolicy)
        isLate = step.now.day > leaseClass.lastTimely(leaseEnd: step.facts.lease.end)
        submittedAt = step.now
        state = .submitted
        return entry(
            .renewalSubmitted, ["late": .flag(isLate), "materials": .number(currentMaterials.count)])
    }

    /// Every item done, in time, and everything as complete as at the first submission.
    mutating func resubmit(_ step: Step) throws(Refusal) -> Entry {
        if let deadline = openReturn?.deadline, step.now.day > deadline {
            throw Refusal(.deadlinePassed, "6.1", .until(deadline))
        }
        let left = itemsToDo
        guard left.isEmpty else {
            throw Refusal(.itemsNotDone, "6.1", arguments: left.map { .item($0.path) })
        }
        try requireComplete(step)
        let empty = slotsToFill
        guard empty.isEmpty else {
            throw Refusal(.materialMissing, "Q32", arguments: empty.map { .material($0) })
        }
        state = .submitted
        return entry(
            .renewalResubmitted, ["returns": .number(returns.count), "materials": .number(currentMaterials.count)])
    }

    /// The applicant ends it himself, wherever it lies, as long as nothing was decided.
    mutating func withdraw() -> Entry {
        let before = state
        claim = nil
        state = .withdrawn
        return entry(.renewalWithdrawn, ["state": .code(before.rawValue)])
    }

    /// Only what waits for the applicant expires, on the day after its last.
    mutating func expire(_ step: Step) throws(Refusal) -> Entry {
        let before = state
        let lastDay = lastDay(leaseEnd: step.facts.lease.end, step.facts.lease.status)
        if let lastDay, step.now.day <= lastDay {
            throw Refusal(.notExpired, "6.1", .until(lastDay))
        }
        let cause: ExpiryCause = openReturn != nil && lastDay != nil ? .deadlinePassed : .leaseEnded
        expiry = cause
        state = .expired
        return entry(.renewalExpired, ["state": .code(before.rawValue), "cause": .code(cause.rawValue)])
    }

    /// What was approved ends with its contract (6.1).
    mutating func conclude(_ signing: Signing, _ step: Step) throws(Refusal) -> Entry {
        guard signing.renewal == id, let end = signing.conclusion else {
            throw Refusal(.contractOpen, "6.1", .openCase(signing.id))
        }
        conclusion = Conclusion(contract: signing.id, at: step.now)
        state = end
        return entry(.renewalConcluded, ["contract": .id(signing.id), "state": .code(end.rawValue)])
    }

    /// Who applied is not the tenant any more, or there is no lease any more: it goes with that decision (Q33).
    mutating func lapse(_ change: TenancyChange) throws(Refusal) -> Entry {
        guard change.lease == lease, change.endsMatters, change.applicant == applicant else {
            throw Refusal(.wrongState, "Q33", .tenancyState(change.state), .act(.lapse))
        }
        let before = state
        claim = nil
        expiry = .tenancyChanged
        state = .expired
        return entry(.renewalLapsed, ["change": .id(change.id), "state": .code(before.rawValue)])
    }

    /// The last day on which the applicant can act (6.1); nil where the lease leaves none. A draft goes with its lease;
    /// a returned application keeps the deadline that the office gave, also beyond the end of the lease, unless the
    /// lease was terminated.
    public func lastDay(leaseEnd: Day, _ status: Lease.Status) -> Day? {
        switch status {
        case .active: openReturn?.deadline ?? leaseEnd
        case .ended: openReturn?.deadline
        case .terminated: nil
        }
    }

    /// The report is valid on the day on which the application is handed in (Q25). Who mends what was returned came in time.
    private mutating func requireReport(_ step: Step) throws(Refusal) {
        guard policy == .new else { return }
        check = try step.facts.check.requireMeets(leasePolicy == .new ? "N-1" : "X-1", leasePolicy)
    }

    /// A later report that does not meet the requirement stands against an approval, and so does a family that is another
    /// now, whatever is open beside the report; one that only grew old does not.
    func requireNotFailed(_ step: Step) throws(Refusal) {
        guard policy == .new else { return }
        switch step.facts.lastReport {
        case .fails, .familyChanged:
            _ = try step.facts.lastReport.requireMeets(leasePolicy == .new ? "N-1" : "X-1", leasePolicy)
        case .none, .underWay, .outOfDate, .meets: break
        }
    }

    /// The gates of O-3 to O-5 again, for the texts and registers may have changed since they were passed.
    private func requireComplete(_ step: Step) throws(Refusal) {
        guard policy != nil else {
            throw Refusal(.policyNotOffered, "O-2")
        }
        guard let declaration else {
            throw Refusal(.notTicked, "O-3")
        }
        guard declaration.template == step.facts.declaration else {
            throw Refusal(.textOutdated, "O-3", .found(declaration.template.version))
        }
        guard let info, info.snapshot == step.facts.info?.snapshot else {
            throw Refusal(.infoChanged, "O-4")
        }
        let missing = missingMaterials
        guard missing.isEmpty else {
            throw Refusal(.materialMissing, "O-5", arguments: missing.map { .material($0) })
        }
    }
}
