import Cells

/// A short text in the title line, beside what a page itself says: that somebody waits, and for how long.
struct Banner: Equatable, Sendable {
    let text: String
    /// Since when somebody waits; nil where time does not matter.
    let since: Instant?

    /// That somebody waits is told however narrow the title line is.
    static let leastColumns = 16

    /// The text, shortened where it must be, with the time that has passed.
    func shown(_ words: FormsWords, now: Instant, columns: Int) -> String {
        guard let since else { return text.shortened(to: columns) }
        let time = " " + words.duration(seconds: max(0, now - since) / 1000)
        return text.shortened(to: columns - Width.of(time)) + time
    }

    /// When the text is next another one: each second up to a minute and a half, then each minute.
    func deadline(now: Instant) -> Instant? {
        guard let since else { return nil }
        let seconds = max(0, now - since) / 1000
        let next = seconds < 90 ? seconds + 1 : (seconds + 59) / 60 * 60 + 1
        return since + next * 1000
    }
}
