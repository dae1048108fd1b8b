import Housing
import Texts

/// Changes during the term, and what becomes of an agreement by them (LH-56 … LH-60, LH-63, 6.5).
public struct ChangeDesk {
    let office: Office

    /// As typed and printed: the model's kinds.
    public static let matters = ChangeBody.Matter.allCases.filter { $0 != .requeue }.map(\.rawValue)
    /// Of these, the one that a new lease may follow (Q13), and the one that says nothing by itself.
    public static let leaseMatter = ChangeBody.Matter.lease.rawValue
    public static let otherMatter = ChangeBody.Matter.other.rawValue
    /// What only a family reports of itself (LH-58); staff have ``requeue(_:receipt:on:_:)``.
    public static let requeueMatter = ChangeBody.Matter.requeue.rawValue

    /// Somebody's word of a change that has happened. It is looked into: nothing after its month is paid meanwhile, and what
    /// waits in runs for later months is taken out of them.
    ///
    /// - Parameters:
    ///   - matter: one of ``matters``.
    ///   - day: when it happened, not when it was found (Q12); for a lease without a new one, its end (Q13).
    ///   - words: what happened and what it rests on, for who decides about it; may be empty.
    /// - Throws: `.input` for an unknown matter; `.refused` with `DAY_IN_FUTURE`, `RECEIPT_UNKNOWN`, `NOT_FOUND` where the
    ///   family signed nothing, `WRONG_STATE` while another change is looked into.
    public func report(
        _ batch: BatchID, receipt: String, matter: String, on day: Day, words: String = "", _ session: Session
    ) throws(OfficeFailure) -> ChangeReport {
        guard Normal.name(matter) != Self.requeueMatter else {
            throw .input(InputProblem(source: "--kind", reason: .unknown(matter, allowed: Self.matters)))
        }
        var change = try NewChange(matter: matter, day: day, id: office.entropy.identifier())
        change.words = Normal.name(words).isEmpty ? nil : try FreeText.read(words, "--words")
        let entered = change
        return try office.withAgreement(.reportSubsidyChange, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in try entered.enter(&work)
        }
    }

    /// Every change of a batch that nobody has decided about, the first first.
    ///
    /// - Parameter session: of who may read what families wrote; nil tells the rest alone.
    public func open(_ batch: BatchID, _ session: Session? = nil) throws(OfficeFailure) -> [OpenChange] {
        guard let session else {
            return try office.records.read { (reader) throws(OfficeFailure) in
                try Self.open(batch, reader, readsTexts: false)
            }
        }
        return try office.read(.seeCase, session) { (reader, _) throws(OfficeFailure) in
            try Self.open(batch, reader, readsTexts: true)
        }
    }

    private static func open(
        _ batch: BatchID, _ reader: any RecordReader, readsTexts: Bool
    ) throws(OfficeFailure) -> [OpenChange] {
        let file = try reader.batchFile(batch)
        var found: [OpenChange] = []
        for kept in try reader.kept(ChangeBody.self, of: batch, in: .open) {
            guard let position = kept.position, let register = file.runs.register else { continue }
            let family = try reader.registered(at: position, of: register)
            found.append(
                OpenChange(
                    id: kept.id, number: kept.number ?? kept.id, receipt: family?.entry.receipt ?? "",
                    maskedName: Mask.name(family?.name ?? ""), matter: kept.body.matter.rawValue,
                    eventDay: kept.body.eventDay, at: kept.at, words: readsTexts ? kept.body.words : nil,
                    lease: readsTexts ? kept.body.proposedLease : nil,
                    hasTexts: kept.body.words != nil || kept.body.proposedLease != nil))
        }
        return found
    }

    /// A lease as it is typed.
    public struct NewLease: Equatable, Sendable {
        public let start: Day
        public let end: Day
        public let houseCode: String

        public init(start: Day, end: Day, houseCode: String) {
            (self.start, self.end, self.houseCode) = (start, end, houseCode)
        }
    }

