import Foundation
import GRDB
import Housing
import Office

/// `anju verify`: reads everything in one snapshot and names what is not as it was written. It changes nothing.
struct Audit {
    let db: Database
    let ring: KeyRing
    let vault: FileVault
    private let records: RecordTransaction
    private var result = Verification(entries: 0, rows: 0, materials: 0, faults: [], head: "")

    /// Which the journal says were made.
    private var accountsMade: [String] = []
    private static let making: Set<EntryKind> = [.accountCreated, .staffCreated]

    /// Beyond this many faults the rest would only repeat that the database is lost.
    private static let mostFaults = 1000

    init(db: Database, ring: KeyRing, vault: FileVault) {
        self.db = db
        self.ring = ring
        self.vault = vault
        records = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
    }

    /// - Parameter progress: told 0...1 as it goes on.
    mutating func run(progress: (Double) -> Void) throws(OfficeFailure) -> Verification {
        try ring.learn(from: db)
        try translated("verify") {
            try withoutActuallyEscaping(progress) { report in
                var steps = Progress(total: try total(), report: report)
                try checkFile()
                try walkChain(&steps)
                try checkOffice()
                try checkRows(&steps)
                try checkImport()
                try checkTallies()
                try checkVersions(&steps)
                try checkCases(&steps)
                try checkMaterials(&steps)
                report(1)
            }
        }
        return result
    }

    // MARK: The file

    private mutating func checkFile() throws(OfficeFailure) {
        let lines = try db.rows("PRAGMA quick_check", [], { try $0.text(0) })
        if lines != ["ok"] { fault("anju.db: \(lines.count) findings of quick_check") }
        let orphans = try db.rows("PRAGMA foreign_key_check", [], { try $0.text(0) })
        for table in Set(orphans).sorted() { fault("\(table): a row points to none") }
    }

    private func total() throws(OfficeFailure) -> Int {
        var total = 0
        let tables = [
            "journal", "person", "person_version", "lease", "lease_version", "account", "throttle", "matter", "note",
            "info_snapshot", "material", "draft",
        ]
        for table in tables {
            total += try db.first("SELECT count(*) FROM \(table)", [], { try $0.count(0) }) ?? 0
        }
        return total
    }

    // MARK: The journal

    private mutating func walkChain(_ steps: inout Progress) throws(OfficeFailure) {
        var chain = Chain.start
        var faults: [String] = []
        try db.each("SELECT sequence, case_id, bytes, hash FROM journal ORDER BY sequence") { row in
            let sequence = try row.integer(0)
            let bytes = [UInt8](try row.blob(2))
            let stored = try row.blob(3)
            chain = Chain(sequence: sequence - 1, hash: chain.hash).extended(by: bytes)
            if chain.hash != stored { faults.append("journal \(sequence): the chain is broken") }
            // Go on from what is stored, so that one fault is told once.
            chain = Chain(sequence: sequence, hash: stored)
            if let record = JournalRecord(bytes) {
                if case .id(let id) = record.entry["account"], Self.making.contains(record.entry.kind) {
                    accountsMade.append(id)
                }
                if record.sequence != sequence { faults.append("journal \(sequence): another place") }
                if try row.optionalText(1) != record.caseID?.raw { faults.append("journal \(sequence): another case") }
            } else {
                faults.append("journal \(sequence): not an entry")
            }
            result.entries += 1
            steps.advance()
        }
        for text in faults { fault(text) }
        result.head = hexadecimal(chain.hash)
        if chain.sequence != Int64(result.entries) { fault("journal: entries are missing") }
        let (db, ring) = (db, ring)
        try inspect("journal_head") { () throws(OfficeFailure) in
            let head = try Chain.head(db, ring).0
            if head.sequence != chain.sequence || head.hash != chain.hash {
                throw .store(.damaged(what: "journal_head: the journal ends elsewhere"))
            }
        }
    }

    // MARK: Rows

    private mutating func checkOffice() throws(OfficeFailure) {
        let records = records
        try inspect("office") { () throws(OfficeFailure) in _ = try records.officeInfo() }
    }

