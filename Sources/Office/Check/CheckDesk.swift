import Housing

/// What an applicant does at 【经济状况核对】. Every step takes the check as he saw it.
public struct CheckDesk {
    let office: Office

    /// His checks, newest first.
    public func checks(_ session: Session) throws(OfficeFailure) -> [EconomicCheck] {
        try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            try reader.matters(applicant: session.person, as: EconomicCheck.self)
        }
    }

    /// The leases of who is signed in, newest end first, each with how its check stands and whether one can be begun.
    public func leases(_ session: Session) throws(OfficeFailure) -> [CheckOffer] {
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.read(.seeOwnLeases, session) { (reader, actor) throws(OfficeFailure) in
            var offers: [CheckOffer] = []
            for record in try reader.leases(tenant: session.person) {
                let checks = try reader.checks(of: record.lease)
                let open = checks.first { $0.state.isOpen }
                let facts = ground.facts(for: record, open: open?.id)
                offers.append(
                    CheckOffer(
                        record: record, members: facts.family.map { $0.member(on: now.day) },
                        latest: CheckOffer.latest(checks),
                        standing: ground.standing(of: record, by: checks, on: now.day),
                        today: now.day,
                        parameters: ground.parameters, cannotStart: CheckOffer.hindrance(facts, at: now, by: actor)))
            }
            return offers
        }
    }

    /// One's own check as a whole.
    public func file(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> CheckFile {
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.read(.seeOwnCases, session) { (reader, actor) throws(OfficeFailure) in
            try requireOwn(try reader.matter(id, as: EconomicCheck.self), session)
            return try office.checkFile(id, for: actor, ground, at: now, reader)
        }
    }

    /// Opens the page of 【经济状况核对】: the authorisations can be given.
    ///
    /// - Throws: `.refused` with `ALREADY_OPEN`, `LEASE_ENDED`, `CONSENT_MISSING`, …
    public func start(_ lease: LeaseID, _ session: Session) throws(OfficeFailure) -> EconomicCheck {
        let id = CaseID(office.entropy.identifier())
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.write(.askForCheck, session) { (writer, actor) throws(OfficeFailure) in
            try office.requireConsent(to: ground.notice, of: session, writer)
            let open = try writer.openMatter(of: lease, as: EconomicCheck.self)
            let facts = ground.facts(for: try writer.lease(lease), open: open?.id)
            let number = try writer.nextReceiptNumber(kind: .economicCheck, in: now.day.month)
            let started = try ruled { () throws(Refusal) in
                try EconomicCheck.start(id: id, number: number, at: now, by: actor, given: facts)
            }
            try writer.insert(started.check, entries: started.entries, at: now, by: actor)
            return started.check
        }
    }

    /// Opens 授权书 for one adult. From here the time counts in which it may have been read.
    public func openAuthorisation(
        of person: PersonID, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> AuthorisationPages {
        let ground = try office.checkGround(at: try office.clocks.office())
        try office.read(.askForCheck, session) { (_, _) throws(OfficeFailure) in try requireOwn(check, session) }
        office.forgetOpened(for: check.id, session)
        office.noteOpened(ground.authorisation.template, for: check.id, session)
        return AuthorisationPages(
            text: ground.authorisation, person: person, leastSeconds: ground.parameters.authorisationSeconds)
    }

    /// One adult authorises the check.
    ///
    /// - Parameters:
    ///   - document: his own number as he typed it; nil for the applicant himself.
    ///   - visibleSeconds: for how long the text was on the screen.
    public func authorise(
        _ pages: AuthorisationPages, document: IdentityNumber?, visibleSeconds: Int, isTicked: Bool,
        in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let given = EconomicCheck.Given(
            person: pages.person, template: pages.text.template, visibleSeconds: visibleSeconds, isTicked: isTicked,
            document: document)
        let seconds = office.secondsSinceOpened(pages.text.template, for: check.id, session)
        let authorised = try perform(.authorise(given), in: check, session, secondsSinceOpened: seconds)
        office.forgetOpened(for: check.id, session)
        return authorised
    }

    /// Takes an authorisation back; once requested, this ends the check.
    public func withdrawAuthorisation(
        of person: PersonID, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        try perform(.withdrawAuthorisation(person), in: check, session)
    }

    /// 发起收入财产核对.
    public func request(_ check: EconomicCheck, _ session: Session) throws(OfficeFailure) -> EconomicCheck {
        try perform(.request, in: check, session)
    }

    public func cancel(_ check: EconomicCheck, _ session: Session) throws(OfficeFailure) -> EconomicCheck {
        try perform(.cancel, in: check, session)
    }

    /// Objects to a result, in the applicant's own words.
    ///
    /// - Throws: `.refused` with `NOTE_MISSING` where there are none, `OBJECTION_CLOSED` after the period.
    public func object(
        _ words: String, in check: EconomicCheck, _ session: Session
    ) throws(OfficeFailure) -> EconomicCheck {
        let (id, text) = try office.words(words, rule: "Q26")
        return try perform(.object(id), in: check, session) { (writer, check) throws(OfficeFailure) in
            try writer.save(text: text, as: id, of: check.id)
            try writer.deleteDraft(person: session.person, flow: .check)
        }
    }

    private func requireOwn(_ check: EconomicCheck, _ session: Session) throws(OfficeFailure) {
        guard check.applicant == session.person else { throw .refused(Refusal(.notYourCase, "6.2")) }
    }

    /// One command on the check as it was seen, with whatever belongs into the same transaction.
    private func perform(
        _ command: EconomicCheck.Command, in check: EconomicCheck, _ session: Session, secondsSinceOpened: Int? = nil,
        also: (any RecordWriter, EconomicCheck) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> EconomicCheck {
        let now = try office.clocks.office()
        let ground = try office.checkGround(at: now)
        return try office.write(.askForCheck, session) { (writer, actor) throws(OfficeFailure) in
            // What ends a check is open to who took his consent back.
            if command.act != .cancel, command.act != .withdrawAuthorisation {
                try office.requireConsent(to: ground.notice, of: session, writer)
            }
            let performed = try writer.perform(
                command, on: check.id, expecting: check.version, at: now, by: actor
            ) { (stored: EconomicCheck, reader) throws(OfficeFailure) in
                try ground.facts(for: stored, reader, secondsSinceOpened: secondsSinceOpened)
            }
            try also(writer, performed)
            return performed
        }
    }
}

extension Office {
    /// What somebody wrote, cleaned, with an id for its row.
    ///
    /// - Throws: `.refused` with `NOTE_MISSING` where nothing is left.
    func words(_ typed: String, rule: Rule) throws(OfficeFailure) -> (id: TextID, text: String) {
        let words = Normal.name(typed)
        guard !words.isEmpty else { throw .refused(Refusal(.noteMissing, rule)) }
        return (TextID(entropy.identifier()), words)
    }
}

/// What one adult reads and ticks.
public struct AuthorisationPages: Equatable, Sendable {
    /// 经济状况核对授权书.
    public let text: PolicyText
    public let person: PersonID
    /// For how long the text has to be visible.
    public let leastSeconds: Int
}

/// A lease as 【经济状况核对】 lists it.
public struct CheckOffer: Equatable, Sendable {
    public let record: LeaseRecord
    /// Who would be checked today, the tenant first.
    public let members: [EconomicCheck.Member]
    /// The newest check of it; one that was given up only where there is no other.
    public let latest: EconomicCheck?
    /// How the family stands today.
    public let standing: CheckStanding
    /// The day on which it was read.
    public let today: Day
    /// The figures of the rules as they are in force today.
    public let parameters: EconomicCheck.Parameters
    /// Why no check can be begun, as ``CheckDesk/start(_:_:)`` would say; nil where one can.
    public let cannotStart: Refusal?

    /// - Parameter checks: of one lease, the newest first.
    static func latest(_ checks: [EconomicCheck]) -> EconomicCheck? {
        checks.first { $0.state != .cancelled && $0.end?.from != .draft } ?? checks.first
    }

    /// The last day on which the newest result can be objected to; nil where that is over or there is nothing to object to.
    public var objectionDay: Day? {
        guard case .fails(let id, _, let until) = standing, id == latest?.id else { return nil }
        return until?.day
    }

    /// Asks the rules themselves, with a number that is never given out.
    static func hindrance(_ facts: EconomicCheck.Facts, at now: Moment, by actor: Actor) -> Refusal? {
        guard let number = ReceiptNumber(kind: .economicCheck, month: now.day.month, serial: 1) else {
            return Refusal(.leaseNotActive, "6.2")
        }
        do {
            _ = try EconomicCheck.start(id: CaseID("trial"), number: number, at: now, by: actor, given: facts)
            return nil
        } catch {
            return error
        }
    }
}
