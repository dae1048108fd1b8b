import Housing

// What somebody does with his own application and agreement, and against whom he objects. The rules are those that staff's
// desks ask; whoever enters for himself decides about nothing.
extension MySubsidyDesk {
    /// What he began of 【我的】, as it is kept, without that which an act hands in; nil for nothing that is left. It is kept
    /// so with the act: what is handed in is no draft any more.
    public typealias Forgetting = (String) -> String?

    /// A line of a published list.
    public struct Line: Codable, Hashable, Sendable {
        public let list: Int
        public let sequence: Int

        public init(list: Int, sequence: Int) {
            self.list = list
            self.sequence = sequence
        }
    }

    /// Objects to a listed family while its list is published (LH-52, Q9); to one's own line likewise.
    ///
    /// - Parameters:
    ///   - line: whom it is about.
    ///   - contact: how to reach who objects; may be empty.
    /// - Returns: its number.
    /// - Throws: `NOT_FOUND` where there is no such line, or where he applies for no family of the batch; `WRONG_STATE`;
    ///   `DEADLINE_PASSED` with the last day of publication; `OBJECTION_OPEN` with when he made his own that is open.
    public func object(
        to line: Line, in id: BatchID, text: String, contact: String, _ session: Session,
        forgetting: Forgetting = { $0 }
    ) throws(OfficeFailure) -> String {
        let objection = try NewObjection(text: text, contact: contact, id: office.entropy.identifier())
        // Looked for before anybody is kept from writing; the line is that of the family still where it says so.
        let position = try office.read(.answerOwnSubsidy, session) { (reader, _) throws(OfficeFailure) in
            try reader.listed(line.list, line.sequence, of: try reader.batchFile(id))?.position
        }
        return try act(id, session, forgetting) { (own, actor, writer) throws(OfficeFailure) in
            guard let position, let family = try writer.family(at: position, of: own.file),
                Int(family.standing.list) == line.list, Int(family.standing.sequence) == line.sequence
            else { throw .refused(Refusal(.notFound, "Q9")) }
            let open = try writer.kept(ObjectionBody.self, of: id, at: position).first {
                $0.state == .open && $0.body.by.person == actor.person && $0.body.list == line.list
            }
            if let open { throw .refused(Refusal(.objectionOpen, "LH-52", .since(open.at))) }
            var hand = try writer.hand(family, of: own.file, at: own.now)
            let number = try objection.enter(&hand, actor, writer)
            try writer.noteLetter(objection.id, of: actor.person, at: own.now)
            own.file = hand.file
            own.entries = hand.entries
            return number
        }
    }

    /// Answers what was sent back: the form again, in which only that may be otherwise than before (LH-44).
    ///
    /// - Parameters:
    ///   - form: when consent and declaration were given is the desk's to write.
    ///   - isHonest: whether he declared anew that all is true (LH-61).
    /// - Throws: as ``BatchDesk/supplement(_:source:of:in:_:)``, and `NOT_FOUND`; of papers and consent as
    ///   ``OwnSubsidyDesk/submit(_:isHonest:changing:in:_:)``.
    public func supplement(
        _ form: SubsidyForm, isHonest: Bool = false, in id: BatchID, _ session: Session,
        forgetting: Forgetting = { $0 }
    ) throws(OfficeFailure) -> [ApplicationField] {
        let text = try office.policies.subsidyConsent().template
        return try act(id, session, forgetting) { (hand, actor, writer) throws(OfficeFailure) in
            try BatchDesk.requireMending(hand, writer)
            let before = try writer.application(at: hand.position, of: hand.file)?.form
            let measure = try writer.consentMeasure(text, for: hand.family, of: id)
            var form = try writer.proven(form, before: before, consent: measure, at: hand.position, of: hand.file)
            form.declaredAt = isHonest ? hand.now : before?.declaredAt
            let fields = try BatchDesk.takeMended(form, submittedAt: nil, source: "", &hand, actor, writer)
            try writer.settlePictures(form.pictureIDs, at: hand.position, in: id)
            try writer.deleteDraft(person: session.person, flow: .subsidy)
            return fields
        }
    }

