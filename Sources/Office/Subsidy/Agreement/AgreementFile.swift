import Housing

/// An agreement as staff see it: what was agreed, every month of it, and what was done with it. No document number and no
/// whole account stands in it.
public struct AgreementFile: Equatable, Sendable {
    public let batch: BatchID
    /// In the city's register.
    public let position: Int
    public let receipt: String
    public let maskedName: String
    /// `A2310-00001-7`.
    public let number: String
    public let signedAt: Moment
    /// When the family declared last what it handed in; what came about later was not declared falsely (LH-62).
    public let declaredOn: Day
    public let area: Area
    public let monthly: Money
    public let months: ClosedRange<Month>
    public let bank: String
    public let maskedAccount: String
    /// Another one that nobody has confirmed yet.
    public let nextAccount: NextAccount?
    /// The dwelling with which it goes now.
    public let house: String
    public let report: AgreementReport
    public let stop: SubsidyAgreement.Stop?
    public let instalments: [WhyMonth]
    /// The first first.
    public let changes: [ChangeFile]
    public let events: [AgreementEvent]
    /// What sources say against its people now.
    public let doubts: [FoundDoubt]
    /// The notice's own conditions, with their names.
    public let extraConditions: [SubsidyNotice.ExtraCondition]
    /// It is the family of who asks: he does nothing with it.
    public let isOwn: Bool

    /// What is looked into; one at a time.
    public var openChange: ChangeFile? { changes.last { $0.isOpen } }
}

/// Something that was done with an agreement, besides changes.
public struct AgreementEvent: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case suspended, resumed, breached
        /// The family queues again, since that day.
        case requeued(Day)
        /// What came back, and by which reference of the bank, its middle masked.
        case repaid(Money, reference: String?)
        case escalated
        /// By what it had ended, and when that happened.
        case reinstated(code: String, Day)
        /// Another account was entered; it was confirmed or not.
        case accountEntered(bank: String, masked: String)
        case accountDecided(isConfirmed: Bool)
    }

    public let kind: Kind
    public let at: Moment
    /// 审核 王*.
    public let by: String
    /// What somebody wrote of it; nil where who asks may not read it.
    public let text: String?
}

/// A change of an agreement, with who reported and who decided.
public struct ChangeFile: Equatable, Sendable {
    public let id: String
    /// As people say it; the id for one of before there were numbers.
    public let number: String
    public let receipt: String
    public let maskedName: String
    /// One of ``ChangeDesk/matters``.
    public let matter: String
    /// When it happened, as far as is known now; and the day that was reported first, where that was another one.
    public let eventDay: Day
    public let firstDay: Day?
    /// Reported more than a month after it happened (LH-59).
    public let isOverdue: Bool
    /// `OPEN`, `ELIGIBLE`, `NOT_ELIGIBLE`.
    public let state: String
    /// nil while it is open.
    public let decision: ChangeDecision?
    public let at: Moment
    /// nil where the monthly check found it.
    public let reportedBy: String?
    /// The family itself, at the terminal.
    public let isReportedByFamily: Bool
    /// Who asks brought in what it came of: he does not decide about it (LH-60).
    public let isEnteredByYou: Bool
    public let decidedAt: Moment?
    public let decidedBy: String?
    /// Of the decision; nil where who asks may not read it.
    public let reason: String?
    /// Which fact was declared falsely, as the family reads it; nil for another decision.
    public let untrue: String?
    public let lease: FollowingLease?
    /// What the family said of it at the terminal, or who took it in; nil where who asks may not read it.
    public let words: String?
    /// The lease that follows, as the family says it.
    public let proposedLease: FollowingLease?

    public var isOpen: Bool { state == ChangeBody.State.open.rawValue }
    public var isLease: Bool { matter == ChangeBody.Matter.lease.rawValue }
    /// The day of it can be set earlier with the decision: nobody reported it.
    public var isFound: Bool { reportedBy == nil }
}

