import Housing
import Office
import Testing

/// An economic check on its way through a store, by its own commands.
struct CheckCase {
    let lease: LeaseRecord
    let id: CaseID
    var now = TestOffice.opening

    static let clerk = Actor(person: PersonID("p-900003"), account: AccountID("a-900003"), role: .clerk)
    static let reviewer = Actor(person: PersonID("p-900001"), account: AccountID("a-900001"), role: .reviewer)

    init(_ number: Int) throws {
        lease = try Sample.lease(number)
        id = CaseID("e-\(number)")
        now = TestOffice.opening.adding(seconds: 1000 + number)
    }

    var applicant: Actor {
        Actor(person: lease.tenant.id, account: AccountID("a-\(lease.tenant.id.raw)"), role: .applicant)
    }

    @discardableResult
    func start(_ records: any Records) throws -> EconomicCheck {
        let facts = try facts()
        return try records.write { writer throws(OfficeFailure) in
            try writer.save(lease)
            return try begin(id, writer, facts)
        }
    }

    func begin(
        _ id: CaseID, _ writer: any RecordWriter, _ facts: EconomicCheck.Facts
    ) throws(OfficeFailure) -> EconomicCheck {
        let number = try writer.nextReceiptNumber(kind: .economicCheck, in: now.day.month)
        let started: (check: EconomicCheck, entries: [Entry])
        do {
            started = try EconomicCheck.start(id: id, number: number, at: now, by: applicant, given: facts)
        } catch {
            throw .refused(error)
        }
        try writer.insert(started.check, entries: started.entries, at: now, by: applicant)
        return started.check
    }

    @discardableResult
    func perform(
        _ command: EconomicCheck.Command, by actor: Actor? = nil, _ records: any Records
    ) throws -> EconomicCheck {
        let facts = try facts()
        return try records.write { writer throws(OfficeFailure) in
            try writer.perform(command, on: id, expecting: nil, at: now, by: actor ?? applicant) {
                (_: EconomicCheck, _) throws(OfficeFailure) in facts
            }
        }
    }

    /// Opens the check and brings it to `state`.
    @discardableResult
    func bring(to state: EconomicCheck.State, _ records: any Records) throws -> EconomicCheck {
        var check = try start(records)
        for (command, actor) in try way(to: state) { check = try perform(command, by: actor, records) }
        #expect(check.state == state)
        return check
    }

    /// Puts the rows beside the check to which it points, as the desks do in the transaction of the step.
    func fillRows(of check: EconomicCheck, _ opened: OpenedPremises) throws {
        let files = try check.parts.materials.map { material in
            let blob = try opened.vault.store([7])
            return MaterialFile(id: material, caseID: id, kind: .png, bytes: 1, blob: blob.id)
        }
        try opened.records.write { writer throws(OfficeFailure) in
            for file in files { try writer.insert(file) }
            for text in check.parts.texts { try writer.save(text: "一句话", as: text, of: id) }
            for report in check.parts.reports { try writer.insert(report) }
        }
    }

    func facts() throws -> EconomicCheck.Facts {
        let family =
            [EconomicCheck.FamilyMember(person: lease.tenant.id, relation: nil, document: lease.tenant.document)]
            + lease.occupants.map {
                EconomicCheck.FamilyMember(
                    person: $0.person.id, relation: $0.occupant.relation, document: $0.person.document)
            }
        let limits = try #require(
            EconomicLimits(
                effectiveFrom: Day(number: 19_000), incomePerHead: Money(fen: 5_400_000),
                property: [.init(mostPeople: nil, limit: Money(fen: 66_000_000))]))
        return EconomicCheck.Facts(
            lease: lease.lease, family: family, parameters: .init(), limits: [limits],
            calendar: try WorkCalendar(rows: [
                .init(day: try #require(Day("2023-10-02")), kind: .off, noticeYear: 2023)
            ]), authorisation: try template(), secondsSinceOpened: 60)
    }

    func filing(property: Int) throws -> EconomicCheck.Filing {
        let people = [lease.tenant.id] + lease.occupants.map(\.person.id)
        let report = CheckReport(
            number: "B-\(id.raw)", issuer: "样例核对机构", checkDate: now.day,
            people: people.map { person in
                .init(person: person, income: [], property: [.init(kind: "DEPOSIT", amount: Money(fen: property))])
            })
        return EconomicCheck.Filing(
            report: report, stored: TextID("r-\(id.raw)"),
            content: try #require(Commitment(hex: Sample.padded(property, 64))))
    }

    private func way(to state: EconomicCheck.State) throws -> [(EconomicCheck.Command, Actor)] {
        let spouse = lease.occupants[0].person
        let requested: [(EconomicCheck.Command, Actor)] = [
            (.authorise(try given(lease.tenant.id, nil)), applicant),
            (.authorise(try given(spouse.id, spouse.document)), applicant), (.request, applicant),
        ]
        let sent = requested + [(.send, Self.clerk)]
        let fails = sent + [(.receive(try filing(property: 40_000_000)), Self.clerk)]
        switch state {
        case .draft: return []
        case .requested: return requested
        case .inProgress: return sent
        case .reported:
            return sent + [(.enterReport(try filing(property: 1), paper: MaterialID("m-\(id.raw)")), Self.clerk)]
        case .meets, .expired: return sent + [(.receive(try filing(property: 1)), Self.clerk)]
        case .fails: return fails
        case .objection: return fails + [(.object(TextID("x-\(id.raw)")), applicant)]
        case .cancelled: return [(.cancel, applicant)]
        }
    }

    private func given(_ person: PersonID, _ document: IdentityNumber?) throws -> EconomicCheck.Given {
        EconomicCheck.Given(
            person: person, template: try template(), visibleSeconds: 20, isTicked: true, document: document)
    }

    private func template() throws -> TemplateVersion {
        TemplateVersion(version: 1, digest: try #require(Digest(hex: Sample.padded(1, 64))))
    }
}
