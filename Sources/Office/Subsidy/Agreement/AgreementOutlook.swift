import Housing
import Texts

/// What somebody is about to do with an agreement, to be told beforehand what would come of it.
public enum AgreementMove: Equatable, Sendable {
    /// A change of that day is reported; it is looked into first.
    case report(on: Day)
    /// The family queues again since that day (LH-58).
    case requeue(on: Day)
    case suspend, resume, reinstate
    /// A reviewer decides about a change. The parameters are those of ``ChangeDesk/decide(_:_:reason:on:lease:_:)``.
    case decide(change: String, ChangeDecision, day: Day?, lease: ChangeDesk.NewLease?)
}

/// What would come of it (LH-56, Q12). Nothing is kept of the question.
public struct AgreementOutlook: Equatable, Sendable {
    /// As it would stand.
    public let agreement: AgreementReport
    /// From here on nothing would be owed; nil where its term goes on.
    public let stoppedFrom: Month?
    /// Months that would be taken out of runs which have not left the office.
    public let held: [Month]
    /// Months that are with the bank and would be paid too much if the bank pays them: they cannot be held back.
    public let underway: [Month]
    /// Months that the next run for this month would take up.
    public let due: [Month]
    /// Months that were paid and would have to come back, with what was found before (LH-62).
    public let overpaid: [Month]
}

extension AgreementMove {
    /// A reviewer's decision, as the terms of an agreement take it.
    struct Ruling {
        let decision: ChangeDecision
        /// When it happened.
        let event: Day
        /// The day that was reported, or found first.
        let reported: Day
        let matter: ChangeBody.Matter
        let lease: FollowingLease?
        let declaredOn: Day
        let today: Day

        func apply(to terms: inout SubsidyAgreement, _ ledger: InstalmentLedger) throws(Refusal) {
            switch decision {
            case .eligible: break
            case .notEligible:
                return try terms.notEligible(on: event, for: matter == .requeue ? .requeued : .changedNotEligible)
            case .falseDeclaration: return try terms.falselyDeclared(on: event, declaredOn: declaredOn)
            }
            if let lease {
                // The old one may have ended before its time; then the change is of that day (Q12).
                try terms.follow(lease, after: min(terms.leaseEnd ?? reported, reported))
            } else if matter == .lease {
                try terms.requireLease(on: today)
            }
            try terms.stillEligible(isPaidUp: terms.isPaidUp(ledger))
        }
    }
}

extension ChangeDesk {
    /// What would come of a move, by the rules that it would be done by.
    ///
    /// - Throws: what the move itself would throw for the agreement and the new lease; `RECEIPT_UNKNOWN`, `NOT_FOUND`.
    public func outlook(
        of move: AgreementMove, _ batch: BatchID, receipt: String, _ session: Session
    ) throws(OfficeFailure) -> AgreementOutlook {
        let now = try office.clocks.office()
        return try office.read(.seeBatch, session) { (reader, _) throws(OfficeFailure) in
            let file = try reader.batchFile(batch)
            guard let position = try reader.position(ofReceipt: Normal.folded(receipt), in: file) else {
                throw .refused(Refusal(.receiptUnknown, "LH-04"))
            }
            guard var agreement = try reader.family(at: position, of: file)?.agreement else {
                throw .refused(Refusal(.notFound, "6.5"))
            }
            try Self.apply(move, to: &agreement, at: position, file, now, reader)
            return try AgreementOutlook(agreement, at: position, file, now, reader)
        }
    }

    private static func apply(
        _ move: AgreementMove, to agreement: inout FamilyState.Agreement, at position: Int, _ file: BatchFile,
        _ now: Moment, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        let ledger = agreement.ledger
        var terms = agreement.terms
        switch move {
        case .report(let day):
            try requirePast(day, now)
            try ruled { () throws(Refusal) in try terms.reportChange(on: day) }
        case .requeue(let day):
            try requirePast(day, now)
            try ruled { () throws(Refusal) in try terms.stop(for: .requeued, on: day) }
        case .suspend: try ruled { () throws(Refusal) in try terms.suspend() }
        case .resume: try ruled { () throws(Refusal) in try terms.resume(isPaidUp: terms.isPaidUp(ledger)) }
        case .reinstate: try ruled { () throws(Refusal) in try terms.reinstate(ledger) }
        case .decide(let change, let decision, let day, let typed):
            guard let kept = try reader.kept(ChangeBody.self, called: change), kept.position == position,
                kept.batch == file.batch.id
            else { throw .refused(Refusal(.notFound, "LH-59")) }
            // Somebody else may have decided meanwhile: nothing would come of it.
            guard kept.state == .open else { throw .refused(Refusal(.alreadyDecided, "LH-60")) }
            var body = kept.body
            if let day { try body.date(back: day) }
            let lease = try typed.map { (typed) throws(OfficeFailure) in try typed.read() }
            if let lease { try reader.requireFree(lease, at: position, in: file) }
            let ruling = AgreementMove.Ruling(
                decision: decision, event: body.eventDay, reported: day ?? body.firstDay ?? body.eventDay,
                matter: body.matter, lease: lease, declaredOn: try reader.declarationDay(at: position, of: file),
                today: now.day)
            try ruled { () throws(Refusal) in try ruling.apply(to: &terms, ledger) }
        }
        agreement.terms = terms
    }

    private static func requirePast(_ day: Day, _ now: Moment) throws(OfficeFailure) {
        guard day <= now.day else { throw .refused(Refusal(.dayInFuture, "Q12")) }
    }
}

extension AgreementOutlook {
    fileprivate init(
        _ found: FamilyState.Agreement, at position: Int, _ file: BatchFile, _ now: Moment, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        var agreement = found
        let bits = agreement.terms.held(agreement.ledger)
        let waiting = bits == 0 ? nil : try WaitingRuns(of: file.batch.id, reader)
        let inHouse = try waiting?.find(bits, of: position, agreement.ledger, reader).map(\.row.month) ?? []
        for month in inHouse { agreement.ledger.cancel(month) }
        _ = agreement.terms.findOverpayment(of: agreement.ledger)
        held = inHouse.sorted()
        underway = agreement.ledger.months(bits).filter { !inHouse.contains($0) && !agreement.terms.plan.isPayable($0) }
        due = agreement.ledger.months(agreement.terms.due(through: now.day.month, agreement.ledger))
        overpaid = agreement.terms.plan.overpaid(agreement.ledger.paid)
        stoppedFrom = agreement.terms.plan.stoppedFrom
        self.agreement = AgreementReport(agreement)
    }
}
