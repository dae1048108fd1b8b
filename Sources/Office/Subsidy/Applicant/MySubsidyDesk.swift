import Housing

/// 【我的】 of the rent subsidy: what somebody who applied sees of his own family, and what he does after the application is
/// in. Every question and act finds the family by who is signed in.
public struct MySubsidyDesk {
    let office: Office

    /// - Throws: `BATCH_UNKNOWN`; `NOT_FOUND` where he did not apply in it.
    public func file(_ id: BatchID, _ session: Session) throws(OfficeFailure) -> MySubsidyFile {
        let now = try office.clocks.office()
        let calendar = try? office.policies.calendar()
        return try office.read(.seeOwnSubsidy, session) { (reader, actor) throws(OfficeFailure) in
            let hand = try reader.ownHand(of: actor, in: id, at: now)
            return try Self.file(hand, reader, actor, calendar)
        }
    }

    private static func file(
        _ hand: FamilyInHand, _ reader: any RecordReader, _ actor: Actor, _ calendar: WorkCalendar?
    ) throws(OfficeFailure) -> MySubsidyFile {
        let today = hand.now.day
        let open = try reader.openCorrection(of: hand)
        guard let summary = MySubsidy(hand, correction: open, on: today, calendar) else {
            throw .refused(Refusal(.notFound, "LH-04"))
        }
        let facts = try WhyFacts(reader, hand.file, at: hand.position)
        let why = Why(facts, for: WhyReader(isFamily: true))
        let family = hand.family
        let one = try SubsidyCases(hand.file, reader).one(family).first
        var (objections, complaints) = ([MyObjection](), [MyComplaint]())
        for letter in try reader.ownLetters(of: actor.person) {
            if let kept = try reader.kept(ObjectionBody.self, id: letter) {
                if kept.batch == hand.id { objections.append(MyObjection(kept)) }
            } else if let kept = try reader.kept(ComplaintBody.self, id: letter) {
                complaints.append(MyComplaint(kept))
            }
        }
        return MySubsidyFile(
            summary: summary, notice: hand.file.notice, why: why, standing: family.standing, rank: one?.rank,
            lacks: one?.lacks ?? [], counts: hand.file.batch.counts,
            isOver: [.filled, .finished].contains(hand.file.batch.state),
            list: MyList(hand, on: today),
            correction: open.map { MyCorrection($0, on: today, calendar) }, agreement: MyAgreement(facts, why),
            changes: facts.changes.map { MyChange($0, actor) },
            objections: objections, complaints: complaints,
            register: facts.registered.entry, sizeNow: family.register.size,
            form: facts.application?.form, today: today)
    }
}

extension Office {
    public var mySubsidy: MySubsidyDesk { MySubsidyDesk(office: self) }
}

extension RecordReader {
    /// What was sent back to a family and waits for it.
    func openCorrection(of hand: FamilyInHand) throws(OfficeFailure) -> KeptRecord<CorrectionBody>? {
        guard hand.family.standing.state == .correction else { return nil }
        return try kept(CorrectionBody.self, of: hand.id, at: hand.position).last { $0.state == .open }
    }
}

extension MyList {
    /// nil before any list is published.
    fileprivate init?(_ hand: FamilyInHand, on today: Day) {
        let (batch, standing) = (hand.file.batch, hand.family.standing)
        let own = batch.lists.first { $0.number == standing.list }
        guard let list = own ?? batch.lists.last else { return nil }
        let days = batch.notice.periods.takedownDays
        self.init(
            number: Int(list.number), publishedAt: list.publishedAt, endsOn: list.endsOn,
            shownUntil: list.endsOn.adding(days: days), length: list.length,
            sequence: own == nil ? nil : Int(standing.sequence),
            isRunning: batch.state == .published && list.number == batch.lists.last?.number && today <= list.endsOn,
            isShown: list.isShown(on: today, takedownDays: days))
    }
}

extension MyCorrection {
    fileprivate init(_ kept: KeptRecord<CorrectionBody>, on today: Day, _ calendar: WorkCalendar?) {
        self.init(
            items: kept.body.items.compactMap(\.item), askedAt: kept.at,
            deadline: .init(kept.body.deadline, on: today, calendar))
    }
}

extension MyChange {
    fileprivate init(_ kept: KeptRecord<ChangeBody>, _ actor: Actor) {
        self.init(
            number: kept.number, matter: kept.body.matter.rawValue, eventDay: kept.body.eventDay, at: kept.at,
            isOwn: kept.body.by != nil && kept.body.by?.person == actor.person, words: kept.body.words,
            isOpen: kept.state == .open, decision: kept.decision, untrue: kept.body.untrue,
            decidedAt: kept.body.decidedAt)
    }
}

extension MyObjection {
    fileprivate init(_ kept: KeptRecord<ObjectionBody>) {
        self.init(
            number: kept.number ?? kept.id, at: kept.at, text: kept.body.text,
            isUpheld: kept.state == .open ? nil : kept.state == .upheld, decidedAt: kept.body.decidedAt)
    }
}

extension MyComplaint {
    fileprivate init(_ kept: KeptRecord<ComplaintBody>) {
        self.init(
            number: kept.number ?? kept.id, at: kept.at, text: kept.body.text, answer: kept.body.answer,
            answeredAt: kept.body.answeredAt)
    }
}
