import Cells
import Testing

@testable import Forms

/// What a widget draws on an empty surface, a line a row, spaces and empty rows at the end left out.
func drawn(_ width: Int, _ height: Int, _ draw: (inout Surface, Rect) -> Void) -> String {
    var surface = Surface(size: Size(width: width, height: height))
    draw(&surface, surface.bounds)
    var rows = surface.rows()
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
}

/// Where a widget puts the cursor.
func cursor(_ width: Int, _ height: Int, _ draw: (inout Surface, Rect) -> Void) -> Point? {
    var surface = Surface(size: Size(width: width, height: height))
    draw(&surface, surface.bounds)
    return surface.cursor
}

/// Every row's cells add up to the surface's width, no glyph is halved, and the cursor is inside.
func expectSound(_ surface: Surface, _ comment: Comment? = nil) {
    let broken = (0..<surface.size.height).filter {
        surface.rowColumns($0) != surface.size.width || !surface.rowHoldsTogether($0)
    }
    #expect(broken == [], comment)
    if let cursor = surface.cursor { #expect(surface.bounds.contains(cursor), comment) }
}

/// Presses keys on a field and gives whether the last was taken.
func keys(_ text: String) -> [Input] { text.map { .key(.character($0)) } }
