import Crypto
import Foundation
import GRDB
import Office

/// A table of which nothing may be gone, or be back, unnoticed. Its tally is kept with every change.
enum TalliedTable: String, CaseIterable {
    case account
    case clock
    case consent
    case snapshot = "info_snapshot"
    case lease
    case leaseVersion = "lease_version"
    case material
    case note
    case oneTimeCode = "one_time_code"
    case person
    case personVersion = "person_version"

    /// Each row's key and what protects it, its MAC or its seal.
    var rows: String {
        switch self {
        case .account, .note, .person: "SELECT id, sealed FROM \(rawValue)"
        case .lease, .material: "SELECT id, mac FROM \(rawValue)"
        case .clock: "SELECT '1', mac FROM clock"
        case .consent: "SELECT person || ' ' || notice || ' ' || version, mac FROM consent"
        case .snapshot: "SELECT case_id || ' ' || digest, sealed FROM info_snapshot"
        case .leaseVersion: "SELECT lease || ' ' || number, sealed FROM lease_version"
        case .personVersion: "SELECT person || ' ' || number, sealed FROM person_version"
        case .oneTimeCode: "SELECT account, sealed FROM one_time_code"
        }
    }
}

/// How many rows a table has, and the digests of all of them laid over each other.
///
/// A row's digest is keyed, so the sum can be kept up with every change and be made by nobody else. A row that is put
/// back as it once was is not the row that is counted.
struct Tally: Equatable {
    private(set) var rows: Int64 = 0
    private(set) var sum = [UInt8](repeating: 0, count: 32)

    init() {}

    init(rows: Int64, sum: [UInt8]) {
        self.rows = rows
        self.sum = sum
    }

    mutating func add(_ digest: [UInt8]) {
        rows += 1
        lay(digest)
    }

    mutating func remove(_ digest: [UInt8]) {
        rows -= 1
        lay(digest)
    }

    private mutating func lay(_ digest: [UInt8]) {
        for (index, byte) in digest.enumerated() { sum[index] ^= byte }
    }

    /// Every table that ever had a row, by name.
    static func all(_ db: Database) throws(OfficeFailure) -> [TalliedTable: Tally] {
        var tallies: [TalliedTable: Tally] = [:]
        try db.each("SELECT name, rows, sum FROM tally") { row in
            let sum = [UInt8](try row.blob(2))
            let table = try row.word(0, TalliedTable.self)
            guard sum.count == 32 else { throw OfficeFailure.store(.damaged(what: "tally \(table.rawValue)")) }
            tallies[table] = Tally(rows: try row.integer(1), sum: sum)
        }
        return tallies
    }

    /// As the rows stand now.
    static func count(_ table: TalliedTable, _ db: Database, _ ring: KeyRing) throws(OfficeFailure) -> Tally {
        var tally = Tally()
        try db.each(table.rows) { row in
            // A row without its MAC adds nothing, so the sum is wrong, as it should be.
            guard let protection = try row.optionalBlob(1) else { return }
            tally.add(try ring.digest(of: protection, at: Place("tally", table.rawValue, try row.text(0))))
        }
        return tally
    }
}

extension KeyRing {
    /// A keyed digest of a row by what protects it.
    func digest(of protection: Data, at place: Place) throws(OfficeFailure) -> [UInt8] {
        Array(try mac(Place(place.table, place.row, clear: place.clear + [protection.base64EncodedString()])))
    }
}
