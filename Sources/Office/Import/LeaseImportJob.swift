import Housing

/// An import on its way: the checked leases are staged, the import is decided by one write, and the leases reach the
/// register, each whole. Every step takes the lock for some milliseconds, so that nobody at a screen waits for it.
///
/// Nothing is half-done: cut short before the decision it leaves nothing, after it whoever comes by finishes it
/// (``LeaseImportDesk/settle(rest:)``).
public final class LeaseImportJob {
    public enum Stage: Sendable { case staging, applying, over }

    public private(set) var stage = Stage.staging
    public private(set) var report: LeaseImportReport
    /// Of the leases that are to be written, in this stage.
    public private(set) var done = 0
    public private(set) var total = 0

    private let office: Office
    private let session: Session
    private let file: LeaseFile
    private let source: String
    private let skipsBad: Bool
    private let ids: LeaseIDs
    private let now: Moment
    /// Kept while this job lives, so that there is no other.
    private let hold: AnyObject
    private var plan: LeaseImportPlan
    private var registerVersion: Int64
    private var plannings = 1
    private var run: ImportRun?

    /// Checks the file against the register; nothing is written yet.
    init(
        _ file: LeaseFile, source: String, skipsBad: Bool, hold: AnyObject, _ office: Office, _ session: Session
    ) throws(OfficeFailure) {
        self.office = office
        self.session = session
        self.file = file
        self.source = source
        self.skipsBad = skipsBad
        self.hold = hold
        ids = LeaseIDs(file.leases, entropy: office.entropy)
        now = try office.clocks.office()
        (plan, registerVersion) = try Self.planned(file, source, ids, office, session)
        report = plan.report(of: file, skipsBad: skipsBad)
        settleWhatToDo()
    }

    /// One piece of the work, of about 20 ms.
    public func step() throws(OfficeFailure) {
        switch stage {
        case .staging: if done < total { try stageNext() } else { try decide() }
        case .applying: try applyNext()
        case .over: break
        }
    }

    /// Forgets everything where the import is not decided yet; from then on there is nothing to forget.
    public func cancel() throws(OfficeFailure) {
        guard stage == .staging else { return }
        try forget()
        report.isTaken = false
        report.isCancelled = true
        stage = .over
    }

    // MARK: Planning

    private static func planned(
        _ file: LeaseFile, _ source: String, _ ids: LeaseIDs, _ office: Office, _ session: Session
    ) throws(OfficeFailure) -> (LeaseImportPlan, Int64) {
        // Asked first: what is written to the register meanwhile is found at the decision.
        let version = try office.version(of: .register)
        let plan = try office.read(.importLeases, session) { (reader, _) throws(OfficeFailure) in
            try LeaseImportPlan(file, source: source, known: reader, ids: ids)
        }
        return (plan, version)
    }

    private func settleWhatToDo() {
        done = 0
        total = plan.entries.count
        stage = report.isTaken && !report.changedNothing ? .staging : .over
    }

    /// Somebody wrote to the register after it was compared.
    private func planAnew() throws(OfficeFailure) {
        guard plannings < Self.mostPlannings else { throw .store(.changedByOther) }
        plannings += 1
        (plan, registerVersion) = try Self.planned(file, source, ids, office, session)
        report = plan.report(of: file, skipsBad: skipsBad)
        settleWhatToDo()
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
            return try planAnew()
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
