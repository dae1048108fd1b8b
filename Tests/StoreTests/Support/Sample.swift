import Housing
import Office
import Testing

/// Synthetic people and leases, numbered.
enum Sample {
    static func person(_ number: Int, name: String? = nil) throws -> Person {
        Person(
            id: PersonID("p-\(number)"), name: name ?? "测试人\(number)", document: try document(number),
            mobile: try Mobile("138\(padded(number, 8))"), marital: .married)
    }

    /// A resident number of an area that was never given out, with its check character (GB 11643-1999).
    static func document(_ number: Int) throws -> IdentityNumber {
        let body = "44030319\(70 + number / 1000 % 30)0101\(padded(number % 1000, 3))"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        let check = Array("10X98765432")[sum % 11]
        return try IdentityNumber(body + String(check), kind: .residentCard, on: nil)
    }

    static func dwelling(_ number: Int) throws -> Dwelling {
        Dwelling(
            id: DwellingID("d-\(number)"), code: try HouseCode("440303\(padded(number, 19))"), estate: "安居苑",
            building: "\(number % 20)栋", room: "\(number)", builtArea: Area(squareCentimetres: 350_000))
    }

    static func lease(_ number: Int, tenant: Person? = nil, end: Day? = nil) throws -> LeaseRecord {
        let tenant = try tenant ?? person(number)
        let occupant = try person(number + 500_000)
        let dwelling = try dwelling(number)
        let lease = Lease(
            id: LeaseID("l-\(number)"), number: "HT-\(padded(number, 6))", policy: .old, dwelling: dwelling.id,
            tenant: tenant.id, occupants: [Occupant(person: occupant.id, relation: .spouse)],
            start: try #require(Day("2020-11-01")), end: try end ?? #require(Day("2023-10-31")),
            monthlyRent: Money(fen: 69_721))
        return LeaseRecord(
            lease: lease, dwelling: dwelling, tenant: tenant,
            occupants: [OccupantRecord(occupant: lease.occupants[0], person: occupant)])
    }

