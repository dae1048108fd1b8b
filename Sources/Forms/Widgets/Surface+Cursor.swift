import Cells

extension Surface {
    /// Puts the cursor at `point`, unless that is outside `rect`: what is scrolled out of view has no cursor.
    mutating func setCursor(_ point: Point, within rect: Rect) {
        if rect.contains(point), bounds.contains(point) { cursor = point }
    }
}
