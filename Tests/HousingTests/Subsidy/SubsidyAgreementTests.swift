import TestSupport
import Testing

@testable import Housing

@Suite struct SubsidyAgreementTests {
    /// Signed on 2023-10-20, with nothing answered by the bank.
    private struct Signed {
        var terms: SubsidyAgreement
        var ledger: InstalmentLedger

        mutating func takeUp(through month: Month) throws { _ = try terms.takeUp(through: month, &ledger) }

        /// `2023-11...2024-01`; empty where nothing is due. All of it in a row here.
        func due(through month: Month) -> String {
            let months = ledger.months(terms.due(through: month, ledger))
            guard let first = months.first, let last = months.last else { return "" }
            return "\(first)...\(last)"
        }
    }

    private func signed(_ monthly: Int = 214_500) throws -> Signed {
        let months = try SubsidyFixture.standard().months(signedOn: try SubsidyFixture.day("2023-10-20"))
        return Signed(
            terms: SubsidyAgreement(monthly: Money(fen: monthly), months: months),
            ledger: InstalmentLedger(first: months.lowerBound))
    }

    private func month(_ text: String) throws -> Month { try #require(Month(text)) }

    @Test("A month is taken up once, whatever the run asks for")
    func once() throws {
        var signed = try signed()
        #expect(signed.due(through: try month("2023-10")).isEmpty)
        #expect(signed.due(through: try month("2023-11")) == "2023-11...2023-11")
        try signed.takeUp(through: try month("2023-11"))
        #expect(signed.due(through: try month("2023-11")).isEmpty)
        #expect(signed.due(through: try month("2024-01")) == "2023-12...2024-01")
        #expect(signed.due(through: try month("2030-01")) == "2023-12...2026-10")
    }

    @Test("5.7: stopped for a home of 2024-05-17, found in August: three months come back")
    func recovery() throws {
        var agreement = try signed().terms
        agreement.confirmPayment(isLast: false)
        #expect(agreement.state == .paying)
        try agreement.stop(for: .changedNotEligible, on: try SubsidyFixture.day("2024-05-17"))
        let paid = try (0..<10).map { try month("2023-11").adding(months: $0) }
        try agreement.findOverpayment(paid)
        #expect(agreement.overpaid.fen == 643_500 && agreement.state == .recoveryOpen)
        #expect(throws: Refusal(.amountWrong, "LH-62", .money(Money(fen: 643_500)))) {
            try agreement.repay(Money(fen: 643_501))
        }
        try agreement.repay(Money(fen: 600_000))
        try agreement.escalate()
        try agreement.repay(Money(fen: 43_500))
        #expect(agreement.state == .recovered)
    }

