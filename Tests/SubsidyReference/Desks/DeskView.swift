import Housing
import Office

extension DeskOffice {
    /// How a batch stands, by the desk's own word.
    public func view(of number: Int) throws -> SubsidyView {
        let (overview, cases) = try office.batches.show(BatchID(names[number]))
        var view = SubsidyView()
        view.state = overview.state.rawValue
        view.quota = overview.quota
        view.listMost = overview.listMost
        view.called = overview.counts.called
        view.signed = overview.counts.signed
        view.waived = overview.counts.waived
        view.quotaLeft = overview.quotaLeft
        view.publicityEndsOn = overview.lists.last.map { "\($0.endsOn)" }
        view.applications = cases.map(Self.application)
        return view
    }

    private static func application(_ found: SubsidyCase) -> SubsidyView.Application {
        var view = SubsidyView.Application()
        view.receipt = found.receipt
        view.state = found.standing.state.code
        view.reasons = found.standing.reasons.reasons.map(\.code).sorted()
        view.proposed = found.standing.proposed.reasons.map(\.code).sorted()
        view.cityPosition = found.position
        view.list = Int(found.standing.list)
        view.sequence = found.standing.sequence == 0 ? nil : Int(found.standing.sequence)
        view.rank = found.rank
        view.size = found.size
        view.areaCm2 = found.area.squareCentimetres
        view.monthlyFen = found.monthly.fen
        view.signBy = found.standing.signBy.map { "\($0)" }
        guard let agreement = found.agreement else { return view }
        view.agreementState = agreement.terms.state.rawValue
        view.firstMonth = "\(agreement.terms.plan.first)"
        view.lastMonth = agreement.terms.plan.lastOwed.map { "\($0)" }
        view.paidFen = agreement.paid.fen
        view.overpaidFen = agreement.terms.overpaid.fen
        view.recoveredFen = agreement.terms.recovered.fen
        return view
    }
}
