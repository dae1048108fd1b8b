import TestSupport
import Testing

@testable import Housing

@Suite struct InstalmentPlanTests {
    private func plan(_ monthly: Int = 214_500) throws -> InstalmentPlan {
        let months = try SubsidyFixture.standard().months(signedOn: try SubsidyFixture.day("2023-10-20"))
        return InstalmentPlan(monthly: Money(fen: monthly), months: months)
    }

    private func month(_ text: String) throws -> Month { try #require(Month(text)) }

    @Test("5.7: the full term is 36 instalments")
    func whole() throws {
        let plan = try plan()
        #expect(plan.payableMonths == 36 && plan.payable.fen == 7_722_000)
        #expect(plan.isPayable(try month("2026-10")))
        #expect(try !plan.isPayable(month("2026-11")) && !plan.isPayable(month("2023-10")))
    }

    @Test(
        "5.7, LH-56: a home bought on 2024-05-17 ends it with May",
        arguments: [(214_500, 1_501_500, 643_500), (115_500, 808_500, 346_500)])
    func stopped(_ monthly: Int, _ payable: Int, _ overpaid: Int) throws {
        var plan = try plan(monthly)
        plan.stop(for: try SubsidyFixture.day("2024-05-17"))
        #expect(plan.payableMonths == 7 && plan.payable.fen == payable)
        let paid = try (0..<10).map { try month("2023-11").adding(months: $0) }
        #expect(plan.overpaid(paid) == [try month("2024-06"), try month("2024-07"), try month("2024-08")])
        #expect(plan.overpaid(paid).count * monthly == overpaid)
    }

    @Test("What happened before the first month ends it before it begins; an earlier end stands")
    func early() throws {
        var plan = try plan()
        plan.stop(for: try SubsidyFixture.day("2023-10-25"))
        #expect(plan.payableMonths == 0)
        plan.stop(for: try SubsidyFixture.day("2025-01-01"))
        #expect(plan.payableMonths == 0)
    }

    @Test("Any stop: what is payable and what was overpaid is every month once, counted by hand")
    func property() throws {
        var chance = SplitMix64(5)
        for _ in 0..<500 {
            var plan = try plan(115_500)
            let days = (0..<Int.random(in: 0...3, using: &chance)).map { _ in
                Day(number: Int.random(in: 19_600...21_200, using: &chance))
            }
            for day in days { plan.stop(for: day) }
            let end = days.min().map { max($0.month, plan.first.adding(months: -1)) }
            let all = (0..<40).map { plan.first.adding(months: $0) }
            let byHand = all.prefix(36).filter { month in end.map { month <= $0 } ?? true }
            #expect(all.filter(plan.isPayable) == byHand && plan.payableMonths == byHand.count)
            #expect(plan.lastOwed == byHand.last)
            #expect(plan.overpaid(all).count == all.count - byHand.count)
        }
    }
}
