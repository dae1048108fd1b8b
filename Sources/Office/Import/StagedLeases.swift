import Foundation
import Housing

/// What lies staged of an import: brought into the register where it is decided, forgotten where it is not.
struct StagedLeases {
    private let office: Office

    init(_ office: Office) {
        self.office = office
    }

    /// Brings the next leases into the register, each whole, in one short transaction with their entries.
    ///
    /// - Returns: the run as it then is; nil when that was the last of it.
    func applyNext(of run: ImportRun) throws(OfficeFailure) -> ImportRun? {
        let rows = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.stagedRows(of: run, limit: Slice.mostRows)
        }
        let entries = try rows.map { (row) throws(OfficeFailure) in try StagedLease.decoded(row) }
        let ids = LeaseIDs(entries, entropy: office.entropy, run: run.id)
        let slice = Slice(office.clocks)
        return try office.insist { (writer) throws(OfficeFailure) in
            slice.begin()
            var count = 0
            while count < entries.count, count == 0 || slice.hasTime {
                let plan = try LeaseImportPlan(decided: entries[count], known: writer, ids: ids)
                for person in plan.peopleAlone { try writer.save(person) }
                for record in plan.leases { try writer.save(record) }
                try writer.append(plan.corrections, at: run.at, by: run.by)
                count += 1
            }
            return try writer.unstage(count, of: run)
        }
    }

    /// Removes the next staged rows of a run that is not wanted.
    func forgetNext(of run: ImportRun) throws(OfficeFailure) -> ImportRun? {
        try office.insist { (writer) throws(OfficeFailure) in
            try writer.unstage(Slice.mostRows, of: run)
        }
    }
}

/// A checked lease of the file as it lies staged.
enum StagedLease {
    static func encoded(_ entry: LeaseFile.Entry) throws(OfficeFailure) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(entry))
        } catch {
            throw .store(.damaged(what: "import_row"))
        }
    }

    static func decoded(_ row: [UInt8]) throws(OfficeFailure) -> LeaseFile.Entry {
        do {
            return try JSONDecoder().decode(LeaseFile.Entry.self, from: Data(row))
        } catch {
            throw .store(.damaged(what: "import_row"))
        }
    }
}