    private mutating func checkRows(_ steps: inout Progress) throws(OfficeFailure) {
        let records = records
        try each("SELECT id FROM person", &steps) { id throws(OfficeFailure) in _ = try records.person(PersonID(id)) }
        try each("SELECT id FROM lease", &steps) { id throws(OfficeFailure) in _ = try records.lease(LeaseID(id)) }
        try each("SELECT id FROM account", &steps) { id throws(OfficeFailure) in
            _ = try records.account(AccountID(id))
            _ = try records.oneTimeCode(account: AccountID(id))
        }
        try each("SELECT DISTINCT person FROM consent", &steps) { person throws(OfficeFailure) in
            try records.checkConsents(of: person)
        }
        try each("SELECT id FROM note", &steps) { id throws(OfficeFailure) in _ = try records.text(TextID(id)) }
        try each("SELECT case_id || ' ' || digest FROM info_snapshot", &steps) { key throws(OfficeFailure) in
            let parts = key.split(separator: " ").map(String.init)
            guard let commitment = Commitment(hex: parts.last ?? "") else {
                throw .store(.damaged(what: "info_snapshot \(key)"))
            }
            _ = try records.snapshot(commitment, of: CaseID(parts.first ?? ""))
        }
        try each("SELECT person || ' ' || flow FROM draft", &steps) { key throws(OfficeFailure) in
            let parts = key.split(separator: " ").map(String.init)
            guard let flow = parts.last.flatMap(Flow.init(rawValue:)) else {
                throw .store(.damaged(what: "draft \(key)"))
            }
            _ = try records.draft(person: PersonID(parts.first ?? ""), flow: flow)
        }
        try each("SELECT lower(hex(key_index)) FROM throttle", &steps) { key throws(OfficeFailure) in
            try records.checkThrottle(Data(bytes(hexadecimal: key) ?? []))
        }
    }

    /// What single rows do not show: one that is gone, or back as it once was.
    private mutating func checkTallies() throws(OfficeFailure) {
        let (db, ring, records) = (db, ring, records)
        for id in accountsMade where try !db.exists("SELECT 1 FROM account WHERE id = ?", [id]) {
            fault("account \(id): gone")
        }
        var disbelieved: [String] = []
        let kept = try Tally.all(db, ring) { failure throws(OfficeFailure) in
            disbelieved.append(try Self.fault(failure, at: "tally"))
        }
        // The first of them was told with the journal's head.
        for text in disbelieved where !result.faults.contains(text) { fault(text) }
        for table in TalliedTable.allCases {
            try inspect(table.rawValue) { () throws(OfficeFailure) in
                let counted = try Tally.count(table, db, ring)
                guard counted != kept[table] ?? Tally() else { return }
                let isFewer = counted.rows < kept[table]?.rows ?? 0
                let what = isFewer ? "rows are gone" : "rows are not the last that were written"
                throw .store(.damaged(what: "\(table.rawValue): \(what)"))
            }
        }
        try inspect("clock") { () throws(OfficeFailure) in _ = try records.storedClock() }
    }

    /// What waits to be brought into the register.
    private mutating func checkImport() throws(OfficeFailure) {
        let records = records
        try inspect("import_run") { () throws(OfficeFailure) in
            let rows = try records.db.first("SELECT count(*) FROM import_row", [], { try $0.count(0) }) ?? 0
            let run = try records.importRun()
            guard rows == run?.waiting ?? 0 else { throw .store(.damaged(what: "import_row: rows are missing")) }
            if let run { _ = try records.stagedRows(of: run, limit: rows) }
        }
    }

