extension RuleOffice {
    /// LH-20, LH-50: nothing is decided while applications are taken.
    mutating func close(_ now: String) -> SubsidyAnswer {
        guard state == "OPEN" else { return .refused("WRONG_STATE") }
        guard now > Self.closesAt else { return .refused("NOT_EXPIRED") }
        for index in families.indices where families[index].state == "SUBMITTED" { families[index].state = "LOCKED" }
        state = "CLOSED"
        return .done
    }

    /// Every family that is not decided, by every rule for every person.
    mutating func review(_ today: String) -> SubsidyAnswer {
        guard ["CLOSED", "REVIEWED", "PUBLISHED", "CONCLUDED", "SIGNING"].contains(state) else {
            return .refused("WRONG_STATE")
        }
        if families.isEmpty { return .refused("REGISTER_MISSING") }
        if !hasMembers { return .refused("MEMBERS_MISSING") }
        for index in families.indices {
            if let correction = families[index].correction, families[index].state == "CORRECTION",
                today > correction.deadline
            {
                families[index].gaps.insert("MATERIAL_MISSING")
                families[index].state = "UNDER_REVIEW"
                families[index].correction = nil
            }
            guard ["LOCKED", "UNDER_REVIEW", "ELIGIBLE", "NOT_REACHED"].contains(families[index].state) else {
                continue
            }
            let (against, isUndecided) = judge(families[index])
            families[index].proposed = against
            if !against.isEmpty || isUndecided {
                families[index].state = "UNDER_REVIEW"
                families[index].reasons = []
            } else if lists.isEmpty {
                families[index].state = "ELIGIBLE"
            } else {
                // Good enough, and the first list is out: a later one may reach it.
                families[index].state = "NOT_REACHED"
                families[index].reasons = ["NOT_WITHIN_LIST"]
            }
        }
        if lists.isEmpty { state = "REVIEWED" }
        return .done
    }

    /// What speaks against a family, and whether something is not known yet.
    private func judge(_ family: Family) -> (against: Set<String>, isUndecided: Bool) {
        var against = family.gaps
        var isUndecided = !family.members.contains { $0.role == "申请人" }
        if let code = family.form?.houseCode, usedHouses.contains(code), family.exceptedHouse != code {
            against.insert("HOUSE_ALREADY_USED")
        }
        if !isListed(family.line, at: Self.cutOff) { against.insert("NOT_ON_REGISTER_AT_CUTOFF") }
        if family.line.district != Self.district { against.insert("NOT_LUOHU_HUKOU") }
        for member in family.members where member.role != "其他" {
            for rule in rules where rule != "LH-03" || member.role == "申请人" {
                switch family.findings[member.idNo]?[rule]?.result {
                case "通过": break
                case "不通过": against.insert(Self.reason(rule))
                default: isUndecided = true
                }
            }
        }
        return (against, isUndecided)
    }

    private static func reason(_ rule: String) -> String {
        switch rule {
        case "LH-03": "NOT_LUOHU_HUKOU"
        case "LH-10": "OWNS_HOME"
        case "LH-11": "OWNS_LAND"
        case "LH-12": "RENTS_POLICY_HOUSING"
        case "LH-13": "HAD_PURCHASE_BENEFIT"
        case "LH-14": "HAD_RENT_SUBSIDY"
        default: "EXTRA_CONDITION"
        }
    }

    // MARK: One family

    /// A person says that what speaks against the families is so, all of those named or none; nobody of what he brought in
    /// himself.
    mutating func confirm(_ receipts: [String], _ by: String) -> SubsidyAnswer {
        var next = self
        for receipt in receipts {
            guard let index = index(receipt) else { return unknown }
            let family = families[index]
            let isOwn = family.enteredBy.contains(by) || foundBy(family).contains(by)
            if !family.state.isEmpty, isOwn { return .refused("ENTERED_BY_YOU") }
            guard family.state == "UNDER_REVIEW" else { return .refused("WRONG_STATE") }
            guard !family.proposed.isEmpty else { return .refused("NOTHING_PROPOSED") }
            next.families[index].reasons = family.proposed
            next.families[index].proposed = []
            next.families[index].state = "INELIGIBLE"
        }
        self = next
        return .done
    }

    /// Who brought in what speaks against somebody.
    private func foundBy(_ family: Family) -> Set<String> {
        Set(family.findings.values.flatMap(\.values).filter { $0.result == "不通过" }.map(\.by))
    }

    mutating func correct(_ receipt: String, _ items: [String], _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard families[index].state == "UNDER_REVIEW" else { return .refused("WRONG_STATE") }
        guard let deadline = CountedDays.workingDay(5, after: today) else { return .refused("CALENDAR_UNKNOWN") }
        families[index].state = "CORRECTION"
        families[index].correction = (items, deadline)
        return .done
    }

    /// Only what was sent back may differ, by the day of the application (LH-43, LH-44).
    mutating func supplement(_ receipt: String, _ form: FormLine, _ by: String, _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard families[index].state == "CORRECTION", let correction = families[index].correction,
            let old = families[index].form
        else { return .refused("WRONG_STATE") }
        guard today <= correction.deadline else { return .refused("DEADLINE_PASSED") }
        var allowed = old
        if correction.items.contains("lease_end") { allowed.leaseEnd = form.leaseEnd }
        if correction.items.contains("materials") { allowed.materials = form.materials }
        if correction.items.contains("house_code") { allowed.houseCode = form.houseCode }
        guard allowed == form else { return .refused("ITEM_UNKNOWN") }
        guard !isTaken(form, by: index) else { return .refused("HOUSE_DUPLICATE") }
        families[index].form = form
        families[index].gaps = Self.gaps(form)
        families[index].proposed = []
        families[index].state = "UNDER_REVIEW"
        families[index].correction = nil
        families[index].enteredBy.insert(by)
        return .done
    }

    mutating func withdraw(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard families[index].state == "SUBMITTED" else { return .refused(nil) }
        families[index].state = "WITHDRAWN"
        return .done
    }

    /// Q16, Q10, LH-65
    mutating func discretion(_ receipt: String, _ rule: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        switch rule {
        case "LH-06":
            guard ["SUBMITTED", "LOCKED", "UNDER_REVIEW", "CORRECTION"].contains(families[index].state) else {
                return .refused("WRONG_STATE")
            }
            guard let code = families[index].form?.houseCode, usedHouses.contains(code),
                families[index].exceptedHouse != code
            else { return .refused("NOTHING_PROPOSED") }
            families[index].exceptedHouse = code
            return .done
        case "LH-65": return .done
        default: return .refused(nil)
        }
    }
}
