/// Working days by the State Council's yearly notices of holidays. A day that no notice speaks of is a working day from
/// Monday to Friday; a day of a year without a notice is not known and never guessed.
public struct WorkCalendar: Hashable, Sendable {
    /// One row of a notice.
    public struct Row: Hashable, Sendable {
        /// What a notice makes of the day.
        public enum Kind: String, CaseIterable, Sendable {
            /// A rest day.
            case off
            /// A make-up working day.
            case work
        }

        public let day: Day
        public let kind: Kind
        public let noticeYear: Int

        public init(day: Day, kind: Kind, noticeYear: Int) {
            self.day = day
            self.kind = kind
            self.noticeYear = noticeYear
        }
    }

    /// What is wrong with the rows.
    public enum Problem: Error, Hashable, Sendable {
        case empty
        case twice(Day)
        /// A year between the first and the last has no notice.
        case gap(year: Int)
    }

    /// A day that was counted out.
    public struct Reckoned: Hashable, Sendable {
        public let day: Day
        /// Some day on the way lies beyond the last notice and was taken for what its weekday says.
        public let isProvisional: Bool
    }

    private let kinds: [Day: Row.Kind]
    /// The years for which there is a notice.
    public let years: ClosedRange<Int>

    public init(rows: [Row]) throws(Problem) {
        var kinds: [Day: Row.Kind] = [:]
        for row in rows {
            guard kinds.updateValue(row.kind, forKey: row.day) == nil else { throw .twice(row.day) }
        }
        let noticed = Set(rows.map(\.noticeYear))
        guard let first = noticed.min(), let last = noticed.max() else { throw .empty }
        for year in first...last where !noticed.contains(year) { throw .gap(year: year) }
        self.kinds = kinds
        years = first...last
    }

    /// The last day that a notice covers.
    public var lastKnown: Day { Month(year: years.upperBound, month: 12).last }

    /// - Throws: `CALENDAR_UNKNOWN` with the last known day, where no notice covers the day.
    public func isWorking(_ day: Day) throws(Refusal) -> Bool {
        guard let known = known(day) else { throw unknown(by: "Q3") }
        return known
    }

    /// The `count`-th working day after `day`, which itself is not counted (Civil Code Art. 201, Q3). The period ends
    /// at 24:00 of that day.
    ///
    /// - Parameters:
    ///   - count: 1 or more.
    ///   - rule: that asks for the period.
    /// - Throws: `CALENDAR_UNKNOWN` where the count runs beyond the last notice.
    public func workingDay(_ count: Int, after day: Day, by rule: Rule = "Q3") throws(Refusal) -> Day {
        try certain(reckon(.workingDays(count), after: day), by: rule)
    }

    /// The last day of a period that begins after `day`; a period in days that would end on a rest day ends on
    /// the next working day (Civil Code Art. 203).
    ///
    /// - Throws: `CALENDAR_UNKNOWN` where it depends on a day beyond the last notice.
    public func end(of period: Period, after day: Day) throws(Refusal) -> Day {
        try certain(reckon(period, after: day))
    }

    /// As ``end(of:after:)``, but beyond the last notice by weekdays alone, and then marked provisional.
    public func reckon(_ period: Period, after day: Day) -> Reckoned {
        switch period {
        case .workingDays(let count): advance(from: day, workingDays: max(1, count), isProvisional: false)
        case .days(let count):
            advance(from: day.adding(days: max(1, count) - 1), workingDays: 1, isProvisional: false)
        }
    }

    /// The one of these periods that ends last, as ``reckon(_:after:)`` reckons it.
    ///
    /// - Parameter periods: at least one; of none it is the next working day.
    public func latest(of periods: [Period], after day: Day) -> Reckoned {
        let ends = periods.map { reckon($0, after: day) }
        return ends.max { $0.day < $1.day } ?? reckon(.workingDays(1), after: day)
    }

    /// How many working days come after `day`, up to `last`; beyond the last notice by weekdays alone, and then marked
    /// provisional. 0 where `last` has passed.
    public func workingDays(after day: Day, through last: Day) -> (count: Int, isProvisional: Bool) {
        var (count, isProvisional) = (0, false)
        var next = day.adding(days: 1)
        while next <= last {
            let known = known(next)
            isProvisional = isProvisional || known == nil
            if known ?? !next.weekday.isWeekend { count += 1 }
            next = next.adding(days: 1)
        }
        return (count, isProvisional)
    }

    private func advance(from day: Day, workingDays: Int, isProvisional: Bool) -> Reckoned {
        var day = day
        var left = workingDays
        var isProvisional = isProvisional
        while left > 0 {
            day = day.adding(days: 1)
            let known = known(day)
            isProvisional = isProvisional || known == nil
            if known ?? !day.weekday.isWeekend { left -= 1 }
        }
        return Reckoned(day: day, isProvisional: isProvisional)
    }

    /// Nil where no notice covers the day. A notice may speak of days of the December before its year.
    private func known(_ day: Day) -> Bool? {
        if let kind = kinds[day] { return kind == .work }
        return years.contains(day.year) ? !day.weekday.isWeekend : nil
    }

    private func certain(_ reckoned: Reckoned, by rule: Rule = "Q3") throws(Refusal) -> Day {
        guard !reckoned.isProvisional else { throw unknown(by: rule) }
        return reckoned.day
    }

    private func unknown(by rule: Rule) -> Refusal { Refusal(.calendarUnknown, rule, .until(lastKnown)) }
}

/// A period that a parameter sets. The day of its beginning is not counted.
public enum Period: Hashable, Sendable {
    /// 1 or more.
    case workingDays(Int)
    /// 1 or more.
    case days(Int)
}
