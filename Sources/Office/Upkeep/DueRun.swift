import Housing

/// Does what is due, a case at a time, each in a transaction of its own, so that nobody at a screen waits for it: ends
/// applications, contracts and checks, and puts back applications whose reviewer went away. What is done leaves the list of
/// what is due; a case that the rules keep, that moved on meanwhile or that is damaged stays in it and is passed over. Rules
/// that cannot be read keep only their own cases waiting.
///
/// The daily run steps it to its end; an open desk steps it while nobody needs it.
public final class DueRun {
    public private(set) var report = TickReport()
    private let office: Office
    private let now: Moment
    private let page: Int
    private let insists: Bool
    /// Those still to be looked at, the present one first.
    private var tasks: [Task]
    /// How the cases of the present one are done; nil before its rules are read.
    private var work: Work?
    private var waiting: ArraySlice<Listed> = []
    /// How many of the list stay in it.
    private var kept = 0
    private var isLastPage = false

    /// A list of cases and what is due of them.
    private enum Task: Equatable {
        case end(CaseKind)
        /// Nobody is signed in for longer than a session lasts, so an older claim is a forgotten one.
        case release
    }

    private typealias Listed = (id: CaseID, isDue: Bool)

    /// - Parameters:
    ///   - insists: asks again while the lock is not had, where nobody is at a screen to ask again.
    ///   - releases: puts back what a reviewer forgot, too.
    init(_ office: Office, page: Int, insists: Bool, releases: Bool = false) throws(OfficeFailure) {
        self.office = office
        self.page = page
        self.insists = insists
        now = try office.clocks.office()
        tasks = [.end(.renewal), .end(.contract), .end(.economicCheck)] + (releases ? [.release] : [])
    }

    /// Looks for what is due, or does the next of it.
    ///
    /// - Returns: whether there may be more.
    /// - Throws: `.store(.locked)` where the lock was not had and it does not insist; the same step comes again.
    public func step() throws(OfficeFailure) -> Bool {
        guard let task = tasks.first else { return false }
        guard let work, let next = waiting.first else {
            try list(task)
            return !tasks.isEmpty
        }
        var done: Done?
        if next.isDue {
            done = try report.passing { () throws(OfficeFailure) -> Done? in try perform(work, on: next.id) } ?? nil
        }
        waiting.removeFirst()
        if let done { count(done) } else { kept += 1 }
        return true
    }

    /// Ends what is due of one applicant, at once.
    ///
    /// - Throws: the first of what kept something from being ended, when everything else is.
    func settle(_ applicant: PersonID) throws(OfficeFailure) {
        let today = now.day
        let due = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.overdue(of: applicant, on: today)
        }
        for (kind, id) in due {
            let done = try report.passing { () throws(OfficeFailure) -> Done? in
                guard let work = try work(for: .end(kind)) else { return nil }
                return try perform(work, on: id)
            }
            if let done = done ?? nil { count(done) }
        }
        tasks = []
        if let failure = report.failures.first { throw failure }
    }

    private func list(_ task: Task) throws(OfficeFailure) {
        guard !isLastPage else { return leave(task) }
        let found = try report.passing { () throws(OfficeFailure) in
            if work == nil { work = try work(for: task) }
            return try office.records.read { (reader) throws(OfficeFailure) in try listed(task, reader) }
        }
        guard let found else { return leave(task) }
        waiting = found[...]
        isLastPage = found.count < page
        if found.isEmpty { leave(task) }
    }

    /// The next page behind those that stay.
    private func listed(_ task: Task, _ reader: any RecordReader) throws(OfficeFailure) -> [Listed] {
        switch task {
        case .end(let kind):
            // An attempt at signing may have begun to lie still today.
            let day = kind == .contract ? now.day.adding(days: 1) : now.day
            return try reader.overdue(kind, on: day, limit: kept + page).dropFirst(kept).map { ($0, true) }
        case .release:
            let oldest = now.adding(milliseconds: -office.options.signIn.staffSessionSeconds * 1000)
            return try reader.queue(QueueFilter(state: .underReview), offset: kept, limit: page).map { summary in
                (summary.id, summary.updatedAt < oldest)
            }
        }
    }

    private func leave(_ task: Task) {
        tasks.removeAll { $0 == task }
        (work, waiting, kept, isLastPage) = (nil, [], 0, false)
    }
}

/// How a case is done.
extension DueRun {
    /// With the rules that it needs.
    private enum Work {
        case expire(ReviewStep), release(ReviewStep), sign(SigningStep), age(CheckGround)
    }

    /// What was done of a case.
    private enum Done { case renewal, contract, attempt, check, claim }

    /// nil for what never comes due.
    private func work(for task: Task) throws(OfficeFailure) -> Work? {
        switch task {
        case .end(.renewal): return .expire(try reviewStep())
        case .release: return .release(try reviewStep())
        case .end(.contract): return .sign(SigningStep(ground: try office.signingGround(at: now), now: now))
        case .end(.economicCheck): return .age(try office.checkGround(at: now))
        case .end(.tenancyChange), .end(.subsidy), .end(.agreement), .end(.paymentRun): return nil
        }
    }

    private func reviewStep() throws(OfficeFailure) -> ReviewStep {
        ReviewStep(ground: try office.ground(at: now), now: now, actor: .system)
    }

    /// nil where the rules keep the case, which may have moved on since it was listed.
    private func perform(_ work: Work, on id: CaseID) throws(OfficeFailure) -> Done? {
        let transaction: (any RecordWriter) throws(OfficeFailure) -> Done = { (writer) throws(OfficeFailure) in
            try self.perform(work, on: id, writer)
        }
        do throws(OfficeFailure) {
            return insists ? try office.insist(transaction) : try office.records.write(transaction)
        } catch .refused {
            return nil
        } catch {
            throw error
        }
    }

    private func perform(_ work: Work, on id: CaseID, _ writer: any RecordWriter) throws(OfficeFailure) -> Done {
        switch work {
        case .expire(let step):
            _ = try step.perform(.expire, on: id, expecting: nil, writer)
            return .renewal
        case .release(let step):
            _ = try step.perform(.release, on: id, expecting: nil, writer)
            return .claim
        case .sign(let step):
            let isOver = now.day > (try writer.signing(id)).deadline
            let command: Signing.Command = isOver ? .expire : .timeOut
            _ = try step.perform(command, on: id, expecting: nil, by: .system, SigningGiven(), writer)
            return isOver ? .contract : .attempt
        case .age(let ground):
            let stored = try writer.matter(id, as: EconomicCheck.self)
            let command: EconomicCheck.Command = stored.state.isOpen ? .lapse : .age
            _ = try writer.perform(command, on: id, expecting: nil, at: now, by: .system) {
                (stored: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(of: stored, reader)
            }
            return .check
        }
    }

    private func count(_ done: Done) {
        switch done {
        case .renewal: report.expired += 1
        case .contract:
            report.expired += 1
            report.expiredContracts += 1
        case .attempt: report.endedAttempts += 1
        case .check: report.expiredChecks += 1
        case .claim: report.released += 1
        }
    }
}
