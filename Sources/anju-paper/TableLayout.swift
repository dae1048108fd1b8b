import Documents

/// Sets a table; its head is drawn again on each further page.
struct TableLayout {
    private(set) var strips: [Strip] = []

    init(_ table: Table, type: Typography, setting: Setting) {
        let edges = Self.edges(table.columns)
        let head = Self.row(table.columns.map(\.title), edges: edges, isHead: true, type: type, setting: setting)
        let repeated = RepeatedHead(height: head.height, draw: head.draw)
        strips = [Strip(height: head.height, before: setting.cellPadding, keepsWithNext: true, draw: head.draw)]
        for cells in table.rows {
            var strip = Self.row(cells, edges: edges, isHead: false, type: type, setting: setting)
            strip.head = repeated
            strips.append(strip)
        }
        strips.append(Strip(height: setting.cellPadding + 1) { _, _ in })
    }

    /// The columns' left edges and the right one of the last.
    private static func edges(_ columns: [Table.Column]) -> [Double] {
        let total = Double(columns.reduce(0) { $0 + $1.weight })
        var sum = 0
        return [Sheet.left]
            + columns.map { column in
                sum += column.weight
                return Sheet.left + Sheet.bodyWidth * Double(sum) / total
            }
    }

    private static func row(
        _ cells: [String], edges: [Double], isHead: Bool, type: Typography, setting: Setting
    ) -> Strip {
        let style = setting.cell
        let padding = setting.cellPadding
        // Lines do not touch the ones beside them, however close they are set.
        let side = max(4, padding)
        let texts = cells.enumerated().map { index, cell in
            type.set(cell, style, width: edges[index + 1] - edges[index] - 2 * side).lines()
        }
        let lines = max(1, texts.map(\.count).max() ?? 1)
        let height = Double(lines) * style.lineHeight + 2 * padding
        return Strip(height: height) { canvas, y in
            if isHead {
                canvas.ink(0.93)
                canvas.fill(x: Sheet.left, y: y, width: Sheet.bodyWidth, height: height)
            }
            for (index, lines) in texts.enumerated() {
                let above = (height - Double(lines.count) * style.lineHeight) / 2
                for (row, line) in lines.enumerated() {
                    let baseline = y + above + Double(row) * style.lineHeight + style.ascent
                    canvas.show(line, left: edges[index] + side, baseline: baseline)
                }
            }
            canvas.ink(0.3)
            for (index, edge) in edges.enumerated().dropLast() {
                canvas.frame(x: edge, y: y, width: edges[index + 1] - edge, height: height, line: 0.5)
            }
        }
    }
}
