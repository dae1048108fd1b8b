extension Renewal {
    /// O-2, and the table of model 3.5. Everything that needs a report of the economic check is refused here and
    /// pointed to 【经济状况核对】.
    mutating func choosePolicy(_ choice: PolicyChoice) throws(Refusal) -> Entry {
        switch (leasePolicy, choice) {
        case (.old, .original): break
        case (.old, .new): throw Refusal(.needsEconomicCheck, "X-1", .policy(.old))
        case (.new, .new): throw Refusal(.needsEconomicCheck, "N-1", .policy(.new))
        case (.new, .original): throw Refusal(.policyNotOffered, "O-2", .policy(.new))
        }
        policy = choice
        state = .policySet
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
