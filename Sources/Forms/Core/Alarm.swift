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

    /// Wakes whenever a countdown reads otherwise, and at `end` itself.
    ///
    /// - Parameter everySecond: whether seconds are shown all the while. Else what is a minute or more is shown in whole
    ///   minutes, rounded up, and nothing changes in between.
    public static func countdown(_ id: AlarmID, to end: Instant, now: Instant, everySecond: Bool = true) -> Alarm {
        let left = secondsLeft(until: end, now: now)
        guard left > 1 else { return Alarm(id, at: end) }
        let next = everySecond || left <= 60 ? left - 1 : (left - 1) / 60 * 60
        return Alarm(id, at: end - next * 1000)
    }
}

/// The seconds that are left until `end`, rounded up: what a countdown shows. 0 when it is over.
public func secondsLeft(until end: Instant, now: Instant) -> Int {
    max(0, (end - now + 999) / 1000)
}
