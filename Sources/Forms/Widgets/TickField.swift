import Cells

/// A sentence to agree to. Space or Enter ticks, Space or Backspace takes the tick away.
public struct TickField: Equatable, Sendable {
    public var label: String
    public var isTicked: Bool
    /// Why it cannot be ticked yet; nil when it can.
    public var whyNot: String?

    public init(_ label: String, isTicked: Bool = false, whyNot: String? = nil) {
        self.label = label
        self.isTicked = isTicked
        self.whyNot = whyNot
    }

    /// What cannot be ticked yet does not draw the eye from the text that is to be read first; the marker `>` and the cursor tell
    /// that it has the focus.
    func role(isFocused: Bool) -> Role {
        if whyNot != nil, !isTicked { return .buttonDisabled }
        if isFocused { return .selected }
        return isTicked ? .tick : .body
    }

    func lines(width: Int) -> [String] {
        let mark = isTicked ? "[✓] " : "[ ] "
        return LineBreaking.wrap(label, width: width - 4).enumerated()
            .map { row, line in (row == 0 ? mark : "    ") + line }
    }
}

/// A button of a form.
public struct Button: Equatable, Sendable {
    public var label: String
    /// Why it does nothing now; nil when it works.
    public var whyNot: String?

    public init(_ label: String, whyNot: String? = nil) {
        self.label = label
        self.whyNot = whyNot
    }

    var text: String { "[ \(label) ]" }

    /// Draws the button with the marker in the two columns before it.
    func draw(on surface: inout Surface, at point: Point, isFocused: Bool, within clip: Rect) {
        let role: Role = isFocused ? .buttonFocused : whyNot == nil ? .button : .buttonDisabled
        if isFocused {
            surface.put(">", at: point, role: .body, within: clip)
            surface.setCursor(point.moved(right: 2), within: clip)
        }
        surface.put(text, at: point.moved(right: 2), role: role, within: clip)
    }
}
