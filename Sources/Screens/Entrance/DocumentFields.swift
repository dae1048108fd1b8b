import Forms
import Housing
import Office
import Texts

/// The fields into which somebody writes who he is, and what may be wrong with them.
enum DocumentFields {
    static func identity<ID>(_ id: ID, isHidden: Bool = false) -> FormItem<ID> {
        FormItem(
            id, EntranceTexts.identityNumber, help: EntranceTexts.identityHelp, isHidden: isHidden,
            .identity(IdentityNumberField()))
    }

    /// A number of another document, or of an organisation.
    static func number<ID>(_ id: ID, door: Door, isHidden: Bool = false) -> FormItem<ID> {
        let isPerson = door == .person
        return FormItem(
            id, isPerson ? EntranceTexts.otherNumber : EntranceTexts.creditCode,
            help: isPerson ? EntranceTexts.otherHelp : EntranceTexts.creditCodeHelp, isHidden: isHidden,
            // An organisation's code is public.
            .text(
                TextField(
                    limit: 24, columns: 28, normaliser: folded, mask: isPerson ? masked : nil, takesChinese: false)))
    }

    private static let masked = NamedFunction<String, String>("masked", Mask.document)
    private static let folded = Normaliser("folded", Normal.folded)

    /// What is wrong with a number before the office is asked. It never says which digit would have been right.
    static func problems<ID>(_ id: ID, _ text: String, door: Door, isCard: Bool) -> [FieldProblem<ID>] {
        guard !text.isEmpty else {
            let missing = door == .person ? EntranceTexts.numberMissing : EntranceTexts.creditCodeMissing
            return [FieldProblem(id, missing)]
        }
        if door == .organisation { return creditCodeProblems(id, text) }
        guard isCard else { return [] }
        do {
            _ = try IdentityNumber(text, kind: .residentCard, on: nil)
            return []
        } catch {
            // A residence permit has the same form and is typed into the same field.
            if error == .otherKind(.residencePermit) { return [] }
            return [FieldProblem(id, InputTexts.identity(error))]
        }
    }

    /// What stands under the number of an organisation: a code whose check character does not fit is looked at once more.
    static func creditCodeHelp(_ text: String) -> String {
        let isDoubtful = (try? CreditCode(text))?.warning != nil
        return isDoubtful ? EntranceTexts.creditCodeDoubtful : EntranceTexts.creditCodeHelp
    }

    /// What is told of its form before a try is charged; the check character is no ground to refuse (see ``CreditCode``).
    private static func creditCodeProblems<ID>(_ id: ID, _ text: String) -> [FieldProblem<ID>] {
        do {
            _ = try CreditCode(text)
            return []
        } catch {
            return [FieldProblem(id, InputTexts.creditCode(error))]
        }
    }
}
