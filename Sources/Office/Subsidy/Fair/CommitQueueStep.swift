import Housing

/// Goes over the register of the cut-off and binds its order by the root of a tree; no family changes by it.
final class CommitQueueStep: BatchStep {
    let act = Act.commitQueue
    let changed: [Int] = []

    private let recordID: String
    private let secret: [UInt8]
    private var leaves: QueueLeaves
    private var register: RunID?
    private(set) var progress = (done: 0, total: 0)
    /// What was bound.
    private(set) var commitment: QueueCommitment?

    /// - Parameters:
    ///   - recordID: under which the commitment is kept.
    ///   - secret: 32 random bytes, from which every leaf's salt is derived.
    init(batch: BatchID, recordID: String, secret: [UInt8]) {
        (self.recordID, self.secret) = (recordID, secret)
        leaves = QueueLeaves(batch: batch, secret: secret)
    }

    /// No rows of its own; the register is read here, for nowhere else is it handed in.
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? {
        guard let run = file.runs.register else { throw .refused(Refusal(.registerMissing, "LH-31")) }
        if register == nil { progress.total = try reader.extent(of: run).lastChunk + 1 }
        register = run
        guard progress.done < progress.total else { return nil }
        let chunks = progress.done...min(progress.done + Self.chunksAtOnce, progress.total) - 1
        try reader.eachChunk(of: run, in: chunks) { (_, rows) throws(OfficeFailure) in try leaves.add(rows) }
        progress.done = chunks.upperBound + 1
        return BulkRows()
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        guard file.runs.register == register else { throw .store(.changedByOther) }
        guard leaves.count > 0 else { throw .refused(Refusal(.registerMissing, "LH-31")) }
        return true
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {}

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        let id = file.batch.id
        guard try writer.queueCommitment(of: id) == nil else { throw .refused(Refusal(.alreadyDecided, "LH-31")) }
        try ruled { () throws(Refusal) in try file.batch.commitQueue(by: actor) }
        guard let tree = leaves.tree(), let root = Digest(hex: Hex.text(leaves.root(tree))) else {
            throw .refused(Refusal(.registerMissing, "LH-31"))
        }
        let body = CommitmentBody(root: root.hex, leaves: tree.count, salt: secret, by: actor)
        let kept = KeptRecord(id: recordID, batch: id, number: id.raw, state: .made, at: now, body: body)
        try writer.save(kept)
        commitment = QueueCommitment(kept)
        return [
            Entry(.queueCommitted, ["case": .id(id), "root": .digest(root), "leaves": .number(tree.count)])
        ]
    }

    private static let chunksAtOnce = 16
}
