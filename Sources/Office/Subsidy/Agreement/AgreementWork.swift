import Housing

/// One family's agreement in the hands of one act: what is done with it, its batch and its journal is kept in the act's
/// transaction, or not at all.
struct AgreementWork {
    var file: BatchFile
    var family: FamilyState
    var agreement: FamilyState.Agreement
    let now: Moment
    let actor: Actor
    let writer: any RecordWriter
    private(set) var entries: [Entry] = []

    var batch: BatchID { file.batch.id }
    var position: Int { family.position }

    /// Adds an entry of this family to the journal.
    mutating func note(_ kind: EntryKind, _ fields: KeyValuePairs<String, EntryValue>) {
        let own = [Entry.Field("case", .id(file.caseID(position)))]
        entries.append(Entry(kind, own + fields.map { Entry.Field($0.key, $0.value) }))
    }

    /// Keeps what was done, at the end of the act.
    mutating func save() throws(OfficeFailure) {
        family.agreement = agreement
        file.batch.noteChange()
        try writer.save([family], of: file)
        try writer.append(entries, at: now, by: actor)
    }

    /// Does something with the agreement, holds back what must not be paid any more, and finds what was paid and should not
    /// have been (LH-62).
    mutating func change(
        _ act: (inout SubsidyAgreement, InstalmentLedger) throws(Refusal) -> Void
    ) throws(OfficeFailure) {
        var agreement = agreement
        try ruled { () throws(Refusal) in try act(&agreement.terms, agreement.ledger) }
        let held = agreement.terms.held(agreement.ledger)
        if held != 0 {
            var runs = try WaitingRuns(of: batch, writer)
            let found = try runs.find(held, of: position, agreement.ledger, writer)
            for instalment in found { agreement.ledger.cancel(instalment.row.month) }
            try runs.takeOut(found, &file, writer)
        }
        self.agreement = agreement
        if self.agreement.terms.findOverpayment(of: agreement.ledger) {
            note(.agreementOverpaid, ["amount": .money(self.agreement.terms.overpaid)])
        }
    }
}

extension Office {
    /// Does one act on the agreement of a family, as a whole or not at all.
    ///
    /// - Parameter place: the family's, found in the same transaction.
    /// - Throws: `NOT_FOUND` where it has signed none; `OWN_CASE` where it is the actor's own family; what `body` throws.
    func withAgreement<Answer>(
        _ act: Act, of id: BatchID, _ session: Session,
        at place: (BatchFile, any RecordWriter) throws(OfficeFailure) -> Int,
        _ body: (inout AgreementWork) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let now = try clocks.office()
        return try write(act, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            let file = try writer.batchFile(id)
            let position = try place(file, writer)
            guard let family = try writer.family(at: position, of: file), let agreement = family.agreement else {
                throw .refused(Refusal(.notFound, "6.5"))
            }
            try writer.requireNotOwn(family, of: file, actor, "6.5")
            var work = AgreementWork(
                file: file, family: family, agreement: agreement, now: now, actor: actor, writer: writer)
            let answer = try body(&work)
            try work.save()
            return answer
        }
    }

    /// The same for the family of a receipt.
    func withAgreement<Answer>(
        _ act: Act, of id: BatchID, receipt: String, _ session: Session,
        _ body: (inout AgreementWork) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let folded = Normal.folded(receipt)
        return try withAgreement(
            act, of: id, session,
            at: { (file, writer) throws(OfficeFailure) in
                guard let position = try writer.position(ofReceipt: folded, in: file) else {
                    throw .refused(Refusal(.receiptUnknown, "LH-04"))
                }
                return position
            }, body)
    }
}
