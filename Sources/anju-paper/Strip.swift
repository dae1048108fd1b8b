/// A part of the flow that is never split: a line of text, a row of a table, the signature areas.
struct Strip {
    let height: Double
    /// Space above; none on top of a page.
    var before = 0.0
    /// Whether it stands on one page with the next strip: a heading with its first lines.
    var keepsWithNext = false
    /// Drawn again above it where it is the first on a page: the head of its table.
    var head: RepeatedHead?
    /// Whether it begins a page.
    var beginsPage = false
    /// The rectangles of the signature areas in it, from its top left.
    var places: [Box] = []
    /// Draws it with its top at `y`.
    let draw: (Canvas, _ y: Double) -> Void
}

/// What is drawn again on a further page.
final class RepeatedHead {
    let height: Double
    let draw: (Canvas, Double) -> Void

    init(height: Double, draw: @escaping (Canvas, Double) -> Void) {
        self.height = height
        self.draw = draw
    }
}

/// A rectangle in points; where it begins depends on what it is in.
struct Box {
    let x, y, width, height: Double
}

/// Parts strips into pages.
enum Pagination {
    /// A strip and where its top is on its page, from the top of the body.
    struct Placed {
        let strip: Strip
        let y: Double
        let head: RepeatedHead?
    }

    static func pages(of strips: [Strip], height: Double) -> [[Placed]] {
        var pages: [[Placed]] = [[]]
        var used = 0.0
        var index = 0
        while index < strips.count {
            let chain = chain(from: index, in: strips)
            if !pages[pages.count - 1].isEmpty,
                strips[index].beginsPage || used + chain.reduce(0, { $0 + $1.before + $1.height }) > height
            {
                pages.append([])
                used = 0
            }
            for strip in chain {
                if used + strip.before + strip.height > height, !pages[pages.count - 1].isEmpty {
                    pages.append([])
                    used = 0
                }
                let isFirst = pages[pages.count - 1].isEmpty
                let head = isFirst ? strip.head : nil
                let y = used + (isFirst ? 0 : strip.before) + (head?.height ?? 0)
                pages[pages.count - 1].append(Placed(strip: strip, y: y, head: head))
                used = y + strip.height
            }
            index += chain.count
        }
        return pages
    }

    /// The strips from `index` that stand together.
    private static func chain(from index: Int, in strips: [Strip]) -> ArraySlice<Strip> {
        var end = index
        while end < strips.count - 1, strips[end].keepsWithNext, !strips[end + 1].beginsPage { end += 1 }
        return strips[index...end]
    }
}
