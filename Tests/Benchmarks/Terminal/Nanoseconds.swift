import Glibc

/// A point of monotonic time.
struct Nanoseconds: Comparable {
    let value: Int64

    static func now() -> Nanoseconds {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Nanoseconds(value: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static func milliseconds(_ count: Int) -> Nanoseconds { Nanoseconds(value: Int64(count) * 1_000_000) }

    static func + (left: Nanoseconds, right: Nanoseconds) -> Nanoseconds {
        Nanoseconds(value: left.value + right.value)
    }

    static func < (left: Nanoseconds, right: Nanoseconds) -> Bool { left.value < right.value }

    func milliseconds(since start: Nanoseconds) -> Double { Double(value - start.value) / 1_000_000 }
}
