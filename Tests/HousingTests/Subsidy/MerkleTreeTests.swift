import Crypto
import TestSupport
import Testing

@testable import Housing

@Suite struct MerkleTreeTests {
    private static let digest: @Sendable ([UInt8]) -> [UInt8] = { Array(SHA256.hash(data: $0)) }

    private static func bytes(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(hex.dropFirst($0).prefix(2), radix: 16) }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The leaves and roots with which logs of certificates are tested.
    private static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ].map(bytes)
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test("RFC 6962: the roots of its test leaves", arguments: 1...8)
    func known(_ count: Int) throws {
        let tree = try #require(MerkleTree(Self.leaves.prefix(count), digest: Self.digest))
        #expect(Self.hex(tree.root) == Self.roots[count - 1])
    }

    /// The definition of RFC 6962, 2.1, from the top.
    private func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard leaves.count > 1 else { return Self.digest([0] + (leaves.first ?? [])) }
        var split = 1
        while split * 2 < leaves.count { split *= 2 }
        let middle = leaves.startIndex + split
        return Self.digest([1] + root(leaves[..<middle]) + root(leaves[middle...]))
    }

    private func leaves(_ count: Int, _ chance: inout SplitMix64) -> [[UInt8]] {
        (0..<count).map { index in Array("\(index)-\(chance.next())".utf8) }
    }

    @Test("Trees of any size: the root is the RFC's, every path proves its leaf and place, and nothing else")
    func paths() throws {
        var chance = SplitMix64(9)
        for count in Array(1...70) + [100, 127, 128, 129] {
            let leaves = leaves(count, &chance)
            let tree = try #require(MerkleTree(leaves, digest: Self.digest))
            #expect(tree.root == root(leaves[...]))
            for index in 0..<count {
                let path = try #require(tree.path(to: index))
                func proves(_ leaf: [UInt8], _ index: Int, _ count: Int, _ path: [[UInt8]]) -> Bool {
                    MerkleTree.proves(leaf, at: index, of: count, path: path, root: tree.root, digest: Self.digest)
                }
                #expect(proves(leaves[index], index, count, path))
                #expect(!proves(leaves[index] + [0], index, count, path))
                #expect(!proves(leaves[index], index, count, path + [tree.root]))
                if count > 1 { #expect(!proves(leaves[index], (index + 1) % count, count, path)) }
                guard !path.isEmpty else { continue }
                #expect(!proves(leaves[index], index, count, Array(path.dropLast())))
                var altered = path
                let node = Int.random(in: path.indices, using: &chance)
                altered[node][Int.random(in: 0..<32, using: &chance)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
                #expect(!proves(leaves[index], index, count, altered))
            }
        }
    }

    @Test("Several leaves are proven at once by fewer digests than one by one, and by no others")
    func several() throws {
        var chance = SplitMix64(31)
        for count in [1, 2, 3, 5, 8, 13, 64, 65, 200] {
            let tree = try #require(MerkleTree(leaves(count, &chance), digest: Self.digest))
            for _ in 0..<20 {
                let indices = (0..<count).filter { _ in Bool.random(using: &chance) }
                guard !indices.isEmpty else { continue }
                let nodes = try #require(tree.nodes(proving: indices))
                #expect(nodes.count <= indices.compactMap { tree.path(to: $0)?.count }.reduce(0, +))
                let known = try indices.map { MerkleTree.Leaf(index: $0, hash: try #require(tree.leafHash(at: $0))) }
                func root(_ known: [MerkleTree.Leaf], _ nodes: [[UInt8]]) -> [UInt8]? {
                    MerkleTree.root(of: known, count: count, nodes: nodes, digest: Self.digest)
                }
                #expect(root(known, nodes) == tree.root)
                #expect(root(known, nodes + [tree.root]) == nil)
                if known.count > 1 {
                    #expect(root(Array(known.reversed()), nodes) == nil)
                    #expect(root(Array(known.dropFirst()), nodes) != tree.root)
                    var swapped = known
                    swapped[0] = .init(index: known[0].index, hash: known[1].hash)
                    swapped[1] = .init(index: known[1].index, hash: known[0].hash)
                    #expect(root(swapped, nodes) != tree.root)
                }
                if !nodes.isEmpty { #expect(root(known, Array(nodes.dropLast())) == nil) }
            }
        }
    }

    @Test("A digest of another length is none")
    func lengths() throws {
        let tree = try #require(MerkleTree(Self.leaves, digest: Self.digest))
        var path = try #require(tree.path(to: 3))
        path[0] += [0]
        let leaf = try #require(tree.leafHash(at: 3))
        for hash in [leaf, Array(leaf.dropLast())] {
            #expect(
                MerkleTree.root(of: [.init(index: 3, hash: hash)], count: 8, nodes: path, digest: Self.digest) == nil)
        }
    }

    @Test("No leaves make no tree; a place outside has no path")
    func outside() throws {
        #expect(MerkleTree([], digest: Self.digest) == nil)
        let tree = try #require(MerkleTree(Self.leaves, digest: Self.digest))
        #expect(tree.path(to: 8) == nil && tree.path(to: -1) == nil && tree.leafHash(at: 8) == nil)
        #expect(tree.nodes(proving: []) == nil && tree.nodes(proving: [1, 1]) == nil)
    }
}
