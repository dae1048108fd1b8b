/// A calendar month. Prints as `2023-08`.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1...12
    public let month: Int

    /// - Parameter month: any number; 13 is January of the next year.
    public init(year: Int, month: Int) {
        let index = year * 12 + month - 1
        self.year = floorDivide(index, 12)
        self.month = index - self.year * 12 + 1
    }

    /// Reads `2023-08`, and nothing else.
    public init?(_ text: some StringProtocol) {
        guard let day = Day("\(text)-01") else { return nil }
        self = day.month
    }

    public var first: Day { Day(number: Day.number(year, month, 1)) }
    public var last: Day { first.adding(days: length - 1) }
    /// 28...31 days.
    public var length: Int { Self.length(year: year, month: month) }

    public func adding(months: Int) -> Month { Month(year: year, month: month + months) }

    public var description: String { "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))" }

    public static func < (left: Month, right: Month) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    static func length(year: Int, month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

/// Months follow each other: `first...last` counts them.
extension Month: Strideable {
    public func distance(to other: Month) -> Int { (other.year - year) * 12 + other.month - month }
    public func advanced(by months: Int) -> Month { adding(months: months) }
}

extension Month: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let month = Month(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a month")
        }
        self = month
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