    /// Those to whom nothing is paid until papers are there, in force or ended meanwhile; the first first (Q22).
    public func withheld(_ batch: BatchID) throws(OfficeFailure) -> [WithheldAgreement] {
        try office.records.read { (reader) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            var found: [WithheldAgreement] = []
            for kept in try reader.kept(SuspensionBody.self, of: batch, in: .open) {
                guard let position = kept.position, let register = file.runs.register,
                    let terms = try reader.family(at: position, of: file)?.agreement?.terms, terms.isWithheld
                else { continue }
                let family = try reader.registered(at: position, of: register)
                found.append(
                    WithheldAgreement(
                        receipt: family?.entry.receipt ?? "", maskedName: Mask.name(family?.name ?? ""),
                        state: terms.state, since: kept.at))
            }
            return found
        }
    }

    /// A reviewer's decision about a change, not by who reported it. Where the family does not meet the conditions any
    /// more, the month in which it happened is the last one that is paid (LH-56, Q12); where its application was false,
    /// none was due. What was paid beyond that is found at once (LH-62).
    ///
    /// - Parameters:
    ///   - change: its number or its id.
    ///   - reason: what it rests on; staff alone read it.
    ///   - fact: which fact was declared falsely, with that decision alone; the family reads it.
    ///   - day: when it really happened, for a change that the monthly check found: that knows only by when it had happened.
    ///   - lease: the one that follows, for a change of the lease by which the family is still eligible (Q13).
    /// - Throws: `.refused` with `NOT_FOUND`, `ALREADY_DECIDED`, `ENTERED_BY_YOU` also for who brought in the finding that it
    ///   came of; with `AFTER_DECLARATION` where what is said to be declared falsely came about later (LH-62); with `NEW_LEASE_MISSING` where the lease is over; of a new lease with `LEASE_GAP`, `LEASE_NOT_LATER`,
    ///   `NO_HOUSE_CODE`, `HOUSE_NOT_SHENZHEN`, `HOUSE_ALREADY_USED`, `HOUSE_DUPLICATE`; `.input` for a day after the change's
    ///   own, or for a change that was only reported, for a lease with any other decision, and for a false declaration
    ///   without `fact`, or `fact` without one.
    public func decide(
        _ change: String, _ decision: ChangeDecision, reason: String, untrue fact: String? = nil, on day: Day? = nil,
        lease: NewLease? = nil, _ session: Session
    ) throws(OfficeFailure) -> ChangeReport {
        let reason = try FreeText.read(reason, "--reason")
        let fact = try Self.untrue(fact, decision)
        let (id, batch, position) = try home(of: change, session)
        let lease = try lease.map { (typed) throws(OfficeFailure) in try typed.read() }
        return try office.withAgreement(
            .decideSubsidyChange, of: batch, session, at: { (_, _) in position }
        ) { (work) throws(OfficeFailure) in
            guard var kept = try work.writer.kept(ChangeBody.self, id: id) else {
                throw .refused(Refusal(.notFound, "LH-59"))
            }
            guard kept.state == .open else { throw .refused(Refusal(.alreadyDecided, "LH-60")) }
            if let person = work.actor.person, kept.body.entrants.contains(person) {
                throw .refused(Refusal(.enteredByYou, "LH-60"))
            }
            if let day { try kept.body.date(back: day) }
            let event = kept.body.eventDay
            if let lease {
                guard decision == .eligible, kept.body.matter == .lease else {
                    throw .input(
                        InputProblem(source: "--lease-start", reason: .syntax(PaymentTexts.leaseWithEligible)))
                }
                try work.enter(lease)
                kept.body.lease = lease
            }
            let ruling = AgreementMove.Ruling(
                decision: decision, event: event, reported: day ?? kept.body.firstDay ?? event,
                matter: kept.body.matter, lease: lease,
                declaredOn: try work.writer.declarationDay(at: position, of: work.file), today: work.now.day)
            try work.change { (terms, ledger) throws(Refusal) in try ruling.apply(to: &terms, ledger) }
            kept.decide(decision, because: reason, untrue: fact, at: work.now, by: work.actor)
            try work.writer.save(kept)
            work.noteDecision(about: kept, decision)
            return ChangeReport(kept, work.agreement)
        }
    }

