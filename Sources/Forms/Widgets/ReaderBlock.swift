/// A piece of a text to be read.
public struct ReaderBlock: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case heading
        /// Wrapped, with an empty line before it.
        case paragraph
        /// A point of a list: wrapped under its first line, without an empty line before it.
        case item
        /// Kept in one line, cut where it is too long.
        case line
    }

    public let kind: Kind
    public let spans: [ReaderSpan]

    public init(_ kind: Kind, _ spans: [ReaderSpan]) {
        self.kind = kind
        self.spans = spans
    }

    public static func heading(_ text: String) -> ReaderBlock { ReaderBlock(.heading, [ReaderSpan(text)]) }
    public static func paragraph(_ text: String) -> ReaderBlock { ReaderBlock(.paragraph, [ReaderSpan(text)]) }
    public static func item(_ text: String) -> ReaderBlock { ReaderBlock(.item, [ReaderSpan(text)]) }
    public static func line(_ text: String) -> ReaderBlock { ReaderBlock(.line, [ReaderSpan(text)]) }

    var text: String { spans.map(\.text).joined() }
}

/// A run of a text to be read.
public struct ReaderSpan: Equatable, Sendable {
    public let text: String
    /// Shown so that it cannot be overlooked, in every theme.
    public let isPointedOut: Bool

    public init(_ text: String, isPointedOut: Bool = false) {
        self.text = text
        self.isPointedOut = isPointedOut
    }
}
