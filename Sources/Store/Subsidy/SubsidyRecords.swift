import Foundation
import GRDB
import Housing
import Office

/// What comes one at a time: agreements, payment runs, objections. Sealed as a whole.
extension RecordTransaction {
    func subsidyRecord(_ id: String) throws(OfficeFailure) -> SubsidyRecord? {
        try subsidyRecords("WHERE id = ?", [id]).first
    }

    func subsidyRecord(_ kind: SubsidyRecord.Kind, number: String) throws(OfficeFailure) -> SubsidyRecord? {
        try subsidyRecords("\(Self.where(kind)) AND number = ?", [number]).first
    }

    func agreements(of batch: BatchID, at positions: ClosedRange<Int>) throws(OfficeFailure) -> [SubsidyRecord] {
        try subsidyRecords(
            "\(Self.where(.agreement)) AND batch = ? AND position BETWEEN ? AND ? ORDER BY position",
            [batch.raw, positions.lowerBound, positions.upperBound])
    }

    /// The kind stands in the statement itself: there is an index of agreements alone, and a statement that is told the kind
    /// each time is planned anew each time.
    private static func `where`(_ kind: SubsidyRecord.Kind) -> String { "WHERE kind = '\(kind.rawValue)'" }

    func subsidyRecords(
        _ kind: SubsidyRecord.Kind, batch: BatchID?, position: Int?, state: String?, after last: String?, limit: Int
    ) throws(OfficeFailure) -> [SubsidyRecord] {
        var condition = "\(Self.where(kind)) AND batch IS ?"
        var arguments: StatementArguments = [batch?.raw]
        if let position {
            condition += " AND position = ?"
            arguments += [position]
        }
        if let state {
            condition += " AND state = ?"
            arguments += [state]
        }
        guard let last else { return try page(condition, arguments, limit) }
        let mark = try db.first("SELECT at, row FROM subsidy_record WHERE id = ?", [last]) { row in
            (at: try row.integer(0), row: try row.integer(1))
        }
        guard let mark else { return [] }
        // Two questions: SQLite looks through all of one moment where both columns are compared at once.
        let same = try page("\(condition) AND at = ? AND row > ?", arguments + [mark.at, mark.row], limit)
        return try same + page("\(condition) AND at > ?", arguments + [mark.at], limit - same.count)
    }

    private func page(
        _ condition: String, _ arguments: StatementArguments, _ limit: Int
    ) throws(OfficeFailure) -> [SubsidyRecord] {
        guard limit > 0 else { return [] }
        return try subsidyRecords("\(condition) ORDER BY at, row LIMIT ?", arguments + [limit])
    }

    func subsidyRecordCount(
        _ kind: SubsidyRecord.Kind, batch: BatchID?, state: String?
    ) throws(OfficeFailure) -> Int {
        let sql = "SELECT count(*) FROM subsidy_record \(Self.where(kind)) AND batch IS ?"
        let counted =
            if let state {
                try db.first("\(sql) AND state = ?", [batch?.raw, state], { try $0.count(0) })
            } else {
                try db.first(sql, [batch?.raw], { try $0.count(0) })
            }
        return counted ?? 0
    }

    func save(_ record: SubsidyRecord) throws(OfficeFailure) {
        try requireOnlyOne(record)
        let old = try db.first("SELECT sealed FROM subsidy_record WHERE id = ?", [record.id]) { row in try row.blob(0) }
        let sealed = try ring.seal(record.body, for: .subsidy, at: record.place)
        try ledger.note(.subsidyRecord, record.id, was: old, is: sealed)
        try db.run(
            """
            INSERT INTO subsidy_record (id, kind, batch, position, number, state, at, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, batch = excluded.batch, position = excluded.position,
            number = excluded.number, state = excluded.state, at = excluded.at, sealed = excluded.sealed
            """,
            [
                record.id, record.kind.rawValue, record.batch?.raw, record.position, record.number, record.state,
                record.at.milliseconds, sealed,
            ])
        touch(.subsidy)
    }

    func deletePicture(_ id: String) throws(OfficeFailure) {
        let sealed = try db.first(
            "SELECT sealed FROM subsidy_record WHERE id = ? AND kind = 'PICTURE'", [id], { row in try row.blob(0) })
        guard let sealed else { return }
        try ledger.note(.subsidyRecord, id, was: sealed, is: nil)
        try db.run("DELETE FROM subsidy_record WHERE id = ?", [id])
        touch(.subsidy)
    }

    /// The indexes say so too; asked first, it can be said in words.
    private func requireOnlyOne(_ record: SubsidyRecord) throws(OfficeFailure) {
        let other = "SELECT 1 FROM subsidy_record WHERE id <> ? AND"
        var isTwice = try db.exists(
            "\(other) kind = '\(record.kind.rawValue)' AND number = ?", [record.id, record.number])
        if record.kind == .agreement, !isTwice {
            isTwice = try db.exists(
                "\(other) kind = 'AGREEMENT' AND batch = ? AND position = ?",
                [record.id, record.batch?.raw, record.position])
        }
        if isTwice { throw .refused(Refusal(.alreadyOpen, "6.5")) }
    }

    private func subsidyRecords(
        _ condition: String, _ arguments: StatementArguments
    ) throws(OfficeFailure) -> [SubsidyRecord] {
        let rows = try db.rows(
            "SELECT id, kind, batch, position, number, state, at, sealed FROM subsidy_record \(condition)", arguments
        ) { row in
            (
                record: SubsidyRecord(
                    id: try row.text(0), kind: try row.word(1), batch: try row.optionalText(2).map { BatchID($0) },
                    position: try row.optionalInteger(3).map { Int($0) }, number: try row.optionalText(4),
                    state: try row.text(5), at: Moment(milliseconds: try row.integer(6)), body: []),
                sealed: try row.blob(7)
            )
        }
        return try rows.map { row throws(OfficeFailure) in
            var record = row.record
            record.body = [UInt8](try open(row.sealed, at: record.place))
            return record
        }
    }
}

extension SubsidyRecord {
    /// Every column, for the seal.
    fileprivate var place: Place {
        Place(
            "subsidy_record", id, kind.rawValue, batch?.raw, position.map { "\($0)" }, number, state,
            "\(at.milliseconds)")
    }
}
