import Housing

/// The clock while a sample office is being filled: its days pass at once, in order.
final class SampleClock: Clocks {
    private(set) var moment: Moment
    private let real: any Clocks
    private var steady: Int64 = 0

    init(at moment: Moment, real: any Clocks) {
        self.moment = moment
        self.real = real
    }

    func office() throws(OfficeFailure) -> Moment { moment }
    func machine() -> MachineMoment { real.machine() }
    func steadyMilliseconds() -> Int64 { steady }

    func advance(seconds: Int) {
        moment = moment.adding(seconds: seconds)
        steady += Int64(seconds) * 1000
    }

    /// Never backwards: the journal is in order.
    func advance(to later: Moment) {
        let milliseconds = later.milliseconds(since: moment)
        if milliseconds > 0 { advance(seconds: Int(milliseconds / 1000)) }
    }
}
