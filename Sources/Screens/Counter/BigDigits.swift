import Cells

/// Digits five rows high, to be read across a counter.
enum BigDigits {
    static let rows = 5
    /// A mark is two columns wide: as wide as it is high.
    private static let markColumns = 2
    private static let columns = 3 * markColumns

    /// Draws digits; a space leaves half the room of one.
    static func draw(_ text: String, on surface: inout Surface, in rect: Rect) {
        var x = rect.x
        for character in text {
            guard let digit = character.wholeNumberValue, shapes.indices.contains(digit) else {
                x += columns / 2
                continue
            }
            for (row, line) in shapes[digit].enumerated() {
                for (column, mark) in line.enumerated() where mark == "#" {
                    let point = Point(x: x + column * markColumns, y: rect.y + row)
                    surface.put("██", at: point, role: .value, within: rect)
                }
            }
            x += columns + 2
        }
    }

    private static let shapes: [[String]] = [
        ["###", "# #", "# #", "# #", "###"],
        [" # ", "## ", " # ", " # ", "###"],
        ["###", "  #", "###", "#  ", "###"],
        ["###", "  #", "###", "  #", "###"],
        ["# #", "# #", "###", "  #", "  #"],
        ["###", "#  ", "###", "  #", "###"],
        ["###", "#  ", "###", "# #", "###"],
        ["###", "  #", "  #", " # ", " # "],
        ["###", "# #", "###", "# #", "###"],
        ["###", "# #", "###", "  #", "###"],
    ]
}
