import Housing
import Office
import Testing

@Suite("A store keeps contracts beside the renewals that they conclude")
struct SigningStoreTests {
    @Test(
        "a contract comes back as it was performed", arguments: StoreKind.allCases,
        Signing.State.allCases.filter { $0 != .expired })
    func roundTrip(_ kind: StoreKind, _ state: Signing.State) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try SigningCase.issued(1, records)
        let signing = try matter.bring(to: state, records)
        // A process that was not there reads the same.
        let others = try office.open().records
        let found = try others.read { reader throws(OfficeFailure) in
            (
                try reader.signing(matter.id), try reader.matter(number: signing.number, as: Signing.self),
                try reader.matters(applicant: signing.applicant, as: Signing.self),
                try reader.openSigning(lease: signing.lease)
            )
        }
        #expect(found.0 == signing)
        #expect(found.1 == signing)
        #expect(found.2 == [signing])
        #expect(found.3 == (state.isOpen ? signing : nil))
    }

    @Test("one number and one id belong to one kind", arguments: StoreKind.allCases)
    func kinds(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try SigningCase.issued(1, records)
        let renewal = matter.renewal.id
        #expect(throws: OfficeFailure.store(.notFound)) {
            try records.read { reader throws(OfficeFailure) in try reader.renewal(matter.id) }
        }
        #expect(throws: OfficeFailure.store(.notFound)) {
            try records.read { reader throws(OfficeFailure) in try reader.signing(renewal) }
        }
        let counts = try records.read { reader throws(OfficeFailure) in try reader.queueCounts() }
        #expect(counts[.renewal(.approved)] == 1 && counts[.contract(.toSign)] == 1)
        #expect(counts.total(.renewal) == 1 && counts.total(.contract) == 1 && counts.awaitingContract == 0)
    }

    @Test("what waits for the office beyond its state is listed and counted", arguments: StoreKind.allCases)
    func waiting(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        try Case(2).bring(to: .approved, records)
        let matter = try SigningCase.issued(1, records)
        let look: () throws -> (counts: QueueCounts, contract: [CaseID], answer: [CaseSummary]) = {
            try records.read { reader throws(OfficeFailure) in
                (
                    try reader.queueCounts(),
                    try reader.queue(QueueFilter(waiting: .contract), offset: 0, limit: 9).map(\.id),
                    try reader.queue(QueueFilter(waiting: .answer), offset: 0, limit: 9)
                )
            }
        }
        let before = try look()
        #expect(before.contract == [CaseID("c-2")] && before.counts.awaitingContract == 1)
        #expect(before.answer.isEmpty && before.counts.awaitingAnswer == 0)
        let opened = try matter.bring(to: .opened, records)
        let line = InfoLine(.tenant, .mobile)
        let report = Signing.InfoReport(snapshot: opened.contract.info, lines: [Renewal.WrongLine(line)])
        try matter.perform(.reportInfo(report), records)
        let after = try look()
        #expect(after.answer.map(\.id) == [matter.id] && after.answer.first?.dueDay == nil)
        #expect(after.answer.first?.state == .contract(.toSign) && after.counts.awaitingAnswer == 1)
        let every = try records.read { reader throws(OfficeFailure) in
            try reader.queue(QueueFilter(), offset: 0, limit: 9).map(\.id)
        }
        #expect(Set(every) == [CaseID("c-1"), CaseID("c-2"), matter.id])
    }

    @Test("a lease has one open contract, and another after it was made void", arguments: StoreKind.allCases)
    func oneOpen(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let first = try SigningCase.issued(1, records)
        let second = SigningCase(2, of: first.renewal)
        #expect(throws: OfficeFailure.refused(Refusal(.alreadyOpen, "6.1", .openCase(first.id)))) {
            try second.issue(records)
        }
        try first.bring(to: .void, records)
        try second.issue(records)
        let found = try records.read { reader throws(OfficeFailure) in
            try reader.matters(applicant: first.renewal.lease.tenant.id, as: Signing.self)
        }
        #expect(found.map(\.id) == [second.id, first.id])
    }

    @Test("the second of two who saw the same version is told", arguments: StoreKind.allCases)
    func secondWriter(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try SigningCase.issued(1, records)
        let seen = try matter.bring(to: .signed, records)
        try matter.perform(.void(.declined, note: nil), by: Case.otherReviewer, expecting: seen.version, records)
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            try matter.perform(.void(.declined, note: nil), by: Case.reviewer, expecting: seen.version, records)
        }
    }

    @Test("it is due after its deadline, and while an attempt runs after that day", arguments: StoreKind.allCases)
    func overdue(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let waiting = try SigningCase.issued(1, records)
        let deadline = try records.read { reader throws(OfficeFailure) in try reader.signing(waiting.id) }.deadline
        let reading = try SigningCase.issued(2, records)
        try reading.bring(to: .reading, records)
        try SigningCase.issued(3, records).bring(to: .signed, records)
        let overdue: (Day) throws -> [CaseID] = { day in
            try records.read { reader throws(OfficeFailure) in try reader.overdue(.contract, on: day, limit: 10) }
        }
        #expect(try overdue(TestOffice.opening.day) == [])
        #expect(try overdue(TestOffice.opening.day.adding(days: 1)) == [reading.id])
        #expect(try overdue(deadline) == [reading.id])
        #expect(try overdue(deadline.adding(days: 1)) == [reading.id, waiting.id])
        let renewals = try records.read { reader throws(OfficeFailure) in
            try reader.overdue(.renewal, on: deadline.adding(days: 900), limit: 10)
        }
        #expect(renewals == [])
    }

    @Test("what waits for staff is listed: approvals without a contract, and contracts by state")
    func lists() throws {
        let office = try TestOffice()
        let records = try office.open().records
        let approved = try Case(1)
        try approved.bring(to: .approved, records)
        try Case(2).bring(to: .submitted, records)
        let signed = try SigningCase.issued(3, records)
        try signed.bring(to: .signed, records)
        let counter = try SigningCase.issued(4, records)
        try counter.bring(to: .altIdentity, records)
        let void = try SigningCase.issued(5, records)
        try void.bring(to: .void, records)
        let (waiting, one, both, second) = try records.read { reader throws(OfficeFailure) in
            (
                try reader.awaitingContract(offset: 0, limit: 10),
                try reader.matters(in: ["SIGNED"], as: Signing.self, offset: 0, limit: 10),
                try reader.matters(in: ["SIGNED", "ALT_IDENTITY"], as: Signing.self, offset: 0, limit: 10),
                try reader.matters(in: ["SIGNED", "ALT_IDENTITY"], as: Signing.self, offset: 1, limit: 1)
            )
        }
        #expect(waiting == [approved.id, void.renewal.id])
        #expect(one.map(\.id) == [signed.id])
        #expect(both.map(\.id) == [signed.id, counter.id])
        #expect(second.map(\.id) == [counter.id])
    }

    @Test("its files are of its own kinds", arguments: StoreKind.allCases)
    func files(_ kind: StoreKind) throws {
        let office = try kind.make()
        let opened = try office.open()
        let matter = try SigningCase.issued(1, opened.records)
        try matter.fillRows(of: try matter.bring(to: .approved, opened.records), opened)
        let files = try opened.records.read { reader throws(OfficeFailure) in try reader.files(of: matter.id) }
        #expect(files.count == 4)
        #expect(files.allSatisfy { $0.kind == .document })
        #expect(FileKind(of: Array("anju-document\t1".utf8)) == nil, "nobody hands one in")
    }

    @Test(
        "verify misses what is gone from beside a contract",
        arguments: [
            ("material", "id LIKE 'pdf-%'", "material pdf-1-g-1"),
            ("material", "id LIKE 'picture-%'", "material picture-1-g-1"),
            ("note", "id LIKE 'x-%'", "note x-g-1"), ("info_snapshot", "case_id = 'g-1'", "info_snapshot g-1"),
        ])
    func gone(_ table: String, _ condition: String, _ fault: String) throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try SigningCase.issued(1, opened.records)
        try matter.fillRows(of: try matter.bring(to: .approved, opened.records), opened)
        let renewal = matter.renewal
        try renewal.fillRows(
            of: try opened.records.read { reader throws(OfficeFailure) in try reader.renewal(renewal.id) }, opened)
        #expect(try opened.upkeep.verify(progress: { _ in }).faults == [])
        try RawDatabase(office).run("DELETE FROM \(table) WHERE \(condition)")
        let faults = try opened.upkeep.verify(progress: { _ in }).faults
        #expect(faults.contains { $0.place.hasPrefix(fault) && $0.what == .gone }, "\(faults)")
    }

    @Test("verify and every reader refuse a contract whose row was edited")
    func edited() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try SigningCase.issued(1, opened.records)
        try RawDatabase(office).run("UPDATE matter SET state = 'SIGNED' WHERE kind = 'C'")
        #expect(throws: OfficeFailure.store(.damaged(what: "contract \(matter.id)"))) {
            try opened.records.read { reader throws(OfficeFailure) in try reader.signing(matter.id) }
        }
        let faults = try opened.upkeep.verify(progress: { _ in }).faults
        #expect(faults.contains { $0.place.hasPrefix("contract \(matter.id)") }, "\(faults)")
    }
}
