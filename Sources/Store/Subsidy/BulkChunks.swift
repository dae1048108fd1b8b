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

    func open(_ personal: ArraySlice<UInt8>, at place: BulkPlace, of run: RunID) throws(OfficeFailure) -> [UInt8] {
        let bound = Self.bound(place, run)
        do throws(OfficeFailure) {
            return Array(try ring.open(personal, bound: bound, name: Self.name(place, run)))
        } catch .store(.keyMissing) {
            try ring.learn(from: db)
            return Array(try ring.open(personal, bound: bound, name: Self.name(place, run)))
        }
    }

    /// A piece as it was written.
    ///
    /// - Throws: `.damaged` where it is not, or is not there.
    func chunk(
        _ chunk: Int, part: Int = 0, of run: BulkRun
    ) throws(OfficeFailure) -> (rows: BulkRows, mac: Data) {
        let ring = ring
        let found = try db.first(
            "SELECT rows, mac, bytes FROM bulk_chunk WHERE run = ? AND chunk = ? AND part = ?",
            [run.id.rawValue, chunk, part]
        ) { row in
            let (count, mac) = (try row.count(0), try row.blob(1))
            let rows = try row.withBlob(2) { bytes throws(OfficeFailure) in
                try ring.check(mac, at: Self.place(run, chunk, part, count), over: bytes)
                return try BulkRows(packed: bytes, count: count)
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
        let rows = try sealed(rows.ordered(), of: run)
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
        let bytes = rows.packed(range)
        let place = Self.place(run, chunk, part, range.count)
        let mac = try ring.mac(place, over: bytes)
        try db.run(
            """
            INSERT INTO bulk_chunk (run, chunk, part, rows, mac, bytes) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, chunk, part) DO UPDATE
            SET rows = excluded.rows, mac = excluded.mac, bytes = excluded.bytes
            """, [run.id.rawValue, chunk, part, range.count, mac, Data(bytes)])
        return mac
    }

    // MARK: Rows in any order

    func scatter(_ rows: BulkRows, to id: RunID) throws(OfficeFailure) {
        let run = try self.run(id)
        let rows = try sealed(rows.ordered(), of: run)
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

    // MARK: What lies sealed

    /// The rows with their personal parts sealed.
    private func sealed(_ rows: BulkRows, of run: BulkRun) throws(OfficeFailure) -> BulkRows {
        guard rows.hasPersonal else { return rows }
        var sealed = BulkRows()
        for index in 0..<rows.count {
            let (place, personal) = (rows.place(index), rows.personal(index))
            guard !personal.isEmpty else {
                sealed.copy(index, of: rows)
                continue
            }
            let bytes = try ring.seal(
                personal, for: .subsidy, bound: Self.bound(place, run.id), during: "seal bulk_chunk")
            sealed.add(place, tag: rows.tag(index), clear: rows.clear(index), personal: bytes)
        }
        return sealed
    }

    private static func place(_ run: BulkRun, _ chunk: Int, _ part: Int, _ rows: Int) -> Place {
        Place("bulk_chunk", "\(run.key) \(chunk)", "\(part)", "\(rows)")
    }

    /// Where a row lies, for the seal of its personal part. No ``Place`` begins with a 2.
    private static func bound(_ place: BulkPlace, _ run: RunID) -> [UInt8] {
        var writer = ByteWriter([2])
        writer.write(run.rawValue)
        writer.write(UInt32(truncatingIfNeeded: place.position))
        writer.write(UInt32(truncatingIfNeeded: place.place))
        return writer.bytes
    }

    private static func name(_ place: BulkPlace, _ run: RunID) -> String {
        "bulk_chunk \(run.rawValue) \(place.chunk)"
    }
}
