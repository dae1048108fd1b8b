import Crypto
import Foundation
import GRDB
import Housing
import Office

/// What a data key is for: one for each retention class, so that a class can be given a new key, or lose it, alone.
enum KeyUse: String, CaseIterable {
    case person, renewal, material, draft, account, note, lease
    /// Keyed look-up of numbers. Not replaceable without rebuilding the columns that it filled.
    case index
    /// MACs of rows and of the journal's head.
    case mac
    /// Commitments in journal and cases. A replaced key would stop old ones from being compared.
    case commitment
    /// Contracts, which are not kept for as long as applications are.
    case contract
    /// Economic checks: income and property of families.
    case check
    /// The tallies of tables.
    case tally
    /// Reports of a death or of somebody who moved out.
    case tenancy
    /// The rent subsidy: forms, findings, agreements, accounts.
    case subsidy

    /// The step of the schema with which the use came: an older database has no key for it yet.
    var since: Int {
        switch self {
        case .person, .renewal, .material, .draft, .account, .note, .lease, .index, .mac, .commitment: 1
        case .contract, .tally: 4
        case .tenancy: 7
        case .check: 8
        case .subsidy: 11
        }
    }

    /// The retention class of the matters of a kind. A kind that is not kept yet gets its own with the step that keeps it.
    init(of kind: CaseKind) throws(OfficeFailure) {
        switch kind {
        case .renewal: self = .renewal
        case .contract: self = .contract
        case .economicCheck: self = .check
        case .tenancyChange: self = .tenancy
        case .subsidy, .agreement, .paymentRun:
            throw .store(.system(code: -1, operation: "seal \(MatterRow.table(kind))"))
        }
    }

    var isReplaceable: Bool { self != .index && self != .mac && self != .commitment }
}

/// The data keys of an office, unwrapped: seals and opens values, and makes keyed digests.
///
/// A sealed value is `1, key id (4 bytes, little endian), nonce (12), ciphertext, tag (16)`. Nonces are random, from the
/// operating system; with 96 bits, 2^32 values a key stay below a chance of 2^-32 of one twice, and an office writes
/// far fewer. A value carries the id of its key, so old values stay readable after a replacement.
final class KeyRing {
    private var keys = HeldKeys()
    private var master: MasterKey
    /// Where another master key would lie, should one take the place of ours meanwhile.
    private let folder: String

    /// Makes first keys for a new database.
    static func create(_ db: Database, master: MasterKey, folder: String) throws(OfficeFailure) -> KeyRing {
        for use in KeyUse.allCases {
            try insert(SymmetricKey(size: .bits256), for: use, master: master, db)
        }
        return try KeyRing(db, folder: folder)
    }

    /// Reads and unwraps the keys of an existing database.
    init(_ db: Database, folder: String) throws(OfficeFailure) {
        self.folder = folder
        master = try MasterKey.load(try Self.masterID(db), in: folder)
        try learn(from: db)
    }

    /// The id of the master key that the database names.
    static func masterID(_ db: Database) throws(OfficeFailure) -> String {
        guard let id = try db.first("SELECT master FROM data_key ORDER BY id LIMIT 1", [], { try $0.text(0) }) else {
            throw .store(.damaged(what: "anju.db data_key"))
        }
        return id
    }

    /// Reads the keys as they are committed, those that another process added or wrapped anew among them.
    func learn(from db: Database) throws(OfficeFailure) {
        let named = try Self.masterID(db)
        if named != master.id { master = try MasterKey.load(named, in: folder) }
        try db.each("SELECT id, use, master, wrapped, is_current FROM data_key") { row in
            let id = UInt32(truncatingIfNeeded: try row.integer(0))
            let use: KeyUse = try row.word(1)
            if keys[id] == nil {
                guard try row.text(2) == master.id else { throw OfficeFailure.store(.keyMissing(id: try row.text(2))) }
                keys[id] = try Self.unwrap(try row.blob(3), id: id, use: use, master: master)
            }
            if try row.flag(4) { keys.setCurrent(id, for: use) }
        }
        guard keys.hasAll(of: try Migration.version(of: db)) else { throw .store(.damaged(what: "anju.db data_key")) }
    }

