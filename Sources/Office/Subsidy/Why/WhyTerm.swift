import Housing
import Texts

// What was decided while an agreement runs (LH-55 … LH-63), and what was paid by it.
extension WhySteps {
    mutating func addTerm() {
        addChanges()
        addSuspensions()
        for kept in facts.breaches {
            addEvent(
                .breach, "LH-63", .noted, at: kept.at, by: facts.staff.name(kept.body.by), codes: [kept.state.rawValue],
                WhyTexts.breached, text: kept.body.text)
        }
        guard let agreement = facts.family.agreement else { return }
        addStop(agreement.terms)
        addReinstatements()
        addOverpayment(agreement)
        for kept in facts.repayments {
            addEvent(
                .repayment, "LH-62", .noted, at: kept.at, by: facts.staff.name(kept.body.by),
                codes: [kept.state.rawValue], kept.body.amount.map(WhyTexts.repaid) ?? WhyTexts.escalated,
                text: kept.body.reason ?? kept.body.reference.map(WhyTexts.reference) ?? "")
        }
    }

    private mutating func addChanges() {
        var house = facts.agreement?.body.houseCode
        for kept in facts.changes {
            let (matter, day) = (kept.body.matter.rawValue, kept.body.firstDay ?? kept.body.eventDay)
            let moved = kept.body.firstDay.map { _ in WhyTexts.changeMoved(kept.body.eventDay) } ?? ""
            addEvent(
                .change, "LH-59", kept.state == .open ? .undecided : .noted, at: kept.at,
                by: kept.body.by.map(facts.staff.name), codes: [kept.state.rawValue],
                (kept.body.by.map {
                    WhyTexts.changeReported(
                        matter, day, isOverdue: kept.body.isOverdue, isByStaff: $0.role != .applicant)
                } ?? WhyTexts.changeFound(matter, day)) + moved)
            guard let at = kept.body.decidedAt else { continue }
            guard let decision = kept.decision else { continue }
            let isTold = reader.isFamily || reader.readsTexts
            // It ends for the queueing again itself, which is no condition that is not met (LH-58).
            let isRequeue = kept.body.matter == .requeue && decision == .notEligible
            var words =
                isRequeue
                ? WhyTexts.requeueDecided
                : WhyTexts.changeDecided(decision, untrue: isTold ? kept.body.untrue : nil)
            if let lease = kept.body.lease {
                let isOther = house.map { (try? HouseCode($0)) != lease.house } ?? true
                words += WhyTexts.leaseFollows(lease.start, lease.end, isOtherDwelling: isOther)
                house = lease.house.value
            }
            addEvent(
                .change, isRequeue ? "LH-58" : decision == .falseDeclaration ? "LH-62" : "LH-60",
                isRequeue ? .noted : decision == .eligible ? .passed : .failed,
                at: at, by: kept.body.decidedBy.map(facts.staff.name),
                codes: [(isRequeue ? SubsidyReason.requeued : decision.reason)?.code].compactMap(\.self), words,
                text: kept.body.reason ?? "")
        }
    }

    private mutating func addSuspensions() {
        for kept in facts.suspensions {
            addEvent(
                .suspension, "LH-59", .noted, at: kept.at, by: facts.staff.name(kept.body.by),
                codes: [kept.state.rawValue], WhyTexts.suspended, text: kept.body.reason)
            // One that ended with the agreement, as it did once, is told by the stop.
            if let at = kept.body.endedAt, let reason = kept.body.endReason {
                addEvent(
                    .suspension, "LH-59", .noted, at: at, by: kept.body.endedBy.map(facts.staff.name),
                    WhyTexts.resumed, text: reason)
            }
        }
    }

    private mutating func addStop(_ terms: SubsidyAgreement) {
        guard let stop = terms.stop, let from = terms.plan.stoppedFrom else { return }
        let isFalse = stop.reason == .falseDeclaration
        let decision = facts.changes.last { $0.state == .notEligible && ($0.body.isFalse == true) == isFalse }?.body
        // An older one may have been lifted.
        let lifted = facts.reinstatements.last?.at
        let line = entries(.agreementStopped).last { line in lifted.map { line.at > $0 } ?? true }
        let isRequeue = stop.reason == .requeued
        // Entered as what it is, or decided about as a change that the family reported.
        let isEntered = isRequeue && line != nil
        let by = isEntered ? line.map(facts.staff.name) : decision?.decidedBy.map(facts.staff.name)
        addEvent(
            .stop, isRequeue ? "LH-58" : isFalse ? "LH-62" : "LH-56", .noted,
            at: (isEntered ? line?.at : decision?.decidedAt) ?? Moment(stop.day, hour: 0), by: by,
            codes: [stop.reason.code],
            WhyTexts.stopped(stop.reason, stop.day, from: from) + (terms.isWithheld ? WhyTexts.stillWithheld : ""))
    }

