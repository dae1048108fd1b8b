import Housing

/// What is wrong with a proof of the queue. A proof without findings proves what it says; with nothing else than the root
/// that was published and this file it can be checked on any machine.
public enum QueueFinding: Hashable, Sendable {
    /// Its digests do not lead to the root that it names: something in it was changed.
    case rootNotReached
    /// It leads to a root that is not the published one.
    case anotherRoot
    /// Of another batch, or from another commitment, than the list.
    case anotherQueue
    /// Lists and sequence numbers do not run 1, 2, 3 …: at this entry, from 1.
    case numbering(entry: Int)
    /// A place does not come behind the one before it: at this entry, from 1.
    case order(entry: Int)
    /// A line of the published file is no entry of the list, or not in its place: its list or its number.
    case anotherLine(line: Int)
    /// A line of the published file names another family than was committed there: its masked name or its masked receipt.
    case anotherFamily(line: Int)
    /// A line of the published file is of a family that the proof does not name any more: the proof is the newer of the two.
    case notNamed(line: Int)

    public var code: String {
        switch self {
        case .rootNotReached: "ROOT_NOT_REACHED"
        case .anotherRoot: "ANOTHER_ROOT"
        case .anotherQueue: "ANOTHER_QUEUE"
        case .numbering: "NUMBERING"
        case .order: "ORDER"
        case .anotherLine: "ANOTHER_LINE"
        case .anotherFamily: "ANOTHER_FAMILY"
        case .notNamed: "NOT_NAMED"
        }
    }
}

/// Where a family stands to the published lists.
public enum QueueVerdict: Hashable, Sendable {
    case listed(list: Int, sequence: Int)
    /// Before the last listed family and on no list: the office must be able to say why.
    case passedOver
    /// Behind the last listed family.
    case beyond

    public var code: String {
        switch self {
        case .listed: "LISTED"
        case .passedOver: "PASSED_OVER"
        case .beyond: "BEYOND"
        }
    }
}

extension PlaceProof {
    /// - Parameter published: the root as the office published it; nil where it is not at hand.
    public func findings(published: Housing.Digest?) -> [QueueFinding] {
        let leaf = MerkleTree.Leaf(index: index, hash: leafHash)
        let reached = MerkleTree.root(of: [leaf], count: count, nodes: path, digest: QueueLeaf.digest)
        guard let reached, QueueHead.root(batch: batch, count: count, tree: reached) == root else {
            return [.rootNotReached]
        }
        return published.map { $0.hex == rootHex } ?? true ? [] : [.anotherRoot]
    }

    /// Where it stands to the lists; nil where they are not of the same queue. Both must have been found sound.
    public func verdict(_ lists: ListProof) -> QueueVerdict? {
        guard lists.batch == batch, lists.root == root, lists.count == count else { return nil }
        if let entry = lists.entries.first(where: { $0.index == index }) {
            return .listed(list: entry.list, sequence: entry.sequence)
        }
        return (lists.entries.last.map { index < $0.index } ?? false) ? .passedOver : .beyond
    }
}

extension ListProof {
    public func findings(published: Housing.Digest?) -> [QueueFinding] {
        var findings: [QueueFinding] = []
        if let entry = firstMisnumbered { findings.append(.numbering(entry: entry)) }
        let pairs = zip(entries, entries.dropFirst())
        if let place = pairs.enumerated().first(where: { $0.element.0.index >= $0.element.1.index }) {
            return findings + [.order(entry: place.offset + 2)]
        }
        let leaves = entries.map { MerkleTree.Leaf(index: $0.index, hash: $0.face.hash(batch: batch)) }
        let reached = MerkleTree.root(of: leaves, count: count, nodes: nodes, digest: QueueLeaf.digest)
        guard let reached, QueueHead.root(batch: batch, count: count, tree: reached) == root else {
            return findings + [.rootNotReached]
        }
        if let published, published.hex != rootHex { findings.append(.anotherRoot) }
        return findings
    }

    private var firstMisnumbered: Int? {
        var (list, sequence) = (1, 0)
        for (offset, entry) in entries.enumerated() {
            if entry.list == list + 1, sequence > 0 { (list, sequence) = (entry.list, 0) }
            sequence += 1
            guard entry.list == list, entry.sequence == sequence else { return offset + 1 }
        }
        return nil
    }
}