    /// Of a family from which everything is asked back no less is said than which fact it declared falsely.
    private static func untrue(_ fact: String?, _ decision: ChangeDecision) throws(OfficeFailure) -> String? {
        if decision == .falseDeclaration { return try FreeText.read(fact ?? "", "--untrue") }
        guard fact == nil else {
            throw .input(InputProblem(source: "--untrue", reason: .syntax(PaymentTexts.untrueWithFalse)))
        }
        return nil
    }

    private func home(
        of change: String, _ session: Session
    ) throws(OfficeFailure) -> (id: String, batch: BatchID, position: Int) {
        try office.read(.decideSubsidyChange, session) { (reader, _) throws(OfficeFailure) in
            guard let kept = try reader.kept(ChangeBody.self, called: change), let batch = kept.batch,
                let position = kept.position
            else { throw .refused(Refusal(.notFound, "LH-59")) }
            return (kept.id, batch, position)
        }
    }

    /// The family queues for public rental housing again: nothing is paid from the next month on (LH-58, Q20).
    ///
    /// - Throws: `.refused` with `DAY_IN_FUTURE`, `WRONG_STATE` where it has ended already.
    public func requeue(
        _ batch: BatchID, receipt: String, on day: Day, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        try office.withAgreement(.reportSubsidyChange, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            try work.requirePast(day)
            try work.requireSigned(by: day)
            try work.change { (terms, _) throws(Refusal) in try terms.stop(for: .requeued, on: day) }
            work.note(.agreementStopped, ["reason": .code(SubsidyReason.requeued.code), "event": .day(day)])
            return AgreementReport(work.agreement)
        }
    }

    /// Papers are missing: nothing is paid until they are there (Q22). What waits in runs is taken out of them.
    public func suspend(
        _ batch: BatchID, receipt: String, reason: String, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        let reason = try FreeText.read(reason, "--reason")
        let id = office.entropy.identifier()
        return try office.withAgreement(.decideSubsidyChange, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            try work.change { (terms, _) throws(Refusal) in try terms.suspend() }
            let kept = KeptRecord(
                id: id, batch: batch, position: work.position, state: SuspensionBody.State.open, at: work.now,
                body: SuspensionBody(reason: reason, by: work.actor))
            try work.writer.save(kept)
            work.note(.agreementSuspended, ["suspension": .id(id)])
            return AgreementReport(work.agreement)
        }
    }

    /// They are there: what was held back is paid with the next run (Q22). An agreement that has ended meanwhile stays so,
    /// and what it still owes is paid.
    ///
    /// - Throws: `.refused` with `WRONG_STATE` where nothing was held back for papers.
    public func resume(
        _ batch: BatchID, receipt: String, reason: String, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        let reason = try FreeText.read(reason, "--reason")
        return try office.withAgreement(.decideSubsidyChange, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            try work.change { (terms, ledger) throws(Refusal) in try terms.resume(isPaidUp: terms.isPaidUp(ledger)) }
            for id in try work.endSuspension(because: reason) { work.note(.agreementResumed, ["suspension": .id(id)]) }
            return AgreementReport(work.agreement)
        }
    }

    /// A breach of the city's or the district's rules (LH-63): kept with the case; what follows from it is decided apart.
    public func breach(
        _ batch: BatchID, receipt: String, text: String, _ session: Session
    ) throws(OfficeFailure) -> AgreementReport {
        let text = try FreeText.read(text, "--text")
        let id = office.entropy.identifier()
        return try office.withAgreement(.reportSubsidyChange, of: batch, receipt: receipt, session) {
            (work) throws(OfficeFailure) in
            let kept = KeptRecord(
                id: id, batch: batch, position: work.position, state: BreachBody.State.recorded, at: work.now,
                body: BreachBody(text: text, by: work.actor))
            try work.writer.save(kept)
            work.note(.agreementBreached, ["breach": .id(id)])
            return AgreementReport(work.agreement)
        }
    }
}

