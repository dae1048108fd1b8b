extension Renewal {
    /// O-2, and the table of model 3.5: the new policy needs a report that meets the requirement, now and again at
    /// 【提交】. Until then it can be chosen anew: what was declared stands, for the text is the same for both, and 续约信息 is asked
    /// for anew at 【提交】 by what it says.
    mutating func choosePolicy(_ choice: PolicyChoice, _ step: Step) throws(Refusal) -> Entry {
        switch (leasePolicy, choice) {
        case (.old, .original): check = nil
        case (.old, .new): check = try step.facts.check.requireMeets("X-1", .old)
        case (.new, .new): check = try step.facts.check.requireMeets("N-1", .new)
        case (.new, .original): throw Refusal(.policyNotOffered, "O-2", .policy(.new))
        }
        policy = choice
        if state == .draft { state = .policySet }
        return entry(.renewalPolicyChosen, ["choice": .code(choice.rawValue)])
    }

    /// O-3: shown, in force, information confirmed, ticked, read long enough and no longer than it was open.
    mutating func acknowledge(_ given: Acknowledgement, _ step: Step) throws(Refusal) -> Entry {
        guard let open = step.facts.secondsSinceOpened else {
            throw Refusal(.textNotShown, "O-3")
        }
        guard given.template == step.facts.declaration else {
            throw Refusal(.textOutdated, "O-3", .found(given.template.version))
        }
        guard given.isInformationConfirmed else {
            throw Refusal(.informationNotConfirmed, "O-3")
        }
        guard given.isTicked else {
            throw Refusal(.notTicked, "O-3")
        }
        let least = step.facts.parameters.declarationSeconds
        guard given.visibleSeconds >= least else {
            throw Refusal(.readTooShort, "O-3", .least(least), .found(given.visibleSeconds))
        }
        guard given.visibleSeconds <= open else {
            throw Refusal(.readLongerThanOpen, "O-3", .most(open), .found(given.visibleSeconds))
        }

        declaration = Declaration(
            template: given.template, visibleSeconds: given.visibleSeconds, at: step.now, version: step.version)
        if state == .policySet { state = .declared }
        return entry(
            .renewalDeclared,
            [
                "template": .number(given.template.version), "text": .digest(given.template.digest),
                "seconds": .number(given.visibleSeconds),
            ])
    }
}
