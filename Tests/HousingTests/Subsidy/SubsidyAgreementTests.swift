import TestSupport
import Testing

@testable import Housing

@Suite struct SubsidyAgreementTests {
    private func agreement(_ monthly: Int = 214_500) throws -> SubsidyAgreement {
        let months = try SubsidyFixture.standard().months(signedOn: try SubsidyFixture.day("2023-10-20"))
        return SubsidyAgreement(monthly: Money(fen: monthly), months: months)
    }

    private func month(_ text: String) throws -> Month { try #require(Month(text)) }

    @Test("A month is taken up once, whatever the run asks for")
    func once() throws {
        var agreement = try agreement()
        #expect(agreement.due(through: try month("2023-10")) == nil)
        #expect(agreement.due(through: try month("2023-11"))?.description == "2023-11...2023-11")
        try agreement.takeUp(through: try month("2023-11"))
        #expect(agreement.due(through: try month("2023-11")) == nil)
        #expect(agreement.due(through: try month("2024-01"))?.description == "2023-12...2024-01")
        #expect(agreement.due(through: try month("2030-01"))?.upperBound == agreement.plan.last)
    }

    @Test("5.7: stopped for a home of 2024-05-17, found in August: three months come back")
    func recovery() throws {
        var agreement = try agreement()
        try agreement.takeUp(through: try month("2024-08"))
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

    @Test("LH-56: decided before the month's run, the month of the change is still paid, and no later one")
    func lastMonth() throws {
        var agreement = try agreement()
        try agreement.takeUp(through: try month("2024-04"))
        try agreement.reportChange(on: try SubsidyFixture.day("2024-05-17"))
        #expect(agreement.due(through: try month("2024-07"))?.description == "2024-05...2024-05")
        try agreement.stop(for: .requeued, on: try SubsidyFixture.day("2024-05-17"))
        #expect(agreement.due(through: try month("2024-07"))?.description == "2024-05...2024-05")
        try agreement.takeUp(through: try month("2024-07"))
        #expect(agreement.due(through: try month("2024-12")) == nil)
        #expect(throws: Refusal(.nothingProposed, "LH-62")) {
            try agreement.findOverpayment([try month("2024-05")])
        }
    }

    @Test(
        "Q22: nothing while suspended, and the arrears afterwards; LH-60: the same after a change that changes nothing")
    func arrears() throws {
        var agreement = try agreement()
        try agreement.suspend()
        #expect(agreement.due(through: try month("2024-02")) == nil)
        try agreement.resume()
        #expect(agreement.due(through: try month("2024-02"))?.count == 4)
        try agreement.reportChange(on: try SubsidyFixture.day("2023-11-05"))
        #expect(agreement.due(through: try month("2024-02"))?.count == 1)
        try agreement.stillEligible()
        #expect(agreement.due(through: try month("2024-02"))?.count == 4)
    }

    @Test("6.5: every act in every state is taken or refused as the table says")
    func machine() throws {
        let acts: [(SubsidyAgreement.Act, (inout SubsidyAgreement) throws -> Void)] = [
            (.takeUp, { try $0.takeUp(through: Month(year: 2024, month: 1)) }),
            (.reportChange, { try $0.reportChange(on: Day(number: 19_700)) }),
            (.stillEligible, { try $0.stillEligible() }),
            (.stop, { try $0.stop(for: .requeued, on: Day(number: 19_700)) }), (.suspend, { try $0.suspend() }),
            (.resume, { try $0.resume() }), (.escalate, { try $0.escalate() }),
            (.findOverpayment, { try $0.findOverpayment([Month(year: 2030, month: 1)]) }),
            (.repay, { try $0.repay(Money(fen: max(1, $0.overpaid.fen - $0.recovered.fen))) }),
        ]
        var chance = SplitMix64(3)
        var seen: Set<SubsidyAgreement.State> = []
        for _ in 0..<400 {
            var agreement = try agreement()
            for _ in 0..<12 {
                seen.insert(agreement.state)
                let (act, work) = acts[Int.random(in: 0..<acts.count, using: &chance)]
                let before = agreement
                do {
                    try work(&agreement)
                    #expect(act.states.contains(before.state))
                } catch let refusal as Refusal {
                    #expect(agreement == before)
                    let isByState = refusal.code == .wrongState
                    #expect(isByState != act.states.contains(before.state), "\(act) \(before.state) \(refusal)")
                }
                if Int.random(in: 0..<3, using: &chance) == 0 { agreement.confirmPayment(isLast: false) }
            }
        }
        #expect(seen.isSuperset(of: Set(SubsidyAgreement.State.allCases).subtracting([.completed])))
    }

    @Test("The way of an instalment has no way back, and only a failed one is sent again")
    func instalments() {
        #expect(InstalmentState.failed.next.contains(.sent) && !InstalmentState.paid.next.contains(.sent))
        for state in InstalmentState.allCases { #expect(!state.next.contains(state)) }
        #expect(InstalmentState.allCases.filter { $0.next.contains(.paid) } == [.sent])
    }
}
