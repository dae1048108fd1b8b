import Cells
import Forms

/// For how long a text has been before somebody's eyes. It stands still while the text is covered.
struct ReadingClock: Equatable, Sendable {
    private var visibleMilliseconds = 0
    private var visibleSince: Instant?

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

    /// Rings at each whole second until `least` is reached.
    func alarms(least: Int, _ now: Instant) -> [Alarm] {
        guard visibleSince != nil, seconds(now) < least else { return [] }
        return [Alarm(ReadingClock.alarm, at: now + (1000 - milliseconds(now) % 1000))]
    }
}