    @Test("LH-62: of a false application nothing was ever due, and no other end says otherwise afterwards")
    func falselyDeclared() throws {
        var agreement = try signed().terms
        agreement.confirmPayment(isLast: false)
        let found = try SubsidyFixture.day("2023-09-17")
        let declared = found
        #expect(throws: Refusal.self) { try agreement.falselyDeclared(on: found, declaredOn: declared) }
        try agreement.reportChange(on: found)
        // What came about the day after was not declared falsely.
        #expect(throws: Refusal(.afterDeclaration, "LH-62", .until(declared))) {
            try agreement.falselyDeclared(on: found.adding(days: 1), declaredOn: declared)
        }
        #expect(agreement.state == .changeReview)
        try agreement.falselyDeclared(on: found, declaredOn: declared)
        #expect(agreement.state == .stopped && agreement.stop == .init(reason: .falseDeclaration, day: found))
        #expect(agreement.plan.payableMonths == 0 && agreement.plan.lastOwed == nil)
        let paid = try (0..<10).map { try month("2023-11").adding(months: $0) }
        try agreement.findOverpayment(paid)
        #expect(agreement.overpaid.fen == 2_145_000 && agreement.state == .recoveryOpen)
        let earlier = try SubsidyFixture.day("2023-12-01")
        #expect(throws: Refusal.self) { try agreement.stop(for: .requeued, on: earlier) }
        try agreement.reportChange(on: earlier)
        try agreement.notEligible(on: earlier)
        #expect(agreement.stop?.reason == .falseDeclaration && agreement.plan.payableMonths == 0)
    }

    @Test("LH-56: decided before the month's run, the month of the change is still paid, and no later one")
    func lastMonth() throws {
        var signed = try signed()
        try signed.takeUp(through: try month("2024-04"))
        try signed.terms.reportChange(on: try SubsidyFixture.day("2024-05-17"))
        #expect(signed.due(through: try month("2024-07")) == "2024-05...2024-05")
        #expect(signed.terms.plan.lastOwed == Month(year: 2026, month: 10))
        try signed.terms.stop(for: .requeued, on: try SubsidyFixture.day("2024-05-17"))
        #expect(signed.due(through: try month("2024-07")) == "2024-05...2024-05")
        #expect(signed.terms.plan.lastOwed == Month(year: 2024, month: 5))
        try signed.takeUp(through: try month("2024-07"))
        #expect(signed.due(through: try month("2024-12")).isEmpty)
        #expect(throws: Refusal(.nothingProposed, "LH-62")) {
            try signed.terms.findOverpayment([try month("2024-05")])
        }
    }

    @Test(
        "Q22: nothing while suspended, and the arrears afterwards; LH-60: the same after a change that changes nothing")
    func arrears() throws {
        var signed = try signed()
        try signed.terms.suspend()
        #expect(signed.due(through: try month("2024-02")).isEmpty)
        try signed.terms.resume()
        #expect(signed.due(through: try month("2024-02")) == "2023-11...2024-02")
        try signed.terms.reportChange(on: try SubsidyFixture.day("2023-11-05"))
        #expect(signed.due(through: try month("2024-02")) == "2023-11...2023-11")
        try signed.terms.stillEligible()
        #expect(signed.due(through: try month("2024-02")) == "2023-11...2024-02")
    }

    @Test("Q22: papers hold back what was due before an end too, until they are there")
    func withheld() throws {
        var signed = try signed()
        try signed.takeUp(through: try month("2024-01"))
        try signed.terms.suspend()
        try signed.terms.stop(for: .requeued, on: try SubsidyFixture.day("2024-01-10"))
        #expect(signed.terms.isWithheld && signed.terms.state == .stopped)
        #expect(signed.terms.held(signed.ledger) == signed.terms.inRuns(signed.ledger))
        for month in signed.ledger.months(signed.terms.held(signed.ledger)) { signed.ledger.cancel(month) }
        #expect(signed.due(through: try month("2024-06")).isEmpty)
        var ended = signed
        try ended.terms.resume()
        #expect(try ended.terms.state == .stopped && ended.due(through: month("2024-06")) == "2023-11...2024-01")
        #expect(throws: Refusal.self) { try ended.terms.resume() }
        try signed.terms.reinstate(signed.ledger)
        #expect(signed.terms.state == .suspended && signed.terms.stop == nil)
    }

    @Test("Q13: no month after the lease's last is payable until a new lease follows without a gap")
    func lease() throws {
        let months = try SubsidyFixture.standard().months(signedOn: try SubsidyFixture.day("2023-10-20"))
        let end = try SubsidyFixture.day("2024-03-10")
        var signed = Signed(
            terms: SubsidyAgreement(monthly: Money(fen: 214_500), months: months, leaseEnd: end),
            ledger: InstalmentLedger(first: months.lowerBound))
        #expect(signed.due(through: try month("2024-06")) == "2023-11...2024-03")
        #expect(!signed.terms.isLeaseOver(on: end) && signed.terms.isLeaseOver(on: end.adding(days: 1)))
        try signed.terms.requireLease(on: end)
        #expect(throws: Refusal(.newLeaseMissing, "Q13", .until(end))) {
            try signed.terms.requireLease(on: end.adding(days: 1))
        }
        let house = try HouseCode("4403030070020300006000002")
        func lease(_ start: String, _ end: String) throws -> FollowingLease {
            FollowingLease(start: try SubsidyFixture.day(start), end: try SubsidyFixture.day(end), house: house)
        }
        let gap = try lease("2024-03-12", "2025-03-11")
        #expect(throws: Refusal(.leaseGap, "Q13", .until(end.adding(days: 1)))) {
            try signed.terms.follow(gap, after: end)
        }
        let short = try lease("2024-01-01", "2024-03-10")
        #expect(throws: Refusal(.leaseNotLater, "Q13", .until(end))) { try signed.terms.follow(short, after: end) }
        #expect(signed.terms.leaseEnd == end)
        try signed.terms.follow(try lease("2024-03-11", "2024-05-31"), after: end)
        #expect(signed.due(through: try month("2024-09")) == "2023-11...2024-05")
        try signed.terms.follow(try lease("2024-06-01", "2027-05-31"), after: try SubsidyFixture.day("2024-05-31"))
        #expect(signed.due(through: try month("2030-01")) == "2023-11...2026-10")
        #expect(!signed.terms.isLeaseOver(on: try SubsidyFixture.day("2028-01-01")))
    }

    @Test("An end that was a mistake is lifted with the overpayment that it alone made; not where some came back")
    func reinstated() throws {
        var signed = try signed()
        #expect(throws: Refusal.self) { try signed.terms.reinstate(signed.ledger) }
        try signed.takeUp(through: try month("2024-03"))
        for month in signed.ledger.months(.max).prefix(5) {
            _ = signed.terms.answer(month, isPaid: true, &signed.ledger)
        }
        try signed.terms.stop(for: .requeued, on: try SubsidyFixture.day("2024-01-10"))
        _ = signed.terms.findOverpayment(of: signed.ledger)
        #expect(signed.terms.state == .recoveryOpen && signed.terms.overpaid.fen == 429_000)
        var back = signed
        try back.terms.repay(Money(fen: 1))
        #expect(throws: Refusal(.alreadyRepaid, "LH-62", .money(Money(fen: 1)))) {
            try back.terms.reinstate(back.ledger)
        }
        try signed.terms.reinstate(signed.ledger)
        #expect(signed.terms.state == .paying && signed.terms.overpaid.fen == 0)
        #expect(signed.due(through: try month("2024-05")) == "2024-04...2024-05")
        #expect(throws: Refusal.self) { try signed.terms.reinstate(signed.ledger) }
    }

    @Test("LH-60: what is looked into holds back until it is decided, also after another end; what is found joins it")
    func lookedInto() throws {
        var signed = try signed()
        try signed.takeUp(through: try month("2024-06"))
        try signed.terms.reportChange(on: try SubsidyFixture.day("2024-05-03"))
        #expect(signed.ledger.months(signed.terms.held(signed.ledger)) == [try month("2024-06")])
        try signed.terms.findFailing(since: try SubsidyFixture.day("2024-03-01"))
        try signed.terms.findFailing(since: try SubsidyFixture.day("2024-04-01"))
        #expect(signed.terms.changeDay == (try SubsidyFixture.day("2024-03-01")))
        let held = try ["2024-04", "2024-05", "2024-06"].map { try month($0) }
        #expect(signed.ledger.months(signed.terms.held(signed.ledger)) == held)
        for month in held { signed.ledger.cancel(month) }
        try signed.terms.stop(for: .requeued, on: try SubsidyFixture.day("2024-06-20"))
        #expect(signed.due(through: try month("2024-08")).isEmpty)
        var ended = signed
        try ended.terms.notEligible(on: try SubsidyFixture.day("2024-03-01"))
        #expect(ended.due(through: try month("2024-08")).isEmpty && ended.terms.changeDay == nil)
        try signed.terms.stillEligible()
        #expect(signed.due(through: try month("2024-08")) == "2024-04...2024-06")
        #expect(signed.terms.state == .stopped)
        try signed.terms.findFailing(since: try SubsidyFixture.day("2024-05-01"))
        #expect(signed.due(through: try month("2024-08")) == "2024-04...2024-05")
    }

    @Test("6.5: every act in every state is taken or refused as the table says")
    func machine() throws {
        let acts: [(SubsidyAgreement.Act, (inout SubsidyAgreement) throws -> Void)] = [
            (
                .takeUp,
                { agreement in
                    var ledger = InstalmentLedger(first: agreement.plan.first)
                    _ = try agreement.takeUp(through: Month(year: 2024, month: 1), &ledger)
                }
            ),
            (.reportChange, { try $0.reportChange(on: Day(number: 19_700)) }),
            (.stillEligible, { try $0.stillEligible() }),
            (.stop, { try $0.stop(for: .requeued, on: Day(number: 19_700)) }), (.suspend, { try $0.suspend() }),
            (.resume, { try $0.resume() }),
            (.reinstate, { try $0.reinstate(InstalmentLedger(first: $0.plan.first)) }),
            (.escalate, { try $0.escalate() }),
            (.findOverpayment, { try $0.findOverpayment([Month(year: 2030, month: 1)]) }),
            (.repay, { try $0.repay(Money(fen: max(1, $0.overpaid.fen - $0.recovered.fen))) }),
        ]
        var chance = SplitMix64(3)
        var seen: Set<SubsidyAgreement.State> = []
        for _ in 0..<400 {
            var agreement = try signed().terms
            for _ in 0..<12 {
                seen.insert(agreement.state)
                let (act, work) = acts[Int.random(in: 0..<acts.count, using: &chance)]
                let before = agreement
                do {
                    try work(&agreement)
                    #expect(act.states.contains(before.state))
                    #expect(act != .resume || before.isWithheld)
                    #expect(act != .reinstate || before.stop != nil)
                } catch let refusal as Refusal {
                    #expect(agreement == before)
                    let isByState = refusal.code == .wrongState
                    // These ask for more than the state.
                    if [.resume, .reinstate, .stop].contains(act) { continue }
                    #expect(isByState != act.states.contains(before.state), "\(act) \(before.state) \(refusal)")
                }
                if Int.random(in: 0..<3, using: &chance) == 0 { agreement.confirmPayment(isLast: false) }
            }
        }
        #expect(seen.isSuperset(of: Set(SubsidyAgreement.State.allCases).subtracting([.completed])))
    }
}
