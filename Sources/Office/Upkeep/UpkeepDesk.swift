import Housing

/// The daily run (`Act.tick`): nobody's session reaches it, it acts as the system. Running it twice, or at two hours,
/// does no harm.
public struct UpkeepDesk {
    let office: Office

    /// Expires what waited for an applicant too long, puts back cases whose reviewer went away, forgets drafts as the
    /// notice promises, sweeps files that nothing names.
    ///
    /// Each case is a transaction of its own, so that nobody at a screen waits for the run.
    public func tick() throws(OfficeFailure) -> TickReport {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        var report = TickReport()
        report.expired = try expire(ReviewStep(ground: ground, now: now, actor: .system))
        report.released = try release(ReviewStep(ground: ground, now: now, actor: .system))
        let oldest = now.adding(milliseconds: -Int64(office.options.draftDays) * 86_400_000)
        report.forgottenDrafts = try office.records.write { (writer) throws(OfficeFailure) in
            try writer.deleteDrafts(savedBefore: oldest)
        }
        report.sweptFiles = try office.vault.sweepOrphans(now: office.clocks.machine())
        guard report != TickReport() else { return report }
        let entry = Entry(
            .tickRun,
            [
                "expired": .number(report.expired), "released": .number(report.released),
                "drafts": .number(report.forgottenDrafts), "files": .number(report.sweptFiles),
            ])
        try office.records.write { (writer) throws(OfficeFailure) in
            try writer.append([entry], at: now, by: .system)
        }
        return report
    }

    private func expire(_ step: ReviewStep) throws(OfficeFailure) -> Int {
        try each(step, .expire) { (reader) throws(OfficeFailure) in
            try reader.overdue(on: step.now.day, limit: Self.batch)
        }
    }

    /// Nobody is signed in for longer than a session lasts, so an older claim is a forgotten one.
    private func release(_ step: ReviewStep) throws(OfficeFailure) -> Int {
        let oldest = step.now.adding(milliseconds: -office.options.signIn.staffSessionSeconds * 1000)
        return try each(step, .release) { (reader) throws(OfficeFailure) in
            let held = try reader.queue(QueueFilter(state: .underReview), offset: 0, limit: Self.batch)
            return held.filter { $0.updatedAt < oldest }.map(\.id)
        }
    }

    /// Performs `command` on what `find` finds, batch by batch, until it finds nothing new. A case that moved on in
    /// between, or that the rules keep, is left as it is.
    private func each(
        _ step: ReviewStep, _ command: Renewal.Command,
        _ find: (any RecordReader) throws(OfficeFailure) -> [CaseID]
    ) throws(OfficeFailure) -> Int {
        var seen: Set<CaseID> = []
        var done = 0
        while true {
            let found = try office.records.read(find).filter { seen.insert($0).inserted }
            guard !found.isEmpty else { return done }
            for id in found {
                do {
                    try office.records.write { (writer) throws(OfficeFailure) in
                        _ = try step.perform(command, on: id, expecting: nil, writer)
                    }
                    done += 1
                } catch .refused {
                    continue
                } catch {
                    throw error
                }
            }
        }
    }

    private static let batch = 200
}

/// What a daily run did.
public struct TickReport: Equatable, Sendable {
    public var expired = 0
    /// Cases put back into the queue.
    public var released = 0
    public var forgottenDrafts = 0
    public var sweptFiles = 0

    public init() {}
}