extension ChangeDesk {
    /// An agreement by its number or by the family's receipt.
    ///
    /// - Throws: `BATCH_UNKNOWN`; `RECEIPT_UNKNOWN`; `NOT_FOUND` where the family signed nothing.
    public func agreement(
        _ name: String, in batch: BatchID, _ session: Session
    ) throws(OfficeFailure) -> AgreementFile {
        try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            let position = try reader.agreementPosition(Normal.folded(name), in: file)
            return try reader.agreementFile(at: position, file, session, actor)
        }
    }

    /// A change, and the agreement that it is about.
    ///
    /// - Parameter change: its number or its id.
    /// - Throws: `NOT_FOUND`.
    public func file(
        _ change: String, _ session: Session
    ) throws(OfficeFailure) -> (change: ChangeFile, agreement: AgreementFile) {
        try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            guard let kept = try reader.kept(ChangeBody.self, called: change), let batch = kept.batch,
                let position = kept.position
            else { throw .refused(Refusal(.notFound, "LH-59")) }
            let agreement = try reader.agreementFile(at: position, try reader.batchFile(batch), session, actor)
            guard let found = agreement.changes.first(where: { $0.id == kept.id }) else { throw .store(.notFound) }
            return (found, agreement)
        }
    }

    /// The changes of a batch, the first first.
    ///
    /// - Parameter isOpen: those alone that nobody has decided about.
    public func files(
        of batch: BatchID, open isOpen: Bool, _ session: Session
    ) throws(OfficeFailure) -> [ChangeFile] {
        try office.read(.seeBatch, session) { (reader, actor) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            let staff = WhyStaff(try reader.accounts(staffOnly: true))
            var found: [ChangeFile] = []
            for kept in try reader.kept(ChangeBody.self, of: batch, in: isOpen ? .open : nil) {
                guard let position = kept.position else { continue }
                let names = try AgreementNames(position, file, reader)
                found.append(ChangeFile(kept, names, staff, actor, readsTexts: session.readsReasons))
            }
            return found
        }
    }
}

extension Session {
    /// Whether he reads what people wrote of their decisions about an agreement.
    fileprivate var readsReasons: Bool { may(.seeCase) || may(.recoverSubsidy) }
}

extension SubsidyReader {
    /// - Parameter name: folded.
    fileprivate func agreementPosition(_ name: String, in file: BatchFile) throws(OfficeFailure) -> Int {
        if let number = ReceiptNumber(name), number.kind == .agreement {
            guard let record = try subsidyRecord(.agreement, number: "\(number)"), record.batch == file.batch.id,
                let position = record.position
            else { throw .refused(Refusal(.notFound, "6.5")) }
            return position
        }
        guard let position = try position(ofReceipt: name, in: file) else {
            throw .refused(Refusal(.receiptUnknown, "LH-04"))
        }
        return position
    }
}

extension RecordReader {
    fileprivate func agreementFile(
        at position: Int, _ file: BatchFile, _ session: Session, _ actor: Actor
    ) throws(OfficeFailure) -> AgreementFile {
        let facts = try WhyFacts(self, file, at: position)
        guard let kept = facts.agreement, let agreement = facts.family.agreement else {
            throw .refused(Refusal(.notFound, "6.5"))
        }
        let names = try AgreementNames(position, file, self)
        let account = names.account()
        let reads = session.readsReasons
        let accounts = try self.kept(AccountBody.self, of: file.batch.id, at: position)
        let changes = facts.changes.map { ChangeFile($0, names, facts.staff, actor, readsTexts: reads) }
        let house = facts.changes.last { $0.state == .eligible && $0.body.lease != nil }?.body.lease?.house.value
        return AgreementFile(
            batch: file.batch.id, position: position, receipt: names.receipt, maskedName: names.maskedName,
            number: names.number, signedAt: kept.at, declaredOn: try declarationDay(at: position, of: file),
            area: kept.body.area, monthly: agreement.terms.plan.monthly,
            months: agreement.terms.plan.first...agreement.terms.plan.last, bank: account.bank,
            maskedAccount: account.masked,
            nextAccount: accounts.last { $0.state == .open }.map {
                NextAccount($0, facts.staff, actor, readsTexts: reads)
            }, house: house ?? kept.body.houseCode,
            report: AgreementReport(agreement), stop: agreement.terms.stop,
            instalments: WhyMoney(facts)?.months ?? [], changes: changes,
            events: AgreementEvent.all(facts, accounts, readsTexts: reads),
            doubts: reads ? try foundDoubts(facts.family, file) : [], extraConditions: facts.notice.extraConditions,
            isOwn: try isOwn(facts.family, of: file, actor.person)
        )
    }
}

