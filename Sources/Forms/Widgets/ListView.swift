import Cells

/// What a key did to a list.
public enum ListOutcome: Equatable, Sendable {
    case ignored, handled
    /// Enter on the row in this place, 0-based.
    case opened(Int)
}

/// A list of any length of which only a window of rows is held.
///
/// After each update the screen asks the world for `wanted()` and gives the answer to `supply`. Keys: up and down, PgUp and PgDn
/// (or left and right), Home and End, Enter; digits and Enter go to the row of that number.
public struct ListView<Row: Equatable & Sendable>: Equatable, Sendable {
    /// How many rows there are in all; nil until the first answer.
    public private(set) var total: Int?
    /// The row in focus, 0-based.
    public private(set) var selected = 0
    /// The first row in view.
    public private(set) var top = 0
    private var rows: [Row] = []
    private var firstRow = 0
    private var asked: Range<Int>?
    private var isStale = false
    private var size = Size(width: 0, height: 0)
    private var number = ""

    public init() {}

    /// Titles, then rows, then an empty row and the position.
    private var pageRows: Int { max(1, size.height - 3) }

    public mutating func fit(_ size: Size) {
        self.size = size
        scroll()
    }

    /// Whether a number is being typed.
    public var takesText: Bool { !number.isEmpty }
    /// A row's number is typed, never words.
    public var takesChinese: Bool { false }

    // MARK: Rows

    /// The rows that are in view and not held; each is asked for once. Nil when there is nothing to ask for.
    public mutating func wanted() -> Range<Int>? {
        let seen = top..<max(top, min(total ?? Int.max, top + pageRows))
        let held = firstRow..<firstRow + rows.count
        let isHeld = total != nil && held.clamped(to: seen) == seen
        guard size.height > 0, !isHeld || isStale else { return nil }
        let window = max(0, top - pageRows)..<top + 2 * pageRows
        guard asked != window else { return nil }
        asked = window
        isStale = false
        return window
    }

    /// Takes in rows from place `first` on, of `total`.
    public mutating func supply(_ rows: [Row], from first: Int, total: Int) {
        asked = nil
        self.rows = rows
        firstRow = first
        self.total = max(0, total)
        selected = min(selected, max(0, total - 1))
        scroll()
    }

    /// The rows held may be old; they stay in view until new ones come.
    public mutating func invalidate() {
        isStale = true
        asked = nil
    }

    /// Goes back to the top, with other rows to come: another filter.
    public mutating func reset() {
        let size = size
        self = ListView()
        self.size = size
    }

    public func row(at place: Int) -> Row? {
        rows.indices.contains(place - firstRow) ? rows[place - firstRow] : nil
    }

    public var selectedRow: Row? { row(at: selected) }

    public mutating func select(_ place: Int) {
        selected = min(max(0, place), max(0, (total ?? 1) - 1))
        scroll()
    }

    private mutating func scroll() {
        let lowest = max(0, (total ?? 0) - pageRows)
        top = min(max(top, selected - pageRows + 1), selected)
        top = min(top, max(lowest, 0))
    }

    // MARK: Keys

    public mutating func update(_ input: Input) -> ListOutcome {
        guard case .key(let key) = input else { return .ignored }
        if !number.isEmpty, let outcome = updateNumber(key) { return outcome }
        switch key {
        case .up: select(selected - 1)
        case .down: select(selected + 1)
        case .pageUp, .left: select(selected - pageRows)
        case .pageDown, .right: select(selected + pageRows)
        case .home: select(0)
        case .end: select((total ?? 1) - 1)
        case .enter:
            guard (total ?? 0) > 0 else { return .handled }
            return .opened(selected)
        case .character(let character):
            guard let digit = character.wholeNumberValue, (1...9).contains(digit) else { return .ignored }
            type(digit)
        default: return .ignored
        }
        return .handled
    }

    /// There is no row of a number beyond the last one.
    private mutating func type(_ digit: Int) {
        let typed = number + String(digit)
        if (Int(typed) ?? 0) <= total ?? .max { number = typed }
    }

    private mutating func updateNumber(_ key: Key) -> ListOutcome? {
        switch key {
        case .character(let character):
            guard let digit = character.wholeNumberValue, (0...9).contains(digit), number.count < 9 else { return nil }
            type(digit)
        case .backspace: number.removeLast()
        case .escape: number = ""
        case .enter:
            select((Int(number) ?? 1) - 1)
            number = ""
        default:
            number = ""
            return nil
        }
        return .handled
    }

    // MARK: Drawing

    /// Draws titles, the rows in view and the position. `cells` is called for rows in view alone.
    public func draw(
        on surface: inout Surface, in rect: Rect, columns: [TableColumn], words: FormsWords, isFocused: Bool = true,
        cells: (Row) -> [String]
    ) {
        let split = rect.splitTop(1)
        let inside = split.rest.splitBottom(2).rest
        TableColumn.drawRow(
            columns.map(\.title), columns, on: &surface, in: split.top.splitLeft(2).rest, role: .label)
        if total == 0 { surface.put(words.empty, at: inside.origin.moved(right: 2), role: .muted, within: inside) }
        for line in 0..<min(inside.height, max(0, (total ?? 1) - top)) {
            let place = Rect(x: rect.x, y: inside.y + line, width: rect.width, height: 1)
            drawRow(top + line, on: &surface, in: place, columns, words, isFocused, cells)
        }
        drawFoot(on: &surface, in: rect.splitBottom(1).bottom, words)
        if isFocused, surface.cursor == nil { surface.setCursor(inside.origin.moved(right: 2), within: inside) }
    }

    private func drawRow(
        _ place: Int, on surface: inout Surface, in rect: Rect, _ columns: [TableColumn], _ words: FormsWords,
        _ isFocused: Bool, _ cells: (Row) -> [String]
    ) {
        let text = rect.splitLeft(2).rest
        let isSelected = place == selected
        let role: Role = isSelected ? .selected : .body
        if isSelected {
            surface.fill(text, role: role)
            surface.put(isFocused ? ">" : "-", at: rect.origin, role: .body, within: rect)
            if isFocused { surface.setCursor(text.origin, within: text) }
        }
        guard let row = row(at: place) else {
            surface.put(words.loading, at: text.origin, role: .muted, within: text)
            return
        }
        TableColumn.drawRow(cells(row), columns, on: &surface, in: text, role: role)
    }

    private func drawFoot(on surface: inout Surface, in rect: Rect, _ words: FormsWords) {
        guard let total, total > 0 else { return }
        let inside = rect.splitLeft(2).rest
        let position = fill(words.position, ["place": selected + 1, "total": total])
        surface.put(position, at: inside.origin, role: .muted, within: inside)
        guard !number.isEmpty else { return }
        let goTo = fill(words.goTo, ["number": number])
        let x = max(inside.x, inside.maxX - Width.of(goTo))
        surface.put(goTo, at: Point(x: x, y: rect.y), role: .info, within: inside)
    }
}
