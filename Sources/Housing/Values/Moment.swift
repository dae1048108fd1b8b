/// An instant of the office's clock. Prints as ISO 8601 with the zone of the office, `2023-08-21T10:00:00+08:00`;
/// milliseconds are printed where they are not zero.
///
/// The zone is fixed at +08:00: Asia/Shanghai has kept it since 1991, before any lease that the office holds.
public struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment at which a clock in the office shows this time of this day.
    public init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0) {
        let seconds = Int64(hour) * 3600 + Int64(minute) * 60 + Int64(second)
        milliseconds = Int64(day.number) * Self.dayLength + seconds * 1000 + Int64(millisecond) - Self.zoneOffset
    }

    /// Reads `2023-08-21T10:00:00+08:00` and `2023-08-21T10:00:00.250+08:00`; another zone is not taken.
    public init?(_ text: some StringProtocol) {
        guard text.hasSuffix("+08:00") else { return nil }
        let halves = text.dropLast(6).split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2, let day = Day(halves[0]) else { return nil }
        let clock = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        let parts = clock[0].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count <= 2, parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
            let hour = Digits.value(parts[0]), let minute = Digits.value(parts[1]),
            let second = Digits.value(parts[2]), hour < 24, minute < 60, second < 60
        else { return nil }
        var millisecond = 0
        if clock.count == 2 {
            guard clock[1].count == 3, let fraction = Digits.value(clock[1]) else { return nil }
            millisecond = fraction
        }
        self.init(day, hour: hour, minute: minute, second: second, millisecond: millisecond)
    }

    /// The day that the office's calendar shows.
    public var day: Day { Day(number: Int(floorDivide(local, Self.dayLength))) }
    /// 0...23
    public var hour: Int { Int(timeOfDay / 3_600_000) }
    /// 0...59
    public var minute: Int { Int(timeOfDay / 60_000 % 60) }
    /// 0...59
    public var second: Int { Int(timeOfDay / 1000 % 60) }

    public func adding(milliseconds: Int64) -> Moment { Moment(milliseconds: self.milliseconds + milliseconds) }
    public func adding(seconds: Int) -> Moment { adding(milliseconds: Int64(seconds) * 1000) }

    /// Milliseconds from `other` to this moment.
    public func milliseconds(since other: Moment) -> Int64 { milliseconds - other.milliseconds }

    public var description: String {
        let clock = [hour, minute, second].map { Digits.padded($0, 2) }.joined(separator: ":")
        let fraction = Int(timeOfDay % 1000)
        let tail = fraction == 0 ? "" : "." + Digits.padded(fraction, 3)
        return "\(day)T\(clock)\(tail)+08:00"
    }

    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    private static let dayLength: Int64 = 86_400_000
    private static let zoneOffset: Int64 = 8 * 3_600_000

    private var local: Int64 { milliseconds + Self.zoneOffset }
    private var timeOfDay: Int64 { local - floorDivide(local, Self.dayLength) * Self.dayLength }
}

extension Moment: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let moment = Moment(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment at +08:00")
        }
        self = moment
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
