import Housing

/// The steps of a renewal, from the policy dialog to 【提交】 (O-2 to O-6), and what ends it.
extension TenantDesk {
    /// 【按照原政策执行】, 「确认」 (O-2).
    public func choosePolicy(
        _ choice: Renewal.PolicyChoice, in renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        try perform(.choosePolicy(choice), in: renewal, session)
    }

    /// Opens 续约相关信息, which 【申请声明】 shows first (O-3). No time of reading is asked of it.
    public func openInformation(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> PolicyText {
        let ground = try office.ground(at: try office.clocks.office())
        try office.read(.applyForRenewal, session) { (_, _) throws(OfficeFailure) in try requireOwn(renewal, session) }
        return ground.information
    }

    /// Opens 个人续约声明 (O-3). From the first opening the time counts in which it may have been read.
    public func openDeclaration(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> DeclarationPages {
        let ground = try office.ground(at: try office.clocks.office())
        try office.read(.applyForRenewal, session) { (_, _) throws(OfficeFailure) in try requireOwn(renewal, session) }
        office.noteOpened(ground.declaration.template, for: renewal.id, session)
        return DeclarationPages(
            declaration: ground.declaration, leastSeconds: ground.parameters.declarationSeconds)
    }

    /// 【我已阅知】 (O-3).
    ///
    /// - Parameter visibleSeconds: for how long the text was on the screen; fewer than the least, or more than
    ///   passed since it was opened, is refused.
    public func acknowledge(
        _ pages: DeclarationPages, visibleSeconds: Int, isInformationConfirmed: Bool, isTicked: Bool,
        in renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        let acknowledgement = Renewal.Acknowledgement(
            template: pages.declaration.template, visibleSeconds: visibleSeconds,
            isInformationConfirmed: isInformationConfirmed, isTicked: isTicked)
        let seconds = office.secondsSinceOpened(pages.declaration.template, for: renewal.id, session)
        let acknowledged = try perform(
            .acknowledge(acknowledgement), in: renewal, session, secondsSinceOpened: seconds)
        office.forgetOpened(for: renewal.id, session)
        return acknowledged
    }

    /// Opens 【确认续约信息】 (O-4): the four blocks, frozen as they are now.
    public func openInfo(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> InfoPages {
        let ground = try office.ground(at: try office.clocks.office())
        return try office.read(.applyForRenewal, session) { (reader, _) throws(OfficeFailure) in
            try requireOwn(renewal, session)
            let snapshot = ground.snapshot(of: try reader.lease(renewal.lease), choosing: renewal.policy)
            return InfoPages(
                snapshot: snapshot, commitment: try reader.commitment(to: snapshot.canonical, in: renewal.id))
        }
    }

    /// 【下一步】 of 【确认续约信息】 (O-4).
    ///
    /// A telephone that the tenant puts right is part of the application and reaches the register with its approval.
    /// - Throws: `.refused` with `INFO_CHANGED` where the registers changed since the blocks were opened.
    public func confirmInfo(
        _ pages: InfoPages, _ answers: InfoAnswers, in renewal: Renewal, _ session: Session
    ) throws(OfficeFailure) -> Renewal {
        let written = WrittenAnswers(answers, entropy: office.entropy)
        let confirmation = Renewal.InfoConfirmation(
            snapshot: pages.commitment, shown: answers.shown, answers: written.blocks,
            corrections: written.corrections)
        return try perform(.confirmInfo(confirmation), in: renewal, session) {
            (writer, renewal) throws(OfficeFailure) in
            for (id, text) in written.texts { try writer.save(text: text, as: id, of: renewal.id) }
            try writer.save(pages.snapshot, as: pages.commitment, of: renewal.id)
        }
    }

    /// 【提交】 (O-5): 「您的续约申请已经提交成功」. The draft goes with it; a report on which it is made is linked to it.
    public func submit(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> Renewal {
        let now = try office.clocks.office()
        // Who renews under the old policy needs no rules of checking.
        let ground = if renewal.policy == .new { try office.checkGround(at: now) } else { nil as CheckGround? }
        return try perform(.submit, in: renewal, session) { (writer, submitted) throws(OfficeFailure) in
            try dropDraft(session)(writer, submitted)
            guard let check = submitted.check, let ground else { return }
            let actor = session.actor(as: .applicant)
            _ = try writer.perform(
                EconomicCheck.Command.use(submitted.id), on: check, expecting: nil, at: now, by: actor
            ) { (stored: EconomicCheck, reader) throws(OfficeFailure) in try ground.facts(for: stored, reader) }
        }
    }

    /// Hands a returned application in again.
    public func resubmit(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> Renewal {
        try perform(.resubmit, in: renewal, session, also: dropDraft(session))
    }

    /// The applicant ends it himself.
    public func withdraw(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> Renewal {
        try perform(.withdraw, as: .withdrawRenewal, in: renewal, session, also: dropDraft(session))
    }

    private func dropDraft(_ session: Session) -> (any RecordWriter, Renewal) throws(OfficeFailure) -> Void {
        { (writer, _) throws(OfficeFailure) in
            try writer.deleteDraft(person: session.person, flow: .renewal)
        }
    }

    /// One command on the case as it was seen, with whatever belongs into the same transaction.
    ///
    /// - Parameter insists: see ``Office/insist(_:)``.
    func perform(
        _ command: Renewal.Command, as act: Act = .applyForRenewal, in renewal: Renewal, _ session: Session,
        insists: Bool = false, secondsSinceOpened: Int? = nil,
        also: (any RecordWriter, Renewal) throws(OfficeFailure) -> Void = { (_, _) throws(OfficeFailure) in }
    ) throws(OfficeFailure) -> Renewal {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        return try office.write(act, session, insists: insists) { (writer, actor) throws(OfficeFailure) in
            if act == .applyForRenewal { try office.requireConsent(to: ground.notice, of: session, writer) }
            let performed = try writer.perform(
                command, on: renewal.id, expecting: renewal.version, at: now, by: actor
            ) { (stored, reader) throws(OfficeFailure) in
                try ground.facts(
                    for: stored, reader, secondsSinceOpened: secondsSinceOpened, choosing: command.choice)
            }
            try also(writer, performed)
            return performed
        }
    }
}

extension Renewal.Command {
    /// The policy that it chooses, where it chooses one.
    fileprivate var choice: Renewal.PolicyChoice? {
        if case .choosePolicy(let choice) = self { choice } else { nil }
    }
}

/// What is read and acknowledged at 【申请声明】.
public struct DeclarationPages: Equatable, Sendable {
    /// 个人续约声明.
    public let declaration: PolicyText
    /// For how long the declaration has to be visible.
    public let leastSeconds: Int
}

/// What is confirmed at 【确认续约信息】.
public struct InfoPages: Equatable, Sendable {
    public let snapshot: InfoSnapshot
    /// Stands for the snapshot; handed back with the answers.
    public let commitment: Commitment
}
