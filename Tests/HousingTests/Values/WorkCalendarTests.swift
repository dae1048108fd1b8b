import Testing

@testable import Housing

@Suite struct WorkCalendarTests {
    let calendar: WorkCalendar

    init() throws {
        calendar = try Holidays.calendar()
    }

    @Test(
        "5.3 Five working days, the first day not counted (Q3)",
        arguments: [
            ("2023-08-31", ["09-01", "09-04", "09-05", "09-06", "09-07"]),
            ("2023-09-22", ["09-25", "09-26", "09-27", "09-28", "10-07"]),
            ("2023-09-27", ["09-28", "10-07", "10-08", "10-09", "10-10"]),
            ("2023-09-28", ["10-07", "10-08", "10-09", "10-10", "10-11"]),
            ("2024-02-07", ["02-08", "02-09", "02-18", "02-19", "02-20"]),
            ("2025-09-26", ["09-28", "09-29", "09-30", "10-09", "10-10"]),
            ("2026-02-12", ["02-13", "02-14", "02-24", "02-25", "02-26"]),
        ])
    func fiveWorkingDays(published: String, days: [String]) throws {
        let start = try #require(Day(published))
        for (index, day) in days.enumerated() {
            #expect(try calendar.workingDay(index + 1, after: start).description == "\(start.year)-\(day)")
        }
    }

    @Test("9 Working days a year", arguments: [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func workingDaysAYear(year: Int, count: Int) throws {
        let first = try #require(Day(year, 1, 1))
        let last = try #require(Day(year, 12, 31))
        let working = try (first.number...last.number).count { try calendar.isWorking(Day(number: $0)) }
        #expect(working == count)
    }

    @Test("Beyond the last notice nothing is guessed")
    func beyond() throws {
        let lastKnown = try #require(Day("2026-12-31"))
        let unknown = Refusal(.calendarUnknown, "Q3", .until(lastKnown))
        #expect(calendar.lastKnown == lastKnown)
        #expect(try calendar.workingDay(1, after: try #require(Day("2026-12-30"))) == lastKnown)
        #expect(throws: unknown) { try calendar.workingDay(2, after: lastKnown.adding(days: -1)) }
        #expect(throws: unknown) { try calendar.isWorking(lastKnown.adding(days: 1)) }
        #expect(throws: unknown) { try calendar.end(of: .days(30), after: lastKnown.adding(days: -3)) }
        #expect(throws: unknown) { try calendar.isWorking(try #require(Day("2022-12-30"))) }
    }

    @Test("A provisional day says that it is one")
    func provisional() throws {
        let lastKnown = try #require(Day("2026-12-31"))
        let reckoned = calendar.reckon(.workingDays(2), after: lastKnown)
        #expect(reckoned == .init(day: lastKnown.adding(days: 4), isProvisional: true))
        #expect(!calendar.reckon(.workingDays(1), after: lastKnown.adding(days: -1)).isProvisional)
    }

    @Test(
        "Civil Code 203: a period in days that ends on a rest day ends on the next working day",
        arguments: [
            ("2023-08-21", 10, "2023-08-31"), ("2023-09-19", 10, "2023-10-07"), ("2023-08-23", 3, "2023-08-28"),
            ("2023-08-21", 1, "2023-08-22"),
        ])
    func restDay(start: String, days: Int, end: String) throws {
        #expect(try calendar.end(of: .days(days), after: try #require(Day(start))).description == end)
    }

    @Test("A notice may speak of the December before its year")
    func december() throws {
        let day = try #require(Day("2022-12-31"))
        let rows = try Holidays.rows() + [.init(day: day, kind: .off, noticeYear: 2023)]
        #expect(try WorkCalendar(rows: rows).isWorking(day) == false)
    }

    @Test("Rows that contradict each other or leave a year out are not taken")
    func badRows() throws {
        let rows = try Holidays.rows()
        #expect(throws: WorkCalendar.Problem.twice(rows[3].day)) { try WorkCalendar(rows: rows + [rows[3]]) }
        #expect(throws: WorkCalendar.Problem.gap(year: 2024)) {
            try WorkCalendar(rows: rows.filter { $0.noticeYear != 2024 })
        }
        #expect(throws: WorkCalendar.Problem.empty) { try WorkCalendar(rows: []) }
    }
}
