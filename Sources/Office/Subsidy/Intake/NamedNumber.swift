import Housing
import Texts

/// The number of a document of somebody whom an applicant names, a landlord or a co-tenant. Which document it is nobody asks,
/// so it is one that some kind of document has.
public enum NamedNumber {
    /// What is wrong with it, in words; nil where it can be one.
    ///
    /// - Parameter mayBeOrganisation: whether a unified social credit code is one too.
    public static func problem(_ text: String, mayBeOrganisation: Bool = false) -> String? {
        let number = Normal.folded(text)
        if mayBeOrganisation, isOrganisation(number) { return nil }
        // Digits alone are no passport of five or six, and eighteen characters are a card's.
        let isOther = number.allSatisfy(\.isWholeNumber) ? (8...10).contains(number.count) : number.count != 18
        if isOther {
            let kinds = DocumentKind.allCases.filter { $0 != .residentCard && $0 != .residencePermit }
            if kinds.contains(where: { (try? IdentityNumber(number, kind: $0, on: nil)) != nil }) { return nil }
            return SubsidyApplyTexts.noDocumentNumber
        }
        do {
            _ = try IdentityNumber(number, kind: .residentCard, on: nil)
            return nil
        } catch {
            // A residence permit has the same form.
            return error == .otherKind(.residencePermit) ? nil : InputTexts.identity(error)
        }
    }

    /// A card has no letter but the last X; a code of digits alone has to pass its check.
    private static func isOrganisation(_ number: String) -> Bool {
        guard let code = try? CreditCode(number) else { return false }
        return code.warning == nil || number.dropLast().contains(where: \.isLetter)
    }
}
