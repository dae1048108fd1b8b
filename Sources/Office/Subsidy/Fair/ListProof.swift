import Housing

/// That the published lists of a batch hold committed families alone, in their order: for each listed family which place of
/// the queue it has and what stands for it there, and the digests that lead from all of them to the root. Names and receipts
/// are masked as the lists have them; of a family that the lists do not name any more there is the digest alone.
public struct ListProof: Equatable, Sendable {
    public let batch: String
    /// How many families the register has.
    public let count: Int
    let root: MerkleTree.Hash
    /// List by list, each in its order.
    public let entries: [Entry]
    /// As ``MerkleTree/nodes(proving:)`` orders them.
    let nodes: [MerkleTree.Hash]

    /// One place of a list.
    public struct Entry: Equatable, Sendable {
        /// 1 for the list that was published first, one more for each supplementary one.
        public let list: Int
        /// From 1.
        public let sequence: Int
        /// Among the families of the register, from 0.
        public let index: Int
        let face: Face
    }

    /// What stands for a family.
    enum Face: Equatable, Sendable {
        case named(QueueLeaf)
        /// Of one that was put out, or whose list was taken down: what is in the tree for it.
        case digest(MerkleTree.Hash)

        func hash(batch: String) -> MerkleTree.Hash {
            switch self {
            case .named(let leaf): leaf.hash(batch: batch)
            case .digest(let hash): hash
            }
        }
    }

    public var rootHex: String { Hex.text(root) }
    /// How many lists it covers.
    public var lists: Int { entries.last?.list ?? 0 }
}

// MARK: - As JSON

extension ListProof {
    static let format = "anju-list-2"

    /// `{"format":"anju-list-2","batch","count","root","entries":[{"list","sequence","index","receipt_no","masked_name",
    /// "seal"}],"nodes":[…]}`, digests in hexadecimal; `leaf` instead of the last three of whom the lists name no more.
    public var json: JSON {
        [
            "format": .text(Self.format), "batch": .text(batch), "count": .number(count), "root": .text(rootHex),
            "entries": .array(entries.map(\.json)), "nodes": .array(nodes.map { .text(Hex.text($0)) }),
        ]
    }

    /// - Parameter source: the file's path as the person knows it.
    /// - Throws: `.input` with the place of what is wrong.
    public init(_ bytes: [UInt8], source: String) throws(OfficeFailure) {
        let value: ReadJSON
        do {
            value = try ReadJSON(bytes[...])
        } catch {
            throw .input(InputProblem(source: source, reason: .wrongType(expected: "JSON")))
        }
        do throws(JSONFields.Problem) {
            self = try Self.read(value)
        } catch {
            throw .input(InputProblem(source: source, column: error.field, reason: error.reason))
        }
    }

    private static func read(_ value: ReadJSON) throws(JSONFields.Problem) -> ListProof {
        let fields = try JSONFields(value, allowing: ["format", "batch", "count", "root", "entries", "nodes"])
        let format = try fields.text("format", { $0 }, most: 40)
        guard format == Self.format else { throw fields.problem("format", .unknown(format, allowed: [Self.format])) }
        return ListProof(
            batch: try fields.text("batch", { $0 }, most: 100),
            count: try fields.integer("count", in: 1...Int(Int32.max)),
            root: try hash("root", fields),
            entries: try fields.list("entries", most: mostEntries) { (value, path) throws(JSONFields.Problem) in
                try entry(value, path)
            },
            nodes: try fields.list("nodes", most: 64 * mostEntries) { (value, path) throws(JSONFields.Problem) in
                guard case .text(let text) = value, let hash = hash(text) else {
                    throw JSONFields.Problem(field: path, reason: .wrongType(expected: "SHA-256"))
                }
                return hash
            })
    }

    private static func entry(_ value: ReadJSON, _ path: String) throws(JSONFields.Problem) -> Entry {
        let fields = try JSONFields(
            value, at: path, allowing: ["list", "sequence", "index", "receipt_no", "masked_name", "seal", "leaf"])
        return Entry(
            list: try fields.integer("list", in: 1...255),
            sequence: try fields.integer("sequence", in: 1...mostEntries),
            index: try fields.integer("index", in: 0...Int(Int32.max)), face: try face(fields))
    }

    private static func face(_ fields: JSONFields) throws(JSONFields.Problem) -> Face {
        guard !fields.has("leaf") else {
            for name in ["receipt_no", "masked_name", "seal"] where fields.has(name) {
                throw fields.problem(name, .conflicts(with: "leaf"))
            }
            return .digest(try hash("leaf", fields))
        }
        return .named(
            QueueLeaf(
                maskedReceipt: try fields.text("receipt_no", { $0 }, most: 100),
                maskedName: try fields.text("masked_name", { $0 }, most: 100), seal: try hash("seal", fields)))
    }

    private static func hash(_ name: String, _ fields: JSONFields) throws(JSONFields.Problem) -> MerkleTree.Hash {
        guard let hash = hash(try fields.text(name, { $0 }, most: 100)) else {
            throw fields.problem(name, .wrongType(expected: "SHA-256"))
        }
        return hash
    }

    private static func hash(_ text: String) -> MerkleTree.Hash? {
        Digest(hex: text).flatMap { Hex.bytes($0.hex) }
    }

    private static let mostEntries = 10_000_000
}

extension ListProof.Entry {
    fileprivate var json: JSON {
        let place: KeyValuePairs<String, JSON> = [
            "list": .number(list), "sequence": .number(sequence), "index": .number(index),
        ]
        let rest: KeyValuePairs<String, JSON> =
            switch face {
            case .named(let leaf):
                [
                    "receipt_no": .text(leaf.maskedReceipt), "masked_name": .text(leaf.maskedName),
                    "seal": .text(Hex.text(leaf.seal)),
                ]
            case .digest(let hash): ["leaf": .text(Hex.text(hash))]
            }
        return .object((Array(place) + Array(rest)).map { JSON.Member(name: $0.key, value: $0.value) })
    }
}
