/// A4 and its margins, in points from the top left.
enum Sheet {
    static let width = 595.276
    static let height = 841.89
    static let left = 79.0
    static let right = width - 79.0
    static let top = 78.0
    static let bottom = height - 70.0
    static let headerBaseline = 52.0
    static let footerBaseline = height - 42.0

    static let bodyWidth = right - left
    static let bodyHeight = bottom - top
}

/// Sizes and the distance of lines, in points.
struct TextStyle {
    let size: Double
    let lineHeight: Double

    static let title = TextStyle(size: 20, lineHeight: 30)
    static let heading = TextStyle(size: 13.5, lineHeight: 22)
    static let subheading = TextStyle(size: 12, lineHeight: 20)
    static let body = TextStyle(size: 12, lineHeight: 19)
    static let cell = TextStyle(size: 10.5, lineHeight: 16)
    static let small = TextStyle(size: 9, lineHeight: 13)

    /// From the top of a line to its baseline: characters stand in the middle of the line.
    var ascent: Double { lineHeight / 2 + size * 0.36 }
}
