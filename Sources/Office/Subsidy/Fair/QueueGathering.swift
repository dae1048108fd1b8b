import Housing

/// The queue as it was bound, with the leaves that were asked for.
struct CommittedQueue {
    let batch: BatchID
    let leaves: QueueLeaves
    let tree: MerkleTree

    /// nil where there is no such family, or its leaf was not asked for.
    func proof(of position: Int, _ receipt: String) -> PlaceProof? {
        guard let leaf = leaves.kept[position], let index = leaves.index(of: position), let path = tree.path(to: index)
        else { return nil }
        return PlaceProof(
            batch: batch.raw, receipt: receipt, maskedName: leaf.maskedName, position: position,
            salt: leaves.salt(position, receipt), index: index, count: tree.count, path: path, root: leaves.root(tree))
    }
}

/// The bound queue on its way: the register is gone over some chunks at a time, which for a million families takes seconds.
struct QueueGathering {
    private let batch: BatchID
    private let run: RunID
    private let root: String
    private let lastChunk: Int
    private var leaves: QueueLeaves
    private var next = 0

    /// - Parameter wanted: positions of the families whose leaves are needed.
    /// - Throws: `NOT_COMMITTED`.
    init(_ file: BatchFile, keeping wanted: Set<Int>, _ reader: some SubsidyReader) throws(OfficeFailure) {
        guard let kept = try reader.queueCommitment(of: file.batch.id), let run = file.runs.register else {
            throw .refused(Refusal(.notCommitted, "LH-31"))
        }
        (batch, root) = (file.batch.id, kept.body.root)
        self.run = run
        lastChunk = try reader.extent(of: run).lastChunk
        leaves = QueueLeaves(batch: batch, secret: kept.body.salt, keeping: wanted)
    }

    /// - Returns: whether the whole register is taken up.
    mutating func step(_ reader: some SubsidyReader) throws(OfficeFailure) -> Bool {
        guard next <= lastChunk else { return true }
        let chunks = next...min(next + Self.chunksAtOnce - 1, lastChunk)
        try reader.eachChunk(of: run, in: chunks) { (_, rows) throws(OfficeFailure) in try leaves.add(rows) }
        next = chunks.upperBound + 1
        return next > lastChunk
    }

    /// - Throws: `.damaged` where its root is not the one that was bound.
    func queue() throws(OfficeFailure) -> CommittedQueue {
        guard let tree = leaves.tree(), Hex.text(leaves.root(tree)) == root else {
            throw .store(.damaged(what: "queue \(batch)"))
        }
        return CommittedQueue(batch: batch, leaves: leaves, tree: tree)
    }

    private static let chunksAtOnce = 4
}
