import Housing

/// A family of a batch in the transaction of an act on it.
struct FamilyInHand {
    var file: BatchFile
    var family: FamilyState
    let receipt: String
    let now: Moment
    /// What the act leaves in the journal.
    var entries: [Entry] = []

    var id: BatchID { file.batch.id }
    var position: Int { family.position }

    /// Notes what was done with the family.
    mutating func note(_ kind: EntryKind, _ fields: KeyValuePairs<String, EntryValue> = [:]) {
        let own = fields.map { Entry.Field($0.key, $0.value) }
        entries.append(Entry(kind, [Entry.Field("case", .id(file.caseID(position)))] + own))
    }

    /// - Throws: `WRONG_STATE` where it has not applied.
    func requireApplication() throws(OfficeFailure) {
        guard family.application != nil else {
            throw .refused(Refusal(.wrongState, "6.4", .subsidyState(.draft)))
        }
    }

    /// - Throws: `WRONG_STATE` with the batch's state once every place is given.
    func requireDeciding(_ act: SubsidyAct) throws(OfficeFailure) {
        try ruled { () throws(Refusal) in try file.batch.requireDeciding(act) }
    }
}

extension SubsidyReader {
    /// - Parameter receipt: as typed.
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `RECEIPT_UNKNOWN`.
    func inHand(_ receipt: String, of id: BatchID, at now: Moment) throws(OfficeFailure) -> FamilyInHand {
        let file = try batchFile(id)
        return try inHand(receipt, of: file, at: now)
    }

    func inHand(_ receipt: String, of file: BatchFile, at now: Moment) throws(OfficeFailure) -> FamilyInHand {
        guard file.runs.register != nil else { throw .refused(Refusal(.registerMissing, "LH-04")) }
        let receipt = Normal.folded(receipt)
        guard let position = try position(ofReceipt: receipt, in: file), let family = try family(at: position, of: file)
        else { throw .refused(Refusal(.receiptUnknown, "LH-04")) }
        return FamilyInHand(file: file, family: family, receipt: receipt, now: now)
    }
}

extension BatchDesk {
    /// One act on one family, in one transaction: family, batch and journal together.
    ///
    /// - Throws: `BATCH_UNKNOWN`; `REGISTER_MISSING`; `RECEIPT_UNKNOWN`; `OWN_CASE` where it is the actor's own family.
    func change<Answer>(
        _ receipt: String, of id: BatchID, as act: Act, _ session: Session,
        _ body: (inout FamilyInHand, Actor, any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let now = try office.clocks.office()
        return try office.write(act, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            var hand = try writer.inHand(receipt, of: id, at: now)
            try writer.requireNotOwn(hand.family, of: hand.file, actor, "6.4")
            let version = hand.file.batch.version
            let answer = try body(&hand, actor, writer)
            if hand.file.batch.version == version { hand.file.batch.noteChange() }
            try writer.save([hand.family], of: hand.file)
            try writer.append(hand.entries, at: now, by: actor)
            return answer
        }
    }
}

/// What people write in their own words.
enum FreeText {
    private static let most = 2000

    /// - Parameter option: as which it was given.
    /// - Throws: `.input` where it says nothing, is too long or hides something.
    static func read(_ text: String, _ option: String) throws(OfficeFailure) -> String {
        for (index, scalar) in text.unicodeScalars.enumerated() where HiddenCharacters.contains(scalar) {
            throw .input(InputProblem(source: option, reason: .hidden(scalar, position: index + 1)))
        }
        let text = Normal.name(text)
        guard !text.isEmpty else { throw .input(InputProblem(source: option, reason: .empty)) }
        guard text.count <= most else {
            throw .input(InputProblem(source: option, reason: .tooLong(limitCharacters: most)))
        }
        return text
    }
}
