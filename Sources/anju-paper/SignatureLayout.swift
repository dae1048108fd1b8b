import Documents
import Texts

/// Sets signature areas two by two: the party, its name, and an empty place above a line.
struct SignatureLayout {
    private(set) var strips: [Strip] = []
    private static let gap = 28.0

    init(_ areas: [SignatureArea], type: Typography, setting: Setting) {
        for start in stride(from: 0, to: areas.count, by: 2) {
            let pair = areas[start..<min(start + 2, areas.count)]
            strips.append(Self.row(Array(pair), type: type, setting: setting))
        }
    }

    private static func row(_ areas: [SignatureArea], type: Typography, setting: Setting) -> Strip {
        let style = setting.body
        let room = setting.signature.room
        let width = (Sheet.bodyWidth - gap * Double(areas.count - 1)) / Double(areas.count)
        let cells = areas.enumerated().map { index, area in
            Cell(area, left: Double(index) * (width + gap), width: width, type: type, style: style)
        }
        let textHeight = cells.map(\.textHeight).max() ?? 0
        let dateHeight = areas.contains(where: \.isDated) ? style.lineHeight + 6 : 0
        return Strip(
            height: textHeight + room + dateHeight + setting.signature.below, before: setting.signature.above,
            places: cells.map { Box(x: Sheet.left + $0.left, y: textHeight, width: $0.width, height: room) }
        ) { canvas, y in
            for cell in cells { cell.draw(canvas, y: y, roomTop: y + textHeight, roomHeight: room) }
        }
    }

    /// One party's part of the row.
    private struct Cell {
        let left: Double
        let width: Double
        private let party: [TextLine]
        private let name: [TextLine]
        private let date: TextLine?
        private let style: TextStyle

        init(_ area: SignatureArea, left: Double, width: Double, type: Typography, style: TextStyle) {
            self.style = style
            self.left = left
            self.width = width
            let heading = area.party + DocumentTexts.mark(isSeal: area.mark == .seal)
            party = type.set(heading, style, width: width).lines()
            name = area.name.isEmpty ? [] : type.set(area.name, style, width: width).lines()
            date = area.isDated ? type.set(DocumentTexts.handwrittenDate, style).lines().first : nil
        }

        var textHeight: Double { Double(party.count + name.count) * style.lineHeight }

        func draw(_ canvas: Canvas, y: Double, roomTop: Double, roomHeight: Double) {
            let x = Sheet.left + left
            for (index, line) in (party + name).enumerated() {
                let baseline = y + Double(index) * style.lineHeight + style.ascent
                canvas.show(line, left: x, baseline: baseline, grey: index < party.count ? 0.3 : 0)
            }
            canvas.ink(0.2)
            canvas.line(from: (x, roomTop + roomHeight), to: (x + width, roomTop + roomHeight), width: 0.6)
            guard let date else { return }
            canvas.show(date, left: x, baseline: roomTop + roomHeight + 6 + style.ascent)
        }
    }
}
