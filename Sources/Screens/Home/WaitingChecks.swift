import Housing
import Office
import Texts

/// What home tells of 【经济状况核对】: the newest check of each lease that concerns somebody now, in a line.
extension Waiting {
    static func checks(_ overview: Overview) -> [Line] {
        overview.leases.current.flatMap { offer -> [Line] in
            if case .underway(let renewal) = offer.standing, !renewal.state.waitsForApplicant { return [] }
            let checks = overview.checks.filter { $0.lease == offer.record.lease.id }
                .filter { $0.state != .cancelled && $0.end?.from != .draft }
            // Beside what was only begun, the result before it still counts.
            let begun = checks.first.flatMap { $0.state == .draft ? $0 : nil }
            let last = checks.first { $0.state != .draft }
            let told = [begun, last].compactMap { $0.flatMap { line($0, offer, on: overview.today) } }
            return checks.isEmpty ? needed(offer).map { [$0] } ?? [] : told
        }
    }

    private static func line(_ check: EconomicCheck, _ offer: LeaseOffer, on today: Day) -> Line? {
        switch check.state {
        case .draft: return Line(text: CheckTexts.homeDraft(check.number), role: .warning, module: .check)
        case .requested, .inProgress, .reported:
            return Line(text: CheckTexts.homeUnderWay(check.number), role: .body)
        case .objection: return Line(text: CheckTexts.homeObjection(check.number), role: .body)
        case .fails:
            guard case .fails(check.id, _, let until?) = offer.check else {
                return Line(text: CheckTexts.homeFails(check.number), role: .warning, module: .check)
            }
            let text = CheckTexts.homeFails(check.number, objectUntil: until.day, check.provisionalNote)
            return Line(text: text, role: .warning, module: .check)
        case .meets, .expired:
            guard let until = check.result?.validUntil else { return needed(offer) }
            return until < today ? outOfDate(offer, until) : meets(check, offer, until)
        case .cancelled: return nil
        }
    }

    /// Whether the report will do depends on when the renewal can be asked for.
    private static func meets(_ check: EconomicCheck, _ offer: LeaseOffer, _ until: Day) -> Line? {
        switch offer.standing {
        case .canStart(let isLate):
            // Valid or not, after its end the lease is not renewed any more.
            let last = min(offer.record.lease.end, until)
            let text = CheckTexts.homeMeets(check.number, until: last, isLate: isLate)
            return Line(text: text, role: isLate ? .warning : .info, module: .renewal)
        case .cannot(let refusal):
            guard let opens = opening(refusal) else { return nil }
            return until < opens
                ? Line(text: CheckTexts.homeMeetsTooShort(check.number, until: until, opens: opens), role: .body)
                : Line(text: CheckTexts.homeMeetsEarly(check.number, until: until, opens: opens), role: .success)
        case .underway: return nil
        }
    }

    /// Only who cannot do without it is told to do it again.
    private static func outOfDate(_ offer: LeaseOffer, _ until: Day) -> Line? {
        guard offer.record.lease.policy == .new else { return nil }
        return Line(text: CheckTexts.homeOutOfDate(until), role: .warning, module: .check)
    }

    /// A lease under the new policy, whose window is open, needs one.
    private static func needed(_ offer: LeaseOffer) -> Line? {
        let lease = offer.record.lease
        guard lease.policy == .new, case .canStart = offer.standing else { return nil }
        return Line(text: CheckTexts.homeNeeds(lease.number, end: lease.end), role: .warning, module: .check)
    }
}
