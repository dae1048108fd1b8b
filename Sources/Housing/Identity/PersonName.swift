/// What a person's name can be made of. A register is typed by many hands, and what is no name there could not be put
/// right later: a name that differs is another person's.
public enum PersonName {
    /// The place, from 1, of the first character that stands in no name: all but letters of any script, the marks on
    /// them, blanks and the points, hyphens and apostrophes between its parts. A name begins with a letter.
    ///
    /// - Parameter name: as ``Normal/name(_:)`` makes it.
    public static func wrongCharacter(in name: String) -> Int? {
        for (index, character) in name.enumerated() {
            let isLetter = character.unicodeScalars.first?.properties.isAlphabetic ?? false
            let isAllowed = index == 0 ? isLetter : isLetter || separators.contains(character)
            guard isAllowed, character.unicodeScalars.dropFirst().allSatisfy(isMark) else { return index + 1 }
        }
        return nil
    }

    private static let separators: Set<Character> = [" ", "·", "•", "・", "‧", "．", ".", "-", "'", "’"]

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
