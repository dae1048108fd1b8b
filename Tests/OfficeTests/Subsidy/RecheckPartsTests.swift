import Housing
import OfficeSupport
import Testing

@testable import Office

/// A source that speaks against many families at once: some of them at a time are put before a reviewer.
@Suite struct RecheckPartsTests {
    private static let count = 250

    /// Of everybody the same, on one day.
    private func hall() throws -> PaidOffice {
        let paid = try PaidOffice(Array(repeating: 2, count: Self.count))
        try paid.at("2024-06-05")
        try paid.prepare("2024-06")
        try paid.test.write { (writer) throws(OfficeFailure) in
            var file = try writer.batchFile(paid.batch)
            var rows = BulkRows()
            var families: [FamilyState] = []
            for position in 1...Self.count {
                guard var family = try writer.family(at: position, of: file),
                    let person = try writer.members(at: position, of: file).first
                else { throw .store(.notFound) }
                family.people[0].note(.failed, of: .noHome)
                families.append(family)
                FindingRecord(
                    person: try writer.bulkKey(of: person.document.value, .document), condition: .noHome,
                    result: .failed, source: "不动产", checkedAt: Moment(day(2024, 3, 1), hour: 8), by: "p",
                    evidence: "样例"
                ).add(to: &rows, at: BulkPlace(position: position))
            }
            let run = try writer.beginRun(for: paid.batch)
            try writer.replace(rows, of: run)
            file.runs.findings.append(run)
            file.batch.noteChange()
            try writer.save(families, of: file)
        }
        return paid
    }

    private func recheck(_ paid: PaidOffice, _ watch: BatchWatch = BatchWatch()) throws -> RecheckReport {
        try paid.office.payments.recheck(paid.batch, month: paid.month("2024-06"), paid.cashier, watch: watch)
    }

    private func changes(_ paid: PaidOffice) throws -> [KeptRecord<ChangeBody>] {
        try paid.test.read { (reader) throws(OfficeFailure) in
            try reader.kept(ChangeBody.self, of: paid.batch, in: .open)
        }
    }

    private func version(_ paid: PaidOffice) throws -> Int {
        try paid.test.read { (reader) throws(OfficeFailure) in try reader.batchFile(paid.batch).batch.version }
    }

    @Test("All of them are found, numbered one behind the other, and told once; nothing of them is paid")
    func all() throws {
        let paid = try hall()
        let before = try version(paid)
        let report = try recheck(paid)
        #expect(!report.isCancelled && report.checked == Self.count && report.families.count == Self.count)
        #expect(try version(paid) == before + 5)
        let numbers = (1...Self.count).map { ChangeBody.number($0, of: paid.batch) }
        #expect(try changes(paid).map(\.number) == numbers && report.families.map(\.changeNumber) == numbers)
        #expect(Set(report.families.map(\.receipt)).count == Self.count)
        let entries = try paid.test.entries(.paymentRechecked, of: CaseID(paid.batch.raw))
        #expect(entries.map { $0["changes"] } == [.number(Self.count)])
        #expect(entries.map { $0["held"] } == [.number(3 * Self.count)])
        let run = try #require(try paid.office.payments.runs(of: paid.batch).first)
        #expect(run.instalments == 5 * Self.count)
        #expect(try recheck(paid).families.isEmpty)
        _ = try paid.office.payments.approve(run.number, paid.manager)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("Cut short between two parts it is not looked at yet; the next check goes on with the others")
    func cutShort() throws {
        let paid = try hall()
        let number = try #require(try paid.office.payments.runs(of: paid.batch).first).number
        let watch = BatchWatch(isCancelled: { (try? changes(paid).isEmpty) == false })
        let first = try recheck(paid, watch)
        #expect(first.isCancelled && first.families.count == 50)
        #expect(try changes(paid).count == 50)
        refusal(.recheckFirst) { _ = try paid.office.payments.approve(number, paid.manager) }
        let second = try recheck(paid)
        #expect(!second.isCancelled && second.families.count == Self.count - 50)
        #expect(try Set(changes(paid).map(\.position)).count == Self.count)
        _ = try paid.office.payments.approve(number, paid.manager)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }

    @Test("What somebody enters between two parts counts: no family is put before a reviewer twice")
    func between() throws {
        let paid = try hall()
        var isReported = false
        let watch = BatchWatch(
            progress: { _ in
                guard !isReported, (try? changes(paid).isEmpty) == false else { return }
                let change = try? paid.office.changes.report(
                    paid.batch, receipt: paid.receipt(Self.count), matter: "住房", on: day(2024, 5, 2), paid.clerk)
                isReported = change != nil
            })
        let report = try recheck(paid, watch)
        #expect(isReported && report.families.count == Self.count)
        #expect(report.families.filter(\.isOfOpenChange).map(\.receipt) == [paid.receipt(Self.count)])
        let found = try changes(paid)
        #expect(Set(found.map(\.position)).count == Self.count && Set(found.map(\.number)).count == Self.count)
        #expect(found.count == Self.count)
        let faults = try paid.test.audit()
        #expect(faults == [])
    }
}
