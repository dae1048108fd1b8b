extension EconomicCheck {
    /// One adult read the text for as long as it takes, gave his number and ticked.
    mutating func authorise(_ given: Given, _ step: Step) throws(Refusal) -> Entry {
        try requireAdult(given.person, step)
        guard let open = step.facts.secondsSinceOpened else {
            throw Refusal(.textNotShown, "X-2")
        }
        try requireInForce(given.template, step)
        guard given.isTicked else {
            throw Refusal(.notTicked, "X-2")
        }
        let least = step.facts.parameters.authorisationSeconds
        guard given.visibleSeconds >= least else {
            throw Refusal(.readTooShort, "X-2", .least(least), .found(given.visibleSeconds))
        }
        guard given.visibleSeconds <= open else {
            throw Refusal(.readLongerThanOpen, "X-2", .most(open), .found(given.visibleSeconds))
        }
        if given.person != applicant {
            guard given.document == step.facts.family.first(where: { $0.person == given.person })?.document else {
                throw Refusal(.documentDiffers, "X-2", .member(given.person))
            }
        }
        return keep(.ticked(visibleSeconds: given.visibleSeconds), of: given.person, given.template, step)
    }

    mutating func authoriseOnPaper(
        _ person: PersonID, _ template: TemplateVersion, _ picture: MaterialID, _ step: Step
    ) throws(Refusal) -> Entry {
        let clerk = try self.person(step)
        try requireAdult(person, step)
        try requireInForce(template, step)
        guard !papers.contains(picture) else { throw Refusal(.materialRepeated, "X-2") }
        return keep(.paper(picture, clerk: clerk), of: person, template, step)
    }

    /// In a draft it is only gone; after the request nothing may be asked about this person any more, so the check ends.
    mutating func withdrawAuthorisation(of person: PersonID, _ step: Step) throws(Refusal) -> [Entry] {
        guard authorisations.contains(where: { $0.isCurrent && $0.person == person }) else {
            throw Refusal(.authorisationMissing, "6.2", .member(person))
        }
        end(of: person, step)
        let withdrawn = entry(.checkAuthorisationWithdrawn, ["person": .id(person)])
        guard state != .draft else { return [withdrawn] }
        return [withdrawn, finish(.consentWithdrawn, as: .cancelled, .checkCancelled, step)]
    }

    /// Until the request the family is that of the register: who left it has authorised nothing.
    mutating func followRegister(_ step: Step) {
        self = following(step.facts.family, on: step.now.day, version: step.version)
    }

    /// The check with the family as the register has it on `day`: what the next command will find, and so what is to be
    /// shown. From the request on it is the check itself.
    ///
    /// - Parameter version: that in which authorisations of who left end; nil: the next.
    public func following(_ family: [FamilyMember], on day: Day, version: Int? = nil) -> EconomicCheck {
        guard state == .draft else { return self }
        var next = self
        next.members = family.map { $0.member(on: day) }
        for index in authorisations.indices {
            let given = authorisations[index]
            guard given.isCurrent, !next.members.contains(where: { $0.person == given.person }) else { continue }
            next.authorisations[index].endedVersion = version ?? self.version + 1
        }
        return next
    }

    private mutating func keep(
        _ way: Authorisation.Way, of person: PersonID, _ template: TemplateVersion, _ step: Step
    ) -> Entry {
        end(of: person, step)
        authorisations.append(
            Authorisation(person: person, template: template, way: way, at: step.now, version: step.version))
        let onPaper: Bool = if case .paper = way { true } else { false }
        return entry(
            .checkAuthorised,
            [
                "person": .id(person), "template": .number(template.version), "text": .digest(template.digest),
                "paper": .flag(onPaper),
            ])
    }

    private mutating func end(of person: PersonID, _ step: Step) {
        for index in authorisations.indices
        where authorisations[index].isCurrent && authorisations[index].person == person {
            authorisations[index].endedVersion = step.version
        }
    }

    private func requireAdult(_ person: PersonID, _ step: Step) throws(Refusal) {
        guard let member = members.first(where: { $0.person == person }) else {
            throw Refusal(.memberUnknown, "X-2", .member(person))
        }
        guard member.isAdult else {
            throw Refusal(.memberNotAdult, "X-2", .member(person))
        }
    }

    private func requireInForce(_ template: TemplateVersion, _ step: Step) throws(Refusal) {
        guard template == step.facts.authorisation else {
            throw Refusal(.textOutdated, "X-2", .found(template.version))
        }
    }
}
