import Housing

// What is asked of batches at a screen: by who may see them, and with a look at those few families alone that keep it waiting.

extension BatchDesk {
    /// Every batch, the one opened first first.
    public func list(_ session: Session) throws(OfficeFailure) -> [BatchOverview] {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            var batches: [BatchOverview] = []
            for id in try reader.batchIDs() { batches.append(try reader.overview(try reader.batchFile(id))) }
            return batches
        }
    }

    /// - Throws: `BATCH_UNKNOWN`.
    public func overview(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> BatchOverview {
        try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            try reader.overview(try reader.batchFile(id))
        }
    }

    /// - Parameter known: as it was looked at before; what only a look at families tells is taken from there where none of them
    ///   moved since, nor the day.
    /// - Throws: `BATCH_UNKNOWN`.
    public func look(
        _ id: BatchID, known: BatchLook? = nil, _ session: Session
    ) throws(OfficeFailure) -> BatchLook {
        let now = try office.clocks.office()
        // Without it no day can be counted; what is wrong with the file is said where somebody signs in.
        let calendar = try? office.policies.calendar()
        return try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(id)
            let overview = try reader.overview(file)
            let isSame = known?.work.isOf(file, on: now.day) ?? false
            let work = if isSame, let known { known.work } else { try FamilyWork(file, on: now.day, reader) }
            return BatchLook(
                overview: overview, now: now, hindrances: hindrances(file, overview.commitment, at: now),
                deadlines: try BatchDeadlines(file, calendar, now: now).all(reader),
                publication: calendar.flatMap { PublicationClock(file, $0, on: now.day) },
                ifPublished: calendar?.reckon(
                    .workingDays(file.batch.notice.periods.publicityWorkingDays), after: now.day),
                work: work, toApprove: try reader.kept(PaymentRunBody.self, of: id, in: .prepared).count)
        }
    }

    private func hindrances(
        _ file: BatchFile, _ commitment: QueueCommitment?, at now: Moment
    ) -> [BatchDeed: Refusal] {
        var hindrances: [BatchDeed: Refusal] = [:]
        for deed in BatchDeed.allCases {
            do throws(OfficeFailure) {
                guard let move = deed.move else {
                    try Self.permitCommitting(file, commitment)
                    continue
                }
                try ruled { () throws(Refusal) in try file.batch.permit(move.act, at: now) }
                try AllotmentStep.requireData(of: file, for: move)
            } catch {
                if case .refused(let refusal) = error { hindrances[deed] = refusal }
            }
        }
        return hindrances
    }

    private static func permitCommitting(
        _ file: BatchFile, _ commitment: QueueCommitment?
    ) throws(OfficeFailure) {
        guard commitment == nil else { throw .refused(Refusal(.alreadyDecided, "LH-31")) }
        try ruled { () throws(Refusal) in try file.batch.permitCommitting() }
        guard file.runs.register != nil else { throw .refused(Refusal(.registerMissing, "LH-31")) }
    }
}

/// A step of a batch that its home offers, in the order in which they are taken. Calling, waiving and supplementary lists have
/// a desk of their own.
public enum BatchDeed: CaseIterable, Hashable, Sendable {
    /// Binds the register's order.
    case commit
    case close, review, publish, conclude, finish

    /// Nil for what changes no family.
    public var move: BatchMove? {
        switch self {
        case .commit: nil
        case .close: .close
        case .review: .review
        case .publish: .publish
        case .conclude: .conclude
        case .finish: .finish
        }
    }

    /// Who may.
    public var act: Act { move?.needed ?? .commitQueue }
}

/// A batch as it stands now.
public struct BatchLook: Equatable, Sendable {
    public let overview: BatchOverview
    public let now: Moment
    /// Why a step would be refused now, as far as that can be told without a look at the families; no more is known against
    /// the others.
    public let hindrances: [BatchDeed: Refusal]
    /// What is still to come, and what is overdue, the nearest first.
    public let deadlines: [BatchDeadline]
    /// Of the list that is published now.
    public let publication: PublicationClock?
    /// The last day of a list that is published today.
    public let ifPublished: WorkCalendar.Reckoned?
    let work: FamilyWork
    /// Payment runs that wait for a second person.
    public let toApprove: Int

    public var counts: FamilyCounts { work.counts }
    /// Who keeps the first list from being published, once the batch is reviewed; nil where nobody does.
    public var blockers: ListBlockers? { work.blockers }
    /// Families that were called, whose days for signing went by and that nobody has looked after (LH-54).
    public var overdue: Int { work.overdue }
    /// Families that a review has to look at again: what they are judged by has changed since the last one, or the days for
    /// a correction went by. 0 before the first review.
    public var toReview: Int { work.toReview }
    /// Families whose days for a correction still run. Before a list is published a review waits for those that changed and
    /// those whose days went by, and for nobody else.
    public var mending: Int {
        let asked = counts[FamilyTab.correction]
        let lapsed = overview.lists.isEmpty ? max(0, toReview - counts[.again]) : 0
        return max(0, asked - lapsed)
    }

    /// The step that comes next; nil while files are missing that nothing goes on without, while families are decided about
    /// one by one, while they sign, and after the end.
    public var next: BatchDeed? {
        switch overview.state {
        case .open: overview.hasRegister && overview.hasMembers ? .close : nil
        case .closed: .review
        case .reviewed: blockers == nil ? .publish : toReview > 0 ? .review : nil
        case .published: .conclude
        case .concluded, .signing, .finished: nil
        case .filled: .finish
        }
    }
}

/// How far the publication of a list is (LH-52).
public struct PublicationClock: Equatable, Sendable {
    public let list: SubsidyBatch.List
    /// The working day that today is, or that was last; 0 on the day on which it was published.
    public let day: Int
    public let days: Int
    /// From the day after this one the list cannot be read any more (Q35).
    public let shownThrough: Day
    public let isOver: Bool

    init?(_ file: BatchFile, _ calendar: WorkCalendar, on today: Day) {
        guard file.batch.state == .published, let list = file.batch.lists.last else { return nil }
        let periods = file.batch.notice.periods
        self.list = list
        days = periods.publicityWorkingDays
        day = min(days, calendar.workingDays(after: list.publishedAt.day, through: today).count)
        shownThrough = list.endsOn.adding(days: periods.takedownDays)
        isOver = today > list.endsOn
    }
}

/// What is to be done about a batch's families, as of a day.
struct FamilyWork: Equatable, Sendable {
    let counts: FamilyCounts
    let blockers: ListBlockers?
    let overdue: Int
    let toReview: Int
    private let batch: BatchID
    private let version: Int
    private let day: Day

    init(_ file: BatchFile, on day: Day, _ reader: any RecordReader) throws(OfficeFailure) {
        counts = FamilyCounts(try reader.tally(of: file))
        blockers = try reader.blockers(of: file)
        overdue = try reader.overdue(file, on: day)
        toReview = try reader.toReview(file, on: day)
        (batch, version, self.day) = (file.batch.id, file.batch.version, day)
    }

    /// Whether it is what would be found now: a batch is one version on with each of its families.
    func isOf(_ file: BatchFile, on today: Day) -> Bool {
        batch == file.batch.id && version == file.batch.version && day == today
    }
}
