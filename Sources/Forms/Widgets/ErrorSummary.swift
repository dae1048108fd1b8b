import Cells

/// What is wrong with one field.
public struct FieldProblem<ID: Hashable & Sendable>: Equatable, Sendable {
    public let id: ID
    public let message: String

    public init(_ id: ID, _ message: String) {
        self.id = id
        self.message = message
    }
}

/// What is wrong on a page, on top of it.
public struct ErrorSummary: Equatable, Sendable {
    public let messages: [String]

    /// Beyond these only their number is told; each field says its own.
    private static let mostShown = 4

    public init(_ messages: [String]) {
        self.messages = messages
    }

    private func lines(width: Int, words: FormsWords) -> [String] {
        let shown = messages.prefix(ErrorSummary.mostShown).flatMap { message in
            LineBreaking.wrap(message, width: width - 4).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
        }
        return ["! " + fill(words.problems, ["count": messages.count])] + shown
    }

    /// The rows that it takes, with the empty one below; 0 when nothing is wrong.
    public func rows(width: Int, words: FormsWords) -> Int {
        messages.isEmpty ? 0 : lines(width: width, words: words).count + 1
    }

    public func draw(on surface: inout Surface, in rect: Rect, words: FormsWords) {
        guard !messages.isEmpty else { return }
        for (row, line) in lines(width: rect.width, words: words).enumerated() {
            let point = rect.origin.moved(right: row == 0 ? 0 : 2, down: row)
            surface.put(line, at: point, role: .error, within: rect)
        }
    }
}
