import TestSupport
import Testing

@testable import Housing

/// Income and property against the limits (model 5.8).
@Suite struct AssessmentTests {
    @Test(
        "5.8 Every row of the worked example",
        arguments: [
            (1, 5_400_000, 66_000_000, true, true), (1, 5_400_001, 0, false, true),
            (3, 16_200_000, 66_000_100, true, false), (4, 21_600_000, 87_000_000, true, true),
            (4, 21_600_100, 10_000_000, false, true),
        ])
    func example(people: Int, incomeFen: Int, propertyFen: Int, meetsIncome: Bool, meetsProperty: Bool) throws {
        let found = Assessment(
            people: people, income: Money(fen: incomeFen), property: Money(fen: propertyFen),
            under: try CheckFixture.limits())
        #expect(found.meetsIncome == meetsIncome)
        #expect(found.meetsProperty == meetsProperty)
        #expect(found.meets == (meetsIncome && meetsProperty))
        #expect(found.propertyLimit == Money(fen: people <= 3 ? 66_000_000 : 87_000_000))
    }

    @Test("5.8 One fen decides, and equality passes", arguments: 1...12)
    func boundary(people: Int) throws {
        let limits = try CheckFixture.limits()
        let property = limits.propertyLimit(people: people)
        for (income, extra, meets) in [(0, 0, true), (1, 0, false), (0, 1, false), (-1, -1, true)] {
            let found = Assessment(
                people: people, income: Money(fen: 5_400_000 * people + income),
                property: Money(fen: property.fen + extra), under: limits)
            #expect(found.meets == meets)
            #expect((found.incomePerHead <= found.incomePerHeadLimit) == found.meetsIncome)
        }
    }

    @Test("5.8 What counts is summed as by hand, over any family", arguments: 0..<40)
    func reference(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        let limits = try CheckFixture.limits()
        for _ in 0..<50 {
            let report = Self.report(&chance)
            var income = 0
            var property = 0
            for person in report.people {
                for item in person.income { income += item.isCounted ? item.amount.fen : 0 }
                for item in person.property { property += item.isCounted ? item.amount.fen : 0 }
            }
            let found = Assessment(
                people: report.people.count, income: report.countedIncome, property: report.countedProperty,
                under: limits)
            // In thousandths of a fen a head, as a calculator without integers would.
            let perHead = Double(income) / Double(report.people.count)
            #expect(found.meetsIncome == (perHead <= 5_400_000 + 1e-6))
            #expect(found.meetsProperty == (property <= (report.people.count <= 3 ? 66_000_000 : 87_000_000)))
        }
    }

    @Test("5.8 The limits in force on the check date are used, and stay with the result")
    func dated() throws {
        let first = try CheckFixture.limits()
        let next = try CheckFixture.limits(from: "2024-01-01", perHead: 6_000_000)
        for (day, expected) in [
            ("2023-07-31", nil), ("2023-08-01", first), ("2023-12-31", first), ("2024-01-01", next),
            ("2030-01-01", next),
        ] as [(String, EconomicLimits?)] {
            #expect(EconomicLimits.inForce(on: try #require(Day(day)), among: [first, next]) == expected)
        }
        var fixture = try CheckFixture(now: "2023-12-31T10:00:00+08:00")
        fixture.facts.lease.end = try #require(Day("2024-06-30"))
        fixture.facts.limits = [first, next]
        var check = try fixture.check(in: .inProgress)
        fixture.now = Moment(try #require(Day("2024-01-05")))
        try fixture.perform(
            .receive(try fixture.filing(try fixture.report(income: 16_200_001, on: "2023-12-31"))), on: &check,
            by: CheckFixture.clerk)
        #expect(check.state == .fails)
        #expect(check.result?.assessment.limitsFrom == Day("2023-08-01"))
    }

    @Test("Limits whose steps do not rise to one without an end are none")
    func malformed() throws {
        let day = try #require(Day("2023-08-01"))
        let money = Money(fen: 1)
        for steps in [
            [], [(3, money)], [(nil, money), (3, money)], [(3, money), (3, money), (nil, money)],
            [(0, money), (nil, money)],
            [(nil, Money(fen: -1))],
        ] as [[(Int?, Money)]] {
            #expect(
                EconomicLimits(
                    effectiveFrom: day, incomePerHead: money,
                    property: steps.map { .init(mostPeople: $0.0, limit: $0.1) }) == nil)
        }
    }

    private static func report(_ chance: inout SplitMix64) -> CheckReport {
        let size = Int.random(in: 1...7, using: &chance)
        func items(_ most: Int, _ chance: inout SplitMix64) -> [CheckReport.Item] {
            (0..<Int.random(in: 0...4, using: &chance)).map { _ in
                CheckReport.Item(
                    kind: "K", amount: Money(fen: Int.random(in: 0...most, using: &chance)),
                    isCounted: Int.random(in: 0...9, using: &chance) > 0)
            }
        }
        return CheckReport(
            number: "B", issuer: "样例", checkDate: Day(number: 19_600),
            people: (0..<size).map {
                .init(
                    person: PersonID("p-\($0)"), income: items(4_000_000, &chance),
                    property: items(20_000_000, &chance))
            })
    }
}
