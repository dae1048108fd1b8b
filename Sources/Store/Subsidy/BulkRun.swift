import Foundation
import GRDB
import Housing
import Office

/// What a run holds, kept with every change of it: how many rows, which chunks, and the digests of its pieces laid over each
/// other. A piece that is gone is missed when it is read, one that is back as it once was when all are verified.
struct BulkRun: Equatable {
    let id: RunID
    let batch: BatchID?
    /// In sealed chunks.
    var rows = 0
    /// Of sealed chunks and of keys.
    var pieces = Tally()
    /// A bit a chunk, the first chunk's the lowest of the first byte.
    private var bits: [UInt8] = []
    /// As it was read; nil for one that begins.
    private(set) var sealed: Data?

    init(id: RunID, batch: BatchID?) {
        self.id = id
        self.batch = batch
    }

    static func == (left: BulkRun, right: BulkRun) -> Bool {
        (left.id, left.batch?.raw, left.rows) == (right.id, right.batch?.raw, right.rows)
            && left.pieces == right.pieces && left.bits == right.bits
    }

    var name: String { "bulk_run \(id.rawValue)" }
    var key: String { "\(id.rawValue)" }
    var place: Place { Place("bulk_run", key, batch?.raw) }

    // MARK: Chunks

    /// The last chunk; -1 for none. No byte at the end is empty.
    var lastChunk: Int {
        guard let last = bits.last else { return -1 }
        return bits.count * 8 - 1 - last.leadingZeroBitCount
    }

    func has(_ chunk: Int) -> Bool {
        bits.indices.contains(chunk / 8) && bits[chunk / 8] & 1 << UInt8(chunk % 8) != 0
    }

    mutating func add(chunk: Int) {
        if chunk / 8 >= bits.count { bits += [UInt8](repeating: 0, count: chunk / 8 + 1 - bits.count) }
        bits[chunk / 8] |= 1 << UInt8(chunk % 8)
    }

    // MARK: As it is kept

    init(id: RunID, batch: BatchID?, sealed: Data, opened: Data) throws(OfficeFailure) {
        self.init(id: id, batch: batch)
        self.sealed = sealed
        var reader = ByteReader([UInt8](opened.prefix(16)))
        let count = try reader.long()
        rows = try reader.number()
        guard opened.count >= 48 else { throw .store(.damaged(what: name)) }
        pieces = Tally(rows: count, sum: [UInt8](opened.dropFirst(16).prefix(32)))
        bits = [UInt8](opened.dropFirst(48))
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(pieces.rows)
        writer.write(rows)
        return writer.bytes + pieces.sum + bits
    }
}

extension RecordTransaction {
    /// - Throws: `.damaged` for a run that is not there: nobody is told of one before it is.
    func run(_ id: RunID) throws(OfficeFailure) -> BulkRun {
        let row = try db.first("SELECT batch, sealed FROM bulk_run WHERE id = ?", [id.rawValue]) { row in
            (batch: try row.optionalText(0).map { BatchID($0) }, sealed: try row.blob(1))
        }
        let empty = BulkRun(id: id, batch: row?.batch)
        guard let row else { throw .store(.damaged(what: empty.name)) }
        return try BulkRun(
            id: id, batch: row.batch, sealed: row.sealed, opened: try open(row.sealed, at: empty.place))
    }

    func beginRun(for batch: BatchID?) throws(OfficeFailure) -> RunID {
        try db.run("INSERT INTO bulk_run (batch, sealed) VALUES (?, x'')", [batch?.raw])
        let run = BulkRun(id: RunID(rawValue: db.lastInsertedRowID), batch: batch)
        try keep(run)
        return run.id
    }

    func keep(_ run: BulkRun) throws(OfficeFailure) {
        let sealed = try ring.seal(run.bytes, for: .tally, at: run.place)
        try ledger.note(.bulkRun, run.key, was: run.sealed, is: sealed)
        try db.run("UPDATE bulk_run SET sealed = ? WHERE id = ?", [sealed, run.id.rawValue])
    }

    /// What stands for a piece in its run.
    func digest(ofPiece mac: Data, in run: BulkRun) throws(OfficeFailure) -> [UInt8] {
        try ring.digest(of: mac, at: Place("bulk_run", run.key))
    }

    func extent(of run: RunID) throws(OfficeFailure) -> (rows: Int, lastChunk: Int) {
        let run = try self.run(run)
        return (run.rows, run.lastChunk)
    }

    func digest(of run: RunID) throws(OfficeFailure) -> Commitment {
        var seals = Data()
        let sql = "SELECT mac FROM bulk_chunk WHERE run = ? AND part = 0 ORDER BY chunk"
        try db.each(sql, [run.rawValue]) { row in seals.append(try row.blob(0)) }
        return try ring.commitment(to: seals, scope: try self.run(run).place)
    }
}
