/// How failed sign-ins delay the next (contract: People): 1 s, doubling to 15 minutes, for an account and for a
/// terminal, kept across restarts, by the machine's clock.
enum Throttling {
    static let firstDelaySeconds: Int64 = 1
    static let longestDelaySeconds: Int64 = 15 * 60

    /// Seconds to wait after `failures` in a row: 1, 2, 4, … 512, 900.
    static func delaySeconds(after failures: Int) -> Int64 {
        guard failures > 0 else { return 0 }
        // 2^10 s is beyond the longest delay already; a larger shift would only overflow.
        return min(firstDelaySeconds << min(failures - 1, 10), longestDelaySeconds)
    }

    /// Whole seconds, rounded up, until `throttle` lets the next try pass; 0 when it does now.
    ///
    /// Never more than the delay itself, so that a machine clock set back locks nobody out for longer.
    static func secondsLeft(_ throttle: Throttle?, at now: MachineMoment) -> Int64 {
        guard let throttle, now < throttle.nextAllowed else { return 0 }
        let left = (throttle.nextAllowed.milliseconds - now.milliseconds + 999) / 1000
        return min(left, delaySeconds(after: throttle.failures))
    }

    /// The throttle after one more failure.
    static func charged(_ throttle: Throttle?, key: ThrottleKey, at now: MachineMoment) -> Throttle {
        let failures = (throttle?.failures ?? 0) + 1
        return Throttle(
            key: key, failures: failures, nextAllowed: now.adding(seconds: delaySeconds(after: failures)))
    }
}
