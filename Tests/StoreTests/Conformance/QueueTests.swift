import Housing
import Office
import Testing

@Suite("The queue: order, counts, claims and search")
struct QueueTests {
    private func queue(_ records: any Records, _ filter: QueueFilter, offset: Int = 0, limit: Int = 50) throws
        -> [CaseID]
    {
        try records.read { reader throws(OfficeFailure) in
            try reader.queue(filter, offset: offset, limit: limit).map(\.id)
        }
    }

    @Test("the first handed in is the first, page by page", arguments: StoreKind.allCases)
    func order(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        for number in [3, 1, 2] { try Case(number).bring(to: .submitted, records) }
        try Case(4).start(records)
        let submitted = QueueFilter(state: .submitted)
        let cases = [1, 2, 3].map { CaseID("c-\($0)") }
        #expect(try queue(records, submitted) == cases)
        #expect(try queue(records, submitted, limit: 2) == Array(cases[..<2]))
        #expect(try queue(records, submitted, offset: 2, limit: 2) == [cases[2]])
        #expect(try queue(records, QueueFilter()).count == 4)
        let unclaimed = try records.read { reader throws(OfficeFailure) in
            try reader.unclaimed(offset: 0, limit: 2)
        }
        #expect(unclaimed == Array(cases[..<2]))
    }

    @Test("a row says what the counter shows of a case", arguments: StoreKind.allCases)
    func summary(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1)
        let renewal = try matter.bring(to: .underReview, records)
        let rows = try records.read { reader throws(OfficeFailure) in
            try reader.queue(QueueFilter(assignedTo: Case.reviewer.person), offset: 0, limit: 5)
        }
        let expected = CaseSummary(
            id: matter.id, number: renewal.number, state: .renewal(.underReview), applicant: renewal.applicant,
            applicantName: matter.lease.tenant.name, leaseNumber: matter.lease.lease.number,
            openedAt: renewal.openedAt, submittedAt: renewal.submittedAt, updatedAt: renewal.updatedAt,
            dueDay: nil, assignedTo: Case.reviewer.person, isLate: false, version: renewal.version)
        #expect(rows == [expected])
    }

    @Test("counts follow every step", arguments: StoreKind.allCases)
    func counts(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let counts: () throws -> QueueCounts = {
            try records.read { reader throws(OfficeFailure) in try reader.queueCounts() }
        }
        #expect(try counts().total() == 0)
        let matter = try Case(1)
        try matter.bring(to: .submitted, records)
        try Case(2).bring(to: .submitted, records)
        try Case(3).bring(to: .withdrawn, records)
        try matter.perform(.take, by: Case.reviewer, records)
        let found = try counts()
        #expect(found[.submitted] == 1)
        #expect(found[.underReview] == 1)
        #expect(found[.withdrawn] == 1)
        #expect(found[.draft] == 0)
        #expect(found.total() == 3)
    }

    @Test("who claimed what, the longest first, until it is let go", arguments: StoreKind.allCases)
    func claims(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let first = try Case(1)
        let second = try Case(2)
        try second.bring(to: .submitted, records)
        try first.bring(to: .underReview, records)
        try second.perform(.take, by: Case.reviewer, records)
        let claimed: () throws -> [CaseID] = {
            try records.read { reader throws(OfficeFailure) in try reader.claimed(by: PersonID("p-900001")) }
        }
        #expect(try claimed() == [first.id, second.id])
        try first.perform(.release, by: Case.reviewer, records)
        #expect(try claimed() == [second.id])
        try second.perform(.approve, by: Case.reviewer, records)
        #expect(try claimed() == [])
        #expect(try queue(records, QueueFilter(state: .submitted)) == [first.id])
    }

    @Test("a search finds by number, contract, document, telephone and two characters", arguments: StoreKind.allCases)
    func search(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let lease = try Sample.lease(1, tenant: Sample.person(1, name: "欧阳小明"))
        let matter = try Case(1, lease: lease)
        let renewal = try matter.bring(to: .submitted, records)
        try Case(2, lease: Sample.lease(2, tenant: Sample.person(2, name: "王小红"))).start(records)
        let found: (String) throws -> [CaseID] = { text in
            try queue(records, QueueFilter(search: text))
        }
        for text in [
            renewal.number.description, lease.lease.number, lease.tenant.document.value, "13800000001", "欧阳", "阳小",
            "小明", "欧阳小明",
        ] {
            #expect(try found(text) == [matter.id], "\(text)")
        }
        #expect(try found("小红") == [CaseID("c-2")])
        for text in ["明小", "小", "", "李小", "HT-9", "13900000000"] {
            #expect(try found(text) == [], "\(text)")
        }
        #expect(try queue(records, QueueFilter(state: .draft, search: "欧阳")) == [])
        #expect(try queue(records, QueueFilter(state: .submitted, search: "欧阳小")) == [matter.id])
        try matter.perform(.take, by: Case.reviewer, records)
        let claimed = QueueFilter(state: .underReview, assignedTo: Case.reviewer.person, search: "小明")
        #expect(try queue(records, claimed) == [matter.id])
        #expect(try queue(records, QueueFilter(state: .submitted, search: "欧阳")) == [])
    }

    @Test("a person who is called otherwise is found by the new name", arguments: StoreKind.allCases)
    func rename(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1, lease: Sample.lease(1, tenant: Sample.person(1, name: "欧阳小明")))
        try matter.start(records)
        var person = matter.lease.tenant
        person.name = "司马小明"
        let renamed = person
        try records.write { writer throws(OfficeFailure) in try writer.save(renamed) }
        #expect(try queue(records, QueueFilter(search: "欧阳")) == [])
        #expect(try queue(records, QueueFilter(search: "司马")) == [matter.id])
        #expect(try queue(records, QueueFilter(search: "小明")) == [matter.id])
    }
}
