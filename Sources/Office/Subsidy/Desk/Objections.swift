import Housing

extension BatchDesk {
    /// Takes in an objection to a listed family while the list is published (Q9).
    ///
    /// - Parameter contact: as given; may be empty.
    /// - Returns: its number.
    /// - Throws: `WRONG_STATE`; `DEADLINE_PASSED` with the last day of publication.
    public func object(
        to receipt: String, in id: BatchID, text: String, contact: String, _ session: Session
    ) throws(OfficeFailure) -> String {
        let objection = try NewObjection(text: text, contact: contact, id: office.entropy.identifier())
        return try change(receipt, of: id, as: .enterSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            try objection.enter(&hand, actor, writer)
        }
    }

    /// Says whether an objection is right; by somebody else than who took it in.
    ///
    /// - Parameter number: as ``object(to:in:text:contact:_:)`` gave it.
    /// - Throws: `NOT_FOUND`; `OWN_CASE` where it is about his own family; `ALREADY_DECIDED`; `ENTERED_BY_YOU`.
    public func decide(
        _ number: String, isUpheld: Bool, reason: String, _ session: Session
    ) throws(OfficeFailure) -> SubsidyState {
        let reason = try FreeText.read(reason, "--reason")
        let now = try office.clocks.office()
        return try office.write(.decideSubsidyObjection, session, insists: true) {
            (writer, actor) throws(OfficeFailure) in
            guard var kept = try writer.kept(ObjectionBody.self, number: number) else {
                throw .refused(Refusal(.notFound, "Q9"))
            }
            var (file, family) = try writer.objected(kept)
            try writer.requireNotOwn(family, of: file, actor, "6.4")
            try Self.requireOpen(kept, actor)
            try ruled { () throws(Refusal) in
                try file.batch.decideObjection(to: &family.standing, isUpheld: isUpheld)
            }
            kept.state = isUpheld ? .upheld : .dismissed
            kept.body.decidedAt = now
            kept.body.decidedBy = actor
            kept.body.reason = reason
            try writer.save(kept)
            try writer.save([family], of: file)
            let entry = Entry(
                .subsidyObjectionDecided,
                [
                    "case": .id(file.caseID(family.position)), "objection": .id(kept.number ?? kept.id),
                    "upheld": .flag(isUpheld),
                ])
            try writer.append([entry], at: now, by: actor)
            return family.standing.state
        }
    }

    private static func requireOpen(_ kept: KeptRecord<ObjectionBody>, _ actor: Actor) throws(OfficeFailure) {
        guard kept.state == .open else { throw .refused(Refusal(.alreadyDecided, "Q9")) }
        guard kept.body.by.person != actor.person else { throw .refused(Refusal(.enteredByYou, "Q9")) }
    }
}

/// An objection that comes in, at the counter or at the terminal.
struct NewObjection {
    private let text: String
    private let contact: String
    let id: String

    /// - Parameter contact: may be empty.
    init(text: String, contact: String, id: String) throws(OfficeFailure) {
        self.text = try FreeText.read(text, "--text")
        self.contact = contact.isEmpty ? "" : try FreeText.read(contact, "--contact")
        self.id = id
    }

    /// - Parameter hand: the family that it is about.
    /// - Returns: its number.
    func enter(
        _ hand: inout FamilyInHand, _ actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> String {
        try hand.requireApplication()
        let (standing, day) = (hand.family.standing, hand.now.day)
        try ruled { () throws(Refusal) in try hand.file.batch.receiveObjection(to: standing, on: day) }
        let count = try writer.subsidyRecordCount(.objection, batch: hand.id, state: nil)
        let number = "\(hand.id)-O\(count + 1)"
        let body = ObjectionBody(text: text, contact: contact, list: Int(standing.list), by: actor)
        try writer.save(
            KeptRecord(
                id: id, batch: hand.id, position: hand.position, number: number, state: ObjectionBody.State.open,
                at: hand.now, body: body))
        hand.note(.subsidyObjected, ["objection": .id(number), "list": .number(Int(standing.list))])
        return number
    }
}

extension SubsidyReader {
    /// The family that an objection is about.
    func objected(
        _ kept: KeptRecord<ObjectionBody>
    ) throws(OfficeFailure) -> (file: BatchFile, family: FamilyState) {
        guard let id = kept.batch, let position = kept.position else {
            throw .store(.damaged(what: "subsidy_record \(kept.id)"))
        }
        let file = try batchFile(id)
        guard let family = try family(at: position, of: file) else {
            throw .store(.damaged(what: "bulk_chunk family"))
        }
        return (file, family)
    }
}
