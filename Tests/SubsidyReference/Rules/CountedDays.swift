/// Days and months as texts, counted one by one as on a wall calendar; working days by the notices of the State Council
/// (model 9).
enum CountedDays {
    /// Every day from 2023 to 2028, the first a Sunday.
    private static let all: [String] = {
        var days: [String] = []
        for year in 2023...2028 {
            for month in 1...12 {
                for day in 1...length(year, month) {
                    days.append("\(year)-\(two(month))-\(two(day))")
                }
            }
        }
        return days
    }()
    private static let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func length(_ year: Int, _ month: Int) -> Int {
        if month == 2 { return year % 4 == 0 ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Of a moment.
    static func day(_ moment: String) -> String { String(moment.prefix(10)) }
    /// Of a day or a moment.
    static func month(_ day: String) -> String { String(day.prefix(7)) }

    static func isWorking(_ day: String) -> Bool {
        if makeUpDays.contains(day) { return true }
        if restDays.contains(where: { $0.0 <= day && day <= $0.1 }) { return false }
        guard let place = places[day] else { return true }
        // 2023-01-01 was a Sunday.
        return place % 7 != 0 && place % 7 != 6
    }

    /// Civil Code 201: the day itself is not counted.
    ///
    /// - Returns: nil beyond 2026, for which nobody has said yet what is a holiday.
    static func workingDay(_ count: Int, after day: String) -> String? {
        var (left, place) = (count, places[day] ?? 0)
        while left > 0, place + 1 < all.count {
            place += 1
            if isWorking(all[place]) { left -= 1 }
        }
        return all[place] <= "2026-12-31" ? all[place] : nil
    }

    static func nextMonth(_ month: String) -> String {
        let (year, number) = (Int(month.prefix(4)) ?? 0, Int(month.suffix(2)) ?? 0)
        return number == 12 ? "\(year + 1)-01" : "\(year)-\(two(number + 1))"
    }

    /// The same day so many months on, or the last one of a shorter month (5.4).
    static func day(_ months: Int, after day: String) -> String {
        var month = CountedDays.month(day)
        for _ in 0..<months { month = nextMonth(month) }
        let (year, number) = (Int(month.prefix(4)) ?? 0, Int(month.suffix(2)) ?? 1)
        return "\(month)-\(two(min(Int(day.suffix(2)) ?? 1, length(year, number))))"
    }

    /// So many days on, back where it is negative.
    static func adding(_ days: Int, to day: String) -> String {
        all[max(0, min(all.count - 1, (places[day] ?? 0) + days))]
    }

    private static let makeUpDays: Set<String> = [
        "2023-10-07", "2023-10-08", "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14",
        "2024-09-29", "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
        "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ]

    private static let restDays = [
        ("2023-09-29", "2023-10-06"), ("2024-01-01", "2024-01-01"), ("2024-02-10", "2024-02-17"),
        ("2024-04-04", "2024-04-06"), ("2024-05-01", "2024-05-05"), ("2024-06-10", "2024-06-10"),
        ("2024-09-15", "2024-09-17"), ("2024-10-01", "2024-10-07"), ("2025-01-01", "2025-01-01"),
        ("2025-01-28", "2025-02-04"), ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"), ("2025-10-01", "2025-10-08"), ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"), ("2026-10-01", "2026-10-07"),
    ]
}
