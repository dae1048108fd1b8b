import Housing
import Texts

extension ContractFacts {
    /// The facts as a template's gaps take them.
    ///
    /// - Parameter contractDigest: SHA-256 of the contract's canonical bytes, for the signature sheet.
    public func values(contractDigest: Digest? = nil) -> FieldValues {
        var texts = parties.merging(place) { first, _ in first }.merging(money) { first, _ in first }
        texts[.number] = number
        texts[.madeOn] = madeOn.words
        texts[.formerNumber] = former.number
        texts[.formerEnd] = former.end.words
        texts[.policy] = policy.name
        texts[.termStart] = start.words
        texts[.termEnd] = end.words
        texts[.term] = termMonths.map(DocumentTexts.months) ?? DocumentTexts.days(end.days(since: start) + 1)
        texts[.contractDigest] = contractDigest.map(DocumentTexts.grouped)
        return FieldValues(
            texts: texts.filter { !$0.value.isEmpty },
            lists: [.occupants: occupants.map(Self.row), .facilities: facilities.map(Self.row)])
    }

    private var parties: [DocumentField: String] {
        [
            .lessor: lessor.name, .lessorAddress: lessor.address ?? "", .lessorPhone: lessor.phone ?? "",
            .tenant: tenant.name, .tenantDocumentKind: tenant.document.kind.name,
            .tenantDocument: tenant.document.value, .tenantPhone: tenant.mobile?.value ?? "",
        ]
    }

    private var place: [DocumentField: String] {
        [
            .address: dwelling.estate + dwelling.building + dwelling.room, .houseCode: dwelling.code.value,
            .builtArea: dwelling.builtArea.words,
        ]
    }

    private var money: [DocumentField: String] {
        var texts: [DocumentField: String] = [.rent: monthlyRent.words, .rentCapitals: monthlyRent.capitals]
        if let unitPrice { texts[.unitPrice] = unitPrice.words }
        guard depositMonths > 0 else { return texts }
        texts[.deposit] = deposit.words
        texts[.depositCapitals] = deposit.capitals
        texts[.depositMonths] = String(depositMonths)
        return texts
    }

    private static func row(_ occupant: Occupant) -> [String] {
        let person = occupant.person
        return [
            person.name, occupant.relation.name, person.document.kind.name, person.document.value,
            occupant.moveIn?.words ?? DocumentTexts.unknown,
        ]
    }

    private static func row(_ facility: Facility) -> [String] {
        [facility.name, String(facility.quantity), facility.condition]
    }
}
