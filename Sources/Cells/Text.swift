/// Cleaning of text that came from people, files or the database.
public enum Text {
    /// The text without what must never reach a terminal or hide in a record: control characters, bidirectional and
    /// zero-width characters, variation selectors, invisible fillers.
    ///
    /// Line ends of every kind become `\n` where `keepingLines`, otherwise they and tabs become a space.
    public static func clean(_ text: String, keepingLines: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: { !isPlain($0) }) else { return text }
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            if isLineEnd(scalar) {
                if !(scalar == "\n" && afterReturn) { result.append(keepingLines ? "\n" : " ") }
            } else if scalar == "\t" {
                result.append(" ")
            } else if isPlain(scalar) || !isHidden(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether cleaning leaves this scalar as it is. Most text is answered by the ranges alone.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x2500...0x25FF, 0x3000...0x3163, 0x3165...0x9FFF, 0xFF01...0xFF9F: true
        case 0..<0xA0: false
        default: !isLineEnd(scalar) && !isHidden(scalar)
        }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x180B...0x180F, 0xFE00...0xFE0F,
            0xE0100...0xE01EF:
            return true
        default:
            let category = scalar.properties.generalCategory
            return category == .control || category == .format || category == .surrogate
        }
    }
}
