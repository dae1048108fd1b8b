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
        // Whoever was kept from signing and is cleared has days again; nobody has days that are in no calendar.
        let cleared = families.indices.filter { isKept(families[$0]) && isClear(families[$0]) }
        let signBy = CountedDays.workingDay(10, after: today)
        if !cleared.isEmpty, signBy == nil { return .refused("CALENDAR_UNKNOWN") }
        for index in cleared { families[index].signBy = max(families[index].signBy, signBy ?? "") }
        for index in families.indices {
            if let correction = families[index].correction, families[index].state == "CORRECTION",
                today > correction.deadline
            {
                families[index].gaps.insert("MATERIAL_MISSING")
                families[index].lapsedBy.insert(correction.by)
                families[index].state = "UNDER_REVIEW"
                families[index].correction = nil
            }
            let isListed = Self.listed.contains(families[index].state)
            guard isListed || ["LOCKED", "UNDER_REVIEW", "ELIGIBLE", "NOT_REACHED"].contains(families[index].state)
            else { continue }
            let (against, isUndecided) = judge(families[index])
            families[index].proposed = against
            families[index].isUndecided = isUndecided
            // Whoever is listed stays so until a person decides.
            if isListed { continue }
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

    static let listed = ["PUBLISHED", "PUBLICITY_PASSED", "CALLED"]

    /// Called, and something that was found against it, or not found out, lies with the office still.
    func isKept(_ family: Family) -> Bool {
        family.state == "CALLED" && (!family.proposed.isEmpty || family.isUndecided)
    }

    /// By all that is known now.
    func isClear(_ family: Family) -> Bool {
        let (against, isUndecided) = judge(family)
        return against.isEmpty && !isUndecided
    }

    /// What speaks against a family, and whether something is not known yet.
    func judge(_ family: Family) -> (against: Set<String>, isUndecided: Bool) {
        var against = family.gaps
        // Nobody passes unasked, those of whom only a number is known neither (Q19).
        var isUndecided = Self.unnamed(family) > 0
        if isUsed(family) { against.insert("HOUSE_ALREADY_USED") }
        if hasLeft(family) { against.insert("LEFT_REGISTER_EARLY") }
        // LH-41: who is married did not hand in the papers of his marital state as unmarried.
        if Self.isSpouseDenied(family) { against.insert("MATERIAL_MISSING") }
        for rule in family.form?.denied ?? [] { against.insert(Self.reason(rule)) }
        if !isListed(family.line, at: Self.cutOff) { against.insert("NOT_ON_REGISTER_AT_CUTOFF") }
        if family.line.district != Self.district { against.insert("NOT_LUOHU_HUKOU") }
        for member in family.members {
            for rule in asked(of: member) {
                switch family.findings[member.idNo]?[rule]?.result {
                case "通过": break
                case "不通过": against.insert(Self.reason(rule))
                default: isUndecided = true
                }
            }
            if isUntrue(family, member) { against.insert("FALSE_DECLARATION") }
        }
        return (against, isUndecided)
    }

    /// LH-03 is about the applicant, and of somebody who only lives with them nothing is asked.
    private func asked(of member: MemberLine) -> [String] {
        member.role == "其他" ? [] : rules.filter { $0 != "LH-03" || member.role == "申请人" }
    }

    /// LH-61: somebody found that what was declared of one of those whom the conditions are asked of is not so.
    func isUntrue(_ family: Family, _ member: MemberLine) -> Bool {
        member.role != "其他" && family.findings[member.idNo]?["LH-61"]?.result == "不通过"
    }

    private func judged(of member: MemberLine) -> [String] { member.role == "其他" ? [] : asked(of: member) + ["LH-61"] }

    /// Somebody is named as the spouse of one who says that he has none.
    private static func isSpouseDenied(_ family: Family) -> Bool {
        guard let form = family.form, form.marital != "已婚" else { return false }
        return family.members.contains { $0.role == "配偶" }
    }

    /// LH-57: by the register of the close, or because it signed, here or in another batch.
    func hasLeft(_ family: Family) -> Bool {
        family.hasLeft || !elsewhere.signed.isDisjoint(with: [family.line.receipt, family.applicant])
    }

    /// How many of the family nobody has named: by the register's size, or by what the applicant declared.
    public static func unnamed(_ family: Family) -> Int {
        func named(_ role: String) -> Int { family.members.filter { $0.role == role }.count }
        let isSpouseMissing = family.form?.marital == "已婚" && named("配偶") == 0
        let children = max(0, (family.form?.children ?? 0) - named("未成年子女"))
        return max(family.size - family.members.count, (isSpouseMissing ? 1 : 0) + children)
    }

    /// LH-06, Q16: drawn before, here or in another batch, and nobody made an exception.
    func isUsed(_ family: Family) -> Bool {
        guard let code = family.form?.houseCode, family.exceptedHouse != code else { return false }
        return usedHouses[code] != nil || elsewhere.drawn.contains(code)
    }

    // MARK: News

    /// All that a family is judged by.
    struct Matter: Equatable {
        var people: Set<String> = []
        var found: [String: String] = [:]
        var size = 0
        var hasLeft = false
        var isUsed = false
    }

    /// nil for whoever is not reviewed again, whatever comes.
    func matter(_ family: Family) -> Matter? {
        guard canReopen(family) else { return nil }
        var matter = Matter(
            people: Set(family.members.map { "\($0.idNo) \($0.role)" }), size: family.size, hasLeft: hasLeft(family),
            isUsed: isUsed(family))
        for member in family.members {
            for rule in judged(of: member) {
                let result = family.findings[member.idNo]?[rule]?.result ?? "待核实"
                if result != "待核实" { matter.found["\(member.idNo) \(rule)"] = result }
            }
        }
        return matter
    }

    /// Whoever is judged by something else than before is reviewed again, as long as a list can still reach him.
    mutating func reopenChanged(since before: [Matter?]) {
        for index in families.indices where matter(families[index]) != before[index] { reopen(index) }
    }

    func canReopen(_ family: Family) -> Bool {
        switch family.state {
        case "ELIGIBLE", "UNDER_REVIEW": !isUsedUp
        case "NOT_REACHED":
            ["PUBLISHED", "CONCLUDED", "SIGNING"].contains(state) && family.reasons == ["NOT_WITHIN_LIST"]
        // With the first list it is final.
        case "INELIGIBLE": ["CLOSED", "REVIEWED"].contains(state)
        default: false
        }
    }

    mutating func reopen(_ index: Int) {
        guard canReopen(families[index]) else { return }
        // A refused one gave its dwelling up (Q17): somebody else may have it by now.
        if families[index].state == "INELIGIBLE", let form = families[index].form, rival(of: form, by: index) != nil {
            return
        }
        families[index].state = "UNDER_REVIEW"
        families[index].proposed = []
        families[index].reasons = []
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
        if isUsedUp { return .refused("WRONG_STATE") }
        for receipt in receipts {
            guard let index = index(receipt) else { return unknown }
            let family = families[index]
            if isOwn(family, by) { return .refused("OWN_CASE") }
            guard family.state == "UNDER_REVIEW" || Self.listed.contains(family.state) else {
                return .refused(family.state.isEmpty ? nil : "WRONG_STATE")
            }
            guard !enteredAgainst(family).contains(by) else { return .refused("ENTERED_BY_YOU") }
            // What holds no more is not confirmed: an exception, a finding that came since.
            guard !family.proposed.isEmpty, family.proposed.isSubset(of: judge(family).against) else {
                return .refused("NOTHING_PROPOSED")
            }
            next.families[index].reasons = family.proposed
            next.families[index].proposed = []
            next.families[index].signBy = ""
            next.families[index].state = "INELIGIBLE"
        }
        self = next
        return .done
    }

    /// Nothing is decided about anybody any more.
    var isUsedUp: Bool { ["FILLED", "FINISHED"].contains(state) }

    /// Who brought in what speaks against somebody: the form, a finding, the dwelling as one that was used, what he was
    /// asked for and did not bring.
    private func enteredAgainst(_ family: Family) -> Set<String> {
        var people = family.enteredBy
        for member in family.members {
            for rule in judged(of: member) {
                guard let found = family.findings[member.idNo]?[rule], found.result == "不通过" else { continue }
                people.formUnion(found.by)
            }
        }
        if family.proposed.contains("MATERIAL_MISSING") {
            people.formUnion(family.lapsedBy)
            if Self.isSpouseDenied(family), let by = family.membersCame?.by { people.insert(by) }
        }
        if let code = family.form?.houseCode, family.proposed.contains("HOUSE_ALREADY_USED") {
            people.formUnion(usedHouses[code] ?? [])
        }
        return people
    }

    mutating func correct(_ receipt: String, _ items: [String], _ by: String, _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard !isUsedUp, ["LOCKED", "UNDER_REVIEW", "ELIGIBLE"].contains(families[index].state) else {
            return .refused("WRONG_STATE")
        }
        guard let deadline = CountedDays.workingDay(5, after: today) else { return .refused("CALENDAR_UNKNOWN") }
        families[index].state = "CORRECTION"
        families[index].correction = (items, deadline, by)
        return .done
    }

    /// Only what was sent back may differ, by the day of the application (LH-43, LH-44).
    mutating func supplement(_ receipt: String, _ form: FormLine, _ by: String, _ today: String) -> SubsidyAnswer {
        guard Self.isConsistent(form) else { return .badFile([]) }
        guard let index = index(receipt) else { return unknown }
        guard !isUsedUp, families[index].state == "CORRECTION", let correction = families[index].correction,
            let old = families[index].form
        else { return .refused("WRONG_STATE") }
        guard today <= correction.deadline else { return .refused("DEADLINE_PASSED") }
        // The register may name somebody else by now.
        guard form.idNo == families[index].applicant else { return .refused(nil) }
        var allowed = old
        if correction.items.contains("lease_end") { allowed.leaseEnd = form.leaseEnd }
        if correction.items.contains("materials") { allowed.materials = form.materials }
        if correction.items.contains("house_code") { allowed.houseCode = form.houseCode }
        if correction.items.contains("co_tenants") { allowed.coTenants = form.coTenants }
        if correction.items.contains("marital") { allowed.marital = form.marital }
        if correction.items.contains("children") { allowed.children = form.children }
        if correction.items.contains("declarations") { allowed.denied = form.denied }
        guard allowed == form else { return .refused("ITEM_UNKNOWN") }
        // The same papers again mend nothing.
        if correction.items.contains("materials"), Set(form.materials) == Set(old.materials) {
            return .refused("ITEMS_NOT_DONE")
        }
        if let rival = rival(of: form, by: index) { return .refused(rival) }
        families[index].form = form
        families[index].gaps = Self.gaps(form)
        families[index].proposed = []
        families[index].state = "UNDER_REVIEW"
        families[index].correction = nil
        families[index].lapsedBy = []
        families[index].enteredBy.insert(by)
        return .done
    }

    mutating func withdraw(_ receipt: String, _ now: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard !families[index].state.isEmpty else { return .refused(nil) }
        guard now <= Self.closesAt else { return .refused("WINDOW_CLOSED") }
        guard families[index].state == "SUBMITTED" else { return .refused("WRONG_STATE") }
        families[index].state = "WITHDRAWN"
        return .done
    }

    /// Q16, Q10, LH-65
    mutating func discretion(_ receipt: String, _ rule: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        switch rule {
        case "LH-06":
            let family = families[index]
            let states = ["SUBMITTED", "LOCKED", "UNDER_REVIEW", "CORRECTION"] + Self.listed
            let isRefused = family.state == "INELIGIBLE" && canReopen(family)
            guard !isUsedUp, states.contains(family.state) || isRefused else { return .refused("WRONG_STATE") }
            guard isUsed(family) else { return .refused("NOTHING_PROPOSED") }
            if isRefused, let form = family.form, let rival = rival(of: form, by: index) { return .refused(rival) }
            families[index].exceptedHouse = family.form?.houseCode
            reopen(index)
            return .done
        case "LH-65": return .done
        default: return .refused(nil)
        }
    }
}
