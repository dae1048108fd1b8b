import Housing

/// Whether a family can have the subsidy for a dwelling, as far as others go (LH-06, LH-32, LH-33).
struct HouseClaim {
    /// `HOUSE_DUPLICATE` or `CO_TENANT_DUPLICATE`.
    let obstacle: SubsidyReason?
    /// A subsidy was drawn for it before; whether that stands in the way is the review's to say (Q16).
    let isHouseUsed: Bool
}

extension SubsidyReader {
    func claim(of form: SubsidyForm, at position: Int, in file: BatchFile) throws(OfficeFailure) -> HouseClaim {
        HouseClaim(
            obstacle: try obstacle(form, position, file), isHouseUsed: try isUsed(form.house.code, file))
    }

    /// The first live application of another family for the same dwelling.
    private func obstacle(
        _ form: SubsidyForm, _ position: Int, _ file: BatchFile
    ) throws(OfficeFailure) -> SubsidyReason? {
        guard !form.house.code.isEmpty else { return nil }
        let key = try bulkKey(of: form.house.code, .house)
        var others: Set<Int> = []
        for run in file.runs.applications {
            let found = try places(of: key, .house, in: run, after: nil, limit: Self.mostAtOneDwelling)
            others.formUnion(found.map(\.position))
        }
        for other in others.subtracting([position]).sorted() {
            guard try family(at: other, of: file)?.standing.state.isLive == true,
                let theirs = try application(at: other, of: file)?.form, theirs.house.code == form.house.code
            else { continue }
            let shareIt = try shares(form, position, with: theirs, other, file)
            return shareIt ? .coTenantDuplicate : .houseDuplicate
        }
        return nil
    }

    /// Whether one of the two names the other's applicant as one who rents with him.
    private func shares(
        _ form: SubsidyForm, _ position: Int, with theirs: SubsidyForm, _ other: Int, _ file: BatchFile
    ) throws(OfficeFailure) -> Bool {
        guard let run = file.runs.register, let own = try registered(at: position, of: run),
            let their = try registered(at: other, of: run)
        else { return false }
        return theirs.coTenants.contains(own.document.value) || form.coTenants.contains(their.document.value)
    }

    private func isUsed(_ code: String, _ file: BatchFile) throws(OfficeFailure) -> Bool {
        guard let code = try? HouseCode(code) else { return false }
        if try kept(UsedHouseBody.self, number: try usedHouseNumber(code)) != nil { return true }
        return try isDrawn(for: code, in: try otherBatches(than: file))
    }

    /// More rows of one dwelling than this are not looked through.
    private static var mostAtOneDwelling: Int { 1000 }
}
