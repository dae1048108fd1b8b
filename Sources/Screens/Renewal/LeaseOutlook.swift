import Cells
import Forms
import Housing
import Office
import Texts

/// What can be done about a lease now: what is said of it, once, and the ways that lead on.
struct LeaseOutlook: Equatable {
    enum Way: Equatable {
        /// 【续租申请】, 「下一步」.
        case apply
        /// On with what was begun.
        case resume(CaseID)
        /// To 【我的】, where it stands.
        case mine
        /// To 【经济状况核对】 first, or to where it stands.
        case check(CheckOutlook)
        /// Nothing here: staff, or another day.
        case none
    }

    let sentence: String
    let role: Role
    let way: Way

    init(_ offer: LeaseOffer) {
        let lease = offer.record.lease
        switch offer.standing {
        case .canStart(let isLate) where lease.policy == .new:
            (sentence, role, way) = LeaseOutlook.underNewPolicy(offer, isLate: isLate)
        case .canStart(let isLate):
            sentence = isLate ? RenewalTexts.late(end: lease.end) : RenewalTexts.open(end: lease.end)
            (role, way) = (isLate ? .warning : .info, .apply)
        case .underway(let renewal) where renewal.state.waitsForApplicant:
            sentence = RenewalTexts.begun(renewal.number, MineTexts.state(renewal.state))
            (role, way) = (.warning, .resume(renewal.id))
        case .underway(let renewal):
            sentence = RenewalTexts.inProgress(renewal.number, MineTexts.state(renewal.state))
            (role, way) = (.info, .mine)
        case .cannot(let refusal):
            (sentence, role, way) = (KioskTrouble(.refused(refusal)).sentence, .warning, .none)
        }
    }

    /// N-1: with a report that is valid and meets the requirement, it goes on.
    private static func underNewPolicy(_ offer: LeaseOffer, isLate: Bool) -> (String, Role, Way) {
        if let outlook = CheckOutlook(offer.check) { return (RenewalTexts.newLease, .warning, .check(outlook)) }
        guard case .meets(_, let until) = offer.check else { return (RenewalTexts.newLease, .warning, .none) }
        let sentence = CheckTexts.applyMeets(end: offer.record.lease.end, until: until, isLate: isLate)
        return (sentence, isLate ? .warning : .info, .apply)
    }
}

extension [LeaseOffer] {
    /// Those that concern somebody now: leases that are over are none of them while another one runs; of none but those,
    /// the last.
    var current: [LeaseOffer] {
        let running = filter { !$0.isOver }
        guard running.isEmpty else { return running }
        return self.max { $0.record.lease.end < $1.record.lease.end }.map { [$0] } ?? []
    }
}

extension LeaseOffer {
    /// Whether the lease has run out or was ended.
    fileprivate var isOver: Bool {
        guard case .cannot(let refusal) = standing else { return false }
        return [.leaseEnded, .leaseNotActive].contains(refusal.code)
    }
}
