import Housing

/// Ends what is due of applications, contracts and checks, a case at a time, each in a transaction of its own, so that
/// nobody at a screen waits for it. What is done leaves the list of what is due; a case that the rules keep, that moved on
/// meanwhile or that is damaged stays in it and is passed over.
///
/// The daily run steps it to its end; an open desk steps it while nobody needs it.
public final class DueRun {
    public private(set) var report = TickReport()
    private let office: Office
    private let now: Moment
    private let page: Int
    private let insists: Bool
    /// Those still to be looked at, the present one first.
    private var kinds: [CaseKind] = [.renewal, .contract, .economicCheck]
    private var waiting: ArraySlice<CaseID> = []
    /// How many of the list stay in it.
    private var kept = 0
    private var isLastPage = false
    private let review: ReviewStep
    private let signing: SigningStep
    private let check: CheckGround

    /// - Parameter insists: asks again while the lock is not had, where nobody is at a screen to ask again.
    init(_ office: Office, page: Int, insists: Bool) throws(OfficeFailure) {
        self.office = office
        self.page = page
        self.insists = insists
        now = try office.clocks.office()
        review = ReviewStep(ground: try office.ground(at: now), now: now, actor: .system)
        signing = SigningStep(ground: try office.signingGround(at: now), now: now)
        check = try office.checkGround(at: now)
    }

    /// Looks for what is due, or ends the next of it.
    ///
    /// - Returns: whether there may be more.
    /// - Throws: `.store(.locked)` where the lock was not had and it does not insist; the same step comes again.
    public func step() throws(OfficeFailure) -> Bool {
        guard let kind = kinds.first else { return false }
        guard let id = waiting.first else {
            try list(kind)
            return !kinds.isEmpty
        }
        let done = try passing { () throws(OfficeFailure) in try end(id, kind) }
        waiting.removeFirst()
        if let done = done ?? nil { count(done) } else { kept += 1 }
        return true
    }

    /// Ends what is due of one applicant, at once.
    func settle(_ applicant: PersonID) throws(OfficeFailure) {
        let today = now.day
        let due = try office.records.read { (reader) throws(OfficeFailure) in
            try reader.overdue(of: applicant, on: today)
        }
        for (kind, id) in due { if let done = try end(id, kind) { count(done) } }
        kinds = []
    }

    private func list(_ kind: CaseKind) throws(OfficeFailure) {
        guard !isLastPage else { return leave(kind) }
        // An attempt at signing may have begun to lie still today.
        let day = kind == .contract ? now.day.adding(days: 1) : now.day
        let found = try passing { () throws(OfficeFailure) in
            try office.records.read { (reader) throws(OfficeFailure) in
                try reader.overdue(kind, on: day, limit: kept + page).dropFirst(kept)
            }
        }
        guard let found else { return leave(kind) }
        waiting = found
        isLastPage = found.count < page
        if found.isEmpty { leave(kind) }
    }

    private func leave(_ kind: CaseKind) {
        kinds.removeAll { $0 == kind }
        (waiting, kept, isLastPage) = ([], 0, false)
    }

    /// What was done of a case.
    private enum Done { case renewal, contract, attempt, check }

    /// nil where the rules keep the case, which may have moved on since it was listed.
    private func end(_ id: CaseID, _ kind: CaseKind) throws(OfficeFailure) -> Done? {
        let work: (any RecordWriter) throws(OfficeFailure) -> Done? = { (writer) throws(OfficeFailure) in
            try self.end(id, kind, writer)
        }
        do throws(OfficeFailure) {
            return insists ? try office.insist(work) : try office.records.write(work)
        } catch .refused {
            return nil
        } catch {
            throw error
        }
    }

    private func end(_ id: CaseID, _ kind: CaseKind, _ writer: any RecordWriter) throws(OfficeFailure) -> Done? {
        switch kind {
        case .renewal:
            _ = try review.perform(.expire, on: id, expecting: nil, writer)
            return .renewal
        case .contract:
            let isOver = now.day > (try writer.signing(id)).deadline
            let command: Signing.Command = isOver ? .expire : .timeOut
            _ = try signing.perform(command, on: id, expecting: nil, by: .system, SigningGiven(), writer)
            return isOver ? .contract : .attempt
        case .economicCheck:
            _ = try writer.perform(.age, on: id, expecting: nil, at: now, by: .system) {
                (stored: EconomicCheck, reader) throws(OfficeFailure) in try check.facts(of: stored, reader)
            }
            return .check
        case .tenancyChange, .subsidy, .agreement, .paymentRun: return nil
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
        }
    }

    /// Does `work`; nil where it met something damaged, which keeps the rest from nothing.
    private func passing<Answer>(_ work: () throws(OfficeFailure) -> Answer) throws(OfficeFailure) -> Answer? {
        do throws(OfficeFailure) {
            return try work()
        } catch .store(.damaged(let what)) {
            report.damaged.append(what)
            return nil
        } catch {
            throw error
        }
    }
}
