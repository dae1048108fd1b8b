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
        let text = try FreeText.read(text, "--text")
        let contact = contact.isEmpty ? "" : try FreeText.read(contact, "--contact")
        let record = office.entropy.identifier()
        return try change(receipt, of: id, as: .enterSubsidy, session) { (hand, actor, writer) throws(OfficeFailure) in
            try hand.requireApplication()
            let (standing, day) = (hand.family.standing, hand.now.day)
            try ruled { () throws(Refusal) in try hand.file.batch.receiveObjection(to: standing, on: day) }
            let count = try writer.subsidyRecordCount(.objection, batch: id, state: nil)
            let number = "\(id)-O\(count + 1)"
            let body = ObjectionBody(text: text, contact: contact, list: Int(standing.list), by: actor)
            try writer.save(
                KeptRecord(
                    id: record, batch: id, position: hand.position, number: number, state: ObjectionBody.State.open,
                    at: hand.now, body: body))
            hand.note(.subsidyObjected, ["objection": .id(number), "list": .number(Int(standing.list))])
            return number
        }
    }

    /// Says whether an objection is right; by somebody else than who took it in.
    ///
    /// - Parameter number: as ``object(to:in:text:contact:_:)`` gave it.
    /// - Throws: `NOT_FOUND`; `ALREADY_DECIDED`; `ENTERED_BY_YOU`.
    public func decide(
        _ number: String, isUpheld: Bool, reason: String, _ session: Session
    ) throws(OfficeFailure) -> SubsidyState {
        let reason = try FreeText.read(reason, "--reason")
        let now = try office.clocks.office()
        return try office.write(.decideSubsidyObjection, session, insists: true) {
            (writer, actor) throws(OfficeFailure) in
            var kept = try Self.openObjection(number, actor, writer)
            guard let id = kept.batch, let position = kept.position else {
                throw .store(.damaged(what: "subsidy_record \(kept.id)"))
            }
            var file = try writer.batchFile(id)
            guard var family = try writer.family(at: position, of: file) else {
                throw .store(.damaged(what: "bulk_chunk family"))
            }
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
                    "case": .id(file.caseID(position)), "objection": .id(kept.number ?? kept.id),
                    "upheld": .flag(isUpheld),
                ])
            try writer.append([entry], at: now, by: actor)
            return family.standing.state
        }
    }

    private static func openObjection(
        _ number: String, _ actor: Actor, _ reader: any RecordReader
    ) throws(OfficeFailure) -> KeptRecord<ObjectionBody> {
        guard let kept = try reader.kept(ObjectionBody.self, number: number) else {
            throw .refused(Refusal(.notFound, "Q9"))
        }
        guard kept.state == .open else { throw .refused(Refusal(.alreadyDecided, "Q9")) }
        guard kept.body.by.person != actor.person else { throw .refused(Refusal(.enteredByYou, "Q9")) }
        return kept
    }
}
