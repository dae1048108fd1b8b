import Housing

/// What staff do with submitted renewals at the counter.
public struct ReviewDesk {
    let office: Office

    /// How many cases are in each state, as the store keeps count.
    public func counts(_ session: Session) throws(OfficeFailure) -> QueueCounts {
        try office.read(.seeQueue, session) { (reader, _) throws(OfficeFailure) in try reader.queueCounts() }
    }

    /// A page of the queue.
    public func queue(
        _ filter: QueueFilter, offset: Int, limit: Int, _ session: Session
    ) throws(OfficeFailure) -> [CaseSummary] {
        try office.read(.seeQueue, session) { (reader, _) throws(OfficeFailure) in
            filter.canMatch ? try reader.queue(filter, offset: offset, limit: limit) : []
        }
    }

    /// Who has the cases of such a page in hand, by the masked names that their files tell too.
    public func holders(
        of page: [CaseSummary], _ session: Session
    ) throws(OfficeFailure) -> [PersonID: String] {
        let people = Set(page.compactMap(\.assignedTo))
        return try office.read(.seeCase, session) { (reader, _) throws(OfficeFailure) in
            var names: [PersonID: String] = [:]
            for person in people { names[person] = try reader.person(person).maskedName }
            return names
        }
    }

    /// The case that this reviewer has open; nil when he has none.
    public func inHand(_ session: Session) throws(OfficeFailure) -> CaseFile? {
        let ground = try office.ground(at: try office.clocks.office())
        return try office.read(.takeCase, session) { (reader, actor) throws(OfficeFailure) in
            guard let id = try reader.claimed(by: session.person).first else { return nil }
            return try office.caseFile(id, for: actor, ground, reader)
        }
    }

    /// 取下一件: the case that he has in hand, which is then in hand here and no longer elsewhere; else claims the one that
    /// was handed in first among those that he may review.
    ///
    /// - Throws: `.refused` with `NOTHING_WAITING` and how many wait that he may not review.
    public func takeNext(_ session: Session) throws(OfficeFailure) -> CaseFile {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        return try office.write(.takeCase, session) { (writer, actor) throws(OfficeFailure) in
            let step = ReviewStep(ground: ground, now: now, actor: actor)
            let inHand = try writer.claimed(by: session.person).first
            let id = if let inHand { inHand } else { try firstReviewable(step, writer) }
            try claim(id, step, writer)
            return try office.caseFile(id, for: actor, ground, writer)
        }
    }

    /// Claims one case out of the queue, or brings one here that he has in hand elsewhere.
    ///
    /// - Throws: `.held` with a masked name where another reviewer was quicker.
    public func take(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> CaseFile {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        return try office.write(.takeCase, session) { (writer, actor) throws(OfficeFailure) in
            try claim(id, ReviewStep(ground: ground, now: now, actor: actor), writer)
            return try office.caseFile(id, for: actor, ground, writer)
        }
    }

    /// Nothing is to be done where it is in hand here.
    private func claim(_ id: CaseID, _ step: ReviewStep, _ writer: any RecordWriter) throws(OfficeFailure) {
        let claim = try writer.renewal(id).claim
        if let claim, claim.reviewer == step.actor.person, claim.session == step.actor.session { return }
        _ = try step.perform(.take, on: id, expecting: nil, writer)
    }

    /// Puts a claimed case back; it keeps its place in the queue.
    public func release(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) {
        _ = try decide(.release, on: renewal, as: .takeCase, session)
    }

    /// Puts back a case that another reviewer has and does not come back to; it keeps its place in the queue. Where he has
    /// it open he is told, and what he wrote stays on his screen.
    public func putBack(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) {
        _ = try decide(.release, on: renewal, as: .putBackCase, session)
    }

    /// Puts back whatever is in hand in this session: when it is idle too long, or signs out. What its person has in hand
    /// at another place stays there. Asks for no right but to be oneself, so that nobody who lost a role keeps cases from
    /// others.
    public func releaseAll(_ session: Session) throws(OfficeFailure) {
        guard session.roles.contains(.reviewer) else { return }
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        let step = ReviewStep(ground: ground, now: now, actor: session.actor(as: .reviewer))
        try office.records.write { (writer) throws(OfficeFailure) in
            for id in try writer.claimed(by: session.person) {
                guard [nil, session.id].contains(try writer.renewal(id).claim?.session) else { continue }
                _ = try step.perform(.release, on: id, expecting: nil, writer)
            }
        }
    }

    /// A case as a whole, whoever has it.
    public func caseFile(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> CaseFile {
        let ground = try office.ground(at: try office.clocks.office())
        return try office.read(.seeCase, session) { (reader, actor) throws(OfficeFailure) in
            try office.caseFile(id, for: decider(session) ?? actor, ground, reader)
        }
    }

    /// A case by its receipt number.
    public func caseFile(_ number: ReceiptNumber, _ session: Session) throws(OfficeFailure) -> CaseFile {
        let id = try office.read(.seeCase, session) { (reader, _) throws(OfficeFailure) in
            try reader.renewal(number: number)?.id
        }
        guard let id else { throw .refused(Refusal(.notFound, "6.1")) }
        return try caseFile(id, session)
    }

    /// Who has several roles sees what he may do in the one that decides.
    private func decider(_ session: Session) -> Actor? {
        guard session.may(.decideCase) else { return nil }
        return session.actor(as: .reviewer)
    }

    /// The first waiting case that is not his own nor entered by him; refuses with the count of the others where there
    /// is none.
    private func firstReviewable(
        _ step: ReviewStep, _ reader: any RecordReader
    ) throws(OfficeFailure) -> CaseID {
        let page = 50
        var offset = 0
        while true {
            let ids = try reader.unclaimed(offset: offset, limit: page)
            for id in ids where try reader.renewal(id).allowed(for: step.actor).contains(.take) { return id }
            guard ids.count == page else {
                throw .refused(Refusal(.nothingWaiting, "6.1", .found(offset + ids.count)))
            }
            offset += page
        }
    }
}

/// A reviewer's command inside a transaction.
struct ReviewStep {
    let ground: RenewalGround
    let now: Moment
    let actor: Actor

    /// As the records do it; that another reviewer has the case is told with his masked name.
    func perform(
        _ command: Renewal.Command, on id: CaseID, expecting version: Int?, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> Renewal {
        do {
            return try writer.perform(command, on: id, expecting: version, at: now, by: actor) {
                (stored, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader)
            }
        } catch .refused(let refusal) where refusal.code == .claimedByOther {
            guard case .holder(let person)? = refusal.arguments.first else { throw .refused(refusal) }
            throw .held(refusal, by: try writer.person(person).maskedName)
        } catch {
            throw error
        }
    }
}
