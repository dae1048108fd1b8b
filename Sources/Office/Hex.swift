/// Lower-case hexadecimal, two digits a byte.
enum Hex {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            if byte < 16 { text.append("0") }
            text += String(byte, radix: 16)
        }
        return text
    }

    /// nil when a character is no hexadecimal digit or one is left over.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { Int8(exactly: Character(Unicode.Scalar($0)).hexDigitValue ?? -1) ?? -1 }
        guard digits.count.isMultiple(of: 2), !digits.contains(-1) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0]) << 4 | UInt8(digits[$0 + 1]) }
    }
}
