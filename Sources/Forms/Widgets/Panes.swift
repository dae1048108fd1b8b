import Cells

/// Two panes beside each other where there is room, one where there is not.
public enum Panes {
    /// From this width on there are two.
    public static let leastColumns = 100
    private static let gap = 3

    /// Splits `rect` so that the right pane takes `share` percent; nil for the second where there is only room for one.
    public static func split(_ rect: Rect, share: Int = 50) -> (left: Rect, right: Rect?) {
        guard rect.width >= leastColumns - 2 * Frame.marginColumns else { return (rect, nil) }
        let right = (rect.width - gap) * share / 100
        let split = rect.splitRight(right)
        return (split.rest.splitRight(gap).rest, split.right)
    }

    /// Draws the line between the panes.
    public static func drawLine(on surface: inout Surface, leftOf right: Rect) {
        for y in right.y..<right.maxY {
            surface.put("│", at: Point(x: right.x - 2, y: y), role: .border)
        }
    }
}
