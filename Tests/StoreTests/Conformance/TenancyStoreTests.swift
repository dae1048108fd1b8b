import Housing
import Office
import Testing

@Suite("A store keeps reports of deaths and of people who moved out")
struct TenancyStoreTests {
    private static let clerk = Actor(person: PersonID("p-900003"), account: AccountID("a-900003"), role: .clerk)

    /// A report about a lease, brought to `state` by its own commands.
    private func report(_ state: TenancyChange.State, _ records: any Records) throws -> TenancyChange {
        let lease = try Sample.lease(1)
        let now = TestOffice.opening
        let given = TenancyChange.NewReport(
            .tenantDied, of: lease.tenant.id, on: now.day, relation: .spouse, contact: TextID("t-1"))
        let proof = TenancyChange.NewProof(
            id: MaterialID("m-1"), bytes: 3,
            commitment: try #require(Commitment(hex: String(repeating: "ab", count: 32))))
        let commands: [(TenancyChange.Command, Actor)] =
            switch state {
            case .reported: []
            case .underReview: [(.take, Case.reviewer)]
            case .decided:
                [
                    (.addProof(proof), Self.clerk), (.take, Case.reviewer),
                    (.decide(.init(.leaseTerminated)), Case.reviewer),
                ]
            case .withdrawn: [(.withdraw, Self.clerk)]
            }
        return try records.write { writer throws(OfficeFailure) in
            try writer.save(lease)
            let facts = TenancyChange.Facts(lease: lease.lease)
            let number = try writer.nextReceiptNumber(kind: .tenancyChange, in: now.day.month)
            let begun: (change: TenancyChange, entries: [Entry])
            do throws(Refusal) {
                begun = try TenancyChange.start(
                    id: CaseID("x-1"), number: number, report: given, at: now, by: Self.clerk, given: facts)
            } catch {
                throw .refused(error)
            }
            var change = begun.change
            try writer.insert(change, entries: begun.entries, at: now, by: Self.clerk)
            for (command, actor) in commands {
                change = try writer.perform(command, on: change.id, expecting: change.version, at: now, by: actor) {
                    (_: TenancyChange, _) throws(OfficeFailure) in facts
                }
            }
            return change
        }
    }

    @Test("a report comes back as it was performed", arguments: StoreKind.allCases, TenancyChange.State.allCases)
    func roundTrip(_ kind: StoreKind, _ state: TenancyChange.State) throws {
        let office = try kind.make()
        let records = try office.open().records
        let change = try report(state, records)
        #expect(change.state == state)
        // A process that was not there reads the same.
        let others = try office.open().records
        let found = try others.read { reader throws(OfficeFailure) in
            (
                try reader.tenancyChange(change.id), try reader.matter(number: change.number, as: TenancyChange.self),
                try reader.matters(applicant: change.applicant, as: TenancyChange.self),
                try reader.openMatter(of: change.lease, as: TenancyChange.self), try reader.queueCounts()
            )
        }
        #expect(found.0 == change)
        #expect(found.1 == change)
        #expect(found.2 == [change])
        #expect(found.3 == (state.isOpen ? change : nil))
        #expect(found.4[.tenancy(state)] == 1 && found.4.total(.tenancyChange) == 1 && found.4.total(.renewal) == 0)
    }
}