extension ChangeFile {
    fileprivate init(
        _ kept: KeptRecord<ChangeBody>, _ names: AgreementNames, _ staff: WhyStaff, _ reader: Actor, readsTexts: Bool
    ) {
        id = kept.id
        number = kept.number ?? kept.id
        receipt = names.receipt
        maskedName = names.maskedName
        matter = kept.body.matter.rawValue
        eventDay = kept.body.eventDay
        firstDay = kept.body.firstDay
        isOverdue = kept.body.isOverdue
        state = kept.state.rawValue
        decision = kept.decision
        at = kept.at
        reportedBy = kept.body.by.map(staff.name)
        isReportedByFamily = kept.body.by?.role == .applicant
        isEnteredByYou = reader.person.map(kept.body.entrants.contains) ?? false
        decidedAt = kept.body.decidedAt
        decidedBy = kept.body.decidedBy.map(staff.name)
        reason = readsTexts ? kept.body.reason : nil
        untrue = readsTexts ? kept.body.untrue : nil
        lease = kept.body.lease
        words = readsTexts ? kept.body.words.flatMap { $0.isEmpty ? nil : $0 } : nil
        proposedLease = kept.body.proposedLease
    }
}

extension AgreementEvent {
    /// The first first.
    fileprivate static func all(
        _ facts: WhyFacts, _ accounts: [KeptRecord<AccountBody>], readsTexts: Bool
    ) -> [AgreementEvent] {
        var events: [AgreementEvent] = []
        func add(_ kind: Kind, _ at: Moment, _ by: Actor, _ text: String?) {
            events.append(
                AgreementEvent(kind: kind, at: at, by: facts.staff.name(by), text: readsTexts ? text : nil))
        }
        for kept in facts.suspensions {
            add(.suspended, kept.at, kept.body.by, kept.body.reason)
            if let at = kept.body.endedAt, let by = kept.body.endedBy { add(.resumed, at, by, kept.body.endReason) }
        }
        // Of that the journal alone says who entered it.
        for line in facts.entries where line.entry.kind == .agreementStopped {
            guard line.entry["reason"] == .code(SubsidyReason.requeued.code), case .day(let day)? = line.entry["event"]
            else { continue }
            events.append(
                AgreementEvent(kind: .requeued(day), at: line.at, by: facts.staff.name(line), text: nil))
        }
        for kept in facts.breaches { add(.breached, kept.at, kept.body.by, kept.body.text) }
        for kept in facts.repayments {
            let kind = kept.body.amount.map { Kind.repaid($0, reference: kept.body.reference.map(Mask.document)) }
            add(kind ?? .escalated, kept.at, kept.body.by, kept.body.reason)
        }
        for kept in facts.reinstatements {
            add(.reinstated(code: kept.body.stop, kept.body.stopDay), kept.at, kept.body.by, kept.body.reason)
        }
        for kept in accounts {
            let (bank, masked) = (kept.body.bank, Mask.account(kept.body.account))
            add(.accountEntered(bank: bank, masked: masked), kept.at, kept.body.by, kept.body.source)
            guard let at = kept.body.decidedAt, let by = kept.body.decidedBy else { continue }
            add(.accountDecided(isConfirmed: kept.state == .confirmed), at, by, kept.body.reason)
        }
        return events.sorted { $0.at < $1.at }
    }
}