    /// One act on the person's own family, in one transaction.
    private func act<Answer>(
        _ id: BatchID, _ session: Session, _ forgetting: Forgetting,
        _ body: (inout FamilyInHand, Actor, any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let now = try office.clocks.office()
        return try office.write(.answerOwnSubsidy, session) { (writer, actor) throws(OfficeFailure) in
            var hand = try writer.ownHand(of: actor, in: id, at: now)
            let version = hand.file.batch.version
            let answer = try body(&hand, actor, writer)
            if hand.file.batch.version == version { hand.file.batch.noteChange() }
            try writer.save([hand.family], of: hand.file)
            try writer.append(hand.entries, at: now, by: actor)
            try writer.forget(forgetting, of: session)
            return answer
        }
    }

    // MARK: The term

    /// Reports a change of one's own family (LH-59): nothing after its month is paid until a reviewer has decided.
    ///
    /// - Parameters:
    ///   - matter: one of ``ChangeDesk/matters``, or ``ChangeDesk/requeueMatter``.
    ///   - day: when it happened (Q12); of a lease that ended, its last day.
    ///   - words: what he says of it; may be empty.
    ///   - lease: that which follows, where he says so (Q13); a reviewer enters it with his decision.
    /// - Throws: as ``ChangeDesk/report(_:receipt:matter:on:_:)``, `NOT_FOUND` where he signed nothing; of the lease
    ///   `NO_HOUSE_CODE`, `HOUSE_NOT_SHENZHEN`; of queueing again `DAY_BEFORE_SIGNING`.
    public func report(
        _ matter: String, on day: Day, words: String, lease: ChangeDesk.NewLease?, in id: BatchID, _ session: Session,
        forgetting: Forgetting = { $0 }
    ) throws(OfficeFailure) -> ChangeReport {
        var change = try NewChange(matter: matter, day: day, id: office.entropy.identifier())
        change.words = words.isEmpty ? nil : try FreeText.read(words, "--text")
        if let lease { change.lease = try lease.read() }
        let now = try office.clocks.office()
        return try office.write(.answerOwnSubsidy, session) { (writer, actor) throws(OfficeFailure) in
            let hand = try writer.ownHand(of: actor, in: id, at: now)
            guard let agreement = hand.family.agreement else { throw .refused(Refusal(.notFound, "6.5")) }
            var work = AgreementWork(
                file: hand.file, family: hand.family, agreement: agreement, now: now, actor: actor, writer: writer)
            let report = try change.enter(&work)
            try work.save()
            try writer.forget(forgetting, of: session)
            return report
        }
    }

    // MARK: Complaints

    /// Complains at the terminal (LH-64). Where he gives no name, neither the record nor the journal says who it was.
    ///
    /// - Returns: its number.
    public func complain(
        text: String, name: String, contact: String, _ session: Session, forgetting: Forgetting = { $0 }
    ) throws(OfficeFailure) -> String {
        let text = try FreeText.read(text, "--text")
        let name = name.isEmpty ? "" : try FreeText.read(name, "--name")
        let contact = contact.isEmpty ? "" : try FreeText.read(contact, "--contact")
        let (id, now) = (office.entropy.identifier(), try office.clocks.office())
        return try office.write(.answerOwnSubsidy, session) { (writer, actor) throws(OfficeFailure) in
            let number = try writer.nextComplaintNumber()
            let by = name.isEmpty ? Actor.system : actor
            let body = ComplaintBody(
                way: ComplaintDesk.kioskWay, text: text, name: name, contact: contact, receipt: nil, by: by)
            try writer.save(
                KeptRecord(id: id, batch: nil, number: number, state: ComplaintBody.State.open, at: now, body: body))
            try writer.noteLetter(id, of: by.person, at: now)
            try writer.append([Entry(.complaintReceived, ["complaint": .id(id)])], at: now, by: by)
            try writer.forget(forgetting, of: session)
            return number
        }
    }
}

extension RecordWriter {
    /// What is left is dated by its day alone: a draft that changed in the moment of a complaint without a name would tell whose
    /// it is.
    fileprivate func forget(_ forgetting: MySubsidyDesk.Forgetting, of session: Session) throws(OfficeFailure) {
        guard let kept = try draft(person: session.person, flow: .ownSubsidy) else { return }
        guard let body = forgetting(kept.body) else {
            return try deleteDraft(person: session.person, flow: .ownSubsidy)
        }
        try save(Draft(person: session.person, flow: .ownSubsidy, body: body, savedAt: Moment(kept.savedAt.day)))
    }
}
