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

    /// The end of the journal as it was kept. A head that was edited stops every write.
    static func head(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) -> Chain {
        let kept = try db.first("SELECT sequence, hash, mac FROM journal_head") { row in
            (chain: Chain(sequence: try row.integer(0), hash: try row.blob(1)), mac: try row.blob(2))
        }
        guard let kept else { throw .store(.damaged(what: "journal_head")) }
        try ring.check(kept.mac, at: kept.chain.place)
        return kept.chain
    }

    func keep(_ db: Database, _ ring: KeyRing) throws(OfficeFailure) {
        try db.run(
            """
            INSERT INTO journal_head (one, sequence, hash, mac) VALUES (1, ?, ?, ?)
            ON CONFLICT (one) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, mac = excluded.mac
            """, [sequence, hash, try ring.mac(place)])
    }

    private var place: Place { Place("journal_head", "\(sequence)", hexadecimal(hash)) }
}

/// Adds entries to the journal of one write transaction. An entry that names a case in its field `case` is part of that
/// case's timeline.
struct JournalWriter {
    let db: Database
    let ring: KeyRing

    func append(_ entries: [Entry], at: Moment, by actor: JournalActor) throws(OfficeFailure) {
        guard !entries.isEmpty else { return }
        var chain = try Chain.head(db, ring)
        for entry in entries {
            let record = JournalRecord(
                sequence: chain.sequence + 1, at: at, actor: actor, entry: entry)
            let bytes = record.bytes
            chain = chain.extended(by: bytes)
            try db.run(
                "INSERT INTO journal (sequence, case_id, bytes, hash) VALUES (?, ?, ?, ?)",
                [chain.sequence, record.caseID?.raw, Data(bytes), chain.hash])
        }
        try chain.keep(db, ring)
    }
}
