import Housing

/// The daily run (`Act.tick`): nobody's session reaches it, it acts as the system. Running it twice, or at two hours,
/// does no harm.
public struct UpkeepDesk {
    let office: Office
    /// How many cases are looked at between two questions.
    var page = 200

    /// Expires what waited for an applicant too long and results that are out of date, ends attempts at signing that lie still,
    /// makes the office's key, puts back cases whose reviewer went away, forgets drafts as the notice promises, sweeps files that nothing names.
    ///
    /// Each case is a transaction of its own, so that nobody at a screen waits for the run. An import that was cut short
    /// comes last: what cannot be finished of it keeps nothing else from being done.
    ///
    /// - Parameter rest: lets others have the lock, between two steps of such an import.
    public func tick(rest: () -> Void = {}) throws(OfficeFailure) -> TickReport {
        let report = try runDay()
        try office.imports.settle(rest: rest)
        return report
    }

    private func runDay() throws(OfficeFailure) -> TickReport {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        let step = ReviewStep(ground: ground, now: now, actor: .system)
        let due = try DueRun(office, page: page, insists: true)
        while try due.step() {}
        var report = due.report
        _ = try report.passing { () throws(OfficeFailure) in try prepareSeal(at: now) }
        try release(step, &report)
        let oldest = now.adding(milliseconds: -Int64(office.options.draftDays) * 86_400_000)
        report.forgottenDrafts = try office.insist { (writer) throws(OfficeFailure) in
            try writer.deleteDrafts(savedBefore: oldest)
        }
        let machine = office.clocks.machine()
        report.sweptFiles = try office.patiently { () throws(OfficeFailure) in
            try office.vault.sweepOrphans(now: machine)
        }
        guard report.hasDoneAnything else { return report }
        let entry = Entry(
            .tickRun,
            [
                "expired": .number(report.expired), "checks": .number(report.expiredChecks),
                "attempts": .number(report.endedAttempts),
                "released": .number(report.released),
                "drafts": .number(report.forgottenDrafts), "files": .number(report.sweptFiles),
            ])
        try office.insist { (writer) throws(OfficeFailure) in
            try writer.append([entry], at: now, by: .system)
        }
        return report
    }

    /// What is due, for an open desk to be done while nobody needs it.
    public func due() throws(OfficeFailure) -> DueRun { try DueRun(office, page: page, insists: false) }

    /// Ends what is due of an applicant's own cases, so that nothing that is over is shown to him as if it were not. Where the
    /// lock is not had it is left to others.
    public func settle(_ session: Session) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            try DueRun(office, page: page, insists: false).settle(session.person)
        } catch .store(.locked) {
            return
        } catch {
            throw error
        }
    }

    /// Nobody is signed in for longer than a session lasts, so an older claim is a forgotten one.
    private func release(_ step: ReviewStep, _ report: inout TickReport) throws(OfficeFailure) {
        let oldest = step.now.adding(milliseconds: -office.options.signIn.staffSessionSeconds * 1000)
        report.released += try each(step, .release, &report) { (reader, kept) throws(OfficeFailure) in
            try reader.queue(QueueFilter(state: .underReview), offset: kept, limit: page).map { summary in
                (summary.id, summary.updatedAt < oldest)
            }
        }
    }

    /// Performs `command` on what is due of a list, page by page to its end. What is done leaves the list; a case that is
    /// not due, that the rules keep or that is damaged stays in it and is passed over.
    ///
    /// - Parameter list: the next page behind the first so many, each case with whether it is due.
    private func each(
        _ step: ReviewStep, _ command: Renewal.Command, _ report: inout TickReport,
        _ list: (any RecordReader, _ kept: Int) throws(OfficeFailure) -> [(id: CaseID, isDue: Bool)]
    ) throws(OfficeFailure) -> Int {
        var done = 0
        var kept = 0
        while true {
            let listed = try report.passing { () throws(OfficeFailure) in
                try office.records.read { (reader) throws(OfficeFailure) in try list(reader, kept) }
            }
            guard let found = listed else { return done }
            for (id, isDue) in found {
                let isDone = try report.passing { () throws(OfficeFailure) in
                    guard isDue else { return false }
                    return try perform(step, command, on: id)
                }
                if isDone == true { done += 1 } else { kept += 1 }
            }
            guard found.count == page else { return done }
        }
    }

    /// False where the rules keep the case, which may have moved on since it was listed.
    private func perform(
        _ step: ReviewStep, _ command: Renewal.Command, on id: CaseID
    ) throws(OfficeFailure) -> Bool {
        do {
            try office.insist { (writer) throws(OfficeFailure) in
                _ = try step.perform(command, on: id, expecting: nil, writer)
            }
            return true
        } catch .refused {
            return false
        } catch {
            throw error
        }
    }
}

/// What a daily run did.
public struct TickReport: Equatable, Sendable {
    /// Applications and contracts.
    public var expired = 0
    /// How many of these were contracts.
    public var expiredContracts = 0
    /// Checks whose result is out of date, or whose lease ended before they were asked for.
    public var expiredChecks = 0
    /// Attempts at signing that lay still.
    public var endedAttempts = 0
    /// Cases put back into the queue.
    public var released = 0
    public var forgottenDrafts = 0
    public var sweptFiles = 0
    /// What was passed over because it is not as it was written, by the names that `verify` tells.
    public var damaged: [String] = []

    public init() {}

    var hasDoneAnything: Bool {
        var counts = self
        counts.damaged = []
        return counts != TickReport()
    }

    /// Does `work`; nil where it met something damaged, which keeps the rest from nothing.
    mutating func passing<Done>(_ work: () throws(OfficeFailure) -> Done) throws(OfficeFailure) -> Done? {
        do {
            return try work()
        } catch .store(.damaged(let what)) {
            damaged.append(what)
            return nil
        } catch {
            throw error
        }
    }
}
