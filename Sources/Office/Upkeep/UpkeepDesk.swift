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
        let due = try DueRun(office, page: page, insists: true, releases: true)
        while try due.step() {}
        var report = due.report
        _ = try report.passing { () throws(OfficeFailure) in try prepareSeal(at: now) }
        try settleSubsidy(at: now, &report)
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
                "released": .number(report.released), "waived": .number(report.waivedFamilies),
                "corrections": .number(report.endedCorrections),
                "drafts": .number(report.forgottenDrafts), "pictures": .number(report.forgottenPictures),
                "files": .number(report.sweptFiles),
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
    ///
    /// - Throws: the first of what kept something from being ended, when everything else is.
    public func settle(_ session: Session) throws(OfficeFailure) {
        do throws(OfficeFailure) {
            try DueRun(office, page: page, insists: false).settle(session.person)
        } catch .store(.locked) {
            return
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
    /// Families of the rent subsidy that did not sign in time.
    public var waivedFamilies = 0
    /// Families of it that something kept from signing in time; nothing was done to them.
    public var keptFamilies = 0
    /// Their corrections whose days went by.
    public var endedCorrections = 0
    public var forgottenDrafts = 0
    /// Of papers for the rent subsidy that were handed in with nothing.
    public var forgottenPictures = 0
    public var sweptFiles = 0
    /// What was passed over because it is not as it was written, by the names that `verify` tells.
    public var damaged: [String] = []
    /// The rules that could not be read, a file once; what goes by them waits.
    public var unread: [InputProblem] = []

    public init() {}

    /// What kept something from being done.
    public var failures: [OfficeFailure] { unread.map { .input($0) } + damaged.map { .store(.damaged(what: $0)) } }

    var hasDoneAnything: Bool {
        var counts = self
        counts.damaged = []
        counts.unread = []
        counts.keptFamilies = 0
        return counts != TickReport()
    }

    /// Does `work`; nil where it met something damaged or rules that cannot be read, which keeps the rest from nothing.
    mutating func passing<Done>(_ work: () throws(OfficeFailure) -> Done) throws(OfficeFailure) -> Done? {
        do {
            return try work()
        } catch .store(.damaged(let what)) {
            damaged.append(what)
            return nil
        } catch .input(let problem) {
            if !unread.contains(problem) { unread.append(problem) }
            return nil
        } catch {
            throw error
        }
    }
}
