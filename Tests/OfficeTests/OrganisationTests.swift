import Housing
import Testing

@testable import Office

/// What an organisation may see (法人登录).
@Suite struct OrganisationTests {
    private let test: TestOffice
    private let code: CreditCode

    init() throws {
        test = try TestOffice()
        code = try CreditCode("91350100M000100Y43")
    }

    private func organisation(_ code: String = "91350100M000100Y43") throws -> Session {
        try test.account(try test.person(700, name: "样例公司"), login: code, .organisation)
        return try test.signIn(code, door: .organisation)
    }

    private func sign(_ serial: Int, for code: CreditCode?, end: Day = day(2023, 10, 31)) throws {
        var record = try test.lease(serial, end: end)
        record.lease.organisation = code
        let signed = record
        try test.write { (writer) throws(OfficeFailure) in try writer.save(signed) }
    }

    @Test(
        "It sees its own leases, newest end first: number, dwelling, masked tenant, term and the state of the renewal")
    func leases() throws {
        try sign(1, for: code)
        try sign(2, for: code, end: day(2024, 10, 31))
        try sign(3, for: try CreditCode("91110000101623741K"))
        try sign(4, for: nil)
        let found = try test.office.organisation.leases(try organisation())
        #expect(found.leases.map(\.number) == ["GZF-2020-2", "GZF-2020-1"] && !found.hasMore)
        let first = try #require(found.leases.first)
        #expect(first.tenant == "陈*民" && first.address == "安居苑3 栋1204" && first.end == day(2024, 10, 31))
        #expect(first.renewal == nil)
    }

    @Test("It sees how far a renewal is, of that lease alone")
    func renewal() throws {
        let tenant = try test.tenant(1)
        try sign(2, for: code)
        let session = try organisation()
        _ = try test.started(tenant)
        #expect(try test.office.organisation.leases(session).leases.map(\.renewal) == [nil])
        try sign(1, for: code)
        #expect(
            try test.office.organisation.leases(session).leases.first { $0.number == "GZF-2020-1" }?.renewal == .draft)
    }

    @Test("More than are listed are told to be there")
    func many() throws {
        let records = try (1...OrganisationDesk.most + 1).map { serial in
            var record = try test.lease(1)
            record.lease = Lease(
                id: LeaseID("m-\(serial)"), number: "M-\(serial)", policy: .old, dwelling: record.dwelling.id,
                tenant: record.tenant.id, occupants: record.lease.occupants, start: day(2020, 1, 1),
                end: day(2021, 1, 1), monthlyRent: Money(fen: 1), organisation: code)
            return record
        }
        try test.write { (writer) throws(OfficeFailure) in for record in records { try writer.save(record) } }
        let found = try test.office.organisation.leases(try organisation())
        #expect(found.leases.count == OrganisationDesk.most && found.hasMore)
    }

    @Test("One without leases sees none, and none of those without an organisation")
    func none() throws {
        try sign(1, for: nil)
        #expect(
            try test.office.organisation.leases(try organisation()) == OrganisationLeases(leases: [], hasMore: false))
    }
}
