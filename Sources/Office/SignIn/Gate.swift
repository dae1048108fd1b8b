import Housing

/// Counts tries at the door and makes the next one wait.
///
/// A try is charged before its secret is checked, in a transaction of its own: terminals that guess at the same time
/// each pay, and cutting the power saves nobody the delay. A good try gives the charge back.
struct Gate {
    let keys: [ThrottleKey]

    init(keys: [ThrottleKey]) {
        self.keys = keys
    }

    init(login: Login, terminal: TerminalID) {
        keys = [.login(login), .terminal(terminal)]
    }

    /// Seconds until the next try may be made; 0 now.
    ///
    /// - Parameter ignoresLogin: a one-time code has its own five tries, so that nobody can keep the holder of a
    ///   code out by failing with his number elsewhere.
    func secondsLeft(
        _ reader: any RecordReader, at now: MachineMoment, ignoresLogin: Bool = false
    ) throws(OfficeFailure) -> Int64 {
        var longest: Int64 = 0
        for key in keys where !(ignoresLogin && key.isLogin) {
            longest = max(longest, Throttling.secondsLeft(try reader.throttle(key), at: now))
        }
        return longest
    }

    /// Lets one try through and charges it, or refuses with the seconds to wait.
    func charge(
        _ writer: any RecordWriter, at now: MachineMoment, ignoresLogin: Bool = false
    ) throws(OfficeFailure) {
        let wait = try secondsLeft(writer, at: now, ignoresLogin: ignoresLogin)
        guard wait == 0 else {
            throw .refused(Refusal(.signInDelayed, "P-02", .seconds(Int(wait))))
        }
        for key in keys {
            try writer.save(Throttling.charged(try writer.throttle(key), key: key, at: now))
        }
    }

    func clear(_ writer: any RecordWriter) throws(OfficeFailure) {
        for key in keys {
            try writer.clearThrottle(key)
        }
    }
}