extension ChangeBody {
    /// It happened before it was found.
    mutating func date(back day: Day) throws(OfficeFailure) {
        let reason: InputProblem.Reason? =
            foundIn == nil && by != nil
            ? .conflicts(with: "\(eventDay)")
            : day > eventDay ? .outOfRange(allowed: CommandTexts.notAfter("\(eventDay)")) : nil
        if let reason { throw .input(InputProblem(source: "--event-date", reason: reason)) }
        move(to: day)
    }
}

extension Office {
    public var changes: ChangeDesk { ChangeDesk(office: self) }
}

extension AgreementWork {
    /// With the lease that follows, or where the application was false with that; what has neither is as it always was.
    fileprivate mutating func noteDecision(about kept: KeptRecord<ChangeBody>, _ decision: ChangeDecision) {
        let id = EntryValue.id(kept.id)
        let event = EntryValue.day(kept.body.eventDay)
        if let lease = kept.body.lease {
            note(
                .agreementChangeDecided,
                ["change": id, "eligible": .flag(true), "event": event, "lease": .day(lease.end)])
        } else if decision == .falseDeclaration {
            let reason = EntryValue.code(SubsidyReason.falseDeclaration.code)
            note(.agreementChangeDecided, ["change": id, "eligible": .flag(false), "event": event, "reason": reason])
        } else {
            note(
                .agreementChangeDecided,
                ["change": id, "eligible": .flag(decision == .eligible), "event": event])
        }
    }

    func requirePast(_ day: Day) throws(OfficeFailure) {
        guard day <= now.day else { throw .refused(Refusal(.dayInFuture, "Q12")) }
    }

    /// Who has left the list by signing can stand in the queue again after that alone (LH-58).
    func requireSigned(by day: Day) throws(OfficeFailure) {
        guard let signed = try writer.kept(AgreementBody.self, of: batch, at: position).first?.at.day, day < signed
        else { return }
        throw .refused(Refusal(.dayBeforeSigning, "LH-58", .since(Moment(signed))))
    }

    /// A suspension ends where the papers are there, and with nothing else.
    ///
    /// - Returns: the ids of what ended.
    fileprivate func endSuspension(because reason: String) throws(OfficeFailure) -> [String] {
        var ended: [String] = []
        for var kept in try writer.kept(SuspensionBody.self, of: batch, at: position) where kept.state == .open {
            kept.state = .ended
            kept.body.endedAt = now
            kept.body.endedBy = actor
            kept.body.endReason = reason
            try writer.save(kept)
            ended.append(kept.id)
        }
        return ended
    }

    /// A new lease for another dwelling: that has to be free, and is used from the first payment on (LH-06, LH-32).
    fileprivate func enter(_ lease: FollowingLease) throws(OfficeFailure) {
        try writer.requireFree(lease, at: position, in: file)
        if agreement.ledger.paidCount > 0 { _ = try writer.noteUsed([lease.house], besides: batch) }
    }

    func nextChangeNumber() throws(OfficeFailure) -> String {
        ChangeBody.number(try writer.subsidyRecordCount(.change, batch: batch, state: nil) + 1, of: batch)
    }

    /// One after the other: which of two is the earlier one is known only when both are decided.
    func requireNoOpenChange() throws(OfficeFailure) {
        guard try writer.kept(ChangeBody.self, of: batch, at: position).contains(where: { $0.state == .open }) else {
            return
        }
        throw .refused(
            Refusal(.wrongState, "6.5", .agreementState(.changeReview), .agreementAct(.reportChange)))
    }
}
