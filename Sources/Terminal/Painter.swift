import CNcurses
import Cells

/// Widths as the system's locale has them, by which ncurses counts columns.
enum SystemWidth {
    /// The columns of a scalar, -1 for what cannot be printed. UTF-8 must be in use.
    static func of(_ scalar: UInt32) -> Int32 {
        anju_wcwidth(scalar)
    }

    /// Whether UTF-8 is to be had; the first call sets the locale, and no later one does.
    static func useUTF8() -> Bool { isSet }

    private static let isSet = anju_use_utf8_locale() == 1
}

/// Hands the rows of a frame that changed to ncurses, which alone decides what reaches the terminal.
struct Painter {
    private var shown: Surface?
    private var row: [cchar_t] = []
    private var glyph = [wchar_t](repeating: 0, count: 5)
    private let systemWidth: (UInt32) -> Int32

    init(systemWidth: @escaping (UInt32) -> Int32 = SystemWidth.of) {
        self.systemWidth = systemWidth
    }

    /// Nothing of what was shown stands any longer.
    mutating func forget() {
        shown = nil
    }

    mutating func paint(_ surface: Surface, palette: Palette, on size: Size) {
        let screen = anju_stdscr()
        let known = shown?.size == surface.size ? shown : nil
        if known == nil { werase(screen) }
        for y in 0..<min(surface.size.height, size.height) {
            let cells = surface.row(y)
            if let known, known.row(y) == cells { continue }
            row.removeAll(keepingCapacity: true)
            for cell in cells where cell.part != .tail { append(cell, palette) }
            // Cuts cleanly at the right edge, never through a glyph; the count is one of glyphs.
            mvwadd_wchnstr(screen, Int32(y), 0, row, Int32(row.count))
        }
        placeCursor(surface.cursor, on: size)
        wnoutrefresh(screen)
        doupdate()
        shown = surface
    }

    /// A glyph to which the system's `wcwidth` gives another width than `Cells` would shift the rest of the row: a box.
    private mutating func append(_ cell: Cell, _ palette: Palette) {
        let look = palette[cell.role]
        let width: Int32 = cell.part == .head ? 2 : 1
        var count = 0
        cell.glyph.forEachScalar { scalar in
            glyph[count] = wchar_t(scalar.value)
            count += 1
        }
        if systemWidth(UInt32(glyph[0])) != width {
            append(Width.placeholder, look)
            if width == 2 { append(.space, look) }
            return
        }
        glyph[count] = 0
        appendGlyph(look)
    }

    private mutating func append(_ glyph: Glyph, _ look: Palette.Look) {
        self.glyph[0] = wchar_t(glyph.base.value)
        self.glyph[1] = 0
        appendGlyph(look)
    }

    private mutating func appendGlyph(_ look: Palette.Look) {
        var cell = cchar_t()
        setcchar(&cell, glyph, look.attributes, look.pair, nil)
        row.append(cell)
    }

    private func placeCursor(_ cursor: Point?, on size: Size) {
        guard let cursor, cursor.x >= 0, cursor.y >= 0, cursor.x < size.width, cursor.y < size.height else {
            curs_set(0)
            return
        }
        curs_set(1)
        wmove(anju_stdscr(), Int32(cursor.y), Int32(cursor.x))
    }
}
