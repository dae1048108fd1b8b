import Housing
import Testing

@testable import Office

/// `import leases` into an office: one act, repeated safely.
@Suite struct LeaseImportTests {
    private let test: TestOffice
    private let manager: Session

    init() throws {
        test = try TestOffice()
        manager = try test.staff("zhuguan", 70, .manager)
    }

    private func run(_ rows: [String], skipsBad: Bool = false) throws(OfficeFailure) -> LeaseImportReport {
        try test.office.imports.leases(LeaseCSV.bytes(rows), source: "leases.csv", skipsBad: skipsBad, by: manager)
    }

    private func stored(_ number: String = "A") throws -> LeaseRecord? {
        try test.read { (reader) throws(OfficeFailure) in try reader.lease(number: number) }
    }

    @Test("What the file says is in the register afterwards")
    func added() throws {
        let report = try run([LeaseCSV.row([:]), LeaseCSV.occupant([:])])
        #expect(report.isTaken && report.leasesAdded == 1 && report.peopleAdded == 2)
        let record = try #require(try stored())
        #expect(record.tenant.name == "陈样明" && record.lease.monthlyRent == Money(fen: 115_500))
        #expect(record.occupants.map(\.occupant.relation) == [.spouse])
        #expect(record.lease.end == day(2023, 10, 31) && record.lease.policy == .old)
    }

    @Test("The same file again changes nothing and says so")
    func again() throws {
        let rows = [LeaseCSV.row([:]), LeaseCSV.occupant([:])]
        _ = try run(rows)
        let before = try stored()
        let report = try run(rows)
        #expect(report.isTaken && report.changedNothing && report.leasesUnchanged == 1)
        #expect(try stored() == before)
    }

    @Test("A changed row changes its lease, and what the file leaves out stays")
    func changed() throws {
        _ = try run([LeaseCSV.row([:]), LeaseCSV.occupant([:])])
        let before = try #require(try stored())
        let report = try run([
            LeaseCSV.row(["rent_fen": "120000", "mobile": ""]),
            LeaseCSV.occupant(["rent_fen": "120000", "mobile": "13900139000"]),
        ])
        #expect(report.leasesChanged == 1 && report.peopleChanged == 1 && report.peopleAdded == 0)
        let after = try #require(try stored())
        #expect(after.lease.id == before.lease.id && after.lease.monthlyRent == Money(fen: 120_000))
        #expect(after.tenant.mobile == before.tenant.mobile)
        #expect(after.occupants.first?.person.mobile?.value == "13900139000")
    }

    @Test("Which organisation signed a lease is in the register, and stays where a later file does not say")
    func organisation() throws {
        func run(_ code: String) throws -> LeaseImportReport {
            let text = "\(LeaseCSV.longHeader)\n\(LeaseCSV.row([:])),\(code)"
            return try test.office.imports.leases(
                Array(text.utf8), source: "leases.csv", skipsBad: false, by: manager)
        }
        let first = try run(LeaseCSV.doubtfulCode)
        #expect(first.isTaken && first.warnings.map(\.column) == ["organisation_code"])
        #expect(try stored()?.lease.organisation?.value == LeaseCSV.doubtfulCode)
        let second = try run(LeaseCSV.code)
        #expect(second.leasesChanged == 1 && second.warnings.isEmpty)
        #expect(try stored()?.lease.organisation?.value == LeaseCSV.code)
        #expect(try self.run([LeaseCSV.row([:])]).changedNothing)
        #expect(try stored()?.lease.organisation?.value == LeaseCSV.code)
        // The column is there and empty: nobody signed it for its staff.
        #expect(try run("").leasesChanged == 1)
        #expect(try stored()?.lease.organisation == nil)
    }

    @Test("One bad row, and nothing is taken")
    func allOrNothing() throws {
        let rows = [
            LeaseCSV.row([:]),
            LeaseCSV.row([
                "lease_no": "B", "dwelling_code": LeaseCSV.otherCode, "id_no": LeaseCSV.third, "rent_fen": "x",
            ]),
        ]
        let report = try run(rows)
        #expect(!report.isTaken && report.problems.map(\.line) == [3])
        #expect(try stored() == nil)
        let skipping = try run(rows, skipsBad: true)
        #expect(skipping.isTaken && skipping.leasesAdded == 1 && skipping.problems.count == 1)
        #expect(try stored() != nil)
    }

    @Test("A name or a tenant that is not the register's is a conflict and no update")
    func conflicts() throws {
        _ = try run([LeaseCSV.row([:])])
        #expect(try run([LeaseCSV.row(["name": "李样四"])]).problems.map(\.column) == ["name"])
        #expect(try run([LeaseCSV.row(["id_no": LeaseCSV.third, "name": "李样四"])]).problems.map(\.column) == ["id_no"])
        #expect(try stored()?.tenant.name == "陈样明")
    }

    @Test("A new lease of a dwelling that the register has keeps the dwelling")
    func nextLease() throws {
        _ = try run([LeaseCSV.row([:])])
        let next = LeaseCSV.row(["lease_no": "B", "lease_start": "2023-11-01", "lease_end": "2026-10-31"])
        #expect(try run([next]).leasesAdded == 1)
        #expect(try stored("B")?.dwelling == stored("A")?.dwelling)
        #expect(try stored("B")?.tenant == stored("A")?.tenant)
    }

    @Test("Where every lease is bad nothing is taken, and what was skipped is counted with its lines")
    func skipped() throws {
        let bad = LeaseCSV.row(["rent_fen": "x"])
        let nothing = try run([bad], skipsBad: true)
        #expect(!nothing.isTaken && nothing.leasesSkipped == 1 && nothing.skippedLines == [2])
        let other = LeaseCSV.row([
            "lease_no": "B", "dwelling_code": LeaseCSV.otherCode, "id_no": LeaseCSV.third,
        ])
        let some = try run([bad, LeaseCSV.occupant([:]), other, "C,x"], skipsBad: true)
        #expect(some.isTaken && some.leasesAdded == 1)
        #expect(some.leasesSkipped == 2 && some.skippedLines == [2, 3, 5])
    }

    @Test("A dwelling that the register has let is not let twice")
    func occupied() throws {
        _ = try run([LeaseCSV.row([:])])
        let second = [
            "lease_no": "B", "id_no": LeaseCSV.third, "name": "李样四", "lease_start": "2023-10-31",
            "lease_end": "2026-10-30",
        ]
        let report = try run([LeaseCSV.row(second)])
        #expect(!report.isTaken && report.problems.map(\.column) == ["lease_start"])
        let both = [LeaseCSV.row(["lease_end": "2023-10-30"]), LeaseCSV.row(second)]
        #expect(try run(both).leasesAdded == 1)
    }

    @Test("Only who may imports")
    func denied() throws {
        let clerk = try test.staff("shouli", 71, .clerk)
        failure(.denied(.importLeases, .clerk)) {
            _ = try test.office.imports.leases(
                LeaseCSV.bytes([LeaseCSV.row([:])]), source: "f", skipsBad: false, by: clerk)
        }
    }
}
