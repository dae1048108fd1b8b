import Housing

/// An end before the term that should not have been: a manager puts it right (LH-65).
public struct ReinstateDesk {
    let office: Office

    /// The agreement goes on where it stood, its months are owed again, and what only the end had made an overpayment is
    /// none. Every end is lifted at once: whether another one stands is entered anew.
    ///
    /// - Throws: `.refused` with `RECEIPT_UNKNOWN`, `NOT_FOUND` where the family signed nothing, `WRONG_STATE` where it has
    ///   not ended before its term, `ENTERED_BY_YOU` for who entered an end or decided about it, `ALREADY_REPAID` where some
    ///   came back, `HOUSE_DUPLICATE` where another family has the dwelling now, `HOUSEHOLD_DUPLICATE` where this one
    ///   has, or was paid by, an agreement of another batch.
    public func reinstate(
        _ batch: BatchID, receipt: String, reason: String, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        let reason = try FreeText.read(reason, "--reason")
        let id = office.entropy.identifier()
        return try office.withAgreement(.reinstateSubsidy, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            let (stop, overpaid) = (work.agreement.terms.stop, work.agreement.terms.overpaid)
            try work.change { (terms, ledger) throws(Refusal) in try terms.reinstate(ledger) }
            guard let stop else { throw .store(.damaged(what: "bulk_chunk family")) }
            try work.requireOtherThanEnders()
            try work.requireStillFree(receipt: Normal.folded(receipt))
            // A manager may have given it back its place on the waiting list meanwhile (LH-57, Q10).
            work.family.register.hasLeft = true
            try work.noteSignature(receipt: Normal.folded(receipt))
            let body = ReinstatementBody(
                stop: stop.reason.code, stopDay: stop.day, overpaid: overpaid, reason: reason, by: work.actor)
            try work.writer.save(
                KeptRecord(
                    id: id, batch: batch, position: work.position, state: ReinstatementBody.State.reinstated,
                    at: work.now, body: body))
            work.note(
                .agreementReinstated,
                ["reinstatement": .id(id), "reason": .code(stop.reason.code), "event": .day(stop.day)])
            return AgreementReport(work.agreement)
        }
    }
}

extension Office {
    public var reinstatement: ReinstateDesk { ReinstateDesk(office: self) }
}

extension AgreementWork {
    /// Nobody lifts what he entered or decided himself, by whatever account.
    fileprivate func requireOtherThanEnders() throws(OfficeFailure) {
        guard let person = actor.person else { return }
        let changes = try writer.kept(ChangeBody.self, of: batch, at: position).filter { $0.state == .notEligible }
        var enders = Set(changes.flatMap { $0.body.entrants + [$0.body.decidedBy?.person].compactMap(\.self) })
        let stops = try writer.timeline(of: file.caseID(position)).filter { $0.entry.kind == .agreementStopped }
        let accounts = Set(stops.compactMap(\.account))
        enders.formUnion(try writer.accounts(staffOnly: true).filter { accounts.contains($0.id) }.map(\.person))
        guard !enders.contains(person) else { throw .refused(Refusal(.enteredByYou, "LH-65")) }
    }

    /// In other batches it has left the waiting list again (LH-57).
    fileprivate func noteSignature(receipt: String) throws(OfficeFailure) {
        let applicant = try writer.applicant(at: position, of: file)
        try writer.noteSignature(receipt, applicant.document, isOut: true, besides: file)
    }

    /// Nothing has taken its place: no other family in its dwelling, no other agreement of its own (LH-32).
    fileprivate func requireStillFree(receipt: String) throws(OfficeFailure) {
        if let code = try writer.dwelling(at: position, of: batch),
            try writer.isHeld(code, besides: position, in: file)
        {
            throw .refused(Refusal(.houseDuplicate, "LH-32", .agreementAct(.reinstate)))
        }
        let applicant = try writer.applicant(at: position, of: file)
        if try writer.isBoundElsewhere(receipt, applicant.document, than: file) {
            throw .refused(Refusal(.householdDuplicate, "LH-32", .agreementAct(.reinstate)))
        }
    }
}
