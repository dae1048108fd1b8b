import Housing
import Texts

/// What an application says of people that cannot be, and what another one is refused for, however it comes: by file, from a
/// correction, or at a kiosk.
extension SubsidyForm {
    /// An applicant neither lets a dwelling to himself nor rents together with himself (LH-05, LH-33), and names everybody
    /// once; nor does somebody of his family let it to him.
    ///
    /// - Parameters:
    ///   - applicant: his number.
    ///   - family: the numbers of his family's people, as far as they are known.
    func slip(of applicant: String, family: [String] = []) -> (field: String, words: String)? {
        let landlord = lease.landlordDocument
        if landlord == applicant { return ("landlord", SubsidyImportTexts.landlordIsApplicant) }
        if family.contains(landlord) { return ("landlord", SubsidyImportTexts.landlordOfFamily) }
        if coTenants.contains(applicant) { return ("co_tenants", SubsidyImportTexts.coTenantIsApplicant) }
        if Set(coTenants).count < coTenants.count { return ("co_tenants", SubsidyImportTexts.coTenantTwice) }
        return nil
    }

    /// A landlord's or co-tenant's number that can be none, where somebody types it himself; what stood there before is not
    /// looked at again.
    func numberSlip(since before: SubsidyForm?) -> (field: String, words: String)? {
        let landlord = lease.landlordDocument
        if !landlord.isEmpty, landlord != before?.lease.landlordDocument,
            let words = NamedNumber.problem(landlord, mayBeOrganisation: true)
        {
            return ("landlord", words)
        }
        for number in coTenants where before?.coTenants.contains(number) != true {
            if let words = NamedNumber.problem(number) { return ("co_tenants", words) }
        }
        return nil
    }
}

extension SubsidyState {
    /// Why a family in it hands in no other application; nil where it does, or may change the one that it has.
    func refusalOfAnother(isEditable: Bool) -> Refusal? {
        switch self {
        case .draft, .withdrawn: nil
        case .submitted: isEditable ? nil : Refusal(.householdDuplicate, "LH-32")
        case .ineligible, .notReached, .waived: Refusal(.alreadyDecided, "6.4")
        case .locked, .underReview, .correction, .eligible, .published, .publicityPassed, .called, .signed:
            Refusal(.householdDuplicate, "LH-32")
        }
    }
}