    /// Values before a change.
    private mutating func checkVersions(_ steps: inout Progress) throws(OfficeFailure) {
        let records = records
        try each("SELECT person || ' ' || number FROM person_version", &steps) { key throws(OfficeFailure) in
            try Self.checkVersion(key, Person.self, "person_version", "person", records)
        }
        try each("SELECT lease || ' ' || number FROM lease_version", &steps) { key throws(OfficeFailure) in
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

    private mutating func checkCases(_ steps: inout Progress) throws(OfficeFailure) {
        let records = records
        let db = db
        var gone: [String] = []
        try each("SELECT id FROM matter", &steps) { id throws(OfficeFailure) in
            let matter = try records.anyMatter(CaseID(id))
            let name = MatterRow(matter).place.name
            gone += try records.rowsGone(of: matter)
            guard try Self.lastVersion(of: id, db) == matter.version else {
                throw .store(.damaged(what: "\(name): the journal knows another version"))
            }
            let kept = try db.first("SELECT due_day FROM matter WHERE id = ?", [id]) { row in
                try row.optionalInteger(0)
            }
            guard try kept.flatMap(\.self) == records.dueDay(of: matter).map({ Int64($0.number) }) else {
                throw .store(.damaged(what: "\(name): due otherwise than it says"))
            }
        }
        for row in gone { fault("\(row): gone") }
        try each("SELECT id FROM matter WHERE queued_at <> coalesce(submitted_at, updated_at)", &steps) {
            id throws(OfficeFailure) in throw .store(.damaged(what: "matter \(id): another place in the queue"))
        }
        let names = """
            SELECT r.id FROM matter_name n JOIN matter r ON r.row = n.matter
            WHERE n.queued_at <> r.queued_at OR n.state <> r.state OR n.kind <> r.kind
            """
        try each(names, &steps) { id throws(OfficeFailure) in
            throw .store(.damaged(what: "matter_name \(id): another place in the queue"))
        }
        let known = """
            SELECT DISTINCT case_id FROM journal WHERE case_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM matter WHERE id = case_id)
            """
        try each(known, &steps) { id throws(OfficeFailure) in throw .store(.damaged(what: "matter \(id): gone")) }
        let counts = """
            SELECT kind || ' ' || state FROM (SELECT kind, state, count(*) AS counted FROM matter GROUP BY kind, state)
            LEFT JOIN matter_count USING (kind, state) WHERE coalesce(cases, 0) <> counted
            """
        try each(counts, &steps) { state throws(OfficeFailure) in
            throw .store(.damaged(what: "matter_count \(state): not as counted"))
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

    private mutating func checkMaterials(_ steps: inout Progress) throws(OfficeFailure) {
        let records = records
        let vault = vault
        try each("SELECT id FROM material", &steps) { id throws(OfficeFailure) in
            let file = try records.file(MaterialID(id))
            do throws(OfficeFailure) {
                let bytes = try vault.load(file.blob)
                if bytes.count != file.bytes {
                    throw .store(.damaged(what: "materials/\(file.blob.hex): another size"))
                }
            } catch .store(.notFound) {
                throw .store(.damaged(what: "materials/\(file.blob.hex): gone"))
            }
        }
        result.materials = try db.first("SELECT count(*) FROM material", [], { try $0.count(0) }) ?? 0
    }

    // MARK: Telling

    /// Inspects each row that `sql` names.
    private mutating func each(
        _ sql: String, _ steps: inout Progress, _ check: (String) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        var faults: [String] = []
        try db.each(sql) { row in
            let key = try row.text(0)
            do throws(OfficeFailure) {
                try check(key)
            } catch {
                faults.append(try Self.fault(error, at: key))
            }
            result.rows += 1
            steps.advance()
        }
        for text in faults { fault(text) }
    }

    private mutating func inspect(_ name: String, _ check: () throws(OfficeFailure) -> Void) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            try check()
        } catch {
            fault(try Self.fault(error, at: name))
        }
    }

    /// A fault of the data is told and the audit goes on; a failing disk ends it.
    private static func fault(_ failure: OfficeFailure, at key: String) throws(OfficeFailure) -> String {
        switch failure {
        case .store(.damaged(let what)): what
        case .store(.keyMissing(let id)): "\(key): no key \(id)"
        case .store(.notFound): "\(key): points to none"
        default: throw failure
        }
    }

    private mutating func fault(_ text: String) {
        if result.faults.count < Self.mostFaults { result.faults.append(text) }
    }
}

/// Tells of progress about a hundred times, however much there is.
private struct Progress {
    private let total: Int
    private let report: (Double) -> Void
    private var done = 0

    init(total: Int, report: @escaping (Double) -> Void) {
        self.total = max(total, 1)
        self.report = report
    }

    mutating func advance() {
        done += 1
        if done % max(total / 100, 1) == 0 { report(min(Double(done) / Double(total), 1)) }
    }
}
