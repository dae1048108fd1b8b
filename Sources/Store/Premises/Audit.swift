import Foundation
import GRDB
import Housing
import Office

/// `anju verify`: reads everything in one snapshot and names what is not as it was written. It changes nothing.
struct Audit {
    let db: Database
    let ring: KeyRing
    let vault: FileVault
    let seal: SealFile
    let records: RecordTransaction
    var result = Verification(entries: 0, rows: 0, materials: 0, faults: [], head: "")

    /// Which the journal says were made.
    var accountsMade: [String] = []
    /// The certificate of the seal that the journal names last.
    private var sealMade: Housing.Digest?
    private static let making: Set<EntryKind> = [.accountCreated, .staffCreated]

    /// Beyond this many faults the rest would only repeat that the database is lost.
    private static let mostFaults = 1000

    init(db: Database, ring: KeyRing, vault: FileVault, seal: SealFile) {
        self.db = db
        self.ring = ring
        self.vault = vault
        self.seal = seal
        records = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
    }

    /// - Parameter progress: told 0...1 as it goes on.
    mutating func run(progress: (Double) -> Void) throws(OfficeFailure) -> Verification {
        try ring.learn(from: db)
        try translated("verify") {
            try withoutActuallyEscaping(progress) { report in
                var steps = AuditProgress(total: total(), report: report)
                try goOn { audit throws(OfficeFailure) in try audit.checkFile() }
                try goOn { audit throws(OfficeFailure) in try audit.checkSchema() }
                try goOn { audit throws(OfficeFailure) in try audit.walkChain(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkOffice() }
                try goOn { audit throws(OfficeFailure) in try audit.checkRows(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkImport() }
                try goOn { audit throws(OfficeFailure) in try audit.checkTallies() }
                try goOn { audit throws(OfficeFailure) in try audit.checkVersions(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkCases(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkQueues(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkSubsidy(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkMaterials(&steps) }
                try goOn { audit throws(OfficeFailure) in try audit.checkSeal() }
                report(1)
            }
        }
        return result
    }

    /// What cannot be read is a fault, and the other checks are made all the same.
    private mutating func goOn(
        _ check: (inout Audit) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            try check(&self)
        } catch .store(.damaged(let what)) {
            let fault = Fault(what, .altered)
            if !result.faults.contains(fault) { note(fault) }
        }
    }

    // MARK: The file

    private mutating func checkFile() throws(OfficeFailure) {
        for fault in try Survey.faults(in: db) { note(fault) }
        let orphans = try db.rows("PRAGMA foreign_key_check", [], { try $0.text(0) })
        for table in Set(orphans).sorted() { note(Fault(table, .pointsToNone)) }
    }

    private func total() -> Int {
        var total = 0
        let tables = [
            "journal", "person", "person_version", "dwelling", "lease", "lease_version", "account", "throttle",
            "matter", "note", "info_snapshot", "report", "material", "draft", "subsidy_batch", "subsidy_record",
            "bulk_chunk",
        ]
        for table in tables {
            let count = try? db.first("SELECT count(*) FROM \(table)", [], { try $0.count(0) })
            total += count ?? 0
        }
        return total
    }

    // MARK: The journal

    private mutating func walkChain(_ steps: inout AuditProgress) throws(OfficeFailure) {
        var chain = Chain.start
        var faults: [Fault] = []
        try db.each("SELECT sequence, case_id, bytes, hash FROM journal ORDER BY sequence") { row in
            let sequence = try row.integer(0)
            let place = "journal \(sequence)"
            let bytes = [UInt8](try row.blob(2))
            let stored = try row.blob(3)
            chain = Chain(sequence: sequence - 1, hash: chain.hash).extended(by: bytes)
            if chain.hash != stored { faults.append(Fault(place, .chainBroken)) }
            // Go on from what is stored, so that one fault is told once.
            chain = Chain(sequence: sequence, hash: stored)
            if let record = JournalRecord(bytes) {
                if case .id(let id) = record.entry["account"], Self.making.contains(record.entry.kind) {
                    accountsMade.append(id)
                }
                if let named = SealEntry.fingerprint(in: record.entry) { sealMade = named }
                if record.sequence != sequence { faults.append(Fault(place, .anotherPlace)) }
                if try row.optionalText(1) != record.caseID?.raw { faults.append(Fault(place, .anotherCase)) }
            } else {
                faults.append(Fault(place, .notAnEntry))
            }
            result.entries += 1
            steps.advance()
        }
        for fault in faults { note(fault) }
        result.head = hexadecimal(chain.hash)
        if chain.sequence != Int64(result.entries) { note(Fault("journal", .entriesMissing)) }
        let (db, ring) = (db, ring)
        try inspect("journal_head") { () throws(OfficeFailure) in
            let head = try Chain.head(db, ring).0
            let isThere = head.sequence == chain.sequence && head.hash == chain.hash
            return isThere ? nil : Fault("journal_head", .endsElsewhere)
        }
    }

    // MARK: The seal

    /// The key in place is the one of which the journal says that it was made last.
    private mutating func checkSeal() throws(OfficeFailure) {
        let (seal, sealMade) = (seal, sealMade)
        try inspect("keys/seal") { () throws(OfficeFailure) in
            guard let kept = try seal.read() else { return sealMade == nil ? nil : Fault("keys/seal", .gone) }
            return kept.certificate.fingerprint == sealMade ? nil : Fault("keys/seal", .anotherSeal)
        }
    }

    // MARK: Telling

    /// Inspects each row that `sql` names by its first column.
    mutating func each(
        _ sql: String, _ steps: inout AuditProgress, _ check: (String) throws(OfficeFailure) -> Fault?
    ) throws(OfficeFailure) {
        var faults: [Fault] = []
        try db.each(sql) { row in
            let key = try row.text(0)
            do throws(OfficeFailure) {
                if let fault = try check(key) { faults.append(fault) }
            } catch {
                faults.append(try Self.fault(error, at: key))
            }
            result.rows += 1
            steps.advance()
        }
        for fault in faults { note(fault) }
    }

    mutating func inspect(_ name: String, _ check: () throws(OfficeFailure) -> Fault?) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            if let fault = try check() { note(fault) }
        } catch {
            note(try Self.fault(error, at: name))
        }
    }

    /// A fault of the data is told and the audit goes on; a failing disk ends it.
    static func fault(_ failure: OfficeFailure, at key: String) throws(OfficeFailure) -> Fault {
        switch failure {
        case .store(.damaged(Tally.unknownTable)): Fault(Tally.unknownTable, .notATable)
        case .store(.damaged(let what)): Fault(what, .altered)
        case .store(.keyMissing(let id)): Fault(key, .keyMissing(id: id))
        case .store(.notFound): Fault(key, .pointsToNone)
        default: throw failure
        }
    }

    mutating func note(_ fault: Fault) {
        if result.faults.count < Self.mostFaults { result.faults.append(fault) }
    }
}

/// Tells of progress about a hundred times, however much there is.
struct AuditProgress {
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
