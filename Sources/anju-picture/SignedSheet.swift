import PictureProtocol

/// Draws what the scanner of a training office finds on its glass where no card is asked for: a sheet of paper that bears a
/// signature of nobody, and says on its face that it is a demonstration.
enum SignedSheet {
    private static let width = 840.0
    private static let height = 1188.0

    /// A PNG of 840 x 1188 pixels: A4 at about 100 dots an inch.
    static func draw() throws(PictureRefusal) -> [UInt8] {
        let canvas = try Canvas(width: width, height: height)
        canvas.rectangle(x: 0, y: 0, width: width, height: height, ink: Ink(0.99, 0.99, 0.98))
        let red = Ink(0.75, 0.1, 0.1)
        canvas.write("演示 · 模拟扫描 · 没有真正的纸", at: (70, 40), font: sans + " Bold", size: 26, ink: red, spacing: 2)
        canvas.write("已签名的页（演示）", at: (width / 2, 150), font: serif, size: 46, ink: .black, isCentred: true)
        for row in 0..<9 { line(at: 240 + 56 * Double(row), width: row == 8 ? 420 : 700, on: canvas) }
        canvas.write("承租人签名：", at: (90, 830), font: sans, size: 34, ink: .print)
        canvas.rectangle(x: 300, y: 920, width: 440, height: 2, ink: .print)
        canvas.write("样张签名", at: (360, 826), font: serif, size: 68, ink: Ink(0.1, 0.1, 0.35), spacing: 6)
        canvas.turned(by: -0.6) {
            let faint = Ink(0.80, 0.10, 0.10, 0.14)
            canvas.write("演 示", at: (width / 2, height / 2), font: serif, size: 240, ink: faint, isCentred: true)
        }
        return try canvas.png()
    }

    /// Where text would stand.
    private static func line(at y: Double, width: Double, on canvas: Canvas) {
        canvas.rectangle(x: 70, y: y, width: width, height: 14, ink: Ink(0.80, 0.80, 0.80))
    }

    private static let sans = "Noto Sans CJK SC"
    private static let serif = "Noto Serif CJK SC Bold"
}
