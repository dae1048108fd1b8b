/// Controls and direction marks would hide in the register and disturb every terminal and print that shows them.
enum HiddenCharacters {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 && !scalar.properties.isWhitespace || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format: return !scalar.properties.isWhitespace
        default: return false
        }
    }
}
