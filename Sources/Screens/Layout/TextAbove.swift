import Cells
import Forms

/// A text above a menu. Where both have no room, the text is turned by pages and some entries stay in view, so that nobody
/// chooses what he does not see.
struct TextAbove: Equatable, Sendable {
    private var page = 0
    private var size = Size(width: 0, height: 0)

    /// Fewer rows are too few for a menu; where the text is parted it gets some more.
    private static let (leastMenuRows, menuRows) = (4, 6)
    /// That of the position and an empty one.
    private static let footRows = 2

    mutating func fit(_ size: Size) { self.size = size }

    /// Whether the key turned the text.
    mutating func turn(_ key: Key, _ blocks: [PageBlock], menuRows: Int) -> Bool {
        let step =
            switch key {
            case .right, .pageDown: 1
            case .left, .pageUp: -1
            default: 0
            }
        guard step != 0, let parts = parts(blocks, menuRows, in: size) else { return false }
        let next = min(page, parts.count - 1) + step
        guard (0..<parts.count).contains(next) else { return false }
        page = next
        return true
    }

    func isCut(_ blocks: [PageBlock], menuRows: Int) -> Bool { parts(blocks, menuRows, in: size) != nil }

    /// Draws the text and gives the room for the menu.
    func draw(_ blocks: [PageBlock], menuRows: Int, on surface: inout Surface, in rect: Rect) -> Rect {
        guard let (rows, count) = parts(blocks, menuRows, in: rect.size) else {
            return Page.draw(blocks, on: &surface, in: rect)
        }
        let split = rect.splitTop(rows + Self.footRows)
        let page = min(page, count - 1)
        Page.draw(blocks, from: page * rows, on: &surface, in: split.top.splitTop(rows).top)
        let words = FormsWords.anju
        let isLast = page == count - 1
        let place = fill(words.page, ["page": page + 1, "pages": count]) + "   " + (isLast ? words.atEnd : words.more)
        surface.put(place, at: rect.origin.moved(down: rows), role: isLast ? .label : .info, within: split.top)
        return split.rest
    }

    /// The rows of a page and how many pages there are; nil where all has room.
    private func parts(_ blocks: [PageBlock], _ menuRows: Int, in size: Size) -> (rows: Int, count: Int)? {
        let text = Page.rows(blocks, width: size.width)
        guard size.height > 0, text + min(menuRows, Self.leastMenuRows) > size.height else { return nil }
        let rows = max(1, size.height - min(menuRows, Self.menuRows) - Self.footRows)
        let read = blocks.last == .gap ? text - 1 : text
        return (rows, (read + rows - 1) / rows)
    }
}
