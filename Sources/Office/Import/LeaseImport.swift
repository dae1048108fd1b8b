import Housing

public typealias LeaseImportJob = ImportJob<LeaseImportReport>

/// `leases.csv` on its way into the register.
final class LeaseImport: ImportContent {
    let kind = ImportRun.Kind.leases
    let act = Act.importLeases
    private(set) var report = LeaseImportReport()

    private var reader: LeaseFileReader
    private let source: String
    private let skipsBad: Bool
    private var ids: LeaseIDs
    /// How many leases have got their ids.
    private var namedLeases = 0
    private var plan: LeaseImportPlan
    private var registerVersion: Int64 = 0

    /// - Throws: what is wrong with the header.
    init(
        _ bytes: [UInt8], source: String, skipsBad: Bool, today: Day, entropy: any Entropy
    ) throws(InputProblem) {
        self.source = source
        self.skipsBad = skipsBad
        reader = try LeaseFileReader(bytes, source: source, today: today)
        ids = LeaseIDs(entropy: entropy)
        plan = LeaseImportPlan(rows: 0, source: source, ids: ids)
    }

    var runID: String { ids.run }

    // MARK: Reading

    var isRead: Bool { reader.stage == .over }
    var isChecking: Bool { reader.stage == .leases }
    var progress: (done: Int, total: Int) { (reader.done, reader.total) }

    func read() throws(InputProblem) {
        try reader.step()
        while namedLeases < reader.file.leases.count {
            ids.add(reader.file.leases[namedLeases])
            namedLeases += 1
        }
        report.rows = reader.file.rowCount
    }

    // MARK: Comparing

    func beginComparing(_ office: Office) throws(OfficeFailure) {
        registerVersion = try office.version(of: .register)
        plan = LeaseImportPlan(rows: reader.file.rowCount, source: source, ids: ids)
    }

    var pieceCount: Int { reader.file.leases.count }

    func compare(_ index: Int, _ known: any RecordReader, _ actor: Actor) throws(OfficeFailure) {
        try plan.add(reader.file.leases[index], known: known)
    }

    func endComparing() { report = plan.report(of: reader.file, skipsBad: skipsBad) }

    // MARK: Staging

    var rowCount: Int { plan.entries.count }

    func row(_ index: Int) throws(OfficeFailure) -> [UInt8] { try StagedRow.encoded(plan.entries[index]) }

    /// What is written to the register meanwhile is found by its version.
    func isStillSo(_ office: Office) throws(OfficeFailure) -> Bool {
        try office.version(of: .register) == registerVersion
    }

    func entry(of run: ImportRun) -> Entry {
        var fields = [
            Entry.Field("run", .id(run.id)), Entry.Field("rows", .number(report.rows)),
            Entry.Field("leases_added", .number(report.leasesAdded)),
            Entry.Field("leases_changed", .number(report.leasesChanged)),
            Entry.Field("people_added", .number(report.peopleAdded)),
            Entry.Field("people_changed", .number(report.peopleChanged)),
            Entry.Field("rent", .money(Money(fen: plan.rentFen))),
        ]
        if let frozen = run.frozen { fields.append(Entry.Field("frozen", .commitment(frozen))) }
        return Entry(.leaseImported, fields)
    }
}
