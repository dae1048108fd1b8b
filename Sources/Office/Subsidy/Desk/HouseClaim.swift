import Housing

/// Whether a family can have the subsidy for a dwelling, as far as others go (LH-06, LH-32, LH-33).
struct HouseClaim {
    /// `HOUSE_DUPLICATE`; or `CO_TENANT_DUPLICATE` with which of the two it is: `applicant` where somebody else's application
    /// names him, `co_tenants` where one whom he names applies himself. Not which one, nor who else: that is theirs to say.
    let obstacle: Refusal?
    /// A subsidy was drawn for it before; whether that stands in the way is the review's to say (Q16).
    let isHouseUsed: Bool
}

extension SubsidyReader {
    func claim(of form: SubsidyForm, at position: Int, in file: BatchFile) throws(OfficeFailure) -> HouseClaim {
        HouseClaim(
            obstacle: try obstacle(form, position, file), isHouseUsed: try isUsed(form.house.code, file))
    }

    /// What stands in the way of a family whose refusal was confirmed and that is looked at again: it holds its dwelling no
    /// more (Q17), and another application may have it by now, or be that of somebody who rents together with it.
    ///
    /// - Parameter besides: families that are looked at again with it, and hold theirs.
    func obstacleOfRefused(
        at position: Int, in file: BatchFile, besides: Set<Int> = []
    ) throws(OfficeFailure) -> Refusal? {
        guard let form = try application(at: position, of: file)?.form else { return nil }
        return try obstacle(form, position, file, besides)
    }

    /// News about a family (``SubsidyBatch/reopen(_:)``); a refusal stays where another application has what it needs.
    func reopen(
        _ family: inout FamilyState, of file: inout BatchFile, besides: Set<Int> = []
    ) throws(OfficeFailure) {
        if family.standing.state == .ineligible, file.batch.reopens(family.standing),
            try obstacleOfRefused(at: family.position, in: file, besides: besides) != nil
        {
            return
        }
        file.batch.reopen(&family.standing)
    }

    /// Another family's application for the same dwelling, or of somebody who rents together with this one, that is live
    /// or that a later list may make so.
    private func obstacle(
        _ form: SubsidyForm, _ position: Int, _ file: BatchFile, _ besides: Set<Int> = []
    ) throws(OfficeFailure) -> Refusal? {
        let isTaken = Refusal(.houseDuplicate, "LH-32")
        func isHolding(_ other: Int) throws(OfficeFailure) -> Bool {
            if besides.contains(other) { return true }
            return try self.isHolding(other, file)
        }
        if let code = try? HouseCode(form.house.code) {
            for found in try applications(with: code, in: file) where found.position != position {
                guard try isHolding(found.position) else { continue }
                if try !hasLeft(code, at: found.position, of: file.batch.id) { return isTaken }
            }
            if file.batch.counts.signed > 0, try isMovedInto(code, besides: position, in: file) {
                return isTaken
            }
        }
        let own = try applicant(at: position, of: file).document.value
        // Who names somebody is told the same of both: whether that one applies is not his to know for certain.
        let named = form.coTenants.isEmpty ? "applicant" : "co_tenants"
        for other in try applications(naming: own, in: file) where other != position {
            if try isHolding(other) { return Refusal(.coTenantDuplicate, "LH-33", .field(named)) }
        }
        for number in form.coTenants {
            guard let other = try self.position(ofApplicant: number, in: file), other != position else { continue }
            if try isHolding(other) { return Refusal(.coTenantDuplicate, "LH-33", .field("co_tenants")) }
        }
        return nil
    }

    private func isHolding(_ position: Int, _ file: BatchFile) throws(OfficeFailure) -> Bool {
        guard let family = try family(at: position, of: file), family.application != nil else { return false }
        return file.batch.isHolding(family.standing)
    }

    private func isUsed(_ code: String, _ file: BatchFile) throws(OfficeFailure) -> Bool {
        guard let code = try? HouseCode(code) else { return false }
        if try kept(UsedHouseBody.self, number: try usedHouseNumber(code)) != nil { return true }
        let others = try otherBatches(than: file)
        if try isDrawn(for: code, in: others) { return true }
        return try dwellingsDrawnByMovers(in: others).contains(code.value)
    }
}
