import Cells

/// A column of a table or list.
public struct TableColumn: Equatable, Sendable {
    public enum Breadth: Equatable, Sendable {
        /// So many columns of the screen.
        case fixed(Int)
        /// A part of what the fixed ones leave, by weight.
        case share(Int)
    }

    public enum Alignment: Equatable, Sendable {
        case left, right
    }

    public let title: String
    public let breadth: Breadth
    public let alignment: Alignment

    public init(_ title: String, _ breadth: Breadth, alignment: Alignment = .left) {
        self.title = title
        self.breadth = breadth
        self.alignment = alignment
    }

    static let gap = 2

    /// The columns of the screen that each takes of `width`; those that find no room take none.
    static func breadths(_ columns: [TableColumn], width: Int) -> [Int] {
        var left = max(0, width - gap * max(0, columns.count - 1))
        var weights = 0
        for column in columns {
            switch column.breadth {
            case .fixed(let breadth): left -= breadth
            case .share(let weight): weights += weight
            }
        }
        var shared = max(0, left)
        return columns.map { column in
            switch column.breadth {
            case .fixed(let breadth): return min(breadth, width)
            case .share(let weight):
                let breadth = weights > 0 ? shared * weight / weights : 0
                shared -= breadth
                weights -= weight
                return breadth
            }
        }
    }

    /// Draws one row of cells.
    static func drawRow(
        _ cells: [String], _ columns: [TableColumn], on surface: inout Surface, in rect: Rect, role: Role
    ) {
        var x = rect.x
        for (index, breadth) in breadths(columns, width: rect.width).enumerated() {
            let text = (index < cells.count ? cells[index] : "").shortened(to: breadth)
            let indent = columns[index].alignment == .right ? breadth - Width.of(text) : 0
            surface.put(text, at: Point(x: x + indent, y: rect.y), role: role, within: rect)
            x += breadth + gap
        }
    }
}

/// A small table that is only looked at.
public struct Table: Equatable, Sendable {
    public let columns: [TableColumn]
    public let rows: [[String]]

    public init(_ columns: [TableColumn], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// Draws the titles and as many rows as there is room for; gives the number of rows of the screen that it took.
    @discardableResult
    public func draw(on surface: inout Surface, in rect: Rect) -> Int {
        let split = rect.splitTop(1)
        TableColumn.drawRow(columns.map(\.title), columns, on: &surface, in: split.top, role: .label)
        for (row, cells) in rows.prefix(split.rest.height).enumerated() {
            let place = Rect(x: rect.x, y: split.rest.y + row, width: rect.width, height: 1)
            TableColumn.drawRow(cells, columns, on: &surface, in: place, role: .value)
        }
        return min(rect.height, rows.count + 1)
    }
}
