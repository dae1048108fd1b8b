import Testing

@testable import Housing

@Suite struct TermTests {
    @Test(
        "9 A term ends on the day before the corresponding one, or with the month where there is none",
        arguments: [
            ("2023-11-01", 36, "2026-10-31"), ("2024-02-29", 36, "2027-02-28"), ("2024-02-29", 48, "2028-02-28"),
            ("2023-03-01", 12, "2024-02-29"), ("2024-03-01", 36, "2027-02-28"), ("2023-08-31", 6, "2024-02-29"),
            ("2023-08-31", 18, "2025-02-28"), ("2023-05-31", 1, "2023-06-30"), ("2023-05-30", 1, "2023-06-29"),
            ("2023-08-21", 36, "2026-08-20"),
        ])
    func end(start: String, months: Int, end: String) throws {
        #expect(Term.end(start: try #require(Day(start)), months: months) == Day(end))
    }

    @Test("Two terms without a gap are as long as one, from a day that every month has")
    func chained() throws {
        for offset in 0..<1500 {
            let start = try #require(Day("2023-01-01")).adding(days: offset)
            guard start.dayOfMonth <= 28 else { continue }
            let first = Term.end(start: start, months: 12)
            #expect(Term.end(start: first.adding(days: 1), months: 24) == Term.end(start: start, months: 36))
        }
    }
}
