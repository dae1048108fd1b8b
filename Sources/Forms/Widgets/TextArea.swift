import Cells

/// A few rows of text to type: one long line that is broken where a row is full.
///
/// Left and right, Home and End move in it; up and down leave it. Text too long for its rows scrolls.
public struct TextArea: Equatable, Sendable {
    private var line: EditedLine
    /// How many rows it is drawn with.
    public let rows: Int

    public init(_ text: String = "", limit: Int = 2000, rows: Int = 4) {
        line = EditedLine(Text.clean(text), limit: limit)
        self.rows = max(1, rows)
    }

    public var text: String {
        get { String(line.characters) }
        set { line = EditedLine(Text.clean(newValue), limit: line.limit) }
    }

    /// Puts the cursor before this character of the text, or behind the last one.
    public mutating func moveCursor(to place: Int) { line.move(to: place) }

    /// Takes a key or paste; false when the area has no use for it.
    public mutating func update(_ input: Input) -> Bool {
        switch input {
        case .paste(let text): line.insert(Text.clean(text))
        case .key(.character(let character)): line.insert(Text.clean(String(character)))
        case .key(let key): return line.update(key)
        }
        return true
    }

    /// Draws it between brackets, so that its place shows without colour.
    public func draw(on surface: inout Surface, in rect: Rect, look: FieldLook) {
        let place = rect.splitTop(rows).top
        guard place.width >= 4, !place.isEmpty else { return }
        surface.fill(place, role: look.role)
        for y in place.y..<place.maxY {
            surface.put("[", at: Point(x: place.x, y: y), role: look.role)
            surface.put("]", at: Point(x: place.maxX - 1, y: y), role: look.role)
        }
        let inside = place.inset(horizontal: 1, vertical: 0)
        let starts = rowStarts(width: inside.width)
        let cursorRow = starts.lastIndex { $0 <= line.cursor } ?? 0
        let top = look.isFocused ? max(0, cursorRow - inside.height + 1) : 0
        for (row, start) in starts.enumerated().dropFirst(top).prefix(inside.height) {
            let end = row + 1 < starts.count ? starts[row + 1] : line.characters.count
            let text = String(line.characters[start..<end])
            surface.put(text, at: inside.origin.moved(down: row - top), role: look.role, within: inside)
        }
        guard look.isFocused else { return }
        let x = line.characters[starts[cursorRow]..<line.cursor].reduce(0) { $0 + Width.of($1) }
        surface.setCursor(inside.origin.moved(right: min(x, inside.width - 1), down: cursorRow - top), within: inside)
    }

    /// The character with which each row begins. The last row has room for the cursor behind the last character.
    private func rowStarts(width: Int) -> [Int] {
        var starts = [0]
        var columns = 0
        for (index, character) in line.characters.enumerated() {
            let wide = Width.of(character)
            if columns + wide > width {
                starts.append(index)
                columns = 0
            }
            columns += wide
        }
        if columns >= width { starts.append(line.characters.count) }
        return starts
    }
}
