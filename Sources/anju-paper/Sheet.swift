import Documents

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

    /// From the top of a line to its baseline: characters stand in the middle of the line.
    var ascent: Double { lineHeight / 2 + size * 0.36 }
}

/// How the parts of a document are set, in points.
struct Setting {
    let title, heading, subheading, body, cell: TextStyle
    /// Above and below the words on a page.
    let margin = TextStyle(size: 9, lineHeight: 13)
    let belowTitle: Double
    let aboveHeading: Double
    /// Above the first of several rows of a label and a value, between two, and below the last.
    let fields: (above: Double, between: Double, below: Double)
    let cellPadding: Double
    let signature: (above: Double, room: Double, below: Double)

    init(_ form: PaperForm) {
        switch form {
        case .document:
            title = TextStyle(size: 20, lineHeight: 30)
            heading = TextStyle(size: 13.5, lineHeight: 22)
            subheading = TextStyle(size: 12, lineHeight: 20)
            body = TextStyle(size: 12, lineHeight: 19)
            cell = TextStyle(size: 10.5, lineHeight: 16)
            (belowTitle, aboveHeading, cellPadding) = (10, 9, 5)
            fields = (3, 3, 5)
            signature = (14, 90, 8)
        case .attachment:
            title = TextStyle(size: 15, lineHeight: 20)
            heading = TextStyle(size: 9.5, lineHeight: 13)
            subheading = TextStyle(size: 9, lineHeight: 12)
            body = TextStyle(size: 8.5, lineHeight: 11)
            cell = TextStyle(size: 8, lineHeight: 10)
            (belowTitle, aboveHeading, cellPadding) = (2, 3, 2)
            fields = (1, 1, 1)
            signature = (3, 52, 3)
        }
    }
}
