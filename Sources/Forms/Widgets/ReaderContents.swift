import Cells

/// The headings of a text by number: the way of a number pad, which cannot type what is sought.
struct ReaderContents: Equatable, Sendable {
    enum Outcome: Equatable {
        case stays, left
        /// The line at which the heading stands.
        case went(Int)
    }

    struct Heading: Equatable, Sendable {
        let text: String
        let line: Int
    }

    let headings: [Heading]
    /// The marked one, 0-based.
    private(set) var marked: Int
    /// The digits of a number that may go on.
    private(set) var typed = ""

    /// The heading that `top` is under is marked.
    init(_ lines: [ReaderLine], near top: Int) {
        var headings: [Heading] = []
        for (index, line) in lines.enumerated() where line.isHeading {
            // A heading that was broken is one all the same.
            if let last = headings.last, lines[last.line].block == line.block {
                headings[headings.count - 1] = Heading(text: last.text + line.text, line: last.line)
            } else {
                headings.append(Heading(text: line.text, line: index))
            }
        }
        self.headings = headings
        marked = headings.lastIndex { $0.line <= top } ?? 0
    }

    mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .up, .left, .backTab: mark(marked - 1)
        case .down, .right, .tab: mark(marked + 1)
        case .pageUp, .home: mark(0)
        case .pageDown, .end: mark(headings.count - 1)
        case .enter: return headings.indices.contains(marked) ? .went(headings[marked].line) : .left
        case .backspace where !typed.isEmpty: typed.removeLast()
        case .escape, .backspace: return .left
        case .character(let character) where character.isASCII && character.isWholeNumber: type(character)
        default: break
        }
        return .stays
    }

    private mutating func mark(_ index: Int) {
        typed = ""
        marked = min(max(0, index), headings.count - 1)
    }

    /// A digit goes on with the number as far as there is such a heading, and else begins a new one.
    private mutating func type(_ digit: Character) {
        for text in [typed + String(digit), String(digit)] {
            guard let number = Int(text), headings.indices.contains(number - 1) else { continue }
            marked = number - 1
            typed = text
            return
        }
    }

    func draw(on surface: inout Surface, in rect: Rect) {
        let first = max(0, min(marked - rect.height / 2, headings.count - rect.height))
        let columns = String(headings.count).count
        for (row, index) in headings.indices.dropFirst(first).prefix(rect.height).enumerated() {
            let number = String(index + 1)
            let text = String(repeating: " ", count: columns - number.count) + number + "  " + headings[index].text
            let point = rect.origin.moved(down: row)
            let isMarked = index == marked
            surface.put(
                ((isMarked ? "> " : "  ") + text).padded(to: rect.width), at: point,
                role: isMarked ? .selected : .body, within: rect)
            if isMarked { surface.setCursor(point.moved(right: 2), within: rect) }
        }
    }
}
