/// A term of whole months, as a lease runs it: from its first day to its last.
public enum Term {
    /// The last day of a term that begins on `start`: the day before the one that corresponds to it, or the last day of the
    /// last month where that has none such (Civil Code Art. 202). From 29 February 2024 three years run to 28 February 2027.
    ///
    /// - Parameter months: 1 or more.
    public static func end(start: Day, months: Int) -> Day {
        let corresponding = start.adding(months: months)
        return corresponding.dayOfMonth == start.dayOfMonth ? corresponding.adding(days: -1) : corresponding
    }
}
