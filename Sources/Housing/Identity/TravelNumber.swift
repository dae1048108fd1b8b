/// Numbers of travel permits, passports and military papers: forms only, they carry no check that is public.
enum TravelNumber {
    static func check(_ value: String, kind: DocumentKind) throws(IdentityProblem) {
        let characters = Array(value)
        switch kind {
        case .hongKongMacaoPermit: try checkHongKongMacao(characters)
        case .taiwanPermit: try checkTaiwan(characters)
        case .passport: try checkPassport(characters)
        default: try checkMilitary(characters)
        }
    }

    /// H or M and 8 digits, or 10 on the older booklet; HA or MA and 7 digits for permanent residents who are not
    /// Chinese citizens (model 8.2).
    private static func checkHongKongMacao(_ characters: [Character]) throws(IdentityProblem) {
        guard let head = characters.first, head == "H" || head == "M" else { throw .prefix }
        guard [9, 11].contains(characters.count) else { throw .length(expected: [9, 11], found: characters.count) }
        let hasSecondLetter = characters.count == 9 && characters[1] == "A"
        try requireDigits(characters, from: hasSecondLetter ? 2 : 1)
    }

    /// 8 digits; the older booklet has 10 characters, of which the last may be a letter.
    private static func checkTaiwan(_ characters: [Character]) throws(IdentityProblem) {
        guard [8, 10].contains(characters.count) else { throw .length(expected: [8, 10], found: characters.count) }
        let endsInLetter = characters.count == 10 && characters[9].isASCIICapital
        try requireDigits(endsInLetter ? Array(characters.dropLast()) : characters, from: 0)
    }

    /// 5 to 20 letters and digits, a digit among them: every country has its own form.
    private static func checkPassport(_ characters: [Character]) throws(IdentityProblem) {
        guard (5...20).contains(characters.count) else { throw .form }
        for (index, character) in characters.enumerated()
        where character.asciiDigit == nil && !character.isASCIICapital {
            throw .character(position: index + 1)
        }
        guard characters.contains(where: { $0.asciiDigit != nil }) else { throw .form }
    }

    /// 4 to 20 characters with at least four digits; Chinese characters as in 军字第…号 are part of the number.
    private static func checkMilitary(_ characters: [Character]) throws(IdentityProblem) {
        guard (4...20).contains(characters.count) else { throw .form }
        for (index, character) in characters.enumerated() {
            let isAllowed =
                character.asciiDigit != nil || character.isASCIICapital || character == "-" || isHan(character)
            guard isAllowed else { throw .character(position: index + 1) }
        }
        guard characters.count(where: { $0.asciiDigit != nil }) >= 4 else { throw .form }
    }

    private static func requireDigits(_ characters: [Character], from start: Int) throws(IdentityProblem) {
        for (index, character) in characters.enumerated().dropFirst(start) where character.asciiDigit == nil {
            throw .character(position: index + 1)
        }
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
    }
}
