import CryptoExtras

/// How much work a password costs to check: scrypt's parameters (RFC 7914).
///
/// The default is one of the choices of the OWASP Password Storage Cheat Sheet, N = 2^14, r = 8, p = 5: 16 MiB and
/// about 0.13 s on an office machine. They stand in every hash, so raising them later locks nobody out.
public struct ScryptCost: Equatable, Sendable {
    /// log2 of N.
    public let rounds: Int
    /// r.
    public let blockSize: Int
    /// p.
    public let parallelism: Int

    public init(rounds: Int, blockSize: Int, parallelism: Int) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    public static let standard = ScryptCost(rounds: 14, blockSize: 8, parallelism: 5)

    /// Bounds on what a stored string may ask for, so that a damaged row cannot ask for all memory.
    var isSane: Bool {
        (1...20).contains(rounds) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
    }
}

/// A salted scrypt hash that says how it was made: `$scrypt$ln=14,r=8,p=5$<salt>$<hash>`, both in hexadecimal.
struct PasswordHash: Equatable {
    static let saltBytes = 16
    static let hashBytes = 32

    let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]

    /// Hashes `secret`; `salt` comes from the caller, drawn before any transaction.
    init(secret: String, salt: [UInt8], cost: ScryptCost) throws(OfficeFailure) {
        self.cost = cost
        self.salt = salt
        self.hash = try Self.derive(secret, salt: salt, cost: cost)
    }

    /// Reads a stored string.
    init(stored: String) throws(OfficeFailure) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = Self.cost(parts[2]), cost.isSane,
            let salt = Hex.bytes(parts[3]), let hash = Hex.bytes(parts[4]), hash.count == Self.hashBytes
        else { throw .store(.damaged(what: "password hash")) }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    var stored: String {
        "$scrypt$ln=\(cost.rounds),r=\(cost.blockSize),p=\(cost.parallelism)$\(Hex.text(salt))$\(Hex.text(hash))"
    }

    /// Whether `secret` made this hash. Takes the same time for every wrong secret.
    func matches(_ secret: String) throws(OfficeFailure) -> Bool {
        constantTimeEqual(try Self.derive(secret, salt: salt, cost: cost), hash)
    }

    private static func derive(
        _ secret: String, salt: [UInt8], cost: ScryptCost
    ) throws(OfficeFailure) -> [UInt8] {
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Array(secret.utf8), salt: salt, outputByteCount: hashBytes, rounds: 1 << cost.rounds,
                blockSize: cost.blockSize, parallelism: cost.parallelism)
            return key.withUnsafeBytes { Array($0) }
        } catch {
            // The only way to fail is memory: 128 * N * r bytes.
            throw .store(.system(code: 12, operation: "scrypt"))
        }
    }

    private static func cost(_ text: Substring) -> ScryptCost? {
        let values = text.split(separator: ",").compactMap { pair -> (Substring, Int)? in
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let value = Int(sides[1]) else { return nil }
            return (sides[0], value)
        }
        guard values.count == 3, values.map(\.0) == ["ln", "r", "p"] else { return nil }
        return ScryptCost(rounds: values[0].1, blockSize: values[1].1, parallelism: values[2].1)
    }
}

/// Compares without telling by its duration where the first difference is.
func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
