import Housing

/// A step of a batch as a whole over all its families (LH-50 … LH-54). What each becomes is ``SubsidyStep``'s; what is
/// looked up and kept besides is here.
final class AllotmentStep: BatchStep {
    private let move: BatchMove
    private let calendar: WorkCalendar
    private var step: SubsidyStep?
    /// The last day of each correction that was open when the step began, by the family's position.
    private var corrections: [Int: Day] = [:]
    /// Positions whose correction ends, with the batch or because its days went by.
    private var ended: [Int] = []
    /// How many of them for the latter.
    private var lapsed: Int { move == .finish ? 0 : ended.count }
    private var commitment: QueueCommitment?
    private var elsewhere: SignedElsewhere?
    /// By the index of a family: whether it signed in another batch, where that is otherwise than it was.
    private var signedElsewhere: [Int: Bool] = [:]
    private var kept = 0
    private(set) var report: BatchStepReport?

    /// Why a manager takes it, under the id of its record (Q7).
    private let reason: (text: String, record: String)?

    init(_ move: BatchMove, _ calendar: WorkCalendar, because reason: (text: String, record: String)? = nil) {
        self.move = move
        self.calendar = calendar
        self.reason = reason
    }

    var act: Act { move.officeAct }
    private(set) var changed: [Int] = []

    /// It brings no rows; this is where a reader is at hand.
    func nextRows(_ file: BatchFile, _ reader: any RecordReader) throws(OfficeFailure) -> BulkRows? {
        commitment = try reader.queueCommitment(of: file.batch.id).map(QueueCommitment.init)
        guard move == .review || move == .finish else { return nil }
        for kept in try reader.kept(CorrectionBody.self, of: file.batch.id, in: .open) {
            if let position = kept.position { corrections[position] = kept.body.deadline }
        }
        return nil
    }

