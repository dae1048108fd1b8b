import Housing

// Nobody of the staff acts on the application or the agreement of his own family, for it or against it (OWN_CASE; model
// 3.8, 6.4, 6.5), nor reads who objected to it. It is asked as soon as it is known which family is meant, before where
// that stands and who entered what. Files of many families and the steps of a batch decide nothing about anybody by name.
extension RecordReader {
    /// Whether somebody is of a family: he applies for it, a file of members names him, or he rents the dwelling together
    /// with it. He is known by the number of his document.
    func isOwn(_ family: FamilyState, of file: BatchFile, _ person: PersonID?) throws(OfficeFailure) -> Bool {
        guard let person else { return false }
        let number = try self.person(person).document.value
        if try applicant(at: family.position, of: file).document.value == number { return true }
        if let form = try application(at: family.position, of: file)?.form, form.coTenants.contains(number) {
            return true
        }
        guard !family.people.isEmpty else { return false }
        return try members(at: family.position, of: file).contains { $0.document.value == number }
    }

    /// - Parameter rule: 6.4 of an application, 6.5 of an agreement.
    /// - Throws: `OWN_CASE` where the actor is of the family.
    func requireNotOwn(
        _ family: FamilyState, of file: BatchFile, _ actor: Actor, _ rule: Rule
    ) throws(OfficeFailure) {
        guard try !isOwn(family, of: file, actor.person) else { throw .refused(Refusal(.ownCase, rule)) }
    }
}
