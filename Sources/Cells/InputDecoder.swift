/// Turns the bytes that a terminal sends into keys and pastes.
public struct InputDecoder: Sendable {
    /// After this long a lone Esc is the Esc key and no longer the beginning of a sequence.
    public static let escapeMilliseconds = 25

    public init(keys: [[UInt8]: Key] = [:], pasteLimit: Int = 1 << 20) {}

    /// The moment at which `expire` has something to do; nil when nothing is pending.
    public var deadline: Instant? { nil }

    public mutating func decode(_ bytes: [UInt8], at now: Instant) -> [Input] { [] }

    public mutating func expire(at now: Instant) -> [Input] { [] }
}
