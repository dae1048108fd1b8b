extension RuleOffice {
    // MARK: The lease (Q13, LH-59)

    /// The dwelling with which a family's application or agreement goes.
    static func dwelling(_ family: Family) -> String? { family.agreement?.moves.last ?? family.form?.houseCode }

    /// The month in which the lease ends is still paid.
    func isAfterLease(_ agreement: Agreement, _ month: String) -> Bool {
        !agreement.leaseEnd.isEmpty && month > CountedDays.month(agreement.leaseEnd)
    }

    /// Its last day is past, and there is something left that it keeps from being paid.
    public func isLeaseOver(_ agreement: Agreement, _ today: String) -> Bool {
        agreement.isInForce && !agreement.leaseEnd.isEmpty && agreement.leaseEnd < today
            && agreement.months.contains { isAfterLease(agreement, $0) && agreement.isPayable($0) }
    }

    private func isToBeAsked(_ family: Family, _ today: String) -> Bool {
        guard let agreement = family.agreement else { return false }
        return isLeaseOver(agreement, today) && !hasOpenChange(family.line.receipt)
    }

    public func hasLeaseToAskFor(_ today: String) -> Bool { families.contains { isToBeAsked($0, today) } }

    /// A change that nobody reported; one change after the other.
    mutating func askForLease(_ index: Int, _ today: String) {
        guard let agreement = families[index].agreement, isToBeAsked(families[index], today) else { return }
        changes.append(
            Change(receipt: families[index].line.receipt, day: agreement.leaseEnd, by: [], isOfLease: true))
        if agreement.state != "SUSPENDED" { families[index].agreement?.state = "CHANGE_REVIEW" }
        families[index].agreement?.changeMonth = CountedDays.month(agreement.leaseEnd)
        holdBack(index)
    }

    /// The new lease follows without a gap and runs longer, for the same dwelling or one that is free.
    ///
    /// - Returns: why it cannot be so.
    mutating func follow(_ index: Int, _ lease: LeaseLine?, _ event: String, _ today: String) -> String? {
        guard let agreement = families[index].agreement else { return "NOT_FOUND" }
        guard let lease else { return isLeaseOver(agreement, today) ? "NEW_LEASE_MISSING" : nil }
        if let code = obstacle(to: lease.houseCode, for: index) { return code }
        let old = agreement.leaseEnd.isEmpty ? event : min(agreement.leaseEnd, event)
        if lease.start > CountedDays.adding(1, to: old) { return "LEASE_GAP" }
        if lease.end <= old { return "LEASE_NOT_LATER" }
        families[index].agreement?.leaseEnd = lease.end
        families[index].agreement?.moves.append(lease.houseCode)
        return nil
    }

    private func obstacle(to code: String, for index: Int) -> String? {
        if Self.dwelling(families[index]) == code { return nil }
        if isHeld(code, besides: index) { return "HOUSE_DUPLICATE" }
        let isDrawn = families.indices.contains { other in
            guard other != index, let agreement = families[other].agreement, !agreement.paidMonths.isEmpty else {
                return false
            }
            return families[other].form?.houseCode == code || agreement.moves.contains(code)
        }
        let isUsed = usedHouses[code] != nil || elsewhere.drawn.contains(code)
        return isDrawn || isUsed ? "HOUSE_ALREADY_USED" : nil
    }

    /// LH-32: by an agreement in force, or by an application of this batch that is live or may be so again.
    private func isHeld(_ code: String, besides index: Int) -> Bool {
        if elsewhere.held.contains(code) { return true }
        return families.indices.contains { other in
            guard other != index, Self.dwelling(families[other]) == code else { return false }
            if let agreement = families[other].agreement { return agreement.hasDwelling }
            return Self.live.contains(families[other].state) || canReopen(families[other])
        }
    }

    // MARK: An end that was a mistake (LH-65)

    /// Not by who had a part in it, and not where something came back or something else has taken its place.
    mutating func reinstate(_ receipt: String, _ by: String) -> SubsidyAnswer {
        guard let index = index(receipt), var agreement = families[index].agreement else { return .refused(nil) }
        guard agreement.endMonth != nil else { return .refused("WRONG_STATE") }
        guard agreement.recoveredFen == 0 else { return .refused("ALREADY_REPAID") }
        guard !agreement.enders.contains(by) else { return .refused("ENTERED_BY_YOU") }
        if let house = Self.dwelling(families[index]), isHeld(house, besides: index) {
            return .refused("HOUSE_DUPLICATE")
        }
        guard elsewhere.bound.isDisjoint(with: [receipt, families[index].applicant]) else {
            return .refused("HOUSEHOLD_DUPLICATE")
        }
        agreement.endMonth = nil
        agreement.foundFen = 0
        if agreement.isWithheld {
            agreement.state = "SUSPENDED"
        } else if hasOpenChange(receipt) {
            agreement.state = "CHANGE_REVIEW"
        } else {
            agreement.state = agreement.paidMonths.isEmpty ? "EFFECTIVE" : "PAYING"
        }
        families[index].agreement = agreement
        families[index].hasLeft = true
        settle(index)
        return .done
    }
}
