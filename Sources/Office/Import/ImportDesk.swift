import Housing

/// Takes files in: leases, dwellings and people from the register, reports from the check body.
public struct ImportDesk {
    let office: Office

    /// Largest file of leases that is read: some 300,000 rows.
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
        try run(try begin(bytes, source: source, skipsBad: skipsBad, by: session), watch)
    }

    /// The same as a job that the caller steps; nothing of the file but its header is read yet.
    public func begin(
        _ bytes: [UInt8], source: String, skipsBad: Bool, by session: Session
    ) throws(OfficeFailure) -> LeaseImportJob {
        try office.read(.importLeases, session) { (_, _) in }
        let today = try office.clocks.office().day
        let content: LeaseImport
        do {
            content = try LeaseImport(
                bytes, source: source, skipsBad: skipsBad, today: today, entropy: office.entropy)
        } catch {
            throw .input(error)
        }
        return try begin(content, session)
    }

    /// Holds the imports for itself, and clears up after the one before.
    func begin<Report>(
        _ content: any ImportContent<Report>, _ session: Session
    ) throws(OfficeFailure) -> ImportJob<Report> {
        let hold = try holdImports()
        return try ImportJob(content, hold: hold, office, session)
    }

    /// The only import or export of the office from here on, until what is returned is let go.
    func holdImports() throws(OfficeFailure) -> AnyObject {
        guard let hold = try office.records.holdImports() else { throw .refused(Refusal(.importRunning, "8")) }
        try settle(holding: hold)
        return hold
    }

    /// Steps a job to its end.
    func run<Report>(_ job: ImportJob<Report>, _ watch: ImportWatch) throws(OfficeFailure) -> Report {
        do throws(OfficeFailure) {
            while job.stage != .over {
                if watch.isCancelled() { try job.cancel() }
                try job.step()
                watch.progress(job.progress())
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
        let staged = StagedImport(office)
        while let next = run, goesOn() {
            run = next.isDecided ? try staged.applyNext(of: next).run : try staged.forgetNext(of: next)
            rest()
        }
        withExtendedLifetime(hold) {}
    }
}

/// What the person at an import sees and says meanwhile.
public struct ImportWatch {
    public var progress: (ImportProgress) -> Void
    public var isCancelled: () -> Bool
    /// Lets others have the lock, between two steps.
    public var rest: () -> Void

    public init(
        progress: @escaping (ImportProgress) -> Void = { _ in }, isCancelled: @escaping () -> Bool = { false },
        rest: @escaping () -> Void = {}
    ) {
        self.progress = progress
        self.isCancelled = isCancelled
        self.rest = rest
    }
}
