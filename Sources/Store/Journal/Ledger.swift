import Foundation
import GRDB
import Housing
import Office

/// What one write transaction adds to the journal and changes in the tallies; sealed as a whole by ``settle()``.
///
/// An entry that names a case in its field `case` is part of that case's timeline.
final class Ledger {
    private let db: Database
    private let ring: KeyRing
    private var loaded: (chain: Chain, tallies: [TalliedTable: Tally])?
    private var changed: Set<TalliedTable> = []
    private var isMoved = false

    init(db: Database, ring: KeyRing) {
        self.db = db
        self.ring = ring
    }

    func append(_ entries: [Entry], at: Moment, by actor: JournalActor) throws(OfficeFailure) {
        guard !entries.isEmpty else { return }
        let tallies = try load().tallies
        var chain = try load().chain
        for entry in entries {
            let record = JournalRecord(
                sequence: chain.sequence + 1, at: at, actor: actor, entry: entry)
            let bytes = record.bytes
            chain = chain.extended(by: bytes)
            try db.run(
                "INSERT INTO journal (sequence, case_id, bytes, hash) VALUES (?, ?, ?, ?)",
                [chain.sequence, record.caseID?.raw, Data(bytes), chain.hash])
        }
        loaded = (chain, tallies)
        isMoved = true
    }

    /// A row of a tallied table was added, changed or removed; nil where there was or is none.
    func note(_ table: TalliedTable, _ key: String, was old: Data?, is new: Data?) throws(OfficeFailure) {
        let chain = try load().chain
        var tallies = try load().tallies
        var tally = tallies[table] ?? Tally()
        let place = Place("tally", table.rawValue, key)
        if let old { tally.remove(try ring.digest(of: old, at: place)) }
        if let new { tally.add(try ring.digest(of: new, at: place)) }
        tallies[table] = tally
        loaded = (chain, tallies)
        changed.insert(table)
    }

    /// Takes a table's rows as they stand.
    func count(_ table: TalliedTable) throws(OfficeFailure) {
        let chain = try load().chain
        var tallies = try load().tallies
        tallies[table] = try Tally.count(table, db, ring)
        loaded = (chain, tallies)
        changed.insert(table)
    }

    /// Writes tallies and head; before the commit.
    func settle() throws(OfficeFailure) {
        guard let loaded, isMoved || !changed.isEmpty else { return }
        for table in changed {
            guard let tally = loaded.tallies[table] else { continue }
            try tally.keep(as: table, db, ring)
        }
        try loaded.chain.keep(db, ring, loaded.tallies)
        changed = []
        isMoved = false
    }

    private func load() throws(OfficeFailure) -> (chain: Chain, tallies: [TalliedTable: Tally]) {
        if let loaded { return loaded }
        let (chain, tallies) = try Chain.head(db, ring)
        loaded = (chain, tallies)
        return (chain, tallies)
    }
}
