import Housing

/// How far an import is.
public struct ImportProgress: Equatable, Sendable {
    public enum Stage: Sendable { case reading, checking, comparing, staging, applying, over }

    public let stage: Stage
    /// In this stage: bytes of the file while it is read, then pieces.
    public let done: Int
    public let total: Int
    /// Since this stage began.
    public let milliseconds: Int64

    /// How many a second, and how many seconds are left at that pace; nil while too little is done to tell.
    public var pace: (perSecond: Int, secondsLeft: Int)? {
        guard milliseconds >= 1000, done > 0, done <= total else { return nil }
        let left = Int64(total - done) * milliseconds / Int64(done) / 1000
        return (Int(Int64(done) * 1000 / milliseconds), Int(left))
    }
}

/// An import on its way: the file is read and compared with what the office has, its rows are staged, the import is
/// decided by one write, and the rows are brought in, each whole. Every step is some milliseconds, so that the
/// person at it can end it, and takes the lock for no longer, so that nobody at a screen waits for it.
///
/// Nothing is half-done: cut short before the decision it leaves nothing, after it whoever comes by finishes it
/// (``ImportDesk/settle(rest:while:)``).
public final class ImportJob<Report: ImportReport> {
    public typealias Stage = ImportProgress.Stage

    public private(set) var stage = Stage.reading { didSet { if stage != oldValue { begunAt = nil } } }
    public private(set) var report: Report
    public private(set) var done = 0
    public private(set) var total = 0

    private let office: Office
    private let session: Session
    private let content: any ImportContent<Report>
    private let staged: StagedImport
    private let now: Moment
    /// Kept while this job lives, so that there is no other.
    private let hold: AnyObject
    private var plannings = 0
    private var run: ImportRun?
    private var begunAt: Int64?

    /// Nothing is read yet, and nothing written.
    init(
        _ content: any ImportContent<Report>, hold: AnyObject, _ office: Office, _ session: Session
    ) throws(OfficeFailure) {
        self.office = office
        self.session = session
        self.content = content
        staged = StagedImport(office)
        self.hold = hold
        report = content.report
        total = content.progress.total
        now = try office.clocks.office()
    }

    /// Whether others wait while a step of this stage goes on.
    public var usesLock: Bool { stage == .staging || stage == .applying }

    /// How far it is, by the machine's clock since the stage was first asked after.
    public func progress() -> ImportProgress {
        let at = office.clocks.steadyMilliseconds()
        let begun = begunAt ?? at
        begunAt = begun
        return ImportProgress(stage: stage, done: done, total: total, milliseconds: at - begun)
    }

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
    func unfinishedReport(_ failure: OfficeFailure) -> Report {
        var report = report
        report.interruption = failure
        return report
    }

    // MARK: Reading

    private func readNext() throws(OfficeFailure) {
        let slice = Slice(office.clocks)
        slice.begin()
        var count = 0
        do {
            while !content.isRead, count < Slice.mostRead, count % Slice.readAtOnce != 0 || slice.hasTime {
                try content.read()
                count += 1
            }
        } catch {
            throw .input(error)
        }
        report = content.report
        (done, total) = content.progress
        if content.isChecking { stage = .checking }
        if content.isRead { try beginComparing() }
    }

    // MARK: Comparing

    /// Where the kind has to know that nothing changed since, it finds that at the decision.
    private func beginComparing() throws(OfficeFailure) {
        guard plannings < Self.mostPlannings else { throw .store(.changedByOther) }
        plannings += 1
        try content.beginComparing(office)
        (done, total) = (0, content.pieceCount)
        stage = .comparing
    }

    private func compareNext() throws(OfficeFailure) {
        let slice = Slice(office.clocks)
        slice.begin()
        try office.read(content.act, session) { (reader, actor) throws(OfficeFailure) in
            let end = min(done + Slice.mostRows, total)
            let start = done
            while done < end, done == start || slice.hasTime {
                try content.compare(done, reader, actor)
                done += 1
            }
        }
        guard done == total else { return }
        content.endComparing()
        report = content.report
        (done, total) = (0, content.rowCount)
        stage = report.isTaken && !report.changedNothing ? .staging : .over
    }

    private static var mostPlannings: Int { 5 }

    // MARK: Staging, deciding, bringing in

    private func stageNext() throws(OfficeFailure) {
        var rows: [[UInt8]] = []
        for index in done..<min(done + Slice.mostRows, total) { rows.append(try content.row(index)) }
        let slice = Slice(office.clocks)
        let (run, now, content) = (run, now, content)
        let grown = try office.write(content.act, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            var staged = run ?? ImportRun(content.kind, id: content.runID, by: actor, at: now)
            var count = 0
            slice.begin()
            while count < rows.count, count == 0 || slice.hasTime {
                staged = try writer.stage(Array(rows[count..<min(count + Slice.rowsAtOnce, rows.count)]), of: staged)
                count = min(count + Slice.rowsAtOnce, rows.count)
            }
            return staged
        }
        self.run = grown
        done = grown.staged
    }

    /// The one write by which the whole import is so.
    private func decide() throws(OfficeFailure) {
        guard let run else { return }
        let (now, content) = (now, content)
        let decided = try office.write(content.act, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            guard try content.isStillSo(office) else { return nil as ImportRun? }
            var decided = run
            decided.isDecided = true
            try writer.save(decided)
            try writer.append([content.entry(of: run)], at: now, by: actor)
            return decided
        }
        guard let decided else {
            try forget()
            return try beginComparing()
        }
        self.run = decided
        stage = .applying
        done = 0
    }

    private func applyNext() throws(OfficeFailure) {
        guard let run else { return }
        let applied = try staged.applyNext(of: run)
        self.run = applied.run
        report.passedOver += applied.passedOver
        done = applied.run.map(\.removed) ?? total
        if applied.run == nil { stage = .over }
    }

    /// Whether the deciding write is there after all, though an error was told of it.
    private func isDecided() throws(OfficeFailure) -> Bool {
        guard let run else { return false }
        let stored = try office.records.read { (reader) throws(OfficeFailure) in try reader.importRun() }
        return stored.map { $0.id == run.id && $0.isDecided } ?? false
    }

    private func forget() throws(OfficeFailure) {
        while let run { self.run = try staged.forgetNext(of: run) }
    }
}
