/// A day of the Gregorian calendar that exists.
public struct CalendarDate: Hashable, Comparable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil for a day that there is not; years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...CalendarDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day written as eight digits, `20230821`.
    init?(digits: some StringProtocol) {
        guard digits.count == 8, let number = Int(digits) else { return nil }
        self.init(year: number / 10000, month: number / 100 % 100, day: number % 100)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day as people read it, by the words' own pattern.
    public func spelled(_ words: FormsWords) -> String {
        fill(words.date, ["year": year, "month": month, "day": day])
    }
}
