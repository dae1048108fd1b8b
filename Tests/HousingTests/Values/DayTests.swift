import Testing

@testable import Housing

@Suite struct DayTests {
    @Test("A day survives its number, over every day of 1600 to 2400")
    func everyDay() throws {
        let first = try #require(Day(1600, 1, 1))
        let last = try #require(Day(2400, 12, 31))
        #expect(last.days(since: first) == 292_559)
        var expected = (year: 1600, month: 1, day: 1)
        for number in first.number...last.number {
            let day = Day(number: number)
            guard day.year == expected.year, day.monthOfYear == expected.month, day.dayOfMonth == expected.day,
                Day(expected.year, expected.month, expected.day) == day
            else {
                Issue.record("\(day) where \(expected) was due")
                return
            }
            expected.day += 1
            if expected.day > Month(year: expected.year, month: expected.month).length {
                expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
            }
        }
    }

    @Test(
        "Weekdays",
        arguments: [
            ("1970-01-01", Weekday.thursday), ("2023-08-21", .monday), ("2023-10-07", .saturday),
            ("2024-02-29", .thursday), ("1969-12-31", .wednesday), ("1900-01-01", .monday),
        ])
    func weekdays(text: String, weekday: Weekday) throws {
        #expect(try #require(Day(text)).weekday == weekday)
    }

    @Test(
        "What is no day",
        arguments: [
            "2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-4-1", "23-04-01", "2023-04-01 ", "2023/04/01",
            "", "-", "２０２３-04-01", "0000-01-01", "+023-04-01",
        ])
    func noDay(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(
        "5.4 Six months later (Civil Code 202)",
        arguments: [
            ("2023-08-15", "2024-02-15"), ("2023-08-28", "2024-02-28"), ("2023-08-29", "2024-02-29"),
            ("2023-08-31", "2024-02-29"), ("2024-08-31", "2025-02-28"),
        ])
    func sixMonths(day: String, later: String) throws {
        #expect(try #require(Day(day)).adding(months: 6).description == later)
    }

    @Test(
        "5.4 A lease with six months left",
        arguments: [
            ("2023-08-15", "2024-02-15", true), ("2023-08-15", "2024-02-14", false), ("2023-08-28", "2024-02-28", true),
            ("2023-08-29", "2024-02-28", false), ("2023-08-29", "2024-02-29", true), ("2023-08-31", "2024-02-29", true),
            ("2024-08-31", "2025-02-28", true),
        ])
    func sixMonthsLeft(day: String, end: String, passes: Bool) throws {
        let end = try #require(Day(end))
        #expect((end >= (try #require(Day(day))).adding(months: 6)) == passes)
    }

    @Test(
        "5.5 Three months before the end of the lease",
        arguments: [
            ("2024-05-31", "2024-02-29"), ("2024-08-01", "2024-05-01"), ("2024-11-30", "2024-08-30"),
            ("2025-02-28", "2024-11-28"),
        ])
    func threeMonthsBefore(end: String, day: String) throws {
        #expect(try #require(Day(end)).adding(months: -3).description == day)
    }

    @Test(
        "Months over the turn of the year",
        arguments: [
            ("2023-12", 1, "2024-01"), ("2023-01", -1, "2022-12"), ("2023-08", 17, "2025-01"),
            ("2023-08", -20, "2021-12"),
        ])
    func months(month: String, count: Int, result: String) throws {
        #expect(try #require(Month(month)).adding(months: count).description == result)
    }

    @Test("A month's first and last day")
    func ends() throws {
        let month = try #require(Month("2024-02"))
        #expect(month.first.description == "2024-02-01")
        #expect(month.last.description == "2024-02-29")
        #expect(Month("2024-2") == nil)
        #expect(Month("2024-02-01") == nil)
    }
}
