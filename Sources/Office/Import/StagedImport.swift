import Foundation
import Housing

/// What lies staged of an import: brought in where it is decided, forgotten where it is not.
final class StagedImport {
    private let office: Office
    /// Rows that were read and are not all brought in: opening them takes longer than bringing some of them in.
    private var opened: Opened?

    private struct Opened {
        let run: String
        let positions: Range<Int>
        let rows: any StagedRows
    }

    init(_ office: Office) {
        self.office = office
    }

    /// Brings in the next rows, each whole, in one short transaction with their entries.
    ///
    /// - Returns: the run as it then is, nil when that was the last of it; and how many of the rows could not be brought in
    ///   because what they are about had moved on.
    func applyNext(of run: ImportRun) throws(OfficeFailure) -> (run: ImportRun?, passedOver: Int) {
        let opened = try opened(for: run)
        let slice = Slice(office.clocks)
        return try office.insist { (writer) throws(OfficeFailure) in
            slice.begin()
            var count = 0
            var passedOver = 0
            while run.removed + count < opened.positions.upperBound, count == 0 || slice.hasTime {
                let index = run.removed + count - opened.positions.lowerBound
                if try !opened.rows.bring(index, of: run, into: writer) { passedOver += 1 }
                count += 1
            }
            return (try writer.unstage(count, of: run), passedOver)
        }
    }

    /// Removes the next staged rows of a run that is not wanted.
    func forgetNext(of run: ImportRun) throws(OfficeFailure) -> ImportRun? {
        try office.insist { (writer) throws(OfficeFailure) in
            try writer.unstage(Slice.mostRows, of: run)
        }
    }

    private func opened(for run: ImportRun) throws(OfficeFailure) -> Opened {
        if let opened, opened.run == run.id, opened.positions.contains(run.removed) { return opened }
        let bytes = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.stagedRows(of: run, limit: Slice.mostRows)
        }
        let opened = Opened(
            run: run.id, positions: run.removed..<run.removed + bytes.count, rows: try rows(bytes, of: run))
        self.opened = opened
        return opened
    }

    private func rows(_ bytes: [[UInt8]], of run: ImportRun) throws(OfficeFailure) -> any StagedRows {
        switch run.kind {
        case .leases: try StagedLeases(bytes, of: run, office)
        case .reports: try StagedReports(bytes, of: run, office)
        }
    }
}

/// Staged rows of one kind, read back.
protocol StagedRows {
    /// Brings one of them in. The transaction may run again from its start.
    ///
    /// - Returns: false where what it is about moved on since the import was decided; that is left as it is, with an entry.
    func bring(_ index: Int, of run: ImportRun, into writer: any RecordWriter) throws(OfficeFailure) -> Bool
}

/// A row as it lies staged.
enum StagedRow {
    static func encoded(_ row: some Encodable) throws(OfficeFailure) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(row))
        } catch {
            throw .store(.damaged(what: "import_row"))
        }
    }

    static func decoded<Row: Decodable>(_ row: [UInt8], as type: Row.Type) throws(OfficeFailure) -> Row {
        do {
            return try JSONDecoder().decode(type, from: Data(row))
        } catch {
            throw .store(.damaged(what: "import_row"))
        }
    }
}

/// Leases, each with its people and its dwelling.
struct StagedLeases: StagedRows {
    private let entries: [LeaseFile.Entry]
    private let ids: LeaseIDs

    init(_ rows: [[UInt8]], of run: ImportRun, _ office: Office) throws(OfficeFailure) {
        entries = try rows.map { (row) throws(OfficeFailure) in
            try StagedRow.decoded(row, as: LeaseFile.Entry.self)
        }
        ids = LeaseIDs(entries, entropy: office.entropy, run: run.id)
    }

    func bring(_ index: Int, of run: ImportRun, into writer: any RecordWriter) throws(OfficeFailure) -> Bool {
        let plan = try LeaseImportPlan(decided: entries[index], known: writer, ids: ids)
        for person in plan.peopleAlone { try writer.save(person) }
        for record in plan.leases { try writer.save(record) }
        try writer.append(plan.corrections, at: run.at, by: run.by)
        return true
    }
}
