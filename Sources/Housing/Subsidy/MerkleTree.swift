/// A Merkle tree over salted leaves, as RFC 6962 (2.1) hashes it: a leaf is H(0 | leaf), a node H(1 | left | right), and a
/// tree of n leaves splits at the largest power of two below n.
///
/// The root, published once, binds every leaf and its place; log2 n digests show that one leaf was among them, and fewer
/// than that for each show it of many at once.
public struct MerkleTree: Sendable {
    /// 32 bytes of SHA-256.
    public typealias Hash = [UInt8]
    /// SHA-256.
    public typealias Digest = ([UInt8]) -> Hash
    public static let hashBytes = 32

    /// From the leaves up, 32 bytes a node; each level halves, a last one without a neighbour goes up as it is. That makes
    /// the tree that the RFC defines from the top.
    private let levels: [[UInt8]]

    /// - Parameter leaves: at least one.
    public init?(_ leaves: some Sequence<[UInt8]>, digest: Digest) {
        var hashes: [UInt8] = []
        for leaf in leaves { hashes += Self.leafHash(leaf, digest) }
        self.init(leafHashes: hashes, digest: digest)
    }

    /// - Parameter leafHashes: as ``leafHash(_:_:)`` makes them, one behind the other; at least one.
    public init?(leafHashes: [UInt8], digest: Digest) {
        guard !leafHashes.isEmpty, leafHashes.count.isMultiple(of: Self.hashBytes) else { return nil }
        var levels = [leafHashes]
        while levels[levels.count - 1].count > Self.hashBytes {
            levels.append(Self.level(above: levels[levels.count - 1], digest))
        }
        self.levels = levels
    }

    private static func level(above level: [UInt8], _ digest: Digest) -> [UInt8] {
        let pair = 2 * hashBytes
        var above: [UInt8] = []
        above.reserveCapacity((level.count / pair + 1) * hashBytes)
        var input: [UInt8] = [1] + Array(repeating: 0, count: pair)
        var start = 0
        while start + pair <= level.count {
            for index in 0..<pair { input[1 + index] = level[start + index] }
            above += digest(input)
            start += pair
        }
        if start < level.count { above += level[start...] }
        return above
    }

    /// What stands in the tree for a leaf.
    public static func leafHash(_ leaf: [UInt8], _ digest: Digest) -> Hash { digest([0] + leaf) }

    public var count: Int { levels[0].count / Self.hashBytes }
    public var root: Hash { levels[levels.count - 1] }

    /// What stands for the leaf at `index`; nil where there is none.
    public func leafHash(at index: Int) -> Hash? {
        index >= 0 && index < count ? node(index, ofLevel: 0) : nil
    }

    private func node(_ index: Int, ofLevel level: Int) -> Hash {
        Array(levels[level][index * Self.hashBytes..<(index + 1) * Self.hashBytes])
    }

    /// The digests with which the leaf at `index` leads to the root, the lowest first (RFC 6962, 2.1.1).
    ///
    /// - Returns: nil where there is no such leaf.
    public func path(to index: Int) -> [Hash]? { nodes(proving: [index]) }

    /// The digests with which several leaves lead to the root: level by level from the leaves up, each level from left to
    /// right, without those that follow from the leaves themselves. Of one leaf they are its path.
    ///
    /// - Parameter indices: ascending.
    /// - Returns: nil where there are none, they do not ascend, or one has no leaf.
    public func nodes(proving indices: [Int]) -> [Hash]? {
        guard Self.ascend(indices, below: count) else { return nil }
        var nodes: [Hash] = []
        var known = indices
        for level in levels.indices.dropLast() {
            let width = levels[level].count / Self.hashBytes
            var above: [Int] = []
            var next = 0
            while next < known.count {
                let index = known[next]
                next += 1
                if next < known.count, known[next] == index ^ 1 {
                    next += 1
                } else if index ^ 1 < width {
                    nodes.append(node(index ^ 1, ofLevel: level))
                }
                above.append(index / 2)
            }
            known = above
        }
        return nodes
    }

    private static func ascend(_ indices: [Int], below count: Int) -> Bool {
        guard let first = indices.first, let last = indices.last, first >= 0, last < count else { return false }
        return zip(indices, indices.dropFirst()).allSatisfy { $0 < $1 }
    }

    // MARK: Without the tree

    /// A leaf's place and what stands for it.
    public struct Leaf: Hashable, Sendable {
        public let index: Int
        public let hash: Hash

        public init(index: Int, hash: Hash) {
            self.index = index
            self.hash = hash
        }
    }

    /// To which root these leaves lead in a tree of `count` leaves with these digests (``nodes(proving:)``).
    ///
    /// - Returns: nil where they lead to none: the leaves do not ascend or lie outside, a digest is missing, left over or not
    ///   32 bytes long.
    public static func root(of leaves: [Leaf], count: Int, nodes: [Hash], digest: Digest) -> Hash? {
        guard ascend(leaves.map(\.index), below: count),
            leaves.allSatisfy({ $0.hash.count == hashBytes }), nodes.allSatisfy({ $0.count == hashBytes })
        else { return nil }
        var (known, width, rest) = (leaves, count, nodes[...])
        while width > 1 {
            var above: [Leaf] = []
            var next = 0
            while next < known.count {
                let leaf = known[next]
                next += 1
                var hash = leaf.hash
                if next < known.count, known[next].index == leaf.index ^ 1 {
                    hash = digest([1] + hash + known[next].hash)
                    next += 1
                } else if leaf.index ^ 1 < width {
                    guard let neighbour = rest.popFirst() else { return nil }
                    hash = digest(leaf.index % 2 == 0 ? [1] + hash + neighbour : [1] + neighbour + hash)
                }
                above.append(Leaf(index: leaf.index / 2, hash: hash))
            }
            (known, width) = (above, (width + 1) / 2)
        }
        return rest.isEmpty ? known.first?.hash : nil
    }

    /// Whether `path` leads from the leaf at that place of a tree of `count` leaves to `root`.
    public static func proves(
        _ leaf: [UInt8], at index: Int, of count: Int, path: [Hash], root: Hash, digest: Digest
    ) -> Bool {
        let leaf = Leaf(index: index, hash: leafHash(leaf, digest))
        return self.root(of: [leaf], count: count, nodes: path, digest: digest) == root
    }
}
