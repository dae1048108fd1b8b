import Cells
import Forms

/// For how long a text has been before somebody's eyes. It stands still while the text is covered, and while the program
/// itself stood still: what passed then was nobody's time.
struct ReadingClock: Equatable, Sendable {
    private var visibleMilliseconds = 0
    /// Up to when the time is counted; nil while the text is out of sight.
    private var countedUntil: Instant?
    /// The second up to which the page knows of it.
    private var toldSeconds = 0

    static let alarm: AlarmID = "reading"

    /// How often it rings until the least time is reached, and from then on.
    private static let tickSeconds = 1
    private static let lateTickSeconds = 10
    /// How late a tick may come on a machine that is busy.
    private static let latenessMilliseconds = 1000

    mutating func show(_ now: Instant) { countedUntil = countedUntil ?? now }

    mutating func hide(_ now: Instant, least: Int) {
        count(now, least: least)
        countedUntil = nil
    }

    /// Counts the time since it was last counted. More than lies between two ticks was not spent before this text: the
    /// process was stopped, or the machine asleep.
    mutating func count(_ now: Instant, least: Int) {
        guard let since = countedUntil else { return }
        let most = tickSeconds(least) * 1000 + ReadingClock.latenessMilliseconds
        if now - since <= most { visibleMilliseconds += now - since }
        countedUntil = now
    }

    /// The program was stopped and goes on: the time since it was last counted is left out.
    mutating func skip(_ now: Instant) {
        if countedUntil != nil { countedUntil = now }
    }

    /// Whole seconds up to when it was last counted, a begun one not among them.
    var seconds: Int { visibleMilliseconds / 1000 }

    private func tickSeconds(_ least: Int) -> Int {
        seconds < least ? ReadingClock.tickSeconds : ReadingClock.lateTickSeconds
    }

    /// Takes note of a second that has passed: the next alarm is for the one after it.
    mutating func tell() { toldSeconds = seconds }

    /// Rings at the next whole second until `least` is reached, and then less often: what is read longer counts too.
    func alarms(least: Int) -> [Alarm] {
        guard let countedUntil else { return [] }
        let tick = toldSeconds < least ? ReadingClock.tickSeconds : ReadingClock.lateTickSeconds
        let next = (toldSeconds / tick + 1) * tick * 1000
        return [Alarm(ReadingClock.alarm, at: countedUntil + max(0, next - visibleMilliseconds))]
    }
}
