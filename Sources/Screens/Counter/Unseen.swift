import Cells
import Forms

/// A page that opens by itself after another was done with: what is typed before anybody can have seen it was meant for the
/// one before, and is dropped. Esc decides nothing and goes through.
struct Unseen: Equatable, Sendable {
    private let opensBySelf: Bool
    private var until: Instant?

    /// As long as an eye needs, in milliseconds.
    private static let leastMilliseconds = 700

    init(_ opensBySelf: Bool) { self.opensBySelf = opensBySelf }

    /// Whether the page is to leave this event alone. It is told every event.
    mutating func swallows<Answer>(_ event: ScreenEvent<Answer>, _ now: Instant) -> Bool {
        guard opensBySelf else { return false }
        if until == nil { until = now + Self.leastMilliseconds }
        guard let input = event.input, input != .key(.escape), let until else { return false }
        return now < until
    }
}
