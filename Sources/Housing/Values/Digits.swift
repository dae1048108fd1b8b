/// Decimal digits without Foundation: printing with leading zeros and strict reading.
enum Digits {
    /// `value` in decimal, at least `width` digits; a sign comes before the zeros.
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value.magnitude)
        let zeros = String(repeating: "0", count: max(0, width - digits.count))
        return (value < 0 ? "-" : "") + zeros + digits
    }

    /// The number that `text` writes with ASCII digits alone: no sign, no space, nothing else.
    static func value(_ text: some StringProtocol) -> Int? {
        guard areAll(text) else { return nil }
        return Int(text)
    }

    /// Whether `text` is one or more ASCII digits.
    static func areAll(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}

extension Character {
    /// 0...9 of an ASCII digit; the digits of other scripts are none.
    var asciiDigit: Int? {
        guard let byte = asciiValue, byte >= 0x30, byte <= 0x39 else { return nil }
        return Int(byte) - 0x30
    }

    var isASCIICapital: Bool {
        guard let byte = asciiValue else { return false }
        return byte >= 0x41 && byte <= 0x5A
    }
}
