import Cells
import Documents
import Forms

extension Document {
    /// For a reader. Its own title, marking and number come first; fields and cells are wrapped, never cut. What must be
    /// pointed out is pointed out, as on paper (L-19).
    var readerBlocks: [ReaderBlock] {
        lines.map(\.inReader)
    }

    /// The same with a row a line, in columns, wherever these have room: for who reads many.
    func readerBlocks(width: Int) -> [ReaderBlock] {
        head.map(\.inReader)
            + blocks.flatMap { block -> [ReaderBlock] in
                if case .table(let table) = block, let rows = table.rows(width: width) { return rows }
                return block.lines.map(\.inReader)
            }
    }
}

extension Documents.Table {
    private static let gap = 2
    /// What is left for the last column, which may be wrapped.
    private static let leastLast = 8

    /// Head and rows, each cell below its column's heading; nil where the columns are wider than that.
    fileprivate func rows(width: Int) -> [ReaderBlock]? {
        let all = [columns.map(\.title)] + rows
        let widths = columns.indices.map { column in all.map { Width.of($0[column]) }.max() ?? 0 }
        let last = min(widths.last ?? 0, Self.leastLast)
        guard widths.dropLast().reduce(0, { $0 + $1 + Self.gap }) + last <= width else { return nil }
        return all.enumerated().map { index, cells in
            let line = zip(cells, widths).enumerated().map { column, cell in
                column == cells.count - 1 ? cell.0 : cell.0.padded(to: cell.1 + Self.gap)
            }.joined()
            return ReaderBlock(.item, [ReaderSpan(line, isPointedOut: index == 0)])
        }
    }
}

extension DocumentLine {
    fileprivate var inReader: ReaderBlock {
        ReaderBlock(kind.inReader, spans.map { ReaderSpan($0.text, isPointedOut: $0.isEmphasised) })
    }
}

extension DocumentLine.Kind {
    fileprivate var inReader: ReaderBlock.Kind {
        switch self {
        case .heading: .heading
        case .paragraph: .paragraph
        case .item, .line: .item
        }
    }
}