    static func account(_ number: Int, roles: Set<OfficeRole> = [.applicant]) -> Account {
        Account(
            id: AccountID("a-\(number)"), login: Login(normalised: "LOGIN\(number)"), person: PersonID("p-\(number)"),
            name: "测试人\(number)", roles: roles, passwordHash: "$scrypt$\(number)", isDisabled: false,
            createdAt: TestOffice.opening)
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

/// A renewal on its way through a store, by its own commands.
struct Case {
    let lease: LeaseRecord
    let id: CaseID
    var now = TestOffice.opening

    static let reviewer = Actor(person: PersonID("p-900001"), account: AccountID("a-900001"), role: .reviewer)
    static let otherReviewer = Actor(person: PersonID("p-900002"), account: AccountID("a-900002"), role: .reviewer)

    var applicant: Actor {
        Actor(person: lease.tenant.id, account: AccountID("a-\(lease.tenant.id.raw)"), role: .applicant)
    }

    init(_ number: Int, lease: LeaseRecord? = nil) throws {
        self.lease = try lease ?? Sample.lease(number)
        id = CaseID("c-\(number)")
        now = TestOffice.opening.adding(seconds: number)
    }

    /// Registers the lease and opens the case.
    @discardableResult
    func start(_ records: any Records) throws -> Renewal {
        let facts = try facts()
        return try records.write { writer throws(OfficeFailure) in
            try writer.save(lease)
            return try start(writer, facts)
        }
    }

    func start(_ writer: any RecordWriter, _ facts: Renewal.Facts) throws(OfficeFailure) -> Renewal {
        let number = try writer.nextReceiptNumber(kind: .renewal, in: now.day.month)
        let started: (renewal: Renewal, entries: [Entry])
        do {
            started = try Renewal.start(id: id, number: number, at: now, by: applicant, given: facts)
        } catch {
            throw .refused(error)
        }
        try writer.insert(started.renewal, entries: started.entries, at: now, by: applicant)
        return started.renewal
    }

    @discardableResult
    func perform(
        _ command: Renewal.Command, by actor: Actor? = nil, expecting version: Int? = nil, _ records: any Records
    ) throws -> Renewal {
        let facts = try facts()
        return try records.write { writer throws(OfficeFailure) in
            try writer.perform(command, on: id, expecting: version, at: now, by: actor ?? applicant) {
                _, _ throws(OfficeFailure) in facts
            }
        }
    }

    /// Opens the case and brings it to `state`.
    @discardableResult
    func bring(to state: Renewal.State, _ records: any Records) throws -> Renewal {
        var renewal = try start(records)
        for (command, actor) in try way(to: state) {
            renewal = try perform(command, by: actor, records)
        }
        #expect(renewal.state == state)
        return renewal
    }

    /// Puts the rows beside the case to which it points, as the desks do in the transaction of the step.
    func fillRows(of renewal: Renewal, _ opened: OpenedPremises) throws {
        let files = try renewal.materials.map { material in
            let blob = try opened.vault.store([UInt8](repeating: 1, count: material.bytes))
            return MaterialFile(id: material.id, caseID: id, kind: .png, bytes: material.bytes, blob: blob.id)
        }
        try opened.records.write { writer throws(OfficeFailure) in
            for file in files { try writer.insert(file) }
            for note in renewal.notes { try writer.save(text: "一句话", as: note, of: id) }
            if let info = renewal.info { try writer.save(InfoSnapshot(lines: []), as: info.snapshot, of: id) }
        }
    }

    func facts() throws -> Renewal.Facts {
        let lines = InfoSnapshot(
            lease: lease.lease, dwelling: lease.dwelling, people: [lease.tenant.id: lease.tenant], termMonths: 36
        ).lines.map(\.line)
        return Renewal.Facts(
            lease: lease.lease, parameters: .init(),
            calendar: try WorkCalendar(rows: [
                .init(day: try #require(Day("2023-10-02")), kind: .off, noticeYear: 2023)
            ]), declaration: TemplateVersion(version: 1, digest: try digest()), secondsSinceOpened: 60,
            info: .init(snapshot: try commitment(1), lines: Set(lines)))
    }

    private func way(to state: Renewal.State) throws -> [(Renewal.Command, Actor)] {
        let declaration = Renewal.Acknowledgement(
            template: TemplateVersion(version: 1, digest: try digest()), visibleSeconds: 30,
            isInformationConfirmed: true, isTicked: true)
        let confirmation = Renewal.InfoConfirmation(
            snapshot: try commitment(1), shown: Set(InfoBlock.allCases),
            answers: InfoBlock.allCases.map { .confirmed($0) })
        let whole: [(Renewal.State, Renewal.Command, Actor)] = [
            (.policySet, .choosePolicy(.original), applicant),
            (.declared, .acknowledge(declaration), applicant),
            (.infoConfirmed, .confirmInfo(confirmation), applicant),
            (.submitted, .upload(try upload(.cardFront, 1)), applicant),
            (.submitted, .upload(try upload(.cardBack, 2)), applicant),
            (.submitted, .submit, applicant),
            (.underReview, .take, Self.reviewer),
        ]
        switch state {
        case .draft: return []
        case .approved: return whole.map { ($0.1, $0.2) } + [(.approve, Self.reviewer)]
        case .rejected: return whole.map { ($0.1, $0.2) } + [(.reject(.rentOwed, note: nil), Self.reviewer)]
        case .returned:
            let note = TextID("t-\(id.raw)")
            let items = Renewal.SendBack(items: [.init(.material(.cardBack), .unreadable, note: note)])
            return whole.map { ($0.1, $0.2) } + [(.sendBack(items), Self.reviewer)]
        case .withdrawn: return [(.withdraw, applicant)]
        default:
            let last = try #require(whole.lastIndex { $0.0 == state })
            return whole[...last].map { ($0.1, $0.2) }
        }
    }

    func upload(_ kind: MaterialKind, _ number: Int) throws -> MaterialUpload {
        MaterialUpload(
            id: MaterialID("m-\(id.raw)-\(number)"), kind: kind, bytes: 2048, fingerprint: try commitment(100 + number))
    }

    private func digest() throws -> Digest { try #require(Digest(hex: Sample.padded(1, 64))) }

    private func commitment(_ number: Int) throws -> Commitment {
        try #require(Commitment(hex: Sample.padded(number, 64)))
    }
}
