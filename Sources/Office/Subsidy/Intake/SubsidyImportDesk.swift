import Housing
import Texts

/// Takes the files of the rent subsidy in: the register at its two moments, members, applications, findings, and dwellings for
/// which a subsidy was drawn before. Each changes all or nothing, and the same file again changes nothing.
public struct SubsidyImportDesk {
    let office: Office

    /// One file and what is to be done with it.
    public struct Order {
        let stream: any ByteStream
        /// The file's path as the person knows it; it stands in every problem.
        let source: String
        /// Takes the good rows even where others are bad.
        let skipsBad: Bool
        /// What of the file was shown to who skips its bad rows: of one with others nothing is taken.
        let shown: SubsidyImportReport?

        public init(
            _ stream: any ByteStream, source: String, skipsBad: Bool, shown: SubsidyImportReport? = nil
        ) {
            (self.stream, self.source, self.skipsBad, self.shown) = (stream, source, skipsBad, shown)
        }
    }

    /// Begins to take a file in, to be stepped by whoever shows it; a register is that of the moment that its kind means.
    ///
    /// - Parameter kind: any but dwellings, which come at once (``usedHouses(_:by:)``).
    /// - Returns: the work, and what came of it once that is over.
    /// - Throws: as the one of its kind below; `NOT_EXPIRED` for the register of a moment that is still to come.
    public func begin(
        _ kind: SubsidyImportReport.Kind, _ order: Order, batch: BatchID, by session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> SubsidyImportReport) {
        let ground = try ground(batch, session)
        let notice = ground.notice.notice
        let now = try office.clocks.office()
        if kind == .close, now < notice.window.upperBound {
            throw .refused(Refusal(.notExpired, "LH-20", .since(notice.window.upperBound)))
        }
        if kind == .register, now < notice.cutOff {
            throw .refused(Refusal(.notExpired, "LH-04", .since(notice.cutOff)))
        }
        return try begin(try step(kind, order, ground), batch, session)
    }

