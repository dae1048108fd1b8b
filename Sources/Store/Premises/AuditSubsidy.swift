import GRDB
import Housing
import Office

/// The rent subsidy: its batches, the runs that they name, chunk by chunk and key by key, and its records. Rows of runs that
/// no batch names are nobody's: a step that was cut short left them, and they are swept.
extension Audit {
    mutating func checkSubsidy(_ steps: inout AuditProgress) throws(OfficeFailure) {
        let (records, vault) = (records, vault)
        try each("SELECT id FROM subsidy_batch", &steps) { id throws(OfficeFailure) in
            _ = try records.batchRecord(BatchID(id))
            return nil
        }
        try each("SELECT id FROM subsidy_record", &steps) { id throws(OfficeFailure) in
            guard let record = try records.subsidyRecord(id), record.kind == .picture, let name = record.number else {
                return nil
            }
            do throws(OfficeFailure) {
                _ = try vault.load(BlobID(hex: name))
                return nil
            } catch .store(.notFound) {
                return Fault("materials/\(name)", .gone)
            }
        }
        var runs: Set<RunID> = []
        for id in try records.batchIDs() {
            // One that cannot be read was told above.
            if let record = try? records.batchRecord(id) { runs.formUnion(record.runs) }
        }
        for run in runs.sorted() { try check(run, &steps) }
    }

    private mutating func check(_ id: RunID, _ steps: inout AuditProgress) throws(OfficeFailure) {
        let records = records
        var run: BulkRun?
        try inspect("bulk_run \(id.rawValue)") { () throws(OfficeFailure) in
            run = try records.run(id)
            return nil
        }
        guard let run else { return }
        var found = BulkRun(id: id, batch: run.batch)
        for chunk in 0..<run.lastChunk + 1 where run.has(chunk) {
            try inspect("bulk_chunk \(id.rawValue) \(chunk)") { () throws(OfficeFailure) in
                try records.check(chunk, of: run, &found)
                return nil
            }
            steps.advance()
        }
        result.rows += found.rows
        try inspect("bulk_key \(id.rawValue)") { () throws(OfficeFailure) in
            for mac in try records.keyPieces(of: run) { found.pieces.add(try records.digest(ofPiece: mac, in: run)) }
            return nil
        }
        let more = try db.first(
            "SELECT count(*) FROM bulk_chunk WHERE run = ?", [id.rawValue], { try $0.count(0) })
        let chunks = (0..<run.lastChunk + 1).count { run.has($0) }
        if found != run { note(Fault(run.name, found.pieces.rows < run.pieces.rows ? .rowsGone : .notLastWritten)) }
        if let more, more > chunks { note(Fault(run.name, .notLastWritten)) }
    }
}

extension RecordTransaction {
    /// One chunk, what lies sealed in it opened, added to what was found.
    fileprivate func check(_ chunk: Int, of run: BulkRun, _ found: inout BulkRun) throws(OfficeFailure) {
        let (rows, mac) = try self.chunk(chunk, of: run)
        found.pieces.add(try digest(ofPiece: mac, in: run))
        found.rows += rows.count
        found.add(chunk: chunk)
    }
}
