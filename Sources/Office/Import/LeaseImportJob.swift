import Housing

/// An import on its way: the file is read and compared with the register, the checked leases are staged, the import is
/// decided by one write, and the leases reach the register, each whole. Every step is some milliseconds, so that the
/// person at it can end it, and takes the lock for no longer, so that nobody at a screen waits for it.
///
/// Nothing is half-done: cut short before the decision it leaves nothing, after it whoever comes by finishes it
/// (``LeaseImportDesk/settle(rest:)``).
public final class LeaseImportJob {
    public enum Stage: Sendable { case reading, checking, comparing, staging, applying, over }

    public private(set) var stage = Stage.reading
    public private(set) var report = LeaseImportReport()
    /// In this stage: bytes of the file while it is read, then leases.
    public private(set) var done = 0
    public private(set) var total = 0

    private let office: Office
    private let session: Session
    private var reader: LeaseFileReader?
    private var file = LeaseFile()
    private let source: String
    private let skipsBad: Bool
    private var ids: LeaseIDs
    /// How many leases have got their ids.
    private var namedLeases = 0
    private let now: Moment
    /// Kept while this job lives, so that there is no other.
    private let hold: AnyObject
    private var plan: LeaseImportPlan
    private var registerVersion: Int64 = 0
    private var plannings = 0
    private var run: ImportRun?

    /// Nothing is read yet, and nothing written.
    init(
        _ reader: LeaseFileReader, source: String, skipsBad: Bool, hold: AnyObject, _ office: Office, _ session: Session
    ) throws(OfficeFailure) {
        self.office = office
        self.session = session
        self.reader = reader
        self.source = source
        self.skipsBad = skipsBad
        self.hold = hold
        total = reader.total
        ids = LeaseIDs(entropy: office.entropy)
        now = try office.clocks.office()
        plan = LeaseImportPlan(rows: 0, source: source, ids: ids)
    }

    /// Whether others wait while a step of this stage goes on.
    public var usesLock: Bool { stage == .staging || stage == .applying }

    /// One piece of the work, of about 20 ms.
    ///
    /// - Throws: `.input` for what makes the file unreadable as a whole.
    public func step() throws(OfficeFailure) {
        switch stage {
        case .reading, .checking: try readNext()
        case .comparing: try compareNext()
        case .staging: if done < total { try stageNext() } else { try decide() }
        case .applying: try applyNext()
        case .over: break
        }
    }

    /// Forgets everything where the import is not decided yet; from then on there is nothing to forget.
    public func cancel() throws(OfficeFailure) {
        guard stage != .applying, stage != .over else { return }
        guard try !isDecided() else {
            stage = .applying
            return
        }
        try forget()
        report.isTaken = false
        report.isCancelled = true
        stage = .over
    }

    /// Of a decided import that cannot go on here.
    func unfinishedReport(_ failure: OfficeFailure) -> LeaseImportReport {
        var report = report
        report.interruption = failure
        return report
    }

    // MARK: Reading

    private func readNext() throws(OfficeFailure) {
        guard var reader else { return }
        // Held in one place, so that nothing of what was read is copied.
        self.reader = nil
        let slice = Slice(office.clocks)
        slice.begin()
        var count = 0
        do {
            while reader.stage != .over, count < Slice.mostRead, count % Slice.readAtOnce != 0 || slice.hasTime {
                try reader.step()
                count += 1
            }
        } catch {
            throw .input(error)
        }
        while namedLeases < reader.file.leases.count {
            ids.add(reader.file.leases[namedLeases])
            namedLeases += 1
        }
        report.rows = reader.file.rowCount
        (done, total) = (reader.done, reader.total)
        if reader.stage == .leases { stage = .checking }
        guard reader.stage == .over else {
            self.reader = reader
            return
        }
        file = reader.file
        try beginComparing()
    }

    // MARK: Comparing

    /// What is written to the register from now on is found at the decision, by its version.
    private func beginComparing() throws(OfficeFailure) {
        guard plannings < Self.mostPlannings else { throw .store(.changedByOther) }
        plannings += 1
        registerVersion = try office.version(of: .register)
        plan = LeaseImportPlan(rows: file.rowCount, source: source, ids: ids)
        (done, total) = (0, file.leases.count)
        stage = .comparing
    }

