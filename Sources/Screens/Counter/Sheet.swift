import Cells
import Forms

/// A piece of a line.
struct SheetPiece: Equatable, Sendable {
    let text: String
    let role: Role
    let column: Int

    init(_ text: String, _ role: Role = .body, at column: Int = 0) {
        self.text = text
        self.role = role
        self.column = column
    }
}

/// Something on a sheet that one can stand on: an information with its remarks, a material, an event.
struct SheetEntry<ID: Hashable & Sendable>: Equatable, Sendable {
    /// Nil for headings and empty rows, on which nobody stands.
    let id: ID?
    let lines: [[SheetPiece]]

    static func heading(_ text: String, _ note: SheetPiece? = nil) -> SheetEntry {
        SheetEntry(id: nil, lines: [[SheetPiece(text, .heading)] + (note.map { [$0] } ?? [])])
    }

    static var gap: SheetEntry { SheetEntry(id: nil, lines: [[]]) }
}

/// Entries under each other, more than there is room for, one of them in focus.
///
/// Keys: up and down go from entry to entry, PgUp and PgDn a page, Home and End to the ends.
struct Sheet<ID: Hashable & Sendable>: Equatable, Sendable {
    private(set) var entries: [SheetEntry<ID>] = []
    private var cursor = 0
    private var top = 0
    /// The rows for entries.
    private var height = 0
    private var isCut = false

    /// The columns before the entries, for the mark of the one in focus.
    static var gutter: Int { 2 }
    /// What the entries of a sheet of `width` columns have room for.
    static func room(in width: Int) -> Int { max(2, width - gutter) }

    /// The entry in focus.
    var focused: ID? { entries.indices.contains(cursor) ? entries[cursor].id : nil }

    /// Takes in other entries; the focus stays on the same one where it is still there.
    mutating func show(_ entries: [SheetEntry<ID>], height: Int) {
        let before = focused
        self.entries = entries
        // Where not all is in view, that there is more has a row of its own.
        isCut = height > 1 && lineCount > height
        self.height = isCut ? height - 1 : height
        cursor = entries.firstIndex { $0.id != nil && $0.id == before } ?? nearest(to: cursor)
        scroll()
    }

    mutating func focus(on id: ID) {
        cursor = entries.firstIndex { $0.id == id } ?? cursor
        scroll()
    }

    /// The entry nearest to a place on which one can stand.
    private func nearest(to index: Int) -> Int {
        let stops = entries.indices.filter { entries[$0].id != nil }
        return stops.first { $0 >= index } ?? stops.last ?? 0
    }

    private func line(of index: Int) -> Int { entries[..<index].reduce(0) { $0 + $1.lines.count } }
    private var lineCount: Int { entries.reduce(0) { $0 + $1.lines.count } }

    private mutating func scroll() {
        guard entries.indices.contains(cursor), height > 0 else { return }
        // The heading above the first entry that one can stand on is to be seen too.
        let first = nearest(to: 0) == cursor ? 0 : line(of: cursor)
        let last = line(of: cursor) + entries[cursor].lines.count
        top = min(max(top, last - height), first)
        top = max(0, min(top, lineCount - height))
    }

    /// Takes a key; false when the sheet has no use for it.
    mutating func press(_ key: Key) -> Bool {
        let stops = entries.indices.filter { entries[$0].id != nil }
        guard let here = stops.firstIndex(of: cursor) else { return false }
        switch key {
        case .up: cursor = stops[max(0, here - 1)]
        case .down: cursor = stops[min(stops.count - 1, here + 1)]
        case .home: cursor = stops[0]
        case .end: cursor = stops[stops.count - 1]
        case .pageUp: cursor = stops.last { line(of: $0) <= line(of: cursor) - height + 1 } ?? stops[0]
        case .pageDown:
            let goal = line(of: cursor) + height - 1
            cursor = stops.first { line(of: $0) >= goal } ?? stops[stops.count - 1]
        default: return false
        }
        scroll()
        return true
    }

    func draw(on surface: inout Surface, in area: Rect, words: FormsWords, isActive: Bool) {
        if isCut, lineCount - top > height { words.drawMore(on: &surface, in: area) }
        let rect = isCut ? area.splitBottom(1).rest : area
        var y = rect.y - top
        for (index, entry) in entries.enumerated() {
            let isHere = isActive && index == cursor && entry.id != nil
            for (row, line) in entry.lines.enumerated() {
                if y >= rect.y, y < rect.maxY {
                    draw(line, on: &surface, at: Point(x: rect.x, y: y), isHere && row == 0, clip: rect)
                }
                y += 1
            }
        }
    }

    private func draw(
        _ line: [SheetPiece], on surface: inout Surface, at origin: Point, _ isHere: Bool, clip: Rect
    ) {
        let start = origin.moved(right: Sheet.gutter)
        if isHere {
            surface.put(">", at: origin, role: .body, within: clip)
            // A whole bar, as in a table: pieces alone would leave holes in it.
            let bar = Rect(x: start.x, y: start.y, width: max(0, clip.maxX - start.x), height: 1)
            surface.fill(bar, role: .selected)
            surface.cursor = start
        }
        for piece in line {
            surface.put(
                piece.text, at: start.moved(right: piece.column), role: isHere ? .selected : piece.role, within: clip)
        }
    }
}

extension Sheet {
    mutating func focusFirst() {
        if let first = entries.compactMap(\.id).first { focus(on: first) }
    }
}
