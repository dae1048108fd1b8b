import Cells
import Forms

/// The office's time goes on under a page that says what can be done now: such a page looks again each minute.
struct BatchBeat: Equatable, Sendable {
    static let alarm: AlarmID = "batch"
    private static let milliseconds = 60_000

    /// When the page looked last.
    private var since: Instant?

    mutating func note(_ event: CounterEvent, _ now: Instant) {
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy), .alarm(Self.alarm): since = now
        default: break
        }
    }

    var alarms: [Alarm] { since.map { [Alarm(Self.alarm, at: $0 + Self.milliseconds)] } ?? [] }
}
