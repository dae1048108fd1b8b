import Glibc
import Office

/// The machine's own clock.
public enum SystemTime {
    /// Wall-clock time, for token lives, sign-in delays and the dates of files.
    public static func now() -> MachineMoment {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return MachineMoment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
