import Testing

@testable import Housing

@Suite struct SubsidyStandardTests {
    @Test(
        "LH-34, LH-36, LH-37: area by the registered size, and what it comes to",
        arguments: [
            (1, 350_000, 115_500, 4_158_000), (2, 650_000, 214_500, 7_722_000), (3, 650_000, 214_500, 7_722_000),
            (7, 650_000, 214_500, 7_722_000),
        ])
    func money(_ size: Int, _ area: Int, _ monthly: Int, _ whole: Int) throws {
        let standard = try SubsidyFixture.standard()
        #expect(standard.area(registeredSize: size).squareCentimetres == area)
        #expect(standard.monthly(registeredSize: size).fen == monthly)
        #expect(standard.monthly(registeredSize: size).fen * standard.termMonths == whole)
    }

    @Test(
        "LH-51: the list is rounded down",
        arguments: [(1000, 1200), (1, 1), (3, 3), (4, 4), (7, 8), (333, 399), (999, 1198), (1001, 1201)])
    func listLength(_ quota: Int, _ most: Int) throws {
        #expect(try SubsidyFixture.notice(quota: quota).listMost == most)
    }

    @Test("An amount that is no whole number of fen is no standard")
    func inexact() {
        #expect(throws: Rent.Problem.notExact(remainder: 6_650)) {
            try SubsidyStandard(
                pricePerSquareMetre: Money(fen: 3_333), areaOfOne: Area(squareCentimetres: 350_050),
                areaOfMore: Area(squareCentimetres: 650_000), termMonths: 36, firstMonthOffset: 1)
        }
    }

    @Test("Q11: the first month is the one after signing, in December too")
    func months() throws {
        let standard = try SubsidyFixture.standard()
        #expect(standard.months(signedOn: try SubsidyFixture.day("2023-10-20")).description == "2023-11...2026-10")
        #expect(standard.months(signedOn: try SubsidyFixture.day("2023-12-31")).description == "2024-01...2026-12")
    }

    @Test("A notice whose parameters contradict each other is refused by name")
    func problems() throws {
        #expect(throws: SubsidyNotice.Problem.quota) { try SubsidyFixture.notice(quota: 0) }
        #expect(throws: SubsidyNotice.Problem.listFactor) { try SubsidyFixture.notice(factor: (9, 10)) }
        #expect(throws: SubsidyNotice.Problem.listFactor) { try SubsidyFixture.notice(factor: (1, 0)) }
        let twice = SubsidyNotice.ExtraCondition(rule: "LH-18-1", name: "样例")
        #expect(throws: SubsidyNotice.Problem.extraConditionTwice("LH-18-1")) {
            try SubsidyFixture.notice(extra: [twice, twice])
        }
    }
}
