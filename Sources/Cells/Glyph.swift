/// What one cell shows: a base and at most three combining marks on it.
///
/// The scalars stand in the value itself. A `Character` may own storage on the heap, and thousands of them would be counted
/// by reference in every frame that is filled, compared and let go.
public struct Glyph: Hashable, Sendable, ExpressibleByUnicodeScalarLiteral {
    /// As many marks as fit into one cell of ncurses beside the base.
    static let marksLimit = 3

    /// The scalar that decides how many columns the glyph takes.
    public let base: Unicode.Scalar
    // U+0000 where there is none: it is no mark.
    private let first: Unicode.Scalar
    private let second: Unicode.Scalar
    private let third: Unicode.Scalar

    private static let none = Unicode.Scalar(0 as UInt8)

    public static let space: Glyph = " "

    public init(_ base: Unicode.Scalar) {
        self.base = base
        (first, second, third) = (Glyph.none, Glyph.none, Glyph.none)
    }

    public init(unicodeScalarLiteral base: Unicode.Scalar) { self.init(base) }

    /// The character's scalars; nil where they are more than a cell holds.
    init?(_ character: Character) {
        var scalars = character.unicodeScalars.makeIterator()
        base = scalars.next() ?? " "
        first = scalars.next() ?? Glyph.none
        second = scalars.next() ?? Glyph.none
        third = scalars.next() ?? Glyph.none
        guard scalars.next() == nil else { return nil }
    }

    /// The base, then its marks.
    public func forEachScalar(_ body: (Unicode.Scalar) -> Void) {
        body(base)
        guard first != Glyph.none else { return }
        body(first)
        guard second != Glyph.none else { return }
        body(second)
        if third != Glyph.none { body(third) }
    }

    public var character: Character {
        var text = String.UnicodeScalarView()
        forEachScalar { text.append($0) }
        return Character(String(text))
    }
}
