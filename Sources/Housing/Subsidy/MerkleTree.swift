/// A Merkle tree over salted leaves, as RFC 6962 (2.1) hashes it: a leaf is H(0 | leaf), a node H(1 | left | right), and a
/// tree of n leaves splits at the largest power of two below n.
///
/// The root, published once, binds every leaf and its place; a path of log2 n digests shows that one leaf was among them.
public struct MerkleTree: Sendable {
    /// 32 bytes of SHA-256.
    public typealias Hash = [UInt8]

    /// From the leaves up; each level halves, a last one without a neighbour goes up as it is. That makes the tree that
    /// the RFC defines from the top.
    private let levels: [[Hash]]
    private let digest: @Sendable ([UInt8]) -> Hash

    /// - Parameters:
    ///   - leaves: at least one.
    ///   - digest: SHA-256.
    public init?(_ leaves: some Sequence<[UInt8]>, digest: @escaping @Sendable ([UInt8]) -> Hash) {
        var level = leaves.map { digest([0] + $0) }
        guard !level.isEmpty else { return nil }
        var levels = [level]
        while level.count > 1 {
            var above: [Hash] = []
            above.reserveCapacity((level.count + 1) / 2)
            for index in stride(from: 0, to: level.count - 1, by: 2) {
                above.append(digest([1] + level[index] + level[index + 1]))
            }
            if level.count % 2 == 1 { above.append(level[level.count - 1]) }
            level = above
            levels.append(level)
        }
        self.levels = levels
        self.digest = digest
    }

    public var count: Int { levels[0].count }
    public var root: Hash { levels[levels.count - 1][0] }

    /// The digests with which the leaf at `index` leads to the root, the lowest first (RFC 6962, 2.1.1).
    ///
    /// - Returns: nil where there is no such leaf.
    public func path(to index: Int) -> [Hash]? {
        guard levels[0].indices.contains(index) else { return nil }
        var path: [Hash] = []
        var index = index
        for level in levels.dropLast() {
            let neighbour = index ^ 1
            if neighbour < level.count { path.append(level[neighbour]) }
            index /= 2
        }
        return path
    }

    /// Whether `path` leads from the leaf at that place of a tree of `count` leaves to `root`.
    public static func proves(
        _ leaf: [UInt8], at index: Int, of count: Int, path: [Hash], root: Hash,
        digest: ([UInt8]) -> Hash
    ) -> Bool {
        guard index >= 0, index < count else { return false }
        var hash = digest([0] + leaf)
        var (index, width) = (index, count)
        var rest = path[...]
        while width > 1 {
            if index ^ 1 < width {
                guard let neighbour = rest.popFirst() else { return false }
                hash = digest(index % 2 == 0 ? [1] + hash + neighbour : [1] + neighbour + hash)
            }
            index /= 2
            width = (width + 1) / 2
        }
        return rest.isEmpty && hash == root
    }
}
