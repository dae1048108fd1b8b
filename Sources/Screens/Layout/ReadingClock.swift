import Cells
import Forms

/// For how long a text has been before somebody's eyes. It stands still while the text is covered.
struct ReadingClock: Equatable, Sendable {
    private var visibleMilliseconds = 0
    private var visibleSince: Instant?
    /// The second up to which the page knows of it.
    private var toldSeconds = 0

    static let alarm: AlarmID = "reading"

    mutating func show(_ now: Instant) { visibleSince = visibleSince ?? now }

    mutating func hide(_ now: Instant) {
        visibleMilliseconds = milliseconds(now)
        visibleSince = nil
    }

    private func milliseconds(_ now: Instant) -> Int {
        visibleMilliseconds + (visibleSince.map { now - $0 } ?? 0)
    }

    /// Whole seconds, a begun one not counted.
    func seconds(_ now: Instant) -> Int { milliseconds(now) / 1000 }

    /// Takes note of a second that has passed: the next alarm is for the one after it.
    mutating func tell(_ now: Instant) { toldSeconds = seconds(now) }

    /// Rings at the next whole second until `least` is reached.
    func alarms(least: Int) -> [Alarm] {
        guard let visibleSince, toldSeconds < least else { return [] }
        return [Alarm(ReadingClock.alarm, at: visibleSince + ((toldSeconds + 1) * 1000 - visibleMilliseconds))]
    }
}
