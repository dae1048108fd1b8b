import Cells

/// Digits five rows high, to be read across a counter.
enum BigDigits {
    static let rows = 5
    private static let columns = 5

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
                    surface.put("█", at: Point(x: x + column, y: rect.y + row), role: .value, within: rect)
                }
            }
            x += columns + 2
        }
    }

    private static let shapes: [[String]] = [
        ["#####", "#   #", "#   #", "#   #", "#####"],
        ["  #  ", " ##  ", "  #  ", "  #  ", " ### "],
        ["#####", "    #", "#####", "#    ", "#####"],
        ["#####", "    #", " ####", "    #", "#####"],
        ["#   #", "#   #", "#####", "    #", "    #"],
        ["#####", "#    ", "#####", "    #", "#####"],
        ["#####", "#    ", "#####", "#   #", "#####"],
        ["#####", "    #", "   # ", "  #  ", "  #  "],
        ["#####", "#   #", "#####", "#   #", "#####"],
        ["#####", "#   #", "#####", "    #", "#####"],
    ]
}