    /// The register of waiting families.
    ///
    /// - Parameter moment: as of when: the notice's cut-off or its close, nothing else.
    /// - Throws: `.input` for another moment, for one that is still to come, and for what makes the file unreadable as a whole,
    ///   a file without a row among it, before anything else is asked; `REGISTER_FROZEN`;
    ///   `REGISTER_MISSING` for the close without the cut-off; `STEP_RUNNING`.
    public func register(
        _ order: Order, batch: BatchID, asOf moment: Moment, by session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> SubsidyImportReport {
        let ground = try ground(batch, session)
        let notice = ground.notice.notice
        try requirePast(moment, of: [notice.cutOff, notice.window.upperBound])
        let kind: SubsidyImportReport.Kind = moment == notice.window.upperBound ? .close : .register
        return try run(try step(kind, order, ground), batch, session, watch)
    }

    /// What a register says of a moment that is still to come is not so yet.
    private func requirePast(_ moment: Moment, of known: [Moment]) throws(OfficeFailure) {
        let now = try office.clocks.office()
        var reason: InputProblem.Reason?
        if !known.contains(moment) { reason = .unknown("\(moment)", allowed: known.map { "\($0)" }) }
        if reason == nil, moment > now { reason = .outOfRange(allowed: CommandTexts.notAfter(now.exactWords)) }
        if let reason { throw .input(InputProblem(source: "--as-of", reason: reason)) }
    }

    /// - Throws: as above; `REGISTER_MISSING`.
    public func members(
        _ order: Order, batch: BatchID?, by session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> (batch: BatchID, report: SubsidyImportReport) {
        try take(.members, order, batch, session, watch)
    }

    /// - Throws: as above; `WINDOW_CLOSED` after the close for all but a manager.
    public func applications(
        _ order: Order, batch: BatchID?, by session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> (batch: BatchID, report: SubsidyImportReport) {
        try take(.applications, order, batch, session, watch)
    }

    /// - Throws: as above; `MEMBERS_MISSING`.
    public func findings(
        _ order: Order, batch: BatchID?, by session: Session, watch: BatchWatch = BatchWatch()
    ) throws(OfficeFailure) -> (batch: BatchID, report: SubsidyImportReport) {
        try take(.findings, order, batch, session, watch)
    }

    private func take(
        _ kind: SubsidyImportReport.Kind, _ order: Order, _ named: BatchID?, _ session: Session, _ watch: BatchWatch
    ) throws(OfficeFailure) -> (batch: BatchID, report: SubsidyImportReport) {
        let batch = try self.batch(named, session)
        let step = try step(kind, order, try ground(batch, session))
        return (batch, try run(step, batch, session, watch))
    }

    /// Dwellings that were used before, at most ``mostUsedHouses`` a file.
    ///
    /// - Returns: what was done, and how many applications were marked for having such a dwelling.
    /// - Throws: `STEP_RUNNING` while applications may come in that have one.
    public func usedHouses(
        _ order: Order, by session: Session
    ) throws(OfficeFailure) -> (report: SubsidyImportReport, marked: Int) {
        let now = try office.clocks.office()
        try office.read(.importSubsidy, session) { (_, _) in }
        var course = try course(.usedHouses, order)
        let ground = RowGround(today: now.day, notice: nil)
        let reader = try CSVRowReader<UsedHouseRow>(order.stream, source: order.source, ground)
        let rows = try UsedHouses.read(reader, &course)
        course.report.skipped = order.skipsBad ? course.report.problemCount : 0
        guard !rows.isEmpty, course.report.problemCount == 0 || order.skipsBad else { return (course.report, 0) }
        guard let hold = try office.records.holdImports() else { throw .refused(Refusal(.stepRunning, "6.4")) }
        defer { withExtendedLifetime(hold) {} }
        let houses = UsedHouses(rows: rows, ids: rows.map { _ in office.entropy.identifier() })
        var report = course.report
        let marked = try office.write(.importSubsidy, session, insists: true) {
            (writer, actor) throws(OfficeFailure) in
            var found = report
            let marked = try houses.save(&found, at: now, by: actor, writer)
            report = found
            return marked
        }
        report.isTaken = true
        return (report, marked)
    }

    public static var mostUsedHouses: Int { UsedHouses.most }

    // MARK: One file

    private struct Ground {
        let notice: NoticeFile
        let rows: RowGround
        let actor: Actor
        let isManager: Bool
    }

    private func ground(_ batch: BatchID, _ session: Session) throws(OfficeFailure) -> Ground {
        let today = try office.clocks.office().day
        return try office.read(.importSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let notice = try reader.batchFile(batch).notice
            let held = try reader.account(session.account).roles
            return Ground(
                notice: notice, rows: RowGround(today: today, notice: notice), actor: actor,
                isManager: held.contains(.manager) && session.roles.contains(.manager))
        }
    }

    private func course(_ kind: SubsidyImportReport.Kind, _ order: Order) throws(OfficeFailure) -> IntakeCourse {
        IntakeCourse(
            kind, source: order.source, skipsBad: order.skipsBad, shown: order.shown, now: try office.clocks.office())
    }

    private func step(
        _ kind: SubsidyImportReport.Kind, _ order: Order, _ ground: Ground
    ) throws(OfficeFailure) -> any FileIntake {
        let course = try course(kind, order)
        let (stream, source) = (order.stream, order.source)
        switch kind {
        case .register: return RegisterIntake(try CSVRowReader(stream, source: source, ground.rows), course)
        case .close:
            let rows = try CSVRowReader<RegisterRow>(stream, source: source, ground.rows)
            return CloseIntake(rows, course, closesAt: ground.notice.notice.window.upperBound)
        case .members: return MembersIntake(try CSVRowReader(stream, source: source, ground.rows), course)
        case .applications:
            let rows = ApplicationReader(stream, source: source, notice: ground.notice.notice)
            return ApplicationsIntake(rows, course, by: ground.actor.person, isManager: ground.isManager)
        case .findings:
            let rows = try CSVRowReader<FindingRow>(stream, source: source, ground.rows)
            return FindingsIntake(rows, course, by: ground.actor.person?.raw ?? "")
        case .usedHouses: throw .store(.notFound)
        }
    }

    private func begin(
        _ step: any FileIntake, _ batch: BatchID, _ session: Session
    ) throws(OfficeFailure) -> (job: BatchJob, report: () -> SubsidyImportReport) {
        let job = try office.begin(step, of: batch, session)
        return (
            job,
            {
                var report = step.course.report
                report.isTaken = job.isDone || step.course.isUnchanged && !job.isCancelled
                report.isCancelled = job.isCancelled
                return report
            }
        )
    }

    private func run(
        _ step: any FileIntake, _ batch: BatchID, _ session: Session, _ watch: BatchWatch
    ) throws(OfficeFailure) -> SubsidyImportReport {
        let (job, report) = try begin(step, batch, session)
        try job.run(watch)
        return report()
    }

    /// The batch that is meant where none is named: the only one that is not finished.
    private func batch(_ named: BatchID?, _ session: Session) throws(OfficeFailure) -> BatchID {
        if let named { return named }
        return try office.read(.importSubsidy, session) { (reader, _) throws(OfficeFailure) in
            var running: [BatchID] = []
            for id in try reader.batchIDs() where try reader.batchFile(id).batch.state != .finished {
                running.append(id)
            }
            guard let only = running.first, running.count == 1 else {
                throw .input(InputProblem(source: "--batch", reason: .missing("--batch")))
            }
            return only
        }
    }
}

extension Office {
    public var subsidyImports: SubsidyImportDesk { SubsidyImportDesk(office: self) }
}
