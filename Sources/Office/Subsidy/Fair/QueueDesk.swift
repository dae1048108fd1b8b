import Housing

/// The queue that proves itself: its order bound once by a published number, and proofs for families and for lists.
public struct QueueDesk {
    let office: Office

    /// Binds the order of the register of the cut-off. Bound already, it stays as it is, and nobody is refused.
    ///
    /// - Returns: what is bound, and whether it is so since now; nil where the person ended it before.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `WRONG_STATE` from the review on; `STEP_RUNNING`.
    public func commit(
        _ id: BatchID, _ session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> (commitment: QueueCommitment, isNew: Bool)? {
        guard let (job, result) = try begin(id, session) else {
            let bound = try office.read(.commitQueue, session) { (reader, _) throws(OfficeFailure) in
                try reader.queueCommitment(of: id)
            }
            return bound.map { (QueueCommitment($0), false) }
        }
        try job.run(watch)
        guard let commitment = result(), job.isDone else { return nil }
        return (commitment, true)
    }

    /// Begins to bind it, to be stepped by whoever shows it.
    ///
    /// - Returns: nil where it is bound already.
    /// - Throws: as ``commit(_:_:watch:)``.
    public func begin(
        _ id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, result: () -> QueueCommitment?)? {
        let isBound = try office.read(.commitQueue, session) { (reader, actor) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            if try reader.queueCommitment(of: id) != nil { return true }
            guard file.runs.register != nil else { throw .refused(Refusal(.registerMissing, "LH-31")) }
            var batch = file.batch
            try ruled { () throws(Refusal) in try batch.commitQueue(by: actor) }
            return false
        }
        guard !isBound else { return nil }
        let step = CommitQueueStep(
            batch: id, recordID: office.entropy.identifier(), secret: office.entropy.bytes(Self.secretBytes))
        return (try office.begin(step, of: id, session), { step.commitment })
    }

    /// The proof of one family.
    ///
    /// - Parameter receipt: 备案回执号.
    /// - Throws: `BATCH_UNKNOWN`; `NOT_COMMITTED`; `RECEIPT_UNKNOWN`.
    public func prove(_ id: BatchID, receipt: String) throws(OfficeFailure) -> PlaceProof {
        try office.records.read { (reader) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let position = try reader.position(ofReceipt: receipt, in: file)
            let queue = try reader.committedQueue(file, keeping: Set([position].compactMap(\.self)))
            guard let position, let proof = queue.proof(of: position, receipt) else {
                throw .refused(Refusal(.receiptUnknown, "LH-04"))
            }
            return proof
        }
    }

    /// The proof of the published lists. It names whom the lists name that day, and of others has the digest alone.
    ///
    /// - Parameter number: up to this list; nil for all of them.
    /// - Throws: `BATCH_UNKNOWN`; `NOT_COMMITTED`; of the lists as ``BatchDesk/export(_:of:list:_:)``: `WRONG_STATE` where
    ///   none was published, `NOT_FOUND` where there is no such list, or nobody on it, `DEADLINE_PASSED`.
    public func list(
        _ id: BatchID, through number: Int? = nil, _ session: Session
    ) throws(OfficeFailure) -> ListProof {
        let today = try office.clocks.office().day
        return try office.read(.exportBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            _ = try BatchDesk.shown(number, in: file, on: today)
            let shown = try BatchDesk.shown(nil, in: file, on: today)
            let listed = try reader.listed(file, through: number ?? file.batch.lists.count)
            guard !listed.isEmpty else { throw .refused(Refusal(.notFound, "LH-51")) }
            let queue = try reader.committedQueue(file, keeping: Set(listed.map(\.position)))
            var entries: [ListProof.Entry] = []
            for place in listed {
                guard let index = queue.leaves.index(of: place.position), let leaf = queue.leaves.kept[place.position]
                else { throw .store(.damaged(what: "bulk_chunk family")) }
                let isNamed = place.isIn && shown.contains(UInt8(place.list))
                let face = isNamed ? ListProof.Face.named(leaf) : .digest(leaf.hash(batch: id.raw))
                entries.append(.init(list: place.list, sequence: place.sequence, index: index, face: face))
            }
            let nodes = queue.tree.nodes(proving: entries.map(\.index).sorted()) ?? []
            return ListProof(
                batch: id.raw, count: queue.tree.count, root: queue.leaves.root(queue.tree), entries: entries,
                nodes: nodes)
        }
    }

    private static let secretBytes = 32
}

/// The register's order, bound.
public struct QueueCommitment: Equatable, Sendable {
    /// To be published with its date: 64 hexadecimal digits.
    public let root: String
    /// How many families.
    public let leaves: Int
    public let at: Moment

    init(_ kept: KeptRecord<CommitmentBody>) {
        (root, leaves, at) = (kept.body.root, kept.body.leaves, kept.at)
    }
}

extension Office {
    public var queue: QueueDesk { QueueDesk(office: self) }
}

extension SubsidyReader {
    /// What was bound of a batch.
    func queueCommitment(of id: BatchID) throws(OfficeFailure) -> KeptRecord<CommitmentBody>? {
        try kept(CommitmentBody.self, of: id).first
    }

    /// The whole tree, made anew from the register at once.
    fileprivate func committedQueue(
        _ file: BatchFile, keeping wanted: Set<Int>
    ) throws(OfficeFailure) -> CommittedQueue {
        var gathering = try QueueGathering(file, keeping: wanted, self)
        while !(try gathering.step(self)) {}
        return try gathering.queue()
    }

    /// Whoever was put on a list, list by list in its order, and whether it still names him.
    fileprivate func listed(
        _ file: BatchFile, through most: Int
    ) throws(OfficeFailure) -> [(list: Int, sequence: Int, position: Int, isIn: Bool)] {
        guard let run = file.runs.families else { return [] }
        var listed: [(list: Int, sequence: Int, position: Int, isIn: Bool)] = []
        let last = try extent(of: run).lastChunk
        try eachChunk(of: run, in: 0...max(0, last)) { (_, rows) throws(OfficeFailure) in
            for index in 0..<rows.count {
                let family = try FamilyState(rows, index)
                let standing = family.standing
                guard standing.list >= 1, Int(standing.list) <= most else { continue }
                listed.append(
                    (Int(standing.list), Int(standing.sequence), family.position, standing.state.isRanked))
            }
        }
        return listed.sorted { ($0.list, $0.sequence) < ($1.list, $1.sequence) }
    }
}
