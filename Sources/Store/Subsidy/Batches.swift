import Crypto
import Foundation
import GRDB
import Housing
import Office

/// The batches of the rent subsidy, and the sweeping of what none of them names.
extension RecordTransaction {
    func batchIDs() throws(OfficeFailure) -> [BatchID] {
        try db.rows("SELECT id FROM subsidy_batch ORDER BY number") { row in BatchID(try row.text(0)) }
    }

    func batchRecord(_ id: BatchID) throws(OfficeFailure) -> BatchRecord? {
        guard let row = try batchRow(id) else { return nil }
        let opened = [UInt8](try open(row.sealed, at: row.place))
        var reader = ByteReader(opened)
        let count = Int(try reader.word())
        var runs: [RunID] = []
        for _ in 0..<count { runs.append(RunID(rawValue: try reader.long())) }
        return BatchRecord(
            id: id, state: row.state, version: row.version, notice: [UInt8](row.notice),
            body: Array(opened[(4 + 8 * count)...]), runs: runs)
    }

    func save(_ record: BatchRecord) throws(OfficeFailure) {
        let old = try batchRow(record.id)
        guard old?.version ?? 0 == record.version - 1 else { throw .store(.changedByOther) }
        let next = try db.first("SELECT coalesce(max(number), 0) + 1 FROM subsidy_batch", [], { try $0.count(0) })
        var row = BatchRow(
            id: record.id, number: old?.number ?? next ?? 1, state: record.state, version: record.version,
            notice: Data(record.notice))
        var writer = ByteWriter()
        writer.write(UInt32(record.runs.count))
        for run in record.runs { writer.write(run.rawValue) }
        row.sealed = try ring.seal(writer.bytes + record.body, for: .subsidy, at: row.place)
        try ledger.note(.subsidyBatch, row.id.raw, was: old?.sealed, is: row.sealed)
        try db.run(
            """
            INSERT INTO subsidy_batch (id, number, state, version, notice, sealed) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, version = excluded.version,
            notice = excluded.notice, sealed = excluded.sealed
            """, [row.id.raw, row.number, row.state, row.version, row.notice, row.sealed])
        touch(.subsidy)
    }

    private struct BatchRow {
        let id: BatchID
        let number: Int
        let state: String
        let version: Int
        let notice: Data
        var sealed = Data()

        var place: Place {
            Place(
                "subsidy_batch", id.raw, "\(number)", state, "\(version)", hexadecimal(SHA256.hash(data: notice)))
        }
    }

    private func batchRow(_ id: BatchID) throws(OfficeFailure) -> BatchRow? {
        try db.first("SELECT number, state, version, notice, sealed FROM subsidy_batch WHERE id = ?", [id.raw]) { row in
            BatchRow(
                id: id, number: try row.count(0), state: try row.text(1), version: try row.count(2),
                notice: try row.blob(3), sealed: try row.blob(4))
        }
    }

    // MARK: Runs that nobody sees

    /// The runs that batches name.
    func seenRuns() throws(OfficeFailure) -> Set<RunID> {
        var runs: Set<RunID> = []
        for id in try batchIDs() { runs.formUnion(try batchRecord(id)?.runs ?? []) }
        return runs
    }

    func sweepRuns(most: Int) throws(OfficeFailure) -> Bool {
        let seen = try seenRuns()
        let all = try db.rows("SELECT id FROM bulk_run ORDER BY id") { row in RunID(rawValue: try row.integer(0)) }
        var left = max(most, 1)
        for run in all where !seen.contains(run) {
            guard left > 0, try sweep(run, &left) else { return true }
        }
        return false
    }

    /// - Returns: whether nothing of it is left.
    private func sweep(_ id: RunID, _ left: inout Int) throws(OfficeFailure) -> Bool {
        let run = id.rawValue
        let chunk = "FROM bulk_chunk WHERE run = ?"
        while left > 0, let (number, part, rows) = try piece("chunk, part, rows \(chunk)", run) {
            try db.run("DELETE \(chunk) AND chunk = ? AND part = ?", [run, number, part])
            left -= max(rows, 1)
        }
        let keys = "FROM bulk_key WHERE run = ?"
        while left > 0, let (kind, key, rows) = try piece("kind, key, length(bytes) / 16 \(keys)", run) {
            try db.run("DELETE \(keys) AND kind = ? AND key = ?", [run, kind, key])
            left -= max(rows, 1)
        }
        guard left > 0 else { return false }
        let sealed = try db.first("SELECT sealed FROM bulk_run WHERE id = ?", [run]) { row in try row.blob(0) }
        try ledger.note(.bulkRun, "\(run)", was: sealed, is: nil)
        try db.run("DELETE FROM bulk_run WHERE id = ?", [run])
        return true
    }

    private func piece(_ columns: String, _ run: Int64) throws(OfficeFailure) -> (Int64, Int64, rows: Int)? {
        try db.first("SELECT \(columns) LIMIT 1", [run]) { row in
            (try row.integer(0), try row.integer(1), try row.count(2))
        }
    }
}
