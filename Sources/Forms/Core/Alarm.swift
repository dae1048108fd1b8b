import Cells

/// Names an alarm among those of its screen.
public struct AlarmID: Hashable, Sendable, ExpressibleByStringLiteral {
    public let name: String

    public init(_ name: String) {
        self.name = name
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }
}

/// A moment at which a screen wants to be woken. Follows from the screen's state: to cancel one is not to return it.
public struct Alarm: Equatable, Sendable {
    public let id: AlarmID
    public let at: Instant

    public init(_ id: AlarmID, at: Instant) {
        self.id = id
        self.at = at
    }

    /// Wakes at each whole second before `end`, so that a countdown is drawn anew, and at `end` itself.
    public static func countdown(_ id: AlarmID, to end: Instant, now: Instant) -> Alarm {
        let left = end - now
        guard left > 1000 else { return Alarm(id, at: end) }
        let overSecond = left % 1000
        return Alarm(id, at: now + (overSecond == 0 ? 1000 : overSecond))
    }
}

/// The seconds that are left until `end`, rounded up: what a countdown shows. 0 when it is over.
public func secondsLeft(until end: Instant, now: Instant) -> Int {
    max(0, (end - now + 999) / 1000)
}
