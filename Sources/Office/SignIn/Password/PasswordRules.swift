import Housing

/// What a new password must be (contract: People): long enough and not one of those that are guessed first.
/// No composition rules: they make passwords worse (NIST SP 800-63B 5.1.1.2).
enum PasswordRules {
    private static let rule: Rule = "L-08"
    static let leastCharacters = 8

    /// Refuses a password that is too short or guessed first.
    ///
    /// - Parameter password: as given by ``folded(_:)``.
    static func check(_ password: String, for login: Login) throws(OfficeFailure) {
        guard password.count >= leastCharacters else {
            throw .refused(Refusal(.passwordTooShort, rule, .least(leastCharacters), .found(password.count)))
        }
        guard !isGuessedFirst(password.lowercased(), login: login.text.lowercased()) else {
            throw .refused(Refusal(.passwordTooCommon, rule))
        }
    }

    /// Full-width letters, digits and signs become half-width, so that a password typed with a Chinese input method
    /// is the one typed without. Nothing else changes; a blank counts.
    static func folded(_ typed: String) -> String {
        var folded = ""
        for scalar in typed.unicodeScalars {
            let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
            folded.unicodeScalars.append(
                isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return folded
    }

    private static func isGuessedFirst(_ password: String, login: String) -> Bool {
        CommonPasswords.all.contains(password)
            || isRepetition(password)
            || isRun(password)
            || login.contains(password)
            || (login.count >= leastCharacters && password.contains(login))
    }

    /// One to four characters over and over: `88888888`, `abcabcabc`, `12341234`.
    private static func isRepetition(_ password: String) -> Bool {
        let characters = Array(password)
        return (1...4).contains { period in
            characters.indices.dropFirst(period).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }

    /// Neighbours in code order, up or down: `23456789`, `hgfedcba`.
    private static func isRun(_ password: String) -> Bool {
        let values = password.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
        return steps == [1] || steps == [-1]
    }
}
