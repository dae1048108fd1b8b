/// How many columns text takes in a terminal.
///
/// The rule, in one place:
/// - a scalar is as wide as `wcwidth` in C.UTF-8 says (`widthRuns`);
/// - a grapheme cluster is as wide as its first scalar, if that takes 1 or 2 columns and at most three scalars of
///   width 0 follow it (combining marks);
/// - every other cluster - unprintable, joined emoji, flags, skin tones, heaps of marks - is one whose width terminals
///   disagree on: it is drawn as `□`, one column.
public enum Width {
    /// Stands for what cannot be drawn with a sure width.
    public static let placeholder: Glyph = "□"

    /// The columns that `character` takes: 1 or 2.
    public static func of(_ character: Character) -> Int {
        drawn(character).width
    }

    /// The columns that `text` takes as `Surface.put` would draw it, cleaned and in one line.
    public static func of(_ text: String) -> Int {
        if let columns = ofSimple(text) { return columns }
        var columns = 0
        for character in Text.clean(text) { columns += of(character) }
        return columns
    }

    /// The glyph that stands for `character` on a surface, and its columns.
    static func drawn(_ character: Character) -> (glyph: Glyph, width: Int) {
        guard let glyph = Glyph(character), let width = of(glyph.base), width > 0,
            character.unicodeScalars.dropFirst().allSatisfy({ of($0) == 0 })
        else { return (placeholder, 1) }
        return (glyph, width)
    }

    /// The columns of a scalar that is a character by itself beside any other such; nil for all others. Most text is made of
    /// these alone, and is measured and drawn without looking for clusters.
    static func ofSimple(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x20...0x7E, 0x2010...0x2027, 0x2500...0x257F: 1
        case 0x3001...0x3029, 0x4E00...0x9FFF, 0xFF01...0xFF5E: 2
        default: nil
        }
    }

    /// The columns of a text of such scalars alone; nil for any other.
    static func ofSimple(_ text: String) -> Int? {
        var columns = 0
        for scalar in text.unicodeScalars {
            guard let width = ofSimple(scalar) else { return nil }
            columns += width
        }
        return columns
    }

    /// The columns of one scalar by itself: 0, 1 or 2, or nil for what cannot be printed.
    public static func of(_ scalar: Unicode.Scalar) -> Int? {
        let value = scalar.value
        if value >= 0x20 && value < 0x7F { return 1 }
        if value >= 0x4E00 && value < 0xA000 { return 2 }
        var low = 0
        var high = widthRuns.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if widthRuns[middle] >> 2 <= value { low = middle } else { high = middle }
        }
        let width = widthRuns[low] & 3
        return width == 3 ? nil : Int(width)
    }

    /// Whether real terminals with a Chinese font draw this glyph wider than the one column that `wcwidth` gives it, so
    /// that it overlaps its neighbour: curly quotes, circled numbers, Roman numerals and the like. The program's own
    /// sentences avoid them.
    public static func overlaps(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x2018...0x201D, 0x2030...0x2033, 0x203B, 0x2103, 0x2116, 0x2121, 0x2160...0x217F, 0x2460...0x24FF,
            0x2605...0x2606, 0x260E...0x260F, 0x2640, 0x2642, 0x2776...0x277F:
            return true
        default:
            return false
        }
    }
}

extension String {
    /// The longest beginning of the text that takes at most `columns`; never half a glyph.
    public func clipped(to columns: Int) -> String {
        var result = ""
        var left = columns
        for character in Text.clean(self) {
            left -= Width.of(character)
            if left < 0 { break }
            result.append(character)
        }
        return result
    }

    /// The text clipped to `columns`, ending in `…` where something was left out.
    public func shortened(to columns: Int) -> String {
        guard Width.of(self) > columns else { return Text.clean(self) }
        return columns < 1 ? "" : clipped(to: columns - 1) + "…"
    }

    /// The text clipped to `columns` and filled up with spaces to exactly as many.
    public func padded(to columns: Int) -> String {
        let text = clipped(to: columns)
        return text + String(repeating: " ", count: max(0, columns - Width.of(text)))
    }
}
