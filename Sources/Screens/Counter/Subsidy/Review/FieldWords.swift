import Housing
import Office
import Texts

extension FamilyFile.Application {
    /// What the family wrote in a field; names and numbers masked, empty for nothing.
    func words(of field: ApplicationField) -> String {
        switch field {
        case .houseCode: house.code
        case .address: house.address
        case .room: house.room
        case .leasedArea: area?.words ?? ""
        case .rent: rent?.words ?? ""
        case .landlord: maskedLandlord
        case .leaseStart: start?.words ?? ""
        case .leaseEnd: end?.words ?? ""
        case .leaseSigned: signedOn?.words ?? ""
        case .coTenants: CounterReviewTexts.coTenants(coTenants)
        case .marital: marital.name
        case .children: CounterReviewTexts.children(children)
        case .materials:
            materials.map { received.contains($0) ? CounterReviewTexts.receivedAnew($0) : $0 }.joined(separator: "、")
        case .consent:
            consentSignedAt.map { WhyTexts.clause(WhyTexts.consented($0, witness: consentWitness)) } ?? ""
        case .honesty: declaredAt?.words ?? ""
        case .declarations:
            denied.isEmpty
                ? CounterMendingTexts.allMet
                : CounterMendingTexts.notMet(
                    denied.map { CounterReviewTexts.condition($0, extraConditions) }.joined(separator: "、"))
        }
    }
}
