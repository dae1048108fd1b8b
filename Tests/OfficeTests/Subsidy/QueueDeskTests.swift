import Testing

@testable import Housing
@testable import Office

/// The queue of a batch on a real store: bound once, and proofs made of it.
@Suite struct QueueDeskTests {
    private let office: TestOffice
    private let manager: Session
    private let id = SeededBatch.id

    init() throws {
        office = try TestOffice(inMemory: true)
        manager = try office.staff("m", 71, .manager)
    }

    private var queue: QueueDesk { office.office.queue }

    private func bind(_ session: Session? = nil) throws -> QueueCommitment {
        try #require(try queue.commit(id, session ?? manager)).commitment
    }

    @Test("The order is bound once, by a manager; the root stands in the journal and every family's proof leads to it")
    func commit() throws {
        try office.seed(try SeededBatch(positions: [3, 4, 9, 300, 301, 900]))
        let made = try #require(try queue.commit(id, manager))
        #expect(made.isNew && made.commitment.leaves == 6)
        let root = try #require(Digest(hex: made.commitment.root))
        for index in 0..<6 {
            let proof = try queue.prove(id, receipt: SeededBatch.receipt(index))
            #expect(proof.index == index && proof.count == 6 && proof.findings(published: root) == [])
            #expect(PlaceProof(proof.text) == proof)
        }
        let entry = try #require(try office.entries(.queueCommitted, of: CaseID(id.raw)).first)
        #expect(entry["root"] == .digest(root) && entry["leaves"] == .number(6))
        #expect(try office.audit() == [])
    }

    @Test("Bound again, it is the same, and nothing is written")
    func twice() throws {
        try office.seed(try SeededBatch(positions: [1, 2, 3]))
        let first = try bind()
        let again = try #require(try queue.commit(id, manager))
        #expect(!again.isNew && again.commitment == first)
        #expect(try office.entries(.queueCommitted, of: CaseID(id.raw)).count == 1)
    }

    @Test("Nobody but a manager binds it; nothing is bound without a register, or once the review was")
    func refused() throws {
        refusal(.batchUnknown) { _ = try bind() }
        let reviewer = try office.staff("r", 72, .reviewer)
        try office.seed(try SeededBatch(positions: [1, 2, 3])) { $0.batch = Self.moved($0.batch, to: .reviewed) }
        refusal(.wrongState) { _ = try bind() }
        failure(.denied(.commitQueue, .reviewer)) { _ = try bind(reviewer) }
        refusal(.notCommitted) { _ = try queue.prove(id, receipt: SeededBatch.receipt(0)) }
    }

    @Test("Without a register there is nothing to bind")
    func noRegister() throws {
        try office.seed(try SeededBatch(positions: [1])) { $0.runs = BatchRuns() }
        refusal(.registerMissing) { _ = try bind() }
    }

    @Test("Ended by the person, nothing is bound; another who is at it is waited for by nobody")
    func cancelled() throws {
        try office.seed(try SeededBatch(positions: [1, 2, 3]))
        let watch = BatchWatch(isCancelled: { true })
        #expect(try queue.commit(id, manager, watch: watch) == nil)
        refusal(.notCommitted) { _ = try queue.prove(id, receipt: SeededBatch.receipt(0)) }
        let hold = try office.office.records.holdImports()
        refusal(.stepRunning) { _ = try bind() }
        withExtendedLifetime(hold) {}
    }

    @Test("A receipt that the register does not have has no proof")
    func unknown() throws {
        try office.seed(try SeededBatch(positions: [1, 2, 3]))
        _ = try bind()
        refusal(.receiptUnknown) { _ = try queue.prove(id, receipt: "BHR99999999") }
    }

    // MARK: Lists

    /// Two lists: families 1, 2, 4 and then 6.
    private func listed() throws -> QueueCommitment {
        var seeded = try SeededBatch(positions: [3, 4, 9, 300, 301, 302, 900, 901])
        for (list, sequence, index) in [(1, 1, 1), (1, 2, 2), (1, 3, 4), (2, 1, 6)] {
            let state = seeded.families[index].state
            seeded.families[index].state.application = .init(
                submittedAt: TestOffice.opening, isLate: false, isHouseUsed: false)
            seeded.families[index].state.standing = SubsidyStanding(
                state: .published, gaps: [], proposed: [], undecided: 0, reasons: state.standing.reasons,
                list: UInt8(list), sequence: Int32(sequence), calledAt: nil, signBy: nil)
        }
        try office.seed(seeded) { file in
            let lists = [3, 1].enumerated().map { number, length in
                SubsidyBatch.List(
                    number: UInt8(number + 1), publishedAt: TestOffice.opening, endsOn: day(2023, 9, 1), length: length)
            }
            file.batch = SubsidyBatch(
                id: file.batch.id, notice: file.batch.notice, state: .open, version: 1, lists: lists,
                counts: .init())
        }
        return try bind()
    }

    @Test("The published lists are proven together, or up to one of them; each family finds where it stands")
    func lists() throws {
        let root = Digest(hex: try listed().root)
        let proof = try queue.list(id, manager)
        #expect(proof.findings(published: root) == [] && proof.entries.map(\.index) == [1, 2, 4, 6])
        #expect(proof.entries.map(\.sequence) == [1, 2, 3, 1] && proof.lists == 2)
        let first = try queue.list(id, through: 1, manager)
        #expect(first.findings(published: root) == [] && first.entries.map(\.index) == [1, 2, 4])
        func verdict(_ index: Int, _ lists: ListProof) throws -> QueueVerdict? {
            try queue.prove(id, receipt: SeededBatch.receipt(index)).verdict(lists)
        }
        #expect(try verdict(2, proof) == .listed(list: 1, sequence: 2))
        #expect(try verdict(3, proof) == .passedOver && verdict(3, first) == .passedOver)
        #expect(try verdict(5, proof) == .passedOver && verdict(5, first) == .beyond)
        #expect(try verdict(7, proof) == .beyond)
    }

    @Test("A list that was not published has no proof")
    func noList() throws {
        _ = try listed()
        refusal(.notFound) { _ = try queue.list(id, through: 3, manager) }
        let clerk = try office.staff("s", 73, .clerk)
        failure(.denied(.exportBatch, .clerk)) { _ = try queue.list(id, clerk) }
    }

    private static func moved(_ batch: SubsidyBatch, to state: SubsidyBatch.State) -> SubsidyBatch {
        SubsidyBatch(
            id: batch.id, notice: batch.notice, state: state, version: 1, lists: batch.lists, counts: batch.counts)
    }
}
