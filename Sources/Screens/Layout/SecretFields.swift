import Forms
import Housing
import Texts

/// The field for 一次性验证码, at the kiosk and at the counter: eight digits, shown as stars.
enum OneTimeCodeField {
    private static let digits = 8

    static var field: TextField {
        TextField(limit: digits, columns: 12, normaliser: .digitsOnly, mask: hidden)
    }

    /// What is wrong with the typed code; nil where it can be tried.
    static func problem(_ code: String) -> String? {
        if code.isEmpty { return EntranceTexts.codeMissing }
        return code.count == digits ? nil : EntranceTexts.codeLength
    }

    private static let hidden = NamedFunction<String, String>("hidden") { String(repeating: "*", count: $0.count) }
}

extension Normaliser {
    /// Full-width digits become ASCII ones; everything else is dropped.
    static var digitsOnly: Normaliser {
        Normaliser("digits") { typed in String(Normal.folded(typed).filter { $0.isASCII && $0.isNumber }) }
    }
}

/// The field for 校验码 of a signature sheet.
enum SheetCodeField {
    static var field: TextField {
        TextField(limit: SheetCode.length, columns: 10, normaliser: .digitsOnly, groups: [3, 3])
    }

    /// What is wrong with the typed code; nil where it can be tried.
    static func problem(_ code: String) -> String? {
        if code.isEmpty { return CounterContractTexts.codeFirst }
        return code.count == SheetCode.length ? nil : CounterContractTexts.codeLength
    }
}

/// A new password and its repetition, at the kiosk and at the counter.
enum NewPasswordFields {
    /// What is wrong with the two, and beside which it is told; nil where they can be tried.
    static func problem<Field: Hashable & Sendable>(
        _ form: Form<Field>, _ password: Field, again: Field
    ) -> FieldProblem<Field>? {
        let typed = form.text(password)
        let repeated = form.text(again)
        if typed.isEmpty { return FieldProblem(password, EntranceTexts.passwordMissing) }
        if repeated.isEmpty { return FieldProblem(again, EntranceTexts.againMissing) }
        return typed == repeated ? nil : FieldProblem(again, EntranceTexts.passwordsDiffer)
    }
}