    /// A review knows who has signed in another batch (LH-57).
    func look(
        _ file: BatchFile, _ families: FamilyTable, _ reader: any RecordReader
    ) throws(OfficeFailure) -> Bool {
        guard move == .review else { return false }
        if elsewhere?.version != file.batch.version { elsewhere = try SignedElsewhere(than: file, reader) }
        return try elsewhere?.step(in: file, reader) ?? false
    }

    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        try ruled { () throws(Refusal) in try file.batch.permit(move.act) }
        try Self.requireData(of: file, for: move)
        if move == .review { return try review(file, families, at: now) }
        let places = try places(file, families)
        let found = move == .waive ? try overdue(file, families, on: now.day) : [:]
        step = try ruled { () throws(Refusal) in
            var step = try SubsidyStep(file.batch, places, at: now, act: move.act)
            kept = try move.take(&step, calendar, found)
            return step
        }
        changed = step?.changed ?? []
        // Nobody mends anything any more.
        ended = move == .finish ? places.map(\.position).filter { corrections[$0] != nil } : []
        guard move == .waive, changed.isEmpty else { return true }
        // Nobody's days went by: nothing is written.
        if let step { report = makeReport(file, step) }
        return false
    }

    /// Who is to be called is looked at by what is known now: what came in since the review counts (LH-53).
    private func places(_ file: BatchFile, _ families: FamilyTable) throws(OfficeFailure) -> [SubsidyStep.Place] {
        guard case .call = move else { return try families.places() }
        var places: [SubsidyStep.Place] = []
        places.reserveCapacity(families.count)
        try families.each { (_, family) throws(OfficeFailure) in
            var standing = family.standing
            if standing.state == .publicityPassed {
                let found = Eligibility(family.subject, under: file.batch.notice)
                try ruled { () throws(Refusal) in try standing.review(found) }
            }
            places.append(SubsidyStep.Place(position: family.position, standing: standing))
        }
        return places
    }

    /// What is known by now of those whose days for signing went by: a finding against one may have come since the review.
    private func overdue(
        _ file: BatchFile, _ families: FamilyTable, on day: Day
    ) throws(OfficeFailure) -> [Int: Eligibility] {
        var found: [Int: Eligibility] = [:]
        try families.each(in: .called) { (index, family) in
            guard family.standing.isOverdue(on: day) else { return }
            found[index] = Eligibility(family.subject, under: file.batch.notice)
        }
        return found
    }

    /// Without a register nobody has a place, without members nothing is known of anybody, and without that of the close
    /// not who has left nor for how many people a family is paid (Q5).
    static func requireData(of file: BatchFile, for move: BatchMove) throws(OfficeFailure) {
        guard move == .review || move == .publish else { return }
        guard file.runs.register != nil else { throw .refused(Refusal(.registerMissing, "LH-04")) }
        guard file.runs.members != nil else { throw .refused(Refusal(.membersMissing, "LH-10")) }
        guard move == .review || file.runs.close != nil else {
            throw .refused(Refusal(.closeRegisterMissing, "Q5"))
        }
    }

    /// The last days for signing that were given to called families; those of which nobody is called any more go.
    private func signDays(of file: BatchFile, _ step: SubsidyStep, on today: Day) -> [Day] {
        guard step.batch.counts.called > 0 else { return [] }
        var days = Set(file.batch.counts.called > 0 ? file.signDays : [])
        if move == .waive, kept == 0 { days = days.filter { $0 >= today } }
        for standing in step.changed.lazy.map({ step.places[$0].standing }) where standing.state == .called {
            if let day = standing.signBy { days.insert(day) }
        }
        return days.sorted()
    }

    /// Every rule of every family in one pass.
    private func review(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment
    ) throws(OfficeFailure) -> Bool {
        let notice = file.batch.notice
        var places: [SubsidyStep.Place] = []
        var found: [Eligibility?] = []
        places.reserveCapacity(families.count)
        found.reserveCapacity(families.count)
        let signed = elsewhere?.positions ?? []
        signedElsewhere = [:]
        try families.each { (index, family) throws(OfficeFailure) in
            places.append(SubsidyStep.Place(position: family.position, standing: family.standing))
            let state = family.standing.state
            guard state == .correction || SubsidyAct.review.isPossible(in: state) else { return found.append(nil) }
            var family = family
            let isElsewhere = signed.contains(family.position)
            if family.register.hasSignedElsewhere != isElsewhere {
                family.register.hasSignedElsewhere = isElsewhere
                signedElsewhere[index] = isElsewhere
            }
            found.append(Eligibility(family.subject, under: notice))
        }
        let (corrections, calendar) = (corrections, calendar)
        func isOverdue(_ index: Int) -> Bool {
            corrections[places[index].position].map { now.day > $0 } ?? false
        }
        step = try ruled { () throws(Refusal) in
            var step = try SubsidyStep(file.batch, places, at: now, act: .review)
            try step.review(calendar, ending: isOverdue, found: { found[$0] })
            return step
        }
        changed = step?.changed ?? []
        if !signedElsewhere.isEmpty { changed = Set(changed).union(signedElsewhere.keys).sorted() }
        ended = []
        for index in places.indices where places[index].standing.state == .correction && isOverdue(index) {
            ended.append(places[index].position)
        }
        return true
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        if let step { family.standing = step.places[index].standing }
        if let isElsewhere = signedElsewhere[index] { family.register.hasSignedElsewhere = isElsewhere }
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        guard let step else { return [] }
        file.signDays = signDays(of: file, step, on: now.day)
        file.batch = step.batch
        for position in ended { try endCorrection(at: position, of: file.batch.id, now, writer) }
        if let reason {
            let body = DiscretionBody(rule: "Q7", decision: reason.text, by: actor)
            try writer.save(
                KeptRecord(
                    id: reason.record, batch: file.batch.id, state: DiscretionBody.State.decided, at: now, body: body))
        }
        report = makeReport(file, step)
        return [entry(file, digest)]
    }

    /// - Throws: `.changedByOther` where something else was sent back to the family since the step began.
    private func endCorrection(
        at position: Int, of id: BatchID, _ now: Moment, _ writer: any RecordWriter
    ) throws(OfficeFailure) {
        for var kept in try writer.kept(CorrectionBody.self, of: id, at: position) where kept.state == .open {
            if move == .finish {
                kept.state = .ended
                kept.body.endedAt = now
            } else {
                guard now.day > kept.body.deadline else { throw .store(.changedByOther) }
                kept.state = .lapsed
            }
            try writer.save(kept)
        }
    }

    private func makeReport(_ file: BatchFile, _ step: SubsidyStep) -> BatchStepReport {
        var (proposed, undecided) = (0, 0)
        var signBy: Day?
        // Of those who were kept, what came in was noted.
        let noted = move == .waive ? step.changed.count { step.places[$0].standing.state == .called } : 0
        if move == .review {
            for standing in step.places.lazy.map(\.standing)
            where standing.state == .underReview || standing.state.isOnList && standing.isOpen {
                if standing.proposed.isEmpty { undecided += 1 } else { proposed += 1 }
            }
        }
        if case .call = move, let index = step.changed.first { signBy = step.places[index].standing.signBy }
        return BatchStepReport(
            batch: BatchOverview(file, commitment), changed: step.changed.count - noted,
            endedCorrections: lapsed, proposed: proposed, undecided: undecided, signBy: signBy, kept: kept)
    }

    private func entry(_ file: BatchFile, _ digest: Commitment?) -> Entry {
        let counts = file.batch.counts
        var fields: [Entry.Field] = [
            .init("case", .id(file.batch.id)), .init("act", .code(move.act.rawValue)),
            .init("state", .code(file.batch.state.rawValue)), .init("changed", .number(changed.count)),
            .init("signed", .number(counts.signed)), .init("called", .number(counts.called)),
            .init("waived", .number(counts.waived)), .init("waiting", .number(counts.waiting)),
            .init("not_reached", .number(counts.notReached)),
        ]
        if move.act == .publish || move.act == .supplement, let list = file.batch.lists.last {
            fields += [
                .init("list", .number(Int(list.number))), .init("length", .number(list.length)),
                .init("ends", .day(list.endsOn)),
            ]
        }
        if lapsed > 0 { fields.append(.init("ended_corrections", .number(lapsed))) }
        if let digest { fields.append(.init("families", .commitment(digest))) }
        return Entry(.batchStepped, fields)
    }
}

extension BatchMove {
    /// A review is no such step: it needs what is known of each family.
    ///
    /// - Parameter found: what the rules say of those whose days for signing went by.
    /// - Returns: how many of these something keeps from signing.
    fileprivate func take(
        _ step: inout SubsidyStep, _ calendar: WorkCalendar, _ found: [Int: Eligibility]
    ) throws(Refusal) -> Int {
        switch self {
        case .close: try step.close()
        case .review: break
        case .publish: try step.publish(calendar)
        case .conclude: try step.conclude()
        case .call(let count): try step.call(count: count, calendar)
        case .waive: return try step.waive { found[$0] }
        case .supplement: try step.supplement(calendar)
        case .finish: try step.finish()
        }
        return 0
    }
}
