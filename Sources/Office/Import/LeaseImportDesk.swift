import Housing

/// Takes over leases, dwellings and people from the register's file.
public struct LeaseImportDesk {
    let office: Office

    /// Largest file that is read: some 300,000 rows.
    public static let limitBytes = 64 << 20

    /// The place of a column in the header, from 1; nil for a name that is none of its.
    public static func number(ofColumn name: String) -> Int? {
        LeaseColumn.names.firstIndex(of: name).map { $0 + 1 }
    }

    /// Reads `leases.csv` and takes it over as a whole, or leaves everything as it was.
    ///
    /// The same file again changes nothing. A lease or a person that the office knows is brought up to the file; a
    /// name or a tenant that differs from the register is no update but a conflict, for it may be another person.
    ///
    /// - Parameters:
    ///   - source: the file's path as the person knows it; it stands in every problem.
    ///   - skipsBad: takes the leases without a problem even where others have one; where none is without, nothing is taken.
    /// - Throws: `.input` for what makes the file unreadable as a whole; problems of rows are in the report. `.refused`
    ///   with `IMPORT_RUNNING` while another import is under way.
    public func leases(
        _ bytes: [UInt8], source: String, skipsBad: Bool, by session: Session, watch: ImportWatch = ImportWatch()
    ) throws(OfficeFailure) -> LeaseImportReport {
        let job = try begin(bytes, source: source, skipsBad: skipsBad, by: session)
        do throws(OfficeFailure) {
            while job.stage != .over {
                if watch.isCancelled() { try job.cancel() }
                try job.step()
                watch.progress(job)
                if job.usesLock { watch.rest() }
            }
        } catch {
            // What cannot be forgotten now is forgotten by whoever comes by next.
            try? job.cancel()
            guard job.stage == .applying else { throw error }
            // It is decided, and whoever comes by next goes on with it.
            return job.unfinishedReport(error)
        }
        return job.report
    }

    /// The same as a job that the caller steps; nothing of the file but its header is read yet.
    public func begin(
        _ bytes: [UInt8], source: String, skipsBad: Bool, by session: Session
    ) throws(OfficeFailure) -> LeaseImportJob {
        try office.read(.importLeases, session) { (_, _) in }
        let today = try office.clocks.office().day
        let reader: LeaseFileReader
        do {
            reader = try LeaseFileReader(bytes, source: source, today: today)
        } catch {
            throw .input(error)
        }
        guard let hold = try office.records.holdImports() else { throw .refused(Refusal(.importRunning, "8")) }
        try settle(holding: hold)
        return try LeaseImportJob(reader, source: source, skipsBad: skipsBad, hold: hold, office, session)
    }

    /// Whether a run lies there, be it under way or cut short.
    public func isPending() throws(OfficeFailure) -> Bool {
        try office.records.read { (reader) throws(OfficeFailure) in try reader.importRun() } != nil
    }

    /// Clears up after a run that was cut short: forgotten where it was not decided, finished where it was. One that is
    /// under way is left to its process.
    ///
    /// - Parameter goesOn: asked before each step; what is left then is for whoever comes by next.
    public func settle(rest: () -> Void = {}, while goesOn: () -> Bool = { true }) throws(OfficeFailure) {
        guard try isPending(), let hold = try office.records.holdImports() else { return }
        try settle(holding: hold, rest: rest, while: goesOn)
    }

    private func settle(
        holding hold: AnyObject, rest: () -> Void = {}, while goesOn: () -> Bool = { true }
    ) throws(OfficeFailure) {
        var run = try office.records.read { (reader) throws(OfficeFailure) in try reader.importRun() }
        let staged = StagedLeases(office)
        while let next = run, goesOn() {
            run = next.isDecided ? try staged.applyNext(of: next) : try staged.forgetNext(of: next)
            rest()
        }
        withExtendedLifetime(hold) {}
    }
}

/// What the person at an import sees and says meanwhile.
public struct ImportWatch {
    public var progress: (LeaseImportJob) -> Void
    public var isCancelled: () -> Bool
    /// Lets others have the lock, between two steps.
    public var rest: () -> Void

    public init(
        progress: @escaping (LeaseImportJob) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false },
        rest: @escaping () -> Void = {}
    ) {
        self.progress = progress
        self.isCancelled = isCancelled
        self.rest = rest
    }
}

/// The ids that new rows would get, drawn before the transaction because that may run twice.
struct LeaseIDs {
    let run: String
    private var people: [IdentityNumber: PersonID] = [:]
    private var dwellings: [HouseCode: DwellingID] = [:]
    private var leases: [String: LeaseID] = [:]

    private let entropy: any Entropy

    /// - Parameter run: nil draws one.
    init(entropy: any Entropy, run: String? = nil) {
        self.entropy = entropy
        self.run = run ?? entropy.identifier()
    }

    init(_ entries: [LeaseFile.Entry], entropy: any Entropy, run: String) {
        self.init(entropy: entropy, run: run)
        for entry in entries { add(entry) }
    }

    mutating func add(_ entry: LeaseFile.Entry) {
        leases[entry.terms.number] = LeaseID(entropy.identifier())
        if dwellings[entry.terms.dwelling.code] == nil {
            dwellings[entry.terms.dwelling.code] = DwellingID(entropy.identifier())
        }
        for row in entry.rows where people[row.document] == nil {
            people[row.document] = PersonID(entropy.identifier())
        }
    }

    func person(_ document: IdentityNumber) -> PersonID? { people[document] }
    func dwelling(_ code: HouseCode) -> DwellingID? { dwellings[code] }
    func lease(_ number: String) -> LeaseID? { leases[number] }
}
