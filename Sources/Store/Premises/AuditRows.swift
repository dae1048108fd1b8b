import Foundation
import GRDB
import Housing
import Office

/// Every sealed row for itself, and every table as a whole.
extension Audit {
    mutating func checkOffice() throws(OfficeFailure) {
        let records = records
        try inspect("office") { () throws(OfficeFailure) in
            _ = try records.officeInfo()
            return nil
        }
    }

    mutating func checkRows(_ steps: inout AuditProgress) throws(OfficeFailure) {
        let records = records
        try read("SELECT id FROM person", &steps) { id throws(OfficeFailure) in _ = try records.person(PersonID(id)) }
        try read("SELECT id FROM dwelling", &steps) { id throws(OfficeFailure) in
            _ = try records.dwelling(DwellingID(id))
        }
        try read("SELECT id FROM lease", &steps) { id throws(OfficeFailure) in _ = try records.lease(LeaseID(id)) }
        try read("SELECT id FROM account", &steps) { id throws(OfficeFailure) in
            _ = try records.account(AccountID(id))
            _ = try records.oneTimeCode(account: AccountID(id))
        }
        try read("SELECT DISTINCT person FROM consent", &steps) { person throws(OfficeFailure) in
            try records.checkConsents(of: person)
        }
        try read("SELECT id FROM note", &steps) { id throws(OfficeFailure) in _ = try records.text(TextID(id)) }
        try read("SELECT number FROM report", &steps) { number throws(OfficeFailure) in
            _ = try records.report(number: number)
        }
        try read("SELECT case_id || ' ' || digest FROM info_snapshot", &steps) { key throws(OfficeFailure) in
            let parts = key.split(separator: " ").map(String.init)
            guard let commitment = Commitment(hex: parts.last ?? "") else {
                throw .store(.damaged(what: "info_snapshot \(key)"))
            }
            _ = try records.snapshot(commitment, of: CaseID(parts.first ?? ""))
        }
        try read("SELECT person || ' ' || flow FROM draft", &steps) { key throws(OfficeFailure) in
            let parts = key.split(separator: " ").map(String.init)
            guard let flow = parts.last.flatMap(Flow.init(rawValue:)) else {
                throw .store(.damaged(what: "draft \(key)"))
            }
            _ = try records.draft(person: PersonID(parts.first ?? ""), flow: flow)
        }
        try read("SELECT lower(hex(key_index)) FROM throttle", &steps) { key throws(OfficeFailure) in
            try records.checkThrottle(Data(bytes(hexadecimal: key) ?? []))
        }
    }

    /// Reads each row that `sql` names; one that is not as it was written throws.
    private mutating func read(
        _ sql: String, _ steps: inout AuditProgress, _ body: (String) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        try each(sql, &steps) { key throws(OfficeFailure) in
            try body(key)
            return nil
        }
    }

    /// What single rows do not show: one that is gone, or back as it once was.
    mutating func checkTallies() throws(OfficeFailure) {
        let (db, ring, records) = (db, ring, records)
        for id in accountsMade where try !db.exists("SELECT 1 FROM account WHERE id = ?", [id]) {
            note(Fault("account \(id)", .gone))
        }
        var disbelieved: [Fault] = []
        let kept = try Tally.all(db, ring) { failure throws(OfficeFailure) in
            disbelieved.append(try Self.fault(failure, at: "tally"))
        }
        // The first of them was told with the journal's head.
        for fault in disbelieved where !result.faults.contains(fault) { note(fault) }
        for table in TalliedTable.allCases {
            try inspect(table.rawValue) { () throws(OfficeFailure) in
                let counted = try Tally.count(table, db, ring)
                guard counted != kept[table] ?? Tally() else { return nil }
                let isFewer = counted.rows < kept[table]?.rows ?? 0
                return Fault(table.rawValue, isFewer ? .rowsGone : .notLastWritten)
            }
        }
        try inspect("clock") { () throws(OfficeFailure) in
            _ = try records.storedClock()
            return nil
        }
    }

    /// What waits to be brought into the register.
    mutating func checkImport() throws(OfficeFailure) {
        let records = records
        try inspect("import_run") { () throws(OfficeFailure) in
            let rows = try records.db.first("SELECT count(*) FROM import_row", [], { try $0.count(0) }) ?? 0
            let run = try records.importRun()
            guard rows == run?.waiting ?? 0 else { return Fault("import_row", .rowsGone) }
            if let run { _ = try records.stagedRows(of: run, limit: rows) }
            return nil
        }
    }

    /// Values before a change.
    mutating func checkVersions(_ steps: inout AuditProgress) throws(OfficeFailure) {
        let records = records
        try read("SELECT person || ' ' || number FROM person_version", &steps) { key throws(OfficeFailure) in
            try Self.checkVersion(key, Person.self, "person_version", "person", records)
        }
        try read("SELECT lease || ' ' || number FROM lease_version", &steps) { key throws(OfficeFailure) in
            try Self.checkVersion(key, Lease.self, "lease_version", "lease", records)
        }
    }

    private static func checkVersion<Value: Decodable>(
        _ key: String, _ type: Value.Type, _ table: String, _ owner: String, _ records: RecordTransaction
    ) throws(OfficeFailure) {
        let parts = key.split(separator: " ").map(String.init)
        let (id, number) = (parts.first ?? "", parts.last ?? "")
        let sealed = try records.db.first(
            "SELECT sealed FROM \(table) WHERE \(owner) = ? AND number = ?", [id, Int64(number)]
        ) { row in try row.blob(0) }
        _ = try records.unseal(type, try required(sealed), at: Place(table, id, number))
    }

    mutating func checkMaterials(_ steps: inout AuditProgress) throws(OfficeFailure) {
        let (records, vault) = (records, vault)
        try each("SELECT id FROM material", &steps) { id throws(OfficeFailure) in
            let file = try records.file(MaterialID(id))
            do throws(OfficeFailure) {
                let bytes = try vault.load(file.blob)
                return bytes.count == file.bytes ? nil : Fault("materials/\(file.blob.hex)", .anotherSize)
            } catch .store(.notFound) {
                return Fault("materials/\(file.blob.hex)", .gone)
            }
        }
        result.materials = try db.first("SELECT count(*) FROM material", [], { try $0.count(0) }) ?? 0
    }
}
