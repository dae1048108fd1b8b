import Foundation
import GRDB
import Housing
import Office

/// Rows of neighbouring families in one piece under one seal. A row alone is never read from the disk, for what is not under
/// a seal is not believed.
extension RecordTransaction {
    // MARK: Reading

    func eachChunk(
        of run: RunID, in chunks: ClosedRange<Int>, _ body: (Int, BulkRows) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        let run = try self.run(run)
        for chunk in chunks.clamped(to: 0...max(run.lastChunk, 0)) where run.has(chunk) {
            guard chunks.contains(chunk) else { continue }
            try body(chunk, try self.chunk(chunk, of: run).rows)
        }
    }

    /// Opened with its chunk.
    func open(_ personal: ArraySlice<UInt8>, at place: BulkPlace, of run: RunID) -> [UInt8] { Array(personal) }

    /// A piece as it was written.
    ///
    /// - Throws: `.damaged` where it is not, or is not there.
    func chunk(
        _ chunk: Int, part: Int = 0, of run: BulkRun
    ) throws(OfficeFailure) -> (rows: BulkRows, mac: Data) {
        let found = try db.first(
            "SELECT rows, mac, bytes, sealed FROM bulk_chunk WHERE run = ? AND chunk = ? AND part = ?",
            [run.id.rawValue, chunk, part]
        ) { row in
            let (count, mac, sealed) = (try row.count(0), try row.blob(1), try row.optionalBlob(3))
            let rows = try row.withBlob(2) { bytes throws(OfficeFailure) in
                let place = Self.place(run, chunk, part, rows: count, bytes: bytes.count)
                try ring.check(mac, at: place, over: bytes, sealed ?? Data())
                let personal = if let sealed { [UInt8](try open(sealed, at: place)) } else { [UInt8]() }
                return try PieceBytes.read(bytes) { packed throws(OfficeFailure) in
                    try BulkRows(packed: packed, personal: personal, count: count)
                }
            }
            return (rows: rows, mac: mac)
        }
        guard let found else { throw .store(.damaged(what: "bulk_chunk \(run.key) \(chunk)")) }
        return found
    }

    // MARK: Writing

    func append(_ chunks: BulkRows, to run: RunID) throws(OfficeFailure) { try put(chunks, in: run) }

    func replace(_ rows: BulkRows, of run: RunID) throws(OfficeFailure) { try put(rows, in: run) }

    /// Puts rows into their chunks and seals these; a row in the place of another takes it.
    private func put(_ rows: BulkRows, in id: RunID) throws(OfficeFailure) {
        var run = try self.run(id)
        let rows = rows.ordered()
        for (chunk, range) in rows.chunks {
            if run.has(chunk) {
                try save(rows.part(range), over: chunk, of: &run)
            } else {
                try write(rows, range, as: chunk, of: &run)
            }
        }
        try keep(run)
        touch(.subsidy)
    }

    private func save(_ rows: BulkRows, over chunk: Int, of run: inout BulkRun) throws(OfficeFailure) {
        var (all, mac) = try self.chunk(chunk, of: run)
        run.pieces.remove(try digest(ofPiece: mac, in: run))
        run.rows -= all.count
        all.copy(rows)
        all = all.ordered()
        try write(all, 0..<all.count, as: chunk, of: &run)
    }

    private func write(
        _ rows: BulkRows, _ range: Range<Int>, as chunk: Int, of run: inout BulkRun
    ) throws(OfficeFailure) {
        let mac = try write(rows, range, as: chunk, part: 0, of: run)
        run.pieces.add(try digest(ofPiece: mac, in: run))
        run.rows += range.count
        run.add(chunk: chunk)
    }

    private func write(
        _ rows: BulkRows, _ range: Range<Int>, as chunk: Int, part: Int, of run: BulkRun
    ) throws(OfficeFailure) -> Data {
        let packed = rows.packed(range)
        // A part that is laid together with others soon is not worth the time.
        let bytes = part == 0 ? PieceBytes.deflated(packed.bytes) : packed.bytes
        let place = Self.place(run, chunk, part, rows: range.count, bytes: bytes.count)
        let sealed = packed.personal.isEmpty ? nil : try ring.seal(packed.personal, for: .subsidy, at: place)
        let mac = try ring.mac(place, over: bytes, sealed ?? Data())
        try db.run(
            """
            INSERT INTO bulk_chunk (run, chunk, part, rows, mac, bytes, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, chunk, part) DO UPDATE
            SET rows = excluded.rows, mac = excluded.mac, bytes = excluded.bytes, sealed = excluded.sealed
            """, [run.id.rawValue, chunk, part, range.count, mac, Data(bytes), sealed])
        return mac
    }

    // MARK: Rows in any order

    func scatter(_ rows: BulkRows, to id: RunID) throws(OfficeFailure) {
        let run = try self.run(id)
        let rows = rows.ordered()
        for (chunk, range) in rows.chunks {
            let last = try db.first(
                "SELECT max(part) FROM bulk_chunk WHERE run = ? AND chunk = ?", [id.rawValue, chunk]
            ) { row in try row.optionalInteger(0) }
            let part = Int((last ?? nil) ?? 0) + 1
            _ = try write(rows, range, as: chunk, part: part, of: run)
        }
    }

    func sealChunks(_ chunks: ClosedRange<Int>, of id: RunID) throws(OfficeFailure) {
        var run = try self.run(id)
        let loose = try db.rows(
            "SELECT chunk, part FROM bulk_chunk WHERE run = ? AND chunk BETWEEN ? AND ? AND part > 0 ORDER BY chunk, part",
            [id.rawValue, chunks.lowerBound, chunks.upperBound]
        ) { row in (chunk: try row.count(0), part: try row.count(1)) }
        var rest = loose[...]
        while let chunk = rest.first?.chunk {
            var rows = BulkRows()
            let parts = rest.prefix { $0.chunk == chunk }
            for part in parts { rows.copy(try self.chunk(chunk, part: part.part, of: run).rows) }
            try db.run("DELETE FROM bulk_chunk WHERE run = ? AND chunk = ? AND part > 0", [id.rawValue, chunk])
            rows = rows.ordered()
            if run.has(chunk) {
                try save(rows, over: chunk, of: &run)
            } else {
                try write(rows, 0..<rows.count, as: chunk, of: &run)
            }
            rest = rest.dropFirst(parts.count)
        }
        try keep(run)
        touch(.subsidy)
    }

    private static func place(_ run: BulkRun, _ chunk: Int, _ part: Int, rows: Int, bytes: Int) -> Place {
        Place("bulk_chunk", "\(run.key) \(chunk)", "\(part)", "\(rows)", "\(bytes)")
    }
}
