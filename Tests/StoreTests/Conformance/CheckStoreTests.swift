import Housing
import Office
import Testing

@testable import Store

@Suite("A store keeps economic checks and the numbers of their reports")
struct CheckStoreTests {
    @Test(
        "a check comes back as it was performed, and nothing of it may be missing", arguments: StoreKind.allCases,
        EconomicCheck.State.allCases.filter { $0 != .expired })
    func roundTrip(_ kind: StoreKind, _ state: EconomicCheck.State) throws {
        let office = try kind.make()
        let opened = try office.open()
        let matter = try CheckCase(1)
        let check = try matter.bring(to: state, opened.records)
        // A process that was not there reads the same.
        let found = try office.open().records.read { reader throws(OfficeFailure) in
            (
                try reader.matter(matter.id, as: EconomicCheck.self),
                try reader.matter(number: check.number, as: EconomicCheck.self),
                try reader.matters(applicant: check.applicant, as: EconomicCheck.self),
                try reader.openMatter(of: check.lease, as: EconomicCheck.self),
                try reader.matters(in: [state.rawValue], as: EconomicCheck.self, offset: 0, limit: 9)
            )
        }
        #expect(found.0 == check)
        #expect(found.1 == check)
        #expect(found.2 == [check])
        #expect(found.3 == (state.isOpen ? check : nil))
        #expect(found.4 == [check])
        let parts = check.parts
        let isWhole = parts.materials.isEmpty && parts.texts.isEmpty && parts.reports.isEmpty
        #expect(try opened.upkeep.verify { _ in }.faults.isEmpty == isWhole)
        try matter.fillRows(of: check, opened)
        #expect(try opened.upkeep.verify { _ in }.faults == [])
    }

    @Test("a lease has one open check, and another after it was cancelled", arguments: StoreKind.allCases)
    func oneOpen(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let matter = try CheckCase(1)
        let first = try matter.start(records)
        let facts = try matter.facts()
        let again: () throws -> EconomicCheck = {
            try records.write { writer throws(OfficeFailure) in
                try matter.begin(CaseID("e-2"), writer, facts)
            }
        }
        #expect(throws: OfficeFailure.refused(Refusal(.alreadyOpen, "6.1", .openCase(first.id)))) { _ = try again() }
        try matter.perform(.cancel, records)
        #expect(try again().id == CaseID("e-2"))
    }

    @Test("what is out of date is found by its day, a draft by its lease's, also after a correction")
    func overdue() throws {
        let office = try TestOffice()
        let records = try office.open().records
        let meets = try CheckCase(1)
        let until = try #require(try meets.bring(to: .meets, records).result?.validUntil)
        let draft = try CheckCase(2)
        try draft.start(records)
        let requested = try CheckCase(3)
        try requested.bring(to: .requested, records)
        func overdue(on day: Day) throws -> [CaseID] {
            try records.read { reader throws(OfficeFailure) in
                try reader.overdue(.economicCheck, on: day, limit: 9)
            }
        }
        let end = draft.lease.lease.end
        #expect(try overdue(on: end) == [])
        #expect(requested.lease.lease.end == end)
        #expect(try overdue(on: Day(number: end.number + 1)) == [draft.id, requested.id])
        #expect(try overdue(on: Day(number: until.number + 1)) == [draft.id, requested.id, meets.id])
        var corrected = draft.lease
        corrected.lease.end = Day(number: until.number + 30)
        let later = corrected
        try records.write { writer throws(OfficeFailure) in try writer.save(later) }
        #expect(try overdue(on: Day(number: until.number + 1)) == [requested.id, meets.id])
    }

    @Test("a number comes once among all reports, until its report counts for nothing", arguments: StoreKind.allCases)
    func numbers(_ kind: StoreKind) throws {
        let office = try kind.make()
        let opened = try office.open()
        let matters = try [CheckCase(1), CheckCase(2)]
        for matter in matters { try matter.start(opened.records) }
        let contents = try (1...2).map { try #require(Commitment(hex: Sample.padded($0, 64))) }
        let first = ReportRecord(number: "B-1", check: matters[0].id, content: contents[0])
        func insert(_ report: ReportRecord) throws {
            try opened.records.write { writer throws(OfficeFailure) in try writer.insert(report) }
        }
        func find(_ number: String) throws -> ReportRecord? {
            try office.open().records.read { reader throws(OfficeFailure) in try reader.report(number: number) }
        }
        try insert(first)
        #expect(try find("B-1") == first && find("b-1") == nil)
        for other in [
            first, ReportRecord(number: "B-1", check: matters[1].id, content: contents[0]),
            ReportRecord(number: "B-1", check: matters[0].id, content: contents[1]),
        ] {
            #expect(throws: OfficeFailure.refused(Refusal(.reportDiffers, "6.2"))) { try insert(other) }
        }
        try opened.records.write { writer throws(OfficeFailure) in try writer.deleteReport(number: "B-1") }
        #expect(try find("B-1") == nil)
        try insert(ReportRecord(number: "B-1", check: matters[1].id, content: contents[1]))
        #expect(try opened.upkeep.verify { _ in }.faults == [])
    }

    @Test(
        "an edited or removed report is named by verify",
        arguments: [
            "UPDATE report SET number = 'B-2'", "UPDATE report SET content = replace(content, '1', '2')",
            "UPDATE report SET mac = zeroblob(32)", "DELETE FROM report",
            "UPDATE report SET case_id = 'e-2'",
        ])
    func tampering(edit: String) throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try CheckCase(1)
        try matter.fillRows(of: try matter.bring(to: .meets, opened.records), opened)
        try CheckCase(2).start(opened.records)
        #expect(try opened.upkeep.verify { _ in }.faults == [])
        opened.upkeep.close()
        try RawDatabase(office).run(edit)
        #expect(try office.open().upkeep.verify { _ in }.faults.contains { $0.place.hasPrefix("report") })
    }
}
