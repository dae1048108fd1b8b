import TestSupport
import Testing

@testable import Housing

/// Months and working days against a calendar that is counted out by hand, a day at a time (Civil Code Art. 200 to 204).
@Suite struct MonthArithmeticTests {
    /// A date that knows nothing but how the next one is called.
    private struct Slow: Equatable {
        var year: Int
        var month: Int
        var day: Int

        private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

        var length: Int {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            return month == 2 && isLeap ? 29 : Self.lengths[month - 1]
        }

        mutating func stepMonth(back: Bool) {
            month += back ? -1 : 1
            if month == 0 { (year, month) = (year - 1, 12) }
            if month == 13 { (year, month) = (year + 1, 1) }
        }

        /// The corresponding day, or the last day of a month that has none.
        func adding(months: Int) -> Slow {
            var moved = self
            for _ in 0..<abs(months) { moved.stepMonth(back: months < 0) }
            moved.day = min(day, moved.length)
            return moved
        }

        mutating func stepDay() {
            day += 1
            if day > length {
                day = 1
                stepMonth(back: false)
            }
        }

        var text: String {
            func padded(_ number: Int, _ width: Int) -> String {
                String(repeating: "0", count: width - String(number).count) + String(number)
            }
            return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        }
    }

    @Test("9 Months later and earlier, from every day of four years")
    func everyDay() throws {
        var slow = Slow(year: 2023, month: 1, day: 1)
        for _ in 0..<1461 {
            let day = try #require(Day(slow.text))
            for months in [-36, -13, -12, -3, -1, 0, 1, 3, 6, 11, 12, 36, 48] {
                #expect(day.adding(months: months).description == slow.adding(months: months).text)
            }
            slow.stepDay()
        }
    }

    @Test("9 Any day of four centuries and any number of months", arguments: 0..<8)
    func anyDay(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        for _ in 0..<400 {
            var slow = Slow(
                year: Int.random(in: 1800...2199, using: &chance), month: Int.random(in: 1...12, using: &chance), day: 1
            )
            slow.day = Int.random(in: 1...slow.length, using: &chance)
            let months = Int.random(in: -600...600, using: &chance)
            let moved = try #require(Day(slow.text)).adding(months: months)
            #expect(moved.description == slow.adding(months: months).text)
        }
    }

    @Test("9 A term of months and the one after it leave no day out and none twice", arguments: 0..<8)
    func terms(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        for _ in 0..<200 {
            var slow = Slow(
                year: Int.random(in: 2000...2060, using: &chance), month: Int.random(in: 1...12, using: &chance), day: 1
            )
            slow.day = Int.random(in: 1...slow.length, using: &chance)
            let months = Int.random(in: 1...60, using: &chance)
            let start = try #require(Day(slow.text))
            let end = Term.end(start: start, months: months)
            let corresponding = slow.adding(months: months)
            // The day before the corresponding one; where the month has none, its last day.
            let expected =
                corresponding.day == slow.day
                ? try #require(Day(corresponding.text)).adding(days: -1) : Day(corresponding.text)
            #expect(end == expected)
        }
    }

    @Test("Q3 Working days counted one by one over the known notices", arguments: 0..<8)
    func workingDays(seed: UInt64) throws {
        var chance = SplitMix64(seed)
        let calendar = try Holidays.calendar()
        for _ in 0..<100 {
            let offset = Int.random(in: 0..<1300, using: &chance)
            let start = try #require(Day("2023-01-01")).adding(days: offset)
            let count = Int.random(in: 1...30, using: &chance)
            var day = start
            var left = count
            while left > 0 {
                day = day.adding(days: 1)
                if try calendar.isWorking(day) { left -= 1 }
            }
            #expect(try calendar.workingDay(count, after: start) == day)
        }
    }
}
