import Cells

/// A button of a dialog.
public struct DialogButton<ID: Equatable & Sendable>: Equatable, Sendable {
    public let id: ID
    public let label: String

    public init(_ id: ID, _ label: String) {
        self.id = id
        self.label = label
    }
}

/// A question in the middle of the window, with buttons. A screen that has one open draws it last and gives it all keys.
public struct Dialog<ID: Equatable & Sendable>: Equatable, Sendable {
    public let title: String
    public let text: String
    public let buttons: [DialogButton<ID>]
    /// The button that Enter presses, 0-based.
    public private(set) var focus: Int
    /// What Esc means; nil means the last button.
    public let escape: ID?
    /// What it asks cannot be taken back: a button is chosen by an arrow and pressed by Enter alone, so that nobody answers it
    /// who only goes on typing.
    public internal(set) var isFinal: Bool

    public init(
        title: String, text: String, buttons: [DialogButton<ID>], focus: Int = 0, escape: ID? = nil,
        isFinal: Bool = false
    ) {
        self.isFinal = isFinal
        self.title = title
        self.text = text
        self.buttons = buttons
        self.focus = min(max(0, focus), max(0, buttons.count - 1))
        self.escape = escape ?? buttons.last?.id
    }

    /// Takes a key; gives the button that was pressed.
    public mutating func press(_ key: Key) -> ID? {
        guard !buttons.isEmpty else { return escape }
        switch key {
        case .left, .up, .backTab: focus = (focus + buttons.count - 1) % buttons.count
        case .right, .down, .tab: focus = (focus + 1) % buttons.count
        case .enter: return buttons[focus].id
        case .escape: return escape
        case .character where isFinal: return nil
        case .character(" "): return buttons[focus].id
        case .character(let character):
            guard let digit = character.wholeNumberValue, buttons.indices.contains(digit - 1) else { return nil }
            return buttons[digit - 1].id
        default: break
        }
        return nil
    }

    private var labels: [String] {
        buttons.enumerated().map { index, button in
            buttons.count > 1 && !isFinal ? "[ \(index + 1) \(button.label) ]" : "[ \(button.label) ]"
        }
    }

    public func draw(on surface: inout Surface, in area: Rect) {
        let width = min(area.width, max(44, Width.of(title) + 8, buttonColumns + 8))
        let lines = LineBreaking.wrap(text, width: width - 8, byPhrases: true)
        let isStacked = buttonColumns > width - 8
        let buttonRows = isStacked ? buttons.count : 1
        let size = Size(width: width, height: lines.count + buttonRows + 5)
        let rect = Dialog.window(on: &surface, in: area, size, title: title)
        for (row, line) in lines.enumerated() {
            surface.put(line, at: rect.origin.moved(down: row), role: .dialog, within: rect)
        }
        var point = rect.origin.moved(down: lines.count + 1)
        for (index, label) in labels.enumerated() {
            let isFocused = index == focus
            surface.put(isFocused ? ">" : " ", at: point, role: .dialog, within: rect)
            surface.put(
                label, at: point.moved(right: 2), role: isFocused ? .buttonFocused : .button, within: rect)
            if isFocused { surface.setCursor(point.moved(right: 2), within: rect) }
            point = isStacked ? point.moved(down: 1) : point.moved(right: Width.of(label) + 4)
        }
    }

    private var buttonColumns: Int {
        labels.reduce(-2) { $0 + 2 + Width.of($1) + 2 }
    }

    /// Clears a window in the middle and frames it; gives the room inside, four columns and two rows smaller on each side.
    static func window(on surface: inout Surface, in area: Rect, _ size: Size, title: String) -> Rect {
        let rect = area.centred(size)
        surface.fill(rect, role: .dialog)
        surface.box(rect, title: title, role: .borderFocused)
        return rect.inset(horizontal: 4, vertical: 2)
    }
}
