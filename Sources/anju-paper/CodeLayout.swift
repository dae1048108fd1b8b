import Documents

/// A QR code at the left margin, large enough for a phone.
enum CodeLayout {
    /// Of the dark square, in points; 6 cm.
    private static let mostSide = 170.0
    /// Of a module, in points; a small code is not blown up.
    private static let mostModule = 3.0

    /// - Returns: nil where the text is too long for one.
    static func strip(_ text: String) -> Strip? {
        guard let code = QRCode(text) else { return nil }
        let module = min(mostModule, mostSide / Double(code.side))
        let margin = Double(QRCode.margin) * module
        return Strip(height: Double(code.side) * module + 2 * margin) { canvas, y in
            canvas.ink(0)
            for row in 0..<code.side {
                var column = 0
                // Modules side by side are one piece: no hairline of paper shows between them.
                while column < code.side {
                    let start = column
                    while code.isDark(column: column, row: row) { column += 1 }
                    if column > start {
                        canvas.fill(
                            x: Sheet.left + margin + Double(start) * module, y: y + margin + Double(row) * module,
                            width: Double(column - start) * module, height: module)
                    }
                    column += 1
                }
            }
        }
    }
}
