import Crypto
import Foundation
import GRDB
import Office

/// A table of which nothing may be gone, or be back, unnoticed. Its tally is kept with every change.
enum TalliedTable: String, CaseIterable {
    case account
    case bulkRun = "bulk_run"
    case clock
    case consent
    case dwelling
    case snapshot = "info_snapshot"
    case lease
    case leaseVersion = "lease_version"
    case material
    case note
    case oneTimeCode = "one_time_code"
    case person
    case personVersion = "person_version"
    case report
    case subsidyBatch = "subsidy_batch"
    case subsidyRecord = "subsidy_record"

    /// Each row's key and what protects it, its MAC or its seal.
    var rows: String {
        switch self {
        case .account, .note, .person, .subsidyBatch, .subsidyRecord: "SELECT id, sealed FROM \(rawValue)"
        case .dwelling, .lease, .material: "SELECT id, mac FROM \(rawValue)"
        case .bulkRun: "SELECT cast(id AS TEXT), sealed FROM bulk_run"
        case .clock: "SELECT '1', mac FROM clock"
        case .report: "SELECT number, mac FROM report"
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
/// back as it once was is not the row that is counted. The sum lies sealed: from sums in the clear, in copies of several
/// days, it could be worked out which rows may be put back together without the sum changing.
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
    ///
    /// - Parameter failed: told of each tally that cannot be believed; what it does not throw is left out.
    static func all(
        _ db: Database, _ ring: KeyRing,
        failed: (OfficeFailure) throws(OfficeFailure) -> Void = { failure throws(OfficeFailure) in throw failure }
    ) throws(OfficeFailure) -> [TalliedTable: Tally] {
        var tallies: [TalliedTable: Tally] = [:]
        try db.each("SELECT name, rows, sealed FROM tally") { row in
            do throws(OfficeFailure) {
                guard let table = TalliedTable(rawValue: try row.text(0)) else {
                    throw OfficeFailure.store(.damaged(what: unknownTable))
                }
                tallies[table] = try Tally(of: table, rows: try row.integer(1), sealed: try row.blob(2), db, ring)
            } catch {
                try failed(error)
            }
        }
        return tallies
    }

    /// The place of a tally that is none of ours.
    static let unknownTable = "tally"

    /// As it is kept.
    private init(
        of table: TalliedTable, rows: Int64, sealed: Data, _ db: Database, _ ring: KeyRing
    ) throws(OfficeFailure) {
        let place = Self.place(of: table, rows: rows)
        let sum = [UInt8](try ring.open(sealed, at: place, from: db))
        guard sum.count == 32 else { throw OfficeFailure.store(.damaged(what: place.name)) }
        self.init(rows: rows, sum: sum)
    }

    func keep(as table: TalliedTable, _ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        try db.run(
            """
            INSERT INTO tally (name, rows, sealed) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, sealed = excluded.sealed
            """, [table.rawValue, rows, try ring.seal(sum, for: .tally, at: Self.place(of: table, rows: rows))])
    }

    private static func place(of table: TalliedTable, rows: Int64) -> Place {
        Place("tally", table.rawValue, "\(rows)")
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
