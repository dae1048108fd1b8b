import Cells

/// Writes text from the top of a rectangle down, for pages that say something before their fields.
public struct TextColumn: Equatable, Sendable {
    /// What is left below.
    public private(set) var rest: Rect

    public init(in rect: Rect) {
        rest = rect
    }

    /// A heading with an empty row below.
    public mutating func heading(_ text: String, on surface: inout Surface) {
        write(text, role: .heading, on: &surface)
        space()
    }

    /// Wrapped text with an empty row below.
    public mutating func paragraph(_ text: String, role: Role = .body, on surface: inout Surface) {
        write(text, role: role, on: &surface)
        space()
    }

    /// A label and its value in one row; a long value goes on below itself.
    public mutating func pair(_ label: String, _ value: String, labelColumns: Int = 16, on surface: inout Surface) {
        surface.put(label.shortened(to: labelColumns), at: rest.origin, role: .label, within: rest)
        for line in LineBreaking.wrap(value, width: rest.width - labelColumns - 2) {
            surface.put(line, at: rest.origin.moved(right: labelColumns + 2), role: .value, within: rest)
            rest = rest.splitTop(1).rest
        }
    }

    /// Wrapped text.
    public mutating func write(_ text: String, role: Role = .body, on surface: inout Surface) {
        for line in LineBreaking.wrap(text, width: rest.width) {
            surface.put(line, at: rest.origin, role: role, within: rest)
            rest = rest.splitTop(1).rest
        }
    }

    public mutating func space(_ rows: Int = 1) {
        rest = rest.splitTop(rows).rest
    }
}
