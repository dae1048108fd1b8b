import Foundation
import Housing

/// One family's proof that its place was in the committed queue: its leaf, where that stands and the digests that lead from
/// it to the root. It is for the family, which it names by its receipt; of others it tells nothing.
public struct PlaceProof: Equatable, Sendable {
    public let batch: String
    public let receipt: String
    /// As a published list has it.
    public let maskedName: String
    /// In the city's register.
    public let position: Int
    let salt: [UInt8]
    /// Among the families of the register, from 0.
    public let index: Int
    /// How many families the register has.
    public let count: Int
    let path: [MerkleTree.Hash]
    let root: MerkleTree.Hash

    public var rootHex: String { Hex.text(root) }

    /// What stands for it in the tree.
    var leafHash: MerkleTree.Hash {
        QueueLeaf(position: position, receipt: receipt, maskedName: maskedName, salt: salt).hash(batch: batch)
    }
}

// MARK: - As text

extension PlaceProof {
    /// With it a proof begins.
    public static let prefix = "anju-place-2."

    /// `anju-place-2.` and Base64 for addresses (RFC 4648, 5): below 1,000 characters for a million families, which a QR
    /// code of version 22 holds.
    public var text: String {
        var writer = ByteWriter()
        writer.write(batch)
        writer.write(UInt32(clamping: count))
        writer.write(UInt32(clamping: index))
        writer.write(UInt32(clamping: position))
        writer.write(receipt)
        writer.write(maskedName)
        for byte in salt + [UInt8(clamping: path.count)] + path.joined() + root { writer.write(byte) }
        return Self.prefix + Self.base64(writer.bytes)
    }

    /// Reads a proof, with or without blanks, line breaks and other words around it.
    ///
    /// - Returns: nil where none is there, or it is not one that was ever written.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let word = words.first(where: { $0.hasPrefix(Self.prefix) }),
            let bytes = Self.bytes(base64: String(word.dropFirst(Self.prefix.count))),
            let proof = try? Self.read(bytes)
        else { return nil }
        self = proof
    }

    private static func read(_ bytes: [UInt8]) throws(OfficeFailure) -> PlaceProof? {
        var reader = ByteReader(bytes)
        let batch = try reader.text()
        let (count, index, position) = (try reader.word(), try reader.word(), try reader.word())
        let (receipt, maskedName) = (try reader.text(), try reader.text())
        let salt = try reader.bytes(QueueLeaf.saltBytes)
        var path: [MerkleTree.Hash] = []
        for _ in 0..<(try reader.byte()) { path.append(try reader.bytes(MerkleTree.hashBytes)) }
        let root = try reader.bytes(MerkleTree.hashBytes)
        guard reader.isAtEnd else { return nil }
        return PlaceProof(
            batch: batch, receipt: receipt, maskedName: maskedName, position: Int(position), salt: salt,
            index: Int(index), count: Int(count), path: path, root: root)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let standard = Data(bytes).base64EncodedString()
        return standard.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// nil for anything but what ``base64(_:)`` writes.
    private static func bytes(base64 text: String) -> [UInt8]? {
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding) else { return nil }
        let bytes = Array(data)
        return base64(bytes) == text ? bytes : nil
    }
}

extension ByteReader {
    /// The next so many.
    mutating func bytes(_ count: Int) throws(OfficeFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes.append(try byte()) }
        return bytes
    }
}
