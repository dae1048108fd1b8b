/// Compares what was pasted or typed with the text of the commitment (G-5): blanks and line ends do not count, nor
/// whether a letter, digit or sign is full or half width. Everything else does.
public enum Transcript {
    /// Where two texts part.
    public struct Difference: Hashable, Sendable {
        /// The place of the first difference, from 0, in the expected text without its blanks.
        public let place: Int
        /// The same place in the expected text as it is shown, from 0; its length where what was found goes on.
        public let shownPlace: Int
        /// The place in what was found, from 0, with its blanks; its length where the expected text goes on.
        public let foundPlace: Int
        /// How many characters the expected text has without blanks, and the one that was found.
        public let expectedCount: Int
        public let foundCount: Int
        /// What should stand there and what does, a few characters of each, without blanks; empty at the end of
        /// a text.
        public let expected: String
        public let found: String
    }

    /// The first difference; nil where the texts are equal.
    ///
    /// - Parameters:
    ///   - found: as pasted or typed, of any length; what is longer by far than the expected text is not read
    ///     to its end.
    ///   - expected: the text of the commitment.
    public static func difference(of found: String, from expected: String) -> Difference? {
        let wanted = counted(expected)
        let given = beginning(of: found, expected.count * 2 + looked)
        let place = zip(wanted, given).prefix { $0.character == $1.character }.count
        guard place < wanted.count || place < given.count else { return nil }
        return Difference(
            place: place, shownPlace: place < wanted.count ? wanted[place].index : expected.count,
            foundPlace: place < given.count ? given[place].index : found.count, expectedCount: wanted.count,
            foundCount: given.count, expected: words(wanted, from: place),
            found: words(given, from: place))
    }

    private static let wordsLength = 6
    private static let looked = 10_000

    /// The first `length` characters without those that do not count; where only such follow it is all that counts, else
    /// the next one comes behind it.
    private static func beginning(of text: String, _ length: Int) -> [(character: Character, index: Int)] {
        let head = text.prefix(length)
        let next = text[head.endIndex...].lazy.flatMap { Normal.narrow(String($0)) }.first
        return counted(String(head)) + (next.map { [($0, length)] } ?? [])
    }

    /// The characters that count, each with its place in the text.
    private static func counted(_ text: String) -> [(character: Character, index: Int)] {
        text.enumerated().flatMap { index, character in
            Normal.narrow(String(character)).map { ($0, index) }
        }
    }

    private static func words(_ text: [(character: Character, index: Int)], from place: Int) -> String {
        String(text.dropFirst(place).prefix(wordsLength).map(\.character))
    }
}
