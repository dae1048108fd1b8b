import Housing
import Office
import Testing

@Suite("A store's transactions, snapshots and versions")
struct TransactionTests {
    @Test("an act that throws leaves nothing", arguments: StoreKind.allCases)
    func rollback(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let person = try Sample.person(1)
        let before = try records.version(of: .people)
        #expect(throws: OfficeFailure.store(.tooLarge(limitBytes: 1))) {
            try records.write { writer throws(OfficeFailure) in
                try writer.save(person)
                throw .store(.tooLarge(limitBytes: 1))
            }
        }
        #expect(
            try records.read { reader throws(OfficeFailure) in try reader.person(document: person.document) } == nil)
        #expect(try records.version(of: .people) == before)
    }

    @Test("a writer sees what it wrote", arguments: StoreKind.allCases)
    func ownWrites(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let person = try Sample.person(1)
        let found = try records.write { writer throws(OfficeFailure) in
            try writer.save(person)
            return try writer.person(person.id)
        }
        #expect(found == person)
    }

    @Test("a question sees one moment, whatever is written meanwhile", arguments: StoreKind.allCases)
    func snapshot(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let others = try office.open().records
        let person = try Sample.person(1)
        let found = try records.read { reader throws(OfficeFailure) in
            let before = try reader.person(document: person.document)
            try others.write { writer throws(OfficeFailure) in try writer.save(person) }
            return (before, try reader.person(document: person.document))
        }
        #expect(found.0 == nil)
        #expect(found.1 == nil)
        #expect(try records.read { reader throws(OfficeFailure) in try reader.person(person.id) } == person)
    }

    @Test("a question within a question shares its snapshot", arguments: StoreKind.allCases)
    func nested(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let others = try office.open().records
        let person = try Sample.person(1)
        let found = try records.read { reader throws(OfficeFailure) in
            _ = try reader.queueCounts()
            try others.write { writer throws(OfficeFailure) in try writer.save(person) }
            return try records.read { inner throws(OfficeFailure) in
                (try inner.person(document: person.document), try records.version(of: .people))
            }
        }
        #expect(found.0 == nil)
        #expect(try records.version(of: .people) == found.1 + 1)
    }

    @Test("a topic's version moves with the acts that touch it, also another process's", arguments: StoreKind.allCases)
    func versions(_ kind: StoreKind) throws {
        let office = try kind.make()
        let records = try office.open().records
        let others = try office.open().records
        let before = try Topic.allCases.map { try records.version(of: $0) }
        try Case(1).start(others)
        let moved = try zip(Topic.allCases, before).filter { try records.version(of: $0.0) > $0.1 }.map(\.0)
        #expect(moved == [.cases, .people, .register])
        let account = Sample.account(1)
        let after = try records.version(of: .cases)
        try others.write { writer throws(OfficeFailure) in try writer.save(account) }
        #expect(try records.version(of: .cases) == after)
    }
}
