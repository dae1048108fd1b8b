import Housing

/// Handing in, changing and withdrawing one's own application (LH-20, LH-32, LH-33, LH-40 … LH-45). It is looked at as one
/// of a file is, by the office's time.
extension OwnSubsidyDesk {
    /// Hands an application in, or in place of the one before: that stands until this one is in.
    ///
    /// - Parameters:
    ///   - form: as filled in; when consent and declaration of honesty were given is the desk's to write.
    ///   - isHonest: whether that was ticked (LH-61).
    ///   - seen: when the application that he changes was handed in; nil where he saw none that stands.
    /// - Throws: `WINDOW_NOT_OPEN`, `WINDOW_CLOSED`; `NOT_LUOHU_HUKOU`, `NOT_ON_REGISTER_AT_CUTOFF`; what the form lacks;
    ///   `HOUSE_DUPLICATE`, `CO_TENANT_DUPLICATE`, `HOUSEHOLD_DUPLICATE`, `ALREADY_DECIDED`; `.input` with the field for a
    ///   landlord or co-tenant that cannot be; `.notFound` for a paper without a picture that did not come before, or a
    ///   picture that is not his family's; `TEXT_NOT_SHOWN` for a consent that was not read; `CONSENT_MISSING`;
    ///   `.changedByOther` where another one is in than he saw.
    public func submit(
        _ form: SubsidyForm, isHonest: Bool, changing seen: Moment?, in id: BatchID, _ session: Session
    ) throws(OfficeFailure) -> OwnSubsidy {
        let consent = ConsentMeasure(template: try office.policies.subsidyConsent().template)
        return try act(in: id, session) { (hand, document, actor, writer) throws(OfficeFailure) in
            guard hand.liveSince == seen else { throw .store(.changedByOther) }
            var form = form
            form.declaredAt = isHonest ? hand.now : nil
            try hand.requireTaking()
            let before = try writer.application(at: hand.position, of: hand.file)?.form
            form = try writer.proven(form, before: before, consent: consent, at: hand.position, of: hand.file)
            let names = try writer.members(at: hand.position, of: hand.file).map(\.document.value)
            if let slip = form.slip(of: document.value, family: names) ?? form.numberSlip(since: before) {
                throw .input(InputProblem(source: "application", column: slip.field, reason: .syntax(slip.words)))
            }
            let notice = hand.file.batch.notice
            if let refusal = form.refusal(under: notice, on: hand.now.day) { throw .refused(refusal) }
            let claim = try writer.claim(of: form, at: hand.position, in: hand.file)
            if let refusal = claim.obstacle { throw .refused(refusal) }
            try writer.keep(form, submittedAt: hand.now, content: 0, of: &hand, by: actor)
            try hand.submit(form, claim, before: before)
            try writer.settlePictures(form.pictureIDs, at: hand.position, in: id)
            try writer.deleteDraft(person: session.person, flow: .subsidy)
        }
    }

    /// Takes the application back while the window is open; another can be handed in then.
    ///
    /// - Throws: `WINDOW_CLOSED`; `WRONG_STATE`; `.changedByOther`.
    public func withdraw(seen: Moment?, in id: BatchID, _ session: Session) throws(OfficeFailure) -> OwnSubsidy {
        try act(in: id, session) { (hand, _, _, _) throws(OfficeFailure) in
            guard hand.liveSince == seen else { throw .store(.changedByOther) }
            try hand.requireApplication()
            let now = hand.now
            try ruled { () throws(Refusal) in try hand.file.batch.withdraw(&hand.family.standing, at: now) }
            hand.note(.subsidyWithdrawn)
        }
    }

    /// One act on his own family, in one transaction: form, family, batch and journal together. A step of the batch that is
    /// under way meanwhile finds the batch at another version and decides anew: nobody at a kiosk waits for it (Q4).
    private func act(
        in id: BatchID, _ session: Session,
        _ body: (inout FamilyInHand, IdentityNumber, Actor, any RecordWriter) throws(OfficeFailure) -> Void
    ) throws(OfficeFailure) -> OwnSubsidy {
        let now = try office.clocks.office()
        let collecting = try office.notice()
        let consent = try office.policies.subsidyConsent().template
        return try office.write(.applyForSubsidy, session) { (writer, actor) throws(OfficeFailure) in
            try office.requireConsent(to: collecting, of: session, writer)
            let document = try writer.person(session.person).document
            let file = try writer.batchFile(id)
            let family = try writer.ownFamily(of: session.person, in: file)
            var hand = FamilyInHand(file: file, family: family, receipt: "", now: now)
            try body(&hand, document, actor, writer)
            hand.file.batch.noteChange()
            try writer.save([hand.family], of: hand.file)
            try writer.append(hand.entries, at: now, by: actor)
            return try writer.own(document, in: hand.file, consent: consent, at: now)
        }
    }
}

extension FamilyInHand {
    /// - Throws: `WINDOW_NOT_OPEN`, `WINDOW_CLOSED`; what keeps the family from applying, by the register.
    func requireWindow() throws(OfficeFailure) {
        let notice = file.batch.notice
        if now < notice.window.lowerBound {
            throw .refused(Refusal(.windowNotOpen, "LH-20", .since(notice.window.lowerBound)))
        }
        guard file.batch.state == .open, now <= notice.window.upperBound else {
            throw .refused(Refusal(.windowClosed, "LH-20", .since(notice.window.upperBound)))
        }
        if let bar = family.bar(under: notice) { throw .refused(Refusal(bar.refusal, bar.rule)) }
    }

    /// When the application that stands was handed in; nil where none does.
    fileprivate var liveSince: Moment? { family.standing.state.isLive ? family.application?.submittedAt : nil }

    /// What window, register and state say before anything of the form is looked at.
    fileprivate func requireTaking() throws(OfficeFailure) {
        try requireWindow()
        let state = family.application == nil ? nil : family.standing.state
        if let refusal = state?.refusalOfAnother(isEditable: true) { throw .refused(refusal) }
    }

    fileprivate mutating func submit(
        _ form: SubsidyForm, _ claim: HouseClaim, before: SubsidyForm?
    ) throws(OfficeFailure) {
        // A manager excepted the dwelling that it was, not another one (Q16).
        let isExcepted = family.application?.isHouseExcepted == true && before?.house.code == form.house.code
        var standing = family.standing.state == .submitted ? family.standing : SubsidyStanding()
        try ruled { () throws(Refusal) in
            if standing.state == .submitted { try standing.edit() }
            try standing.submit(gaps: [])
        }
        family.standing = standing
        family.application = FamilyState.Application(
            submittedAt: now, isLate: false, isHouseUsed: claim.isHouseUsed, isHouseExcepted: isExcepted,
            declaration: form.declaration(under: file.batch.notice))
        note(.subsidySubmitted, ["late": .flag(false)])
    }
}
