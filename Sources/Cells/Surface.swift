/// One column of one row.
public struct Cell: Hashable, Sendable {
    public enum Part: UInt8, Sendable {
        /// A glyph of one column.
        case single
        /// The left half of a wide glyph; the tail follows.
        case head
        /// The right half; its glyph is a space that is never drawn.
        case tail
    }

    public fileprivate(set) var glyph: Glyph
    public fileprivate(set) var role: Role
    public fileprivate(set) var part: Part

    static let blank = Cell(glyph: .space, role: .body, part: .single)
}

/// A frame before it reaches the terminal: a grid of cells and the cursor.
///
/// Whatever is drawn, every row holds together: each head is followed by its tail and each tail preceded by its head.
/// Overwriting or clipping one half of a wide glyph blanks the other. Everything outside the grid is cut off.
public struct Surface: Equatable, Sendable {
    public let size: Size
    /// Where the hardware cursor stands: on the focused element. Nil hides it.
    public var cursor: Point?
    private var cells: [Cell]

    /// An empty surface: spaces in role `body`.
    public init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    public var bounds: Rect { Rect(size: size) }

    /// The cell in column `x` of row `y`; an empty one outside the surface.
    public subscript(x: Int, y: Int) -> Cell {
        bounds.contains(Point(x: x, y: y)) ? cells[y * size.width + x] : .blank
    }

    /// The cells of row `y`, which must be on the surface.
    public func row(_ y: Int) -> ArraySlice<Cell> {
        cells[y * size.width..<(y + 1) * size.width]
    }

    // MARK: Drawing

    /// Writes `text`, cleaned and in one line, from `point` to the right, cut to `clip` and to the surface.
    ///
    /// A wide glyph of which only half is inside becomes a space. Returns the columns from `point` to the end of the text
    /// or to the right edge, whichever comes first, so that the next text can follow.
    @discardableResult
    public mutating func put(_ text: String, at point: Point, role: Role, within clip: Rect? = nil) -> Int {
        let area = clip.map { bounds.intersection($0) } ?? bounds
        let visible = point.y >= area.y && point.y < area.maxY
        var x = point.x
        if let columns = Width.ofSimple(text) {
            guard visible else { return max(0, min(x + columns, area.maxX) - point.x) }
            for scalar in text.unicodeScalars {
                guard x < area.maxX, let width = Width.ofSimple(scalar) else { break }
                place(Glyph(scalar), width: width, x: x, y: point.y, role: role, area: area)
                x += width
            }
        } else {
            for character in Text.clean(text) {
                guard x < area.maxX else { break }
                let (glyph, width) = Width.drawn(character)
                if visible { place(glyph, width: width, x: x, y: point.y, role: role, area: area) }
                x += width
            }
        }
        return max(0, min(x, area.maxX) - point.x)
    }

    /// Fills `rect` with `character`, which must take one column (another one is drawn as a space).
    public mutating func fill(_ rect: Rect, _ character: Character = " ", role: Role) {
        let area = bounds.intersection(rect)
        guard !area.isEmpty else { return }
        let drawn = Width.drawn(character)
        let filling = Cell(glyph: drawn.width == 1 ? drawn.glyph : .space, role: role, part: .single)
        for y in area.y..<area.maxY {
            separate(before: area.x, y: y)
            separate(before: area.maxX, y: y)
            let start = y * size.width
            for x in area.x..<area.maxX { cells[start + x] = filling }
        }
    }

    /// Gives what is already drawn in `rect` another role, wide glyphs only whole.
    public mutating func shade(_ rect: Rect, role: Role) {
        let area = bounds.intersection(rect)
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX {
                let index = y * size.width + x
                switch cells[index].part {
                case .single: cells[index].role = role
                case .head:
                    cells[index].role = role
                    cells[index + 1].role = role
                case .tail:
                    cells[index - 1].role = role
                    cells[index].role = role
                }
            }
        }
    }

    /// Draws a frame on the edge of `rect`, with `title` in its upper side; the inside stays as it is.
    public mutating func box(_ rect: Rect, title: String? = nil, role: Role = .border, titleRole: Role = .heading) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let line = String(repeating: "─", count: rect.width - 2)
        put("┌" + line + "┐", at: rect.origin, role: role)
        put("└" + line + "┘", at: Point(x: rect.x, y: rect.maxY - 1), role: role)
        for y in rect.y + 1..<rect.maxY - 1 {
            put("│", at: Point(x: rect.x, y: y), role: role)
            put("│", at: Point(x: rect.maxX - 1, y: y), role: role)
        }
        guard let title, rect.width >= 8 else { return }
        put(" " + title.shortened(to: rect.width - 6) + " ", at: rect.origin.moved(right: 2), role: titleRole)
    }

    /// Draws a horizontal line across `rect`'s first row.
    public mutating func rule(_ rect: Rect, role: Role = .border) {
        fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: min(1, rect.height)), "─", role: role)
    }

    // MARK: Reading back

    /// Every row as text, spaces at its end left out.
    public func rows() -> [String] {
        (0..<size.height).map { y in
            var text = ""
            for cell in row(y) where cell.part != .tail { cell.glyph.forEachScalar { text.unicodeScalars.append($0) } }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// The columns that the glyphs of row `y` add up to; the surface's width unless it is broken.
    public func rowColumns(_ y: Int) -> Int {
        row(y).reduce(0) { $1.part == .tail ? $0 : $0 + (Width.of($1.glyph.base) ?? 0) }
    }

    /// Whether each head in row `y` has its tail and each tail its head.
    public func rowHoldsTogether(_ y: Int) -> Bool {
        var expectsTail = false
        for cell in row(y) {
            if expectsTail != (cell.part == .tail) { return false }
            expectsTail = cell.part == .head
        }
        return !expectsTail
    }

    // MARK: Cells

    private mutating func place(_ glyph: Glyph, width: Int, x: Int, y: Int, role: Role, area: Rect) {
        let left = max(x, area.x)
        let right = min(x + width, area.maxX)
        guard left < right else { return }
        separate(before: left, y: y)
        separate(before: right, y: y)
        let index = y * size.width + left
        if right - left < width {
            cells[index] = Cell(glyph: .space, role: role, part: .single)
        } else if width == 1 {
            cells[index] = Cell(glyph: glyph, role: role, part: .single)
        } else {
            cells[index] = Cell(glyph: glyph, role: role, part: .head)
            cells[index + 1] = Cell(glyph: .space, role: role, part: .tail)
        }
    }

    /// Blanks both halves of a wide glyph that lies across the left edge of column `x`.
    private mutating func separate(before x: Int, y: Int) {
        guard x > 0, x < size.width else { return }
        let index = y * size.width + x
        guard cells[index].part == .tail else { return }
        cells[index - 1].glyph = .space
        cells[index - 1].part = .single
        cells[index].part = .single
    }
}
