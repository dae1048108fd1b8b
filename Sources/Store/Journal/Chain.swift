import Crypto
import Foundation
import GRDB
import Housing
import Office

/// The chain over the journal: each entry's hash is SHA-256 of the hash before it and the entry's bytes as stored.
///
/// The last hash is kept apart under a MAC, so that a journal whose end was cut off, or that was written anew with a
/// correct chain, is found too.
struct Chain {
    let sequence: Int64
    let hash: Data

    /// Stands before the first entry.
    static let start = Chain(sequence: 0, hash: Data(repeating: 0, count: 32))

    /// The chain after one more entry with these bytes.
    func extended(by bytes: [UInt8]) -> Chain {
        var hasher = SHA256()
        hasher.update(data: hash)
        hasher.update(data: bytes)
        return Chain(sequence: sequence + 1, hash: Data(hasher.finalize()))
    }

    /// The end of the journal as it was kept, with the tallies that were sealed with it. A head or a tally that was edited
    /// stops every write.
    static func head(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) -> (Chain, [TalliedTable: Tally]) {
        let kept = try db.first("SELECT sequence, hash, mac FROM journal_head") { row in
            (chain: Chain(sequence: try row.integer(0), hash: try row.blob(1)), mac: try row.blob(2))
        }
        guard let kept else { throw .store(.damaged(what: "journal_head")) }
        let tallies = try Tally.all(db, ring)
        try ring.check(kept.mac, at: kept.chain.place(tallies))
        return (kept.chain, tallies)
    }

    func keep(_ db: Database, _ ring: KeyRing, _ tallies: [TalliedTable: Tally]) throws(OfficeFailure) {
        try db.run(
            """
            INSERT INTO journal_head (one, sequence, hash, mac) VALUES (1, ?, ?, ?)
            ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, mac = excluded.mac
            """, [sequence, hash, try ring.mac(place(tallies))])
    }

    private func place(_ tallies: [TalliedTable: Tally]) -> Place {
        let parts = tallies.sorted { $0.key.rawValue < $1.key.rawValue }.map { table, tally in
            "\(table.rawValue) \(tally.rows) \(hexadecimal(tally.sum))"
        }
        return Place("journal_head", "\(sequence)", clear: [hexadecimal(hash)] + parts)
    }
}