    /// Makes the first keys of uses that came with a step of the schema; for that step. Its key ring ends with it, so it
    /// may know keys that are not committed yet.
    func make(_ uses: [KeyUse], _ db: Database) throws(OfficeFailure) {
        let current = "SELECT 1 FROM data_key WHERE use = ? AND is_current = 1"
        for use in uses where try !db.exists(current, [use.rawValue]) {
            try Self.insert(SymmetricKey(size: .bits256), for: use, master: master, db)
        }
        try learn(from: db)
    }

    // MARK: Values

    func seal(_ plain: some DataProtocol, for use: KeyUse, at place: Place) throws(OfficeFailure) -> Data {
        let (id, key) = try currentKey(use)
        return try translated("seal \(place.table)") {
            let box = try AES.GCM.seal(plain, using: key, authenticating: place.bytes)
            var sealed = Data([1])
            withUnsafeBytes(of: id.littleEndian) { sealed.append(contentsOf: $0) }
            sealed.append(contentsOf: box.nonce)
            sealed.append(box.ciphertext)
            sealed.append(box.tag)
            return sealed
        }
    }

    /// - Throws: `.damaged` with the row's name when the value, its place or its row's clear columns are not what was
    ///   sealed; `.keyMissing` when its key is not known.
    func open(_ sealed: Data, at place: Place) throws(OfficeFailure) -> Data {
        let bytes = [UInt8](sealed)
        guard bytes.count >= 33, bytes[0] == 1 else { throw OfficeFailure.store(.damaged(what: place.name)) }
        let id = UInt32(bytes[1]) | UInt32(bytes[2]) << 8 | UInt32(bytes[3]) << 16 | UInt32(bytes[4]) << 24
        guard let key = keys[id] else { throw OfficeFailure.store(.keyMissing(id: "data \(id)")) }
        return try translated(place.name) {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: bytes[5..<17]), ciphertext: bytes[17..<(bytes.count - 16)],
                tag: bytes[(bytes.count - 16)...])
            return try AES.GCM.open(box, using: key, authenticating: place.bytes)
        }
    }

    /// Opens a value; a key that another process added meanwhile is fetched.
    func open(_ sealed: Data, at place: Place, from db: Database) throws(OfficeFailure) -> Data {
        do throws(OfficeFailure) {
            return try open(sealed, at: place)
        } catch .store(.keyMissing) {
            try learn(from: db)
            return try open(sealed, at: place)
        }
    }

    // MARK: Keyed digests

    /// For exact look-up of a value that lies sealed. `domain` keeps equal texts of different meaning apart.
    func index(_ text: String, domain: String) throws(OfficeFailure) -> Data {
        let (_, key) = try currentKey(.index)
        return Data(HMAC<SHA256>.authenticationCode(for: Place(domain, text).bytes, using: key))
    }

    /// For look-ups of texts of one domain by the million: begun once.
    func indexer(domain: String) throws(OfficeFailure) -> Indexer {
        var digest = HMAC<SHA256>(key: try currentKey(.index).1)
        digest.update(data: Place(domain, "").bytes)
        return Indexer(begun: digest)
    }

    struct Indexer {
        fileprivate let begun: HMAC<SHA256>

        /// The first eight bytes of the text's digest.
        func number(of text: String) -> Int64 {
            var (digest, text) = (begun, text)
            text.withUTF8 { digest.update(data: UnsafeRawBufferPointer($0)) }
            return digest.finalize().withUnsafeBytes { Int64(littleEndian: $0.loadUnaligned(as: Int64.self)) }
        }
    }

    /// Stands for a personal text in the journal: equal texts of one scope give equal commitments, and nobody without
    /// the key can guess the text.
    func commitment(to content: some DataProtocol, scope: Place) throws(OfficeFailure) -> Commitment {
        let (_, key) = try currentKey(.commitment)
        var digest = HMAC<SHA256>(key: key)
        digest.update(data: scope.bytes)
        digest.update(data: content)
        guard let commitment = Commitment(hex: hexadecimal(digest.finalize())) else {
            preconditionFailure("a SHA-256 digest has 64 digits")
        }
        return commitment
    }

    func mac(_ place: Place) throws(OfficeFailure) -> Data {
        let (_, key) = try currentKey(.mac)
        return Data(HMAC<SHA256>.authenticationCode(for: place.bytes, using: key))
    }

    /// - Throws: `.damaged` with the row's name unless `code` is the MAC of the row as it stands.
    func check(_ code: Data, at place: Place) throws(OfficeFailure) {
        let (_, key) = try currentKey(.mac)
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: place.bytes, using: key) else {
            throw OfficeFailure.store(.damaged(what: place.name))
        }
    }

    /// A keyed digest of two pieces of bytes where they stand; `place` tells how long the first is.
    func mac(
        _ place: Place, over bytes: some DataProtocol, _ more: some DataProtocol
    ) throws(OfficeFailure) -> Data {
        Data(try code(place, bytes, more))
    }

    /// - Throws: `.damaged` with the row's name unless `mac` is that of these bytes in this place.
    func check(
        _ mac: Data, at place: Place, over bytes: some DataProtocol, _ more: some DataProtocol
    ) throws(OfficeFailure) {
        guard try code(place, bytes, more) == mac else { throw OfficeFailure.store(.damaged(what: place.name)) }
    }

    private func code(
        _ place: Place, _ bytes: some DataProtocol, _ more: some DataProtocol
    ) throws(OfficeFailure) -> HashedAuthenticationCode<SHA256> {
        var digest = HMAC<SHA256>(key: try currentKey(.mac).1)
        digest.update(data: place.bytes)
        digest.update(data: bytes)
        digest.update(data: more)
        return digest.finalize()
    }

    // MARK: Replacement

    // Both change the database only. What is in memory follows by `learn` once it is committed: a value must never be
    // sealed under a key that was rolled back.

    /// Wraps every data key under another master key. Values and chain stay as they are.
    func rewrap(_ db: Database, under next: MasterKey) throws(OfficeFailure) {
        try learn(from: db)
        for id in keys.ids {
            guard let key = keys[id],
                let use: KeyUse = try db.first("SELECT use FROM data_key WHERE id = ?", [id], { try $0.word(0) })
            else { throw .store(.damaged(what: "anju.db data_key")) }
            try db.run(
                "UPDATE data_key SET master = ?, wrapped = ? WHERE id = ?",
                [next.id, try Self.wrap(key, id: id, use: use, master: next), id])
        }
    }

    /// Gives a class a new key for what is sealed from now on.
    func replace(_ use: KeyUse, _ db: Database) throws(OfficeFailure) {
        precondition(use.isReplaceable, "look-up columns, MACs and commitments stand under their first key")
        try learn(from: db)
        try db.run("UPDATE data_key SET is_current = 0 WHERE use = ?", [use.rawValue])
        try Self.insert(SymmetricKey(size: .bits256), for: use, master: master, db)
    }

    private func currentKey(_ use: KeyUse) throws(OfficeFailure) -> (UInt32, SymmetricKey) {
        guard let id = keys.current(use), let key = keys[id] else {
            throw OfficeFailure.store(.keyMissing(id: use.rawValue))
        }
        return (id, key)
    }

    private static func insert(
        _ key: SymmetricKey, for use: KeyUse, master: MasterKey, _ db: Database
    ) throws(OfficeFailure) {
        let last = try db.first("SELECT coalesce(max(id), 0) FROM data_key", [], { try $0.integer(0) }) ?? 0
        let id = UInt32(last + 1)
        try db.run(
            "INSERT INTO data_key (id, use, master, wrapped, is_current) VALUES (?, ?, ?, ?, 1)",
            [id, use.rawValue, master.id, try wrap(key, id: id, use: use, master: master)])
    }

    private static func wrap(
        _ key: SymmetricKey, id: UInt32, use: KeyUse, master: MasterKey
    ) throws(OfficeFailure) -> Data {
        try translated("wrap key") {
            let place = Place("data_key", "\(id)", use.rawValue, master.id)
            return try AES.GCM.seal(key.data, using: master.key, authenticating: place.bytes).combined ?? Data()
        }
    }

    private static func unwrap(
        _ wrapped: Data, id: UInt32, use: KeyUse, master: MasterKey
    ) throws(OfficeFailure) -> SymmetricKey {
        do {
            let place = Place("data_key", "\(id)", use.rawValue, master.id)
            let box = try AES.GCM.SealedBox(combined: wrapped)
            return SymmetricKey(data: try AES.GCM.open(box, using: master.key, authenticating: place.bytes))
        } catch {
            // The file is there and is a key, but not the one that wrapped this.
            throw OfficeFailure.store(.keyMissing(id: master.id))
        }
    }
}