    private func compareNext() throws(OfficeFailure) {
        let slice = Slice(office.clocks)
        slice.begin()
        try office.read(.importLeases, session) { (reader, _) throws(OfficeFailure) in
            let end = min(done + Slice.mostRows, total)
            let start = done
            while done < end, done == start || slice.hasTime {
                try plan.add(file.leases[done], known: reader)
                done += 1
            }
        }
        guard done == total else { return }
        report = plan.report(of: file, skipsBad: skipsBad)
        (done, total) = (0, plan.entries.count)
        stage = report.isTaken && !report.changedNothing ? .staging : .over
    }

    private static let mostPlannings = 5

    // MARK: Steps

    private func stageNext() throws(OfficeFailure) {
        let rows = try plan.entries[done..<min(done + Slice.mostRows, total)].map {
            (entry) throws(OfficeFailure) in try StagedLease.encoded(entry)
        }
        let slice = Slice(office.clocks)
        let (run, now) = (run, now)
        let staged = try office.write(.importLeases, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            var staged = run ?? ImportRun(id: ids.run, by: actor, at: now)
            var count = 0
            slice.begin()
            while count < rows.count, count == 0 || slice.hasTime {
                staged = try writer.stage(Array(rows[count..<min(count + Slice.rowsAtOnce, rows.count)]), of: staged)
                count = min(count + Slice.rowsAtOnce, rows.count)
            }
            return staged
        }
        self.run = staged
        done = staged.staged
    }

    /// The one write by which the whole import is so.
    private func decide() throws(OfficeFailure) {
        guard let run else { return }
        let entry = report.entry(of: run, rentFen: plan.rentFen)
        let version = registerVersion
        let decided = try office.write(.importLeases, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            guard try office.version(of: .register) == version else { return nil as ImportRun? }
            var decided = run
            decided.isDecided = true
            try writer.save(decided)
            try writer.append([entry], at: now, by: actor)
            return decided
        }
        guard let decided else {
            try forget()
            // Somebody wrote to the register after it was compared.
            return try beginComparing()
        }
        self.run = decided
        stage = .applying
        done = 0
    }

    private func applyNext() throws(OfficeFailure) {
        guard let run else { return }
        self.run = try StagedLeases(office).applyNext(of: run)
        done = self.run.map(\.removed) ?? total
        if self.run == nil { stage = .over }
    }

    /// Whether the deciding write is there after all, though an error was told of it.
    private func isDecided() throws(OfficeFailure) -> Bool {
        guard let run else { return false }
        let stored = try office.records.read { (reader) throws(OfficeFailure) in try reader.importRun() }
        return stored.map { $0.id == run.id && $0.isDecided } ?? false
    }

    private func forget() throws(OfficeFailure) {
        while let run { self.run = try StagedLeases(office).forgetNext(of: run) }
    }
}

/// How long one transaction of a job may go on: short, for others wait for the lock.
final class Slice {
    static let milliseconds: Int64 = 8
    /// At most so many rows, whatever the clock says.
    static let mostRows = 100
    static let rowsAtOnce = 10
    /// Of a file that is read, for which the clock is asked now and then.
    static let mostRead = 1000
    static let readAtOnce = 25

    private let clocks: any Clocks
    private var begun: Int64 = 0

    init(_ clocks: any Clocks) { self.clocks = clocks }

    /// At the beginning of the transaction, which may begin again.
    func begin() { begun = clocks.steadyMilliseconds() }

    var hasTime: Bool { clocks.steadyMilliseconds() - begun < Self.milliseconds }
}

extension LeaseImportReport {
    /// The run's entry: what it does, and a keyed digest of the rows by which it does so.
    fileprivate func entry(of run: ImportRun, rentFen: Int) -> Entry {
        var fields = [
            Entry.Field("run", .id(run.id)), Entry.Field("rows", .number(rows)),
            Entry.Field("leases_added", .number(leasesAdded)), Entry.Field("leases_changed", .number(leasesChanged)),
            Entry.Field("people_added", .number(peopleAdded)), Entry.Field("people_changed", .number(peopleChanged)),
            Entry.Field("rent", .money(Money(fen: rentFen))),
        ]
        if let frozen = run.frozen { fields.append(Entry.Field("frozen", .commitment(frozen))) }
        return Entry(.leaseImported, fields)
    }
}
