import CPosix
import Glibc

/// A point of monotonic time after which nobody waits any longer.
struct Deadline {
    private let milliseconds: Int64

    init(afterMilliseconds wait: Int) { milliseconds = Self.now() + Int64(wait) }

    /// What is left of it; 0 when it is over.
    var leftMilliseconds: Int { Int(max(0, milliseconds - Self.now())) }

    /// Waits until `descriptor` is ready for `events`; false when the time is over.
    func wait(for descriptor: Int32, events: Int32) -> Bool {
        while true {
            let left = milliseconds - Self.now()
            guard left > 0 else { return false }
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let count = poll(&entry, 1, Int32(clamping: left))
            if count > 0 { return true }
            if count < 0 && errno != EINTR { return false }
        }
    }

    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
