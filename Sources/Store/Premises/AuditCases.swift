import Foundation
import GRDB
import Housing
import Office

/// Cases beside the journal, and what follows from them: queues, counts, the index of names, the last serials.
extension Audit {
    mutating func checkCases(_ steps: inout AuditProgress) throws(OfficeFailure) {
        let (records, db) = (records, db)
        var gone: [String] = []
        var serials: [Serial: Int] = [:]
        try each("SELECT id FROM matter", &steps) { id throws(OfficeFailure) in
            let matter = try records.anyMatter(CaseID(id))
            let (name, number) = (MatterRow(matter).place.name, matter.head.number)
            gone += try records.rowsGone(of: matter)
            serials[Serial(number), default: 0] = max(serials[Serial(number), default: 0], number.serial)
            guard try Self.lastVersion(of: id, db) == matter.version else { return Fault(name, .anotherVersion) }
            let kept = try db.first("SELECT due_day FROM matter WHERE id = ?", [id]) { row in
                try row.optionalInteger(0)
            }
            let isDueSo = try kept.flatMap(\.self) == records.dueDay(of: matter).map { Int64($0.number) }
            return isDueSo ? nil : Fault(name, .anotherDeadline)
        }
        for row in gone { note(Fault(row, .gone)) }
        try check(serials)
    }

    /// A kind's numbers of a month.
    private struct Serial: Hashable {
        let kind: String
        let month: String

        init(_ number: ReceiptNumber) {
            kind = number.kind.rawValue
            month = number.month.description
        }
    }

    /// The last number of each month is none that comes before one that was given out.
    private mutating func check(_ serials: [Serial: Int]) throws(OfficeFailure) {
        for (serial, least) in serials.sorted(by: { ($0.key.month, $0.key.kind) < ($1.key.month, $1.key.kind) }) {
            let last = try db.first(
                "SELECT last FROM receipt_serial WHERE kind = ? AND month = ?", [serial.kind, serial.month]
            ) { row in try row.count(0) }
            guard last ?? 0 < least else { continue }
            note(Fault("receipt_serial \(serial.kind) \(serial.month)", .serialBehind(least: least)))
        }
    }

    /// The version after the last step of a case that the journal has; looks at a case leave entries too.
    private static func lastVersion(of id: String, _ db: Database) throws(OfficeFailure) -> Int? {
        var version: Int?
        try db.each("SELECT bytes FROM journal WHERE case_id = ? ORDER BY sequence", [id]) { row in
            version = JournalRecord(try row.blob(0))?.caseVersion ?? version
        }
        return version
    }

    mutating func checkQueues(_ steps: inout AuditProgress) throws(OfficeFailure) {
        try each("SELECT id FROM matter WHERE queued_at <> coalesce(submitted_at, updated_at)", &steps) { id in
            Fault("matter \(id)", .anotherQueuePlace)
        }
        let names = """
            SELECT r.id FROM matter_name n JOIN matter r ON r.row = n.matter
            WHERE n.queued_at <> r.queued_at OR n.state <> r.state OR n.kind <> r.kind
            """
        try each(names, &steps) { id in Fault("matter_name \(id)", .anotherQueuePlace) }
        try checkNames(&steps)
        let known = """
            SELECT DISTINCT case_id FROM journal WHERE case_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM matter WHERE id = case_id)
            -- A batch is no matter, nor a family of one, whose entries stand under the batch's name and its place.
            AND NOT EXISTS (
                SELECT 1 FROM subsidy_batch WHERE id IN (case_id, substr(case_id, 1, instr(case_id, '/') - 1)))
            """
        try each(known, &steps) { id in Fault("matter \(id)", .gone) }
        let counts = """
            SELECT kind || ' ' || state FROM (SELECT kind, state, count(*) AS counted FROM matter GROUP BY kind, state)
            LEFT JOIN matter_count USING (kind, state) WHERE coalesce(cases, 0) <> counted
            """
        try each(counts, &steps) { state in Fault("matter_count \(state)", .miscounted) }
    }

    /// Every case is found by each two neighbouring characters of its applicant's name, and by no others.
    private mutating func checkNames(_ steps: inout AuditProgress) throws(OfficeFailure) {
        let db = db
        try each("SELECT id FROM matter", &steps) { id throws(OfficeFailure) in
            let found = try db.first(
                "SELECT r.row, p.name FROM matter r JOIN person p ON p.id = r.applicant WHERE r.id = ?", [id]
            ) { row in (row: try row.integer(0), name: try row.text(1)) }
            // An applicant who is gone is told elsewhere.
            guard let found else { return nil }
            let pairs = try db.rows("SELECT pair FROM matter_name WHERE matter = ?", [found.row]) { row in
                try row.integer(0)
            }
            return Set(pairs) == NamePairs.of(found.name) ? nil : Fault("matter_name \(id)", .notFoundByName)
        }
    }
}