    private mutating func addReinstatements() {
        for kept in facts.reinstatements {
            let reason = SubsidyReason.allCases.first { $0.code == kept.body.stop } ?? .changedNotEligible
            addEvent(
                .reinstatement, "LH-65", .noted, at: kept.at, by: facts.staff.name(kept.body.by),
                codes: [kept.body.stop], WhyTexts.reinstated(reason, kept.body.stopDay), text: kept.body.reason)
        }
    }

    private mutating func addOverpayment(_ agreement: FamilyState.Agreement) {
        guard agreement.terms.overpaid.fen > 0 else { return }
        let line = entries(.agreementOverpaid).last ?? entries(.agreementStopped).last
        let at = line?.at ?? facts.repayments.first?.at ?? facts.entries.last?.at
        addEvent(
            .overpayment, "LH-62", .failed, at: at ?? facts.notice.window.upperBound, by: line.map(facts.staff.name),
            WhyTexts.overpaid(agreement.terms.plan.overpaid(agreement.ledger.paid), agreement.terms.overpaid))
    }
}

extension WhyMoney {
    /// nil for a family that did not apply, or that gets nothing in this batch.
    init?(_ facts: WhyFacts) {
        guard facts.family.application != nil,
            ![.ineligible, .waived, .withdrawn].contains(facts.family.standing.state)
        else { return nil }
        let standard = facts.notice.standard
        let size = facts.family.register.size
        let agreement = facts.family.agreement
        registeredSize = size
        isSizeOfClose = facts.file.runs.close != nil
        area = facts.agreement?.body.area ?? standard.area(registeredSize: size)
        price = standard.pricePerSquareMetre
        monthly = agreement?.terms.plan.monthly ?? standard.monthly(registeredSize: size)
        termMonths = standard.termMonths
        months = agreement.map { Self.months($0, facts) } ?? []
        paid = agreement?.paid ?? Money(fen: 0)
        overpaid = agreement?.terms.overpaid ?? Money(fen: 0)
        recovered = agreement?.terms.recovered ?? Money(fen: 0)
    }

    private static func months(_ agreement: FamilyState.Agreement, _ facts: WhyFacts) -> [WhyMonth] {
        let plan = agreement.terms.plan
        return (0...plan.first.distance(to: plan.last)).map { offset in
            let month = plan.first.adding(months: offset)
            let tries = facts.tries.filter { $0.month == month }
            let state = state(of: month, agreement, tries.last)
            let isAfterLease = agreement.terms.leaseEnd.map { month > $0.month } ?? false
            return WhyMonth(
                month: month, amount: plan.monthly, state: state, isAfterLease: isAfterLease && state == .planned,
                isStillOwed: state == .cancelled && plan.isPayable(month) && !isAfterLease,
                tries: tries.map { WhyMonth.Try($0, facts.staff) })
        }
    }

    /// By the ledger, then by the run in which it is.
    private static func state(
        of month: Month, _ agreement: FamilyState.Agreement, _ last: WhyTry?
    ) -> InstalmentState {
        let (terms, ledger) = (agreement.terms, agreement.ledger)
        if ledger.isPaid(month) {
            guard !terms.plan.isPayable(month) else { return .paid }
            return terms.overpaid.fen > 0 && terms.recovered == terms.overpaid ? .recovered : .overpaid
        }
        // What is not owed any more is not tried again.
        if ledger.hasFailed(month) { return terms.plan.isPayable(month) ? .failed : .cancelled }
        if ledger.isCancelled(month) { return .cancelled }
        if month < terms.nextMonth, let last {
            switch last.run.state {
            case .prepared: return .due
            case .approved: return .approved
            case .sent: return .sent
            case .cancelled: return .cancelled
            }
        }
        return terms.plan.isPayable(month) ? .planned : .cancelled
    }
}

extension WhyMonth.Try {
    fileprivate init(_ attempt: WhyTry, _ staff: WhyStaff) {
        let body = attempt.run.body
        run = attempt.run.number ?? ""
        preparedBy = staff.name(body.by)
        approvedBy = body.approvedBy.map(staff.name)
        sentAt = body.sentAt
        isPaid = attempt.answer?.isPaid
        paidAt = attempt.answer?.paidAt
        reference = attempt.answer.map { Mask.document($0.reference) }
    }
}
