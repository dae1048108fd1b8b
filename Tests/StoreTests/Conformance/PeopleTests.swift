import Housing
import Office
import Testing

@Suite("A store keeps people, dwellings and leases")
struct PeopleTests {
    @Test("a person comes back as saved, by id and by document", arguments: StoreKind.allCases)
    func person(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let person = try Sample.person(1, name: "欧阳小明")
        try records.write { writer throws(OfficeFailure) in try writer.save(person) }
        let found = try records.read { reader throws(OfficeFailure) in
            (try reader.person(person.id), try reader.person(document: person.document))
        }
        #expect(found.0 == person)
        #expect(found.1 == person)
    }

    @Test("who is not there is not found", arguments: StoreKind.allCases)
    func nobody(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let document = try Sample.document(9)
        #expect(throws: OfficeFailure.store(.notFound)) {
            try records.read { reader throws(OfficeFailure) in try reader.person(PersonID("p-9")) }
        }
        #expect(try records.read { reader throws(OfficeFailure) in try reader.person(document: document) } == nil)
        #expect(throws: OfficeFailure.store(.notFound)) {
            try records.read { reader throws(OfficeFailure) in try reader.lease(LeaseID("l-9")) }
        }
    }

    @Test("a changed person is found by the new name and number only", arguments: StoreKind.allCases)
    func change(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        var person = try Sample.person(1, name: "欧阳小明")
        let old = person.document
        try records.write { writer throws(OfficeFailure) in try writer.save(person) }
        person.name = "欧阳大明"
        person.document = try Sample.document(2)
        person.mobile = nil
        let changed = person
        try records.write { writer throws(OfficeFailure) in try writer.save(changed) }
        let found = try records.read { reader throws(OfficeFailure) in
            (try reader.person(changed.id), try reader.person(document: old))
        }
        #expect(found.0 == changed)
        #expect(found.1 == nil)
    }

    @Test("a lease comes back with dwelling, tenant and occupants", arguments: StoreKind.allCases)
    func lease(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        var lease = try Sample.lease(1)
        lease.lease.occupants[0].moveIn = Day("2021-02-03")
        lease.occupants[0].occupant = lease.lease.occupants[0]
        let saved = lease
        try records.write { writer throws(OfficeFailure) in try writer.save(saved) }
        let found = try records.read { reader throws(OfficeFailure) in
            (
                try reader.lease(saved.lease.id), try reader.lease(number: "HT-000001"),
                try reader.leases(tenant: saved.tenant.id), try reader.dwelling(code: saved.dwelling.code)
            )
        }
        #expect(found.0 == saved)
        #expect(found.1 == saved)
        #expect(found.2 == [saved])
        #expect(found.3 == saved.dwelling)
    }

    @Test(
        "an organisation's leases are found by its code, newest end first, and no others", arguments: StoreKind.allCases
    )
    func organisation(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let code = try CreditCode("91350100M000100Y43")
        var saved: [LeaseRecord] = []
        for (number, end) in [(1, "2023-10-31"), (2, "2024-10-31"), (3, "2022-10-31"), (4, "2025-10-31")] {
            var lease = try Sample.lease(number, end: Day(end))
            lease.lease.organisation = number == 4 ? try CreditCode("91110000101623741K") : number == 3 ? nil : code
            saved.append(lease)
        }
        let all = saved
        try records.write { writer throws(OfficeFailure) in for lease in all { try writer.save(lease) } }
        func found(_ offset: Int, _ limit: Int) throws -> [LeaseRecord] {
            try records.read { reader throws(OfficeFailure) in
                try reader.leases(organisation: code, offset: offset, limit: limit)
            }
        }
        #expect(try found(0, 9) == [all[1], all[0]])
        #expect(try found(1, 9) == [all[0]])
        #expect(try found(0, 1) == [all[1]])
        // The lease that it was stays as an old version when the code is taken away.
        var taken = all[0]
        taken.lease.organisation = nil
        let later = taken
        try records.write { writer throws(OfficeFailure) in try writer.save(later) }
        #expect(try found(0, 9) == [all[1]])
    }

    @Test("a changed dwelling of an unchanged lease is kept, and the register has moved", arguments: StoreKind.allCases)
    func dwelling(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        var lease = try Sample.lease(1)
        let first = lease
        try records.write { writer throws(OfficeFailure) in try writer.save(first) }
        lease.dwelling.room = "1702"
        let second = lease
        for (isMoved, saved) in [(true, second), (false, second)] {
            let before = try records.version(of: .register)
            try records.write { writer throws(OfficeFailure) in try writer.save(saved) }
            #expect(try records.version(of: .register) == before + (isMoved ? 1 : 0))
            #expect(try records.read { reader throws(OfficeFailure) in try reader.lease(saved.lease.id) } == saved)
        }
    }

    @Test("leases of a tenant come newest end first", arguments: StoreKind.allCases)
    func order(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let tenant = try Sample.person(1)
        let earlier = try Sample.lease(1, tenant: tenant, end: Day("2020-10-31"))
        let later = try Sample.lease(2, tenant: tenant, end: Day("2023-10-31"))
        try records.write { writer throws(OfficeFailure) in
            try writer.save(earlier)
            try writer.save(later)
        }
        let found = try records.read { reader throws(OfficeFailure) in try reader.leases(tenant: tenant.id) }
        #expect(found.map(\.lease.id) == [later.lease.id, earlier.lease.id])
    }

    @Test("a changed lease replaces its occupants", arguments: StoreKind.allCases)
    func occupants(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        var lease = try Sample.lease(1)
        let first = lease
        try records.write { writer throws(OfficeFailure) in try writer.save(first) }
        lease.lease.occupants = []
        lease.occupants = []
        lease.lease.monthlyRent = Money(fen: 70_000)
        let second = lease
        try records.write { writer throws(OfficeFailure) in try writer.save(second) }
        #expect(try records.read { reader throws(OfficeFailure) in try reader.lease(second.lease.id) } == second)
    }
}
