/// The citizen identification number: 6 digits area, 8 birth date, 3 sequence, 1 check character
/// (GB 11643-1999; the check is ISO 7064 MOD 11-2).
///
/// The area is where the number was first given. It never changes with a move and proves no hukou, and its codes are
/// abolished over the years; so only the province part is checked.
enum ResidentNumber {
    static func check(_ value: String, kind: DocumentKind, on referenceDay: Day?) throws(IdentityProblem) {
        if isRight(Array(value.utf8), kind: kind, on: referenceDay) { return }
        let characters = Array(value)
        guard characters.count == 18 else { throw .length(expected: [18], found: characters.count) }
        for (index, character) in characters.enumerated() {
            let isAllowed = character.asciiDigit != nil || (index == 17 && character == "X")
            guard isAllowed else { throw .character(position: index + 1) }
        }
        try checkArea(value, kind: kind)
        guard let birthDay = birthDay(value) else { throw .birthDay }
        if let referenceDay, birthDay > referenceDay { throw .bornLater(than: referenceDay) }
        guard checkCharacter(of: characters) == characters[17] else { throw .checkCharacter }
    }

    static func birthDay(_ value: String) -> Day? { birthDay(Array(value.utf8)) }

    private static func birthDay(_ bytes: [UInt8]) -> Day? {
        guard bytes.count >= 14, let year = number(bytes[6..<10]), let month = number(bytes[10..<12]),
            let day = number(bytes[12..<14])
        else { return nil }
        return Day(year, month, day)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for byte in digits {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// The same check without a word on what is wrong: most numbers of a file are right, and files are long.
    private static func isRight(_ bytes: [UInt8], kind: DocumentKind, on referenceDay: Day?) -> Bool {
        guard bytes.count == 18, let area = number(bytes[0..<6]), let birthDay = birthDay(bytes) else { return false }
        if let referenceDay, birthDay > referenceDay { return false }
        let isPermit = area == 810_000 || area == 820_000 || area == 830_000
        guard kind == .residencePermit ? isPermit : !isPermit && provinces.contains(area / 10_000) else { return false }
        var sum = 0
        for (index, weight) in weights.enumerated() {
            guard (0x30...0x39).contains(bytes[index]) else { return false }
            sum += Int(bytes[index] - 0x30) * weight
        }
        return checkCharacters[sum % 11].asciiValue == bytes[17]
    }

    private static func checkArea(_ value: String, kind: DocumentKind) throws(IdentityProblem) {
        let isPermit = permitAreas.contains(String(value.prefix(6)))
        if kind == .residencePermit {
            guard isPermit else { throw .prefix }
            return
        }
        if isPermit { throw .otherKind(.residencePermit) }
        guard let province = Digits.value(value.prefix(2)), provinces.contains(province) else { throw .province }
    }

    private static func checkCharacter(of characters: [Character]) -> Character {
        let sum = zip(characters, weights).reduce(0) { $0 + ($1.0.asciiDigit ?? 0) * $1.1 }
        return checkCharacters[sum % 11]
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters: [Character] = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"]

    /// Hong Kong, Macao, Taiwan.
    private static let permitAreas: Set = ["810000", "820000", "830000"]

    /// The first two digits of GB/T 2260: the 31 provinces, regions and cities of the mainland, and 71 for people from
    /// Taiwan who were entered with it when they settled.
    private static let provinces: Set = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71,
    ]
}
