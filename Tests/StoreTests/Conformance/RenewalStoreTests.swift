import Housing
import Office
import Testing

@Suite("A store keeps renewals, their journal and their place in the queue")
struct RenewalStoreTests {
    @Test(
        "a renewal comes back as it was performed",
        arguments: StoreKind.allCases, Renewal.State.allCases.filter { $0 != .expired && !$0.isConcluded })
    func roundTrip(_ kind: StoreKind, _ state: Renewal.State) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1)
        let renewal = try matter.bring(to: state, records)
        // A process that was not there reads the same.
        let others = try office.open().records
        let found = try others.read { reader throws(OfficeFailure) in
            (
                try reader.renewal(matter.id), try reader.renewal(number: renewal.number),
                try reader.renewals(applicant: renewal.applicant), try reader.openRenewal(lease: renewal.lease)
            )
        }
        #expect(found.0 == renewal)
        #expect(found.1 == renewal)
        #expect(found.2 == [renewal])
        #expect(found.3 == (state.isOpen ? renewal : nil))
    }

    @Test("its timeline is its entries, in order, with who and when", arguments: StoreKind.allCases)
    func timeline(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1)
        try Case(2).bring(to: .submitted, records)
        try matter.bring(to: .approved, records)
        let lines = try records.read { reader throws(OfficeFailure) in try reader.timeline(of: matter.id) }
        #expect(
            lines.map(\.entry.kind) == [
                .renewalStarted, .renewalPolicyChosen, .renewalDeclared, .renewalInfoConfirmed, .renewalMaterialAdded,
                .renewalMaterialAdded, .renewalSubmitted, .renewalTaken, .renewalApproved,
            ])
        #expect(lines.map(\.entry["version"]) == (1...9).map { EntryValue.number($0) })
        #expect(lines.last?.account == Case.reviewer.account)
        #expect(lines.last?.role == .reviewer)
        #expect(lines.allSatisfy { $0.at == matter.now })
        #expect(lines.map(\.sequence) == lines.map(\.sequence).sorted())
    }

    @Test("an entry that only names a case is part of its timeline", arguments: StoreKind.allCases)
    func look(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1)
        try matter.start(records)
        try records.write { writer throws(OfficeFailure) in
            try writer.append(
                [Entry(.personalShown, ["case": .id(matter.id)]), Entry(.tickRun, [:])], at: matter.now,
                by: Case.reviewer)
        }
        let lines = try records.read { reader throws(OfficeFailure) in try reader.timeline(of: matter.id) }
        #expect(lines.map(\.entry.kind) == [.renewalStarted, .personalShown])
    }

    @Test("the second of two who saw the same version is told and changes nothing", arguments: StoreKind.allCases)
    func secondWriter(_ kind: StoreKind) throws {
        let office = try kind.make()
        let first = try office.open().records
        let second = try office.open().records
        let matter = try Case(1)
        let seen = try matter.bring(to: .submitted, first)
        try matter.perform(.take, by: Case.reviewer, expecting: seen.version, first)
        #expect(throws: OfficeFailure.store(.changedByOther)) {
            try matter.perform(.take, by: Case.otherReviewer, expecting: seen.version, second)
        }
        let found = try second.read { reader throws(OfficeFailure) in try reader.renewal(matter.id) }
        #expect(found.claim?.reviewer == Case.reviewer.person)
    }

    @Test("a refusal leaves case and journal as they were", arguments: StoreKind.allCases)
    func refusal(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1)
        let before = try matter.start(records)
        #expect(throws: OfficeFailure.self) { try matter.perform(.submit, records) }
        let after = try records.read { reader throws(OfficeFailure) in
            (try reader.renewal(matter.id), try reader.timeline(of: matter.id).count)
        }
        #expect(after.0 == before)
        #expect(after.1 == 1)
    }

    @Test("a lease has one open renewal, and another after it ended", arguments: StoreKind.allCases)
    func oneOpen(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let first = try Case(1)
        let second = try Case(2, lease: first.lease)
        try first.start(records)
        #expect(throws: OfficeFailure.refused(Refusal(.alreadyOpen, "6.1", .openCase(first.id)))) {
            try second.start(records)
        }
        try first.perform(.withdraw, records)
        try second.start(records)
        let found = try records.read { reader throws(OfficeFailure) in
            try reader.renewals(applicant: first.lease.tenant.id)
        }
        #expect(found.map(\.id) == [second.id, first.id])
    }

    @Test("receipt numbers have no gap, also where an act failed", arguments: StoreKind.allCases)
    func receipts(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let month = Month(year: 2023, month: 8)
        let failed: () throws -> Void = {
            try records.write { writer throws(OfficeFailure) in
                _ = try writer.nextReceiptNumber(kind: .renewal, in: month)
                throw .store(.notFound)
            }
        }
        let next: () throws -> ReceiptNumber = {
            try records.write { writer throws(OfficeFailure) in
                try writer.nextReceiptNumber(kind: .renewal, in: month)
            }
        }
        let upcoming: () throws -> ReceiptNumber = {
            try records.read { reader throws(OfficeFailure) in
                try reader.upcomingReceiptNumber(kind: .renewal, in: month)
            }
        }
        #expect(try upcoming() == next())
        #expect(try upcoming() == upcoming() && upcoming().serial == 2)
        #expect(throws: OfficeFailure.store(.notFound)) { try failed() }
        #expect(try next().serial == 2)
        let other = try records.write { writer throws(OfficeFailure) in
            try writer.nextReceiptNumber(kind: .renewal, in: month.adding(months: 1))
        }
        #expect(other.serial == 1)
    }

    @Test("texts, snapshots, commitments and files of a case", arguments: StoreKind.allCases)
    func belongings(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try Case(1)
        try matter.start(records)
        let snapshot = InfoSnapshot(
            lease: matter.lease.lease, dwelling: matter.lease.dwelling,
            people: [matter.lease.tenant.id: matter.lease.tenant], termMonths: 36)
        let file = MaterialFile(
            id: MaterialID("m-1"), caseID: matter.id, kind: .png, bytes: 7,
            blob: BlobID(hex: Sample.padded(5, 64)))
        let commitment = try records.write { writer throws(OfficeFailure) in
            let commitment = try writer.commitment(to: snapshot.canonical, in: matter.id)
            try writer.save(snapshot, as: commitment, of: matter.id)
            try writer.save(snapshot, as: commitment, of: matter.id)
            try writer.save(text: "租金不对", as: TextID("t-1"), of: matter.id)
            try writer.insert(file)
            return commitment
        }
        let found = try records.read { reader throws(OfficeFailure) in
            (
                try reader.snapshot(commitment, of: matter.id), try reader.text(TextID("t-1")),
                try reader.text(TextID("t-2")), try reader.files(of: matter.id), try reader.file(file.id)
            )
        }
        #expect(found.0 == snapshot)
        #expect(found.1 == "租金不对")
        #expect(found.2 == nil)
        #expect(found.3 == [file])
        #expect(found.4 == file)
        let again = try records.read { reader throws(OfficeFailure) in
            (
                try reader.commitment(to: snapshot.canonical, in: matter.id),
                try reader.commitment(to: snapshot.canonical, in: CaseID("c-2"))
            )
        }
        #expect(again.0 == commitment)
        #expect(again.1 != commitment)
    }

    @Test("a case that waits for the applicant is overdue after its last day", arguments: StoreKind.allCases)
    func overdue(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let open = try Case(1)
        let returned = try Case(2)
        try open.start(records)
        let deadline = try #require(try returned.bring(to: .returned, records).openReturn?.deadline)
        try Case(3).bring(to: .submitted, records)
        let overdue: (Day) throws -> [CaseID] = { day in
            try records.read { reader throws(OfficeFailure) in try reader.overdue(.renewal, on: day, limit: 10) }
        }
        #expect(try overdue(deadline) == [])
        #expect(try overdue(deadline.adding(days: 1)) == [returned.id])
        #expect(try overdue(open.lease.lease.end) == [returned.id])
        #expect(try overdue(open.lease.lease.end.adding(days: 1)) == [returned.id, open.id])
        // A lease that is over leaves a draft no day, and a returned case its deadline; a terminated one leaves neither.
        let end: (Case, Lease.Status) throws -> Void = { matter, status in
            var record = matter.lease
            record.lease.status = status
            let changed = record
            try records.write { writer throws(OfficeFailure) in try writer.save(changed) }
        }
        try end(open, .ended)
        try end(returned, .ended)
        #expect(try overdue(TestOffice.opening.day) == [open.id])
        #expect(try overdue(deadline) == [open.id])
        #expect(try overdue(deadline.adding(days: 1)) == [open.id, returned.id])
        try end(returned, .terminated)
        #expect(try overdue(TestOffice.opening.day) == [open.id, returned.id])
    }
}
