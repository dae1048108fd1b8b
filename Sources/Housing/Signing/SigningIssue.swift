extension Signing {
    /// Issues the contract of an approved application.
    ///
    /// - Parameters:
    ///   - id: fixed before the transaction.
    ///   - number: the next of its month, of kind C.
    ///   - contract: filled and rendered from the registers as they are now.
    ///   - facts: `openSigning` is the open contract of this application, if there is one.
    /// - Returns: the contract in ``State/toSign`` with version 1, and its entry.
    /// - Throws: ``Refusal``; `CALENDAR_UNKNOWN` where the deadline would be provisional and that is not accepted.
    public static func issue(
        id: CaseID, number: ReceiptNumber, contract: NewContract, at now: Moment, by actor: Actor, given facts: Facts
    ) throws(Refusal) -> (signing: Signing, entries: [Entry]) {
        guard decidingRoles.contains(actor.role), let person = actor.person else {
            throw Refusal(.roleNotAllowed, "6.3", .role(actor.role))
        }
        guard person != facts.renewal.applicant else {
            throw Refusal(.ownCase, "6.3")
        }
        guard let decision = facts.renewal.decision else {
            throw Refusal(.renewalNotApproved, "G-1", .state(facts.renewal.state))
        }
        if let other = facts.openSigning {
            throw Refusal(.alreadyOpen, "6.3", .openCase(other))
        }
        let first = try version(1, contract, cause: nil, at: now, by: person, facts)

        let signing = Signing(
            id: id, number: number, renewal: facts.renewal.id, lease: facts.lease.id,
            applicant: facts.renewal.applicant, renewalReviewer: decision.by, openedAt: now, version: 1,
            state: .toSign, updatedAt: now, contract: first, formerContracts: [], formerAttempts: [], reports: [])
        let fields = [Entry.Field("renewal", .id(facts.renewal.id))] + signing.issueFields
        return (signing, [Entry(.contractIssued, signing.entry(.contractIssued).fields + fields)])
    }

    /// A new version in the place of the one in force; whatever was signed of that one counts no more.
    mutating func sendBack(_ cause: Reissue, _ given: NewContract, _ step: Step) throws(Refusal) -> Entry {
        guard cause.note != nil || !cause.reason.needsNote else {
            throw Refusal(.noteMissing, "6.3")
        }
        try requireOwnRenewal(step.facts)
        let before = state
        let next = try Self.version(
            contract.number + 1, given, cause: cause, at: step.now, by: try person(step), step.facts)
        endAttempt(.returned, step)
        formerContracts.append(contract)
        contract = next
        state = .toSign
        let why = [
            Entry.Field("state", .code(before.rawValue)), Entry.Field("reason", .code(cause.reason.rawValue)),
        ]
        return Entry(.contractReturned, entry(.contractReturned).fields + why + issueFields)
    }

    private var issueFields: [Entry.Field] {
        [
            Entry.Field("contract", .number(contract.number)),
            Entry.Field("template", .number(contract.template.version)),
            Entry.Field("text", .digest(contract.template.digest)),
            Entry.Field("document", .commitment(contract.document.commitment)),
            Entry.Field("pdf", .commitment(contract.unsignedPDF.commitment)),
            Entry.Field("info", .commitment(contract.info)),
            Entry.Field("deadline", .day(contract.deadline)),
            Entry.Field("provisional", .flag(contract.isProvisional)),
        ]
    }

    private static func version(
        _ number: Int, _ given: NewContract, cause: Reissue?, at now: Moment, by person: PersonID, _ facts: Facts
    ) throws(Refusal) -> ContractVersion {
        try requireRenewal(facts)
        try TenancyChange.requireNone(facts.openChange)
        guard let current = facts.info, given.info == current.snapshot else {
            throw Refusal(.infoChanged, "6.3")
        }
        guard given.document.bytes > 0, given.unsignedPDF.bytes > 0 else {
            throw Refusal(.materialEmpty, "6.3")
        }
        guard let place = given.signaturePlace else {
            throw Refusal(.noPlaceToSign, "6.3")
        }
        let deadline = deadline(at: now, given: facts)
        guard !deadline.isProvisional || given.acceptsProvisionalDeadline else {
            throw Refusal(.calendarUnknown, "Q3", .until(facts.calendar.lastKnown))
        }
        return ContractVersion(
            number: number, template: given.template, document: given.document, unsignedPDF: given.unsignedPDF,
            signaturePlace: place, info: given.info, issuedBy: person, at: now, deadline: deadline.day,
            isProvisional: deadline.isProvisional, cause: cause)
    }

    /// The last day for signing of a version that is issued now: counted from the approval of the application (Q30), but
    /// never so that the office's own delay eats up the time of the applicant.
    public static func deadline(at now: Moment, given facts: Facts) -> WorkCalendar.Reckoned {
        let least = facts.calendar.reckon(facts.parameters.leastAfterIssue, after: now.day)
        guard let approved = facts.renewal.decision?.at.day else { return least }
        let usual = facts.calendar.reckon(facts.parameters.deadline, after: approved)
        return usual.day >= least.day ? usual : least
    }
}
