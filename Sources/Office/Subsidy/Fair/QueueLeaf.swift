import Crypto
import Foundation
import Housing

/// What stands for a family in the committed queue: what a published list says of it, and a seal over who it is, so that a
/// line of a list is bound to its family while nobody guesses a receipt. As UTF-8, one line each and a line feed after the
/// last:
///
///     anju-queue-2
///     luohu-2023
///     BHR****0012
///     梁*
///     (the seal, 64 hexadecimal digits)
struct QueueLeaf: Equatable, Sendable {
    /// As the published list has them.
    let maskedReceipt: String
    let maskedName: String
    let seal: MerkleTree.Hash

    init(maskedReceipt: String, maskedName: String, seal: MerkleTree.Hash) {
        (self.maskedReceipt, self.maskedName, self.seal) = (maskedReceipt, maskedName, seal)
    }

    /// - Parameter maskedName: as the published list has it.
    init(position: Int, receipt: String, maskedName: String, salt: [UInt8]) {
        self.init(
            maskedReceipt: PublicMask.receipt(receipt), maskedName: maskedName,
            seal: Self.seal(position: position, receipt: receipt, salt: salt))
    }

    /// What stands in the tree for it.
    func hash(batch: String) -> MerkleTree.Hash {
        let text = "anju-queue-2\n\(batch)\n\(maskedReceipt)\n\(maskedName)\n\(Hex.text(seal))\n"
        return MerkleTree.leafHash(Array(text.utf8), Self.digest)
    }

    /// SHA-256 of `anju-family-2`, the place in the city's register, the receipt and the salt in hexadecimal, a line each.
    private static func seal(position: Int, receipt: String, salt: [UInt8]) -> MerkleTree.Hash {
        digest(Array("anju-family-2\n\(position)\n\(receipt)\n\(Hex.text(salt))\n".utf8))
    }

    static let saltBytes = 16

    /// Of this family alone, by the secret of the commitment.
    static func salt(_ key: SymmetricKey, position: Int, receipt: String) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(position)\n\(receipt)".utf8), using: key)
        return Array(code.prefix(saltBytes))
    }

    static func digest(_ bytes: [UInt8]) -> MerkleTree.Hash { Array(SHA256.hash(data: bytes)) }
}

/// The number that is published: it binds the batch and how many families there are besides the tree.
enum QueueHead {
    /// SHA-256 of `anju-head-2`, the batch, the count and the tree's root in hexadecimal, a line each.
    static func root(batch: String, count: Int, tree: MerkleTree.Hash) -> MerkleTree.Hash {
        QueueLeaf.digest(Array("anju-head-2\n\(batch)\n\(count)\n\(Hex.text(tree))\n".utf8))
    }
}

/// The leaves of a register, taken up in its order.
struct QueueLeaves {
    private let batch: String
    private let key: SymmetricKey
    private let wanted: Set<Int>
    /// Of all leaves, one behind the other.
    private var hashes: [UInt8] = []
    /// Of the families, ascending.
    private var positions: [Int32] = []
    /// The leaves that were asked for, by the family's position.
    private(set) var kept: [Int: QueueLeaf] = [:]

    /// - Parameter wanted: positions of the families whose leaves are needed whole.
    init(batch: BatchID, secret: [UInt8], keeping wanted: Set<Int> = []) {
        self.batch = batch.raw
        self.wanted = wanted
        key = SymmetricKey(data: secret)
    }

    var count: Int { positions.count }

    /// - Parameter rows: of a register's run.
    mutating func add(_ rows: BulkRows) throws(OfficeFailure) {
        for index in 0..<rows.count {
            let position = rows.place(index).position
            let (receipt, name) = try RegisteredFamily.heading(rows, index)
            let leaf = QueueLeaf(
                position: position, receipt: receipt, maskedName: PublicMask.name(name), salt: salt(position, receipt))
            hashes += leaf.hash(batch: batch)
            positions.append(Int32(clamping: position))
            if wanted.contains(position) { kept[position] = leaf }
        }
    }

    func salt(_ position: Int, _ receipt: String) -> [UInt8] {
        QueueLeaf.salt(key, position: position, receipt: receipt)
    }

    /// Which leaf the family at that place of the register is.
    func index(of position: Int) -> Int? {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < Int32(clamping: position) { low = middle + 1 } else { high = middle }
        }
        return low < positions.count && Int(positions[low]) == position ? low : nil
    }

    /// nil where there are none.
    func tree() -> MerkleTree? { MerkleTree(leafHashes: hashes, digest: QueueLeaf.digest) }

    /// The number that is published of that tree.
    func root(_ tree: MerkleTree) -> MerkleTree.Hash {
        QueueHead.root(batch: batch, count: tree.count, tree: tree.root)
    }
}
