/// What people type, brought to the one form in which it is checked and stored.
public enum Normal {
    /// Full-width letters, digits and signs become half-width, small letters capital; every kind of blank goes, and
    /// so do zero-width and direction marks. For numbers and codes, never for names.
    public static func folded(_ text: String) -> String {
        isPlain(text) ? text : narrow(text).uppercased()
    }

    /// As ``folded(_:)``, but letters stay capital or small: for texts that are compared.
    public static func narrow(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars where !isBlank(scalar) {
            result.unicodeScalars.append(halfWidth(scalar))
        }
        return result
    }

    /// A name: blanks at its ends go, a run of blanks inside becomes one space, and direction marks and controls go;
    /// nothing else of it changes.
    public static func name(_ text: String) -> String {
        if isPlain(text) { return text }
        let words = text.unicodeScalars.split { isSpace($0) }
        return words.map { word in
            var kept = ""
            kept.unicodeScalars.append(contentsOf: word.filter { !isBlank($0) })
            return kept
        }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Whether the text is as it would become: of ideographs, capital letters, digits and signs of ASCII alone. Files of
    /// registers are full of such, and looking closer at every character of them takes time.
    public static func isPlain(_ text: some Collection<UInt8>) -> Bool {
        var bytes = text.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case 0x21...0x60, 0x7B...0x7E: continue
            case 0xE4...0xE9:
                // U+4E00 to U+9FBF.
                guard let second = bytes.next(), (byte == 0xE4 ? 0xB8 : 0x80)...(byte == 0xE9 ? 0xBE : 0xBF) ~= second,
                    let third = bytes.next(), 0x80...0xBF ~= third
                else { return false }
            default: return false
            }
        }
        return true
    }

    private static func isPlain(_ text: String) -> Bool { isPlain(text.utf8) }

    /// Full-width letters, digits and signs become half-width; nothing else changes.
    public static func halfWidth(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { result.unicodeScalars.append(halfWidth(scalar)) }
        return result
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if isSpace(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .control, .format: return true
        default: return false
        }
    }
}
