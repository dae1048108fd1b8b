import Cells
import Documents

/// A QR code, two modules above each other in a cell; dark on light in every theme that has colours.
struct CodeView: Equatable, Sendable {
    private let code: QRCode

    init(_ code: QRCode) { self.code = code }

    private var modules: Int { code.side + 2 * QRCode.margin }
    var size: Size { Size(width: modules, height: (modules + 1) / 2) }

    func draw(on surface: inout Surface, in rect: Rect) {
        for row in 0..<size.height {
            let line = (0..<modules).map { column -> Character in
                let x = column - QRCode.margin
                let (upper, lower) = (2 * row - QRCode.margin, 2 * row + 1 - QRCode.margin)
                return switch (code.isDark(column: x, row: upper), code.isDark(column: x, row: lower)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }
            surface.put(String(line), at: rest(rect, row), role: .picture, within: rect)
        }
    }

    private func rest(_ rect: Rect, _ row: Int) -> Point { rect.origin.moved(down: row) }
}
