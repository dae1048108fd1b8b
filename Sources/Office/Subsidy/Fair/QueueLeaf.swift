import Crypto
import Foundation
import Housing

/// What stands for a family in the committed queue: its place in the register and its receipt, with 16 bytes of salt, so that
/// nobody guesses a receipt from what stands in the tree. As UTF-8, one line each and a line feed after the last:
///
///     anju-queue-1
///     luohu-2023
///     12
///     BHR00000012
///     0f1e2d3c4b5a69788796a5b4c3d2e1f0
enum QueueLeaf {
    static let saltBytes = 16

    static func bytes(batch: String, position: Int, receipt: String, salt: [UInt8]) -> [UInt8] {
        var leaf = Array("anju-queue-1\n\(batch)\n\(position)\n\(receipt)\n".utf8)
        for byte in salt { leaf += [digit(byte >> 4), digit(byte & 15)] }
        leaf.append(10)
        return leaf
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    /// Of this family alone, by the secret of the commitment.
    static func salt(_ key: SymmetricKey, position: Int, receipt: String) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(position)\n\(receipt)".utf8), using: key)
        return Array(code.prefix(saltBytes))
    }

    static func digest(_ bytes: [UInt8]) -> MerkleTree.Hash { Array(SHA256.hash(data: bytes)) }
}

/// The leaves of a register, taken up in its order.
struct QueueLeaves {
    private let batch: String
    private let key: SymmetricKey
    /// Of all leaves, one behind the other.
    private(set) var hashes: [UInt8] = []
    /// Of the families, ascending.
    private(set) var positions: [Int32] = []

    init(batch: BatchID, secret: [UInt8]) {
        self.batch = batch.raw
        key = SymmetricKey(data: secret)
    }

    var count: Int { positions.count }

    /// - Parameter rows: of a register's run.
    mutating func add(_ rows: BulkRows) throws(OfficeFailure) {
        for index in 0..<rows.count {
            let position = rows.place(index).position
            let receipt = try RegisteredFamily.receipt(rows, index)
            let leaf = QueueLeaf.bytes(
                batch: batch, position: position, receipt: receipt, salt: salt(position, receipt))
            hashes += MerkleTree.leafHash(leaf, QueueLeaf.digest)
            positions.append(Int32(clamping: position))
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
}
