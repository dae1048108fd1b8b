/// What a case is about; its letter opens the receipt number.
public enum CaseKind: String, CaseIterable, Codable, Sendable {
    case renewal = "R"
    case economicCheck = "E"
    case contract = "C"
    case subsidy = "S"
    case agreement = "A"
    case paymentRun = "P"
    case tenancyChange = "T"

    /// The digit for which the letter counts in the check digit: another one for each, so that a wrong letter is
    /// found. Fixed for ever by the numbers already given out.
    fileprivate var checkValue: Int {
        switch self {
        case .renewal: 9
        case .economicCheck: 1
        case .contract: 2
        case .subsidy: 3
        case .agreement: 4
        case .paymentRun: 5
        case .tenancyChange: 6
        }
    }
}

/// The number of a case as people say it: kind letter, two-digit year and month of opening, serial within that month,
/// check digit: `R2308-00017-4`.
///
/// The check digit is that of Damm's quasigroup over the kind's digit, year, month and serial. It finds every single
/// wrong digit or letter and every swap of neighbours.
public struct ReceiptNumber: Hashable, Sendable, CustomStringConvertible {
    public let kind: CaseKind
    /// The month of opening, in 2000...2099.
    public let month: Month
    /// 1...9,999,999; printed with five digits at least.
    public let serial: Int

    /// - Returns: nil where the month is outside 2000...2099 or the serial outside 1...9,999,999.
    public init?(kind: CaseKind, month: Month, serial: Int) {
        guard (2000...2099).contains(month.year), (1...9_999_999).contains(serial) else { return nil }
        self.kind = kind
        self.month = month
        self.serial = serial
    }

    /// Reads a number as it is said or typed: small letters, full-width digits, spaces and missing hyphens are
    /// accepted; a wrong check digit is not.
    public init?(_ text: String) {
        var typed = Normal.folded(text)
        typed.removeAll { $0 == "-" }
        guard let letter = typed.first, let kind = CaseKind(rawValue: String(letter)) else { return nil }
        let digits = typed.dropFirst()
        guard Digits.areAll(digits), (10...12).contains(digits.count) else { return nil }
        let serialDigits = digits.dropFirst(4).dropLast()
        guard serialDigits.count == 5 || serialDigits.first != "0",
            let year = Digits.value(digits.prefix(2)),
            let monthOfYear = Digits.value(digits.dropFirst(2).prefix(2)), (1...12).contains(monthOfYear),
            let serial = Digits.value(serialDigits)
        else { return nil }
        self.init(kind: kind, month: Month(year: 2000 + year, month: monthOfYear), serial: serial)
        guard String(checkDigit) == digits.suffix(1) else { return nil }
    }

    /// 0...9
    public var checkDigit: Int {
        Damm.checkDigit(String(kind.checkValue) + yearMonth + serialText)
    }

    public var description: String { "\(kind.rawValue)\(yearMonth)-\(serialText)-\(checkDigit)" }

    private var yearMonth: String { Digits.padded(month.year % 100, 2) + Digits.padded(month.month, 2) }
    private var serialText: String { Digits.padded(serial, 5) }
}

extension ReceiptNumber: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let number = ReceiptNumber(text), number.description == text else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a receipt number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// H. Michael Damm's check digit (2004) over a totally anti-symmetric quasigroup of order 10.
private enum Damm {
    static func checkDigit(_ digits: String) -> Int {
        digits.reduce(0) { interim, digit in table[interim][digit.asciiDigit ?? 0] }
    }

    private static let table = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]
}
