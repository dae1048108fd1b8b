import Cells
import Forms

/// A piece of a page, drawn from top to bottom.
enum PageBlock: Equatable, Sendable {
    /// What the page is about; an empty row follows.
    case heading(String)
    /// Wrapped text.
    case text(String, Role = .body)
    /// A sentence of many names: its lines end behind one of them.
    case names(String, Role = .body)
    /// Text of a list, indented as a whole.
    case item(String, Role = .body)
    /// Labels and values in two columns.
    case facts([Fact])
    case gap
}

/// A label with its value.
struct Fact: Equatable, Sendable {
    let label: String
    let value: String
    let role: Role

    init(_ label: String, _ value: String, role: Role = .value) {
        self.label = label
        self.value = value
        self.role = role
    }
}

/// The one way in which pages are laid out: heading, text, facts, and what is left for the form or menu below.
enum Page {
    private static let indent = 2
    /// Columns between labels and values.
    private static let gapColumns = 3

    /// Draws the blocks, but for as many of their first rows, and gives the room below them.
    @discardableResult
    static func draw(
        _ blocks: [PageBlock], from first: Int = 0, on surface: inout Surface, in rect: Rect
    ) -> Rect {
        var rest = rect
        for line in blocks.flatMap({ lines($0, width: rect.width) }).dropFirst(first) {
            for (text, role, column) in line {
                surface.put(text, at: rest.origin.moved(right: column), role: role, within: rest)
            }
            rest = rest.splitTop(1).rest
        }
        return rest
    }

    /// The rows that the blocks take.
    static func rows(_ blocks: [PageBlock], width: Int) -> Int {
        blocks.reduce(0) { $0 + lines($1, width: width).count }
    }

    /// What is left of a body below the blocks.
    static func room(below blocks: [PageBlock], in size: Size) -> Size {
        Size(width: size.width, height: max(0, size.height - rows(blocks, width: size.width)))
    }

    private typealias Line = [(text: String, role: Role, column: Int)]

    private static func lines(_ block: PageBlock, width: Int) -> [Line] {
        switch block {
        case .heading(let text): LineBreaking.wrap(text, width: width).map { [($0, .heading, 0)] } + [[]]
        case .text(let text, let role): LineBreaking.wrap(text, width: width).map { [($0, role, 0)] }
        case .names(let text, let role):
            LineBreaking.wrap(text, width: width, byPhrases: true).map { [($0, role, 0)] }
        case .item(let text, let role): LineBreaking.wrap(text, width: width - indent).map { [($0, role, indent)] }
        case .facts(let facts): factLines(facts, width: width)
        case .gap: [[]]
        }
    }

    private static func factLines(_ facts: [Fact], width: Int) -> [Line] {
        let column = (facts.map { Width.of($0.label) }.max() ?? 0) + gapColumns
        return facts.flatMap { fact in
            LineBreaking.wrap(fact.value, width: max(2, width - column)).enumerated().map { row, text in
                row == 0 ? [(fact.label, .label, 0), (text, fact.role, column)] : [(text, fact.role, column)]
            }
        }
    }
}
