/// What the sequences of the terminals in use mean: xterm and its kin, the Linux console, rxvt, kitty.
enum KeySequences {
    /// The key of a control sequence `CSI parameters final`; nil for one that is not a key.
    ///
    /// A report must never be taken for a key: `CSI 1;5R` is where the cursor stands, so F3 with a modifier is given up.
    static func key(parameters: [UInt8], final: UInt8) -> Key? {
        guard let numbers = numbers(parameters) else { return nil }
        let modifiers = Modifiers(numbers.dropFirst().first)
        guard !modifiers.released else { return nil }
        let first = numbers.first?.first ?? 1
        switch final {
        case UInt8(ascii: "~"):
            if first == 27, let code = numbers.dropFirst(2).first?.first { return key(code: code, modifiers) }
            return tilde[first]
        case UInt8(ascii: "u"):
            return key(code: first, modifiers)
        case UInt8(ascii: "R"):
            return parameters.isEmpty ? .function(3) : nil
        case UInt8(ascii: "Z"):
            return .backTab
        default:
            return first == 1 ? letters[final] : nil
        }
    }

    /// The key of `SS3 final`, as sent by application cursor keys and keypads.
    static func key(shifted final: UInt8) -> Key? {
        if let key = letters[final] { return key }
        switch final {
        case UInt8(ascii: "R"): return .function(3)
        case UInt8(ascii: "M"): return .enter
        case UInt8(ascii: "I"): return .tab
        case UInt8(ascii: "X"): return .character("=")
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            // The keypad sends * + , - . / 0 ... 9 as j ... y.
            return .character(Character(Unicode.Scalar(final - 0x40)))
        default: return nil
        }
    }

    /// The key of a byte below 0x20 or of 0x7F; nil for Esc, which is decided by what follows.
    static func key(control byte: UInt8) -> Key? {
        switch byte {
        case 0x1B: nil
        case 0x00: .control(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    private static let letters: [UInt8: Key] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
        UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
        UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "S"): .function(4),
    ]

    private static let tilde: [Int: Key] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]

    /// Modifiers as xterm and kitty write them: 1 + shift 1 + alt 2 + ctrl 4, then `:3` for a released key.
    private struct Modifiers {
        var shift = false
        var alt = false
        var control = false
        var released = false

        init(_ field: [Int]?) {
            let bits = max(0, (field?.first ?? 1) - 1)
            shift = bits & 1 != 0
            alt = bits & 2 != 0
            control = bits & 4 != 0
            released = field?.dropFirst().first == 3
        }
    }

    /// A key given by its code point, as by kitty and by xterm's modifyOtherKeys.
    private static func key(code: Int, _ modifiers: Modifiers) -> Key? {
        switch code {
        case 9: return modifiers.shift ? .backTab : .tab
        case 13: return .enter
        case 27: return .escape
        case 8, 127: return .backspace
        default: break
        }
        guard code >= 0x20, !(0xE000...0xF8FF).contains(code), let value = UInt32(exactly: code),
            let scalar = Unicode.Scalar(value), !Text.isHidden(scalar)
        else { return nil }
        if modifiers.control {
            let isLetter = (0x61...0x7A).contains(code) || (0x5C...0x5F).contains(code)
            return isLetter ? .control(Character(scalar)) : nil
        }
        return modifiers.alt ? .alt(Character(scalar)) : .character(Character(scalar))
    }

    /// `1;5:3` as [[1], [5, 3]]; nil for what is no list of numbers. A field left out is 1.
    private static func numbers(_ bytes: [UInt8]) -> [[Int]]? {
        guard bytes.count <= 32 else { return nil }
        var fields: [[Int]] = []
        for field in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            var values: [Int] = []
            for digits in field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
                if digits.isEmpty {
                    values.append(1)
                } else if digits.count <= 9, let value = Int(String(decoding: digits, as: UTF8.self)), value >= 0 {
                    values.append(value)
                } else {
                    return nil
                }
            }
            fields.append(values)
        }
        return fields
    }
}
