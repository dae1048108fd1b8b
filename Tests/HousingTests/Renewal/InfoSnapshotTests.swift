import Testing

@testable import Housing

@Suite struct InfoSnapshotTests {
    private func snapshot(_ change: (inout Lease, inout Person) throws -> Void = { _, _ in }) throws -> InfoSnapshot {
        var lease = try RenewalFixture().lease
        var person = Person(
            id: RenewalFixture.tenant, name: "张三丰",
            document: try IdentityNumber("440308199901101512", kind: .residentCard, on: nil),
            mobile: try Mobile("13800138000"), marital: .married)
        let dwelling = Dwelling(
            id: DwellingID("d-1"), code: try HouseCode("4403030070020300006000002"), estate: "样例苑", building: "1栋",
            room: "101", builtArea: Area(squareCentimetres: 565_000))
        try change(&lease, &person)
        return InfoSnapshot(lease: lease, dwelling: dwelling, people: [person.id: person], termMonths: 36)
    }

    @Test("O-4 Four blocks in their order, every line once")
    func blocks() throws {
        let snapshot = try snapshot()
        let lines = snapshot.lines.map(\.line)
        #expect(Set(lines).count == lines.count)
        #expect(InfoBlock.allCases.flatMap { snapshot.lines(of: $0) } == snapshot.lines)
        #expect(InfoBlock.allCases.allSatisfy { !snapshot.lines(of: $0).isEmpty })
        #expect(snapshot[RenewalFixture.mobileOfSpouse] == .unknown)
    }

    @Test("Q24 The new term follows the old one without a gap")
    func newTerm() throws {
        let snapshot = try snapshot()
        #expect(snapshot[InfoLine(.renewal, .newStart)] == Day("2023-11-01").map { .day($0) })
        #expect(snapshot[InfoLine(.renewal, .newEnd)] == Day("2026-10-31").map { .day($0) })
    }

    @Test("O-4 A tenant who lives alone has an empty block of occupants; one who moved out is not shown")
    func alone() throws {
        #expect(try snapshot { lease, _ in lease.occupants = [] }.lines(of: .occupants).isEmpty)
        let end = try RenewalFixture().lease.end
        #expect(try snapshot { lease, _ in lease.occupants[0].moveOut = end }.lines(of: .occupants).isEmpty)
    }

    @Test("The canonical text changes with every value, and with nothing else")
    func canonical() throws {
        let first = try snapshot().canonical
        #expect(try snapshot().canonical == first)
        #expect(try snapshot { _, person in person.name = "张三" }.canonical != first)
        #expect(try snapshot { _, person in person.mobile = nil }.canonical != first)
        #expect(try snapshot { lease, _ in lease.monthlyRent = Money(fen: 1) }.canonical != first)
        #expect(
            try snapshot { lease, _ in lease.number = "HT-1\nRENEWAL/LEASE_POLICY=policy:NEW" }
                .canonical.split(separator: "\n").count == first.split(separator: "\n").count)
    }

    @Test(
        "Paths of items print and are read",
        arguments: [
            "DECLARATION", "INFO/TENANT", "INFO/TENANT/MOBILE", "INFO/OCCUPANTS/p-17/MOBILE", "MATERIAL/CARD_BACK",
        ])
    func paths(text: String) throws {
        #expect(try #require(ItemPath(text)).description == text)
    }

    @Test(
        "What is no path",
        arguments: [
            "", "INFO", "INFO/", "INFO/NOBODY", "INFO/TENANT/p-1/MOBILE", "INFO/OCCUPANTS/MOBILE", "INFO/TENANT/SHOE",
            "MATERIAL/", "MATERIAL/HAT", "DECLARATION/", "INFO/OCCUPANTS//MOBILE",
        ])
    func noPaths(text: String) {
        #expect(ItemPath(text) == nil)
    }
}
