extension RandomScript {
    // MARK: What comes when something was decided already

    /// Something else than was known: a finding, other members, another register of the close, a used dwelling.
    mutating func news(_ office: RuleOffice) -> SubsidyCommand.Act {
        switch dice.roll(1...12) {
        case 1...6: return refusedWrongly(office) ?? otherFindings(office)
        case 7...8: return mendedMembers(office)
        case 9: return closeRegister(office)
        case 10...11: return usedDwelling(office)
        default: return anyException(office)
        }
    }

    /// News, and what people do about them.
    mutating func afterNews(_ office: RuleOffice) -> SubsidyCommand.Act {
        let proposed = office.families.filter { !$0.proposed.isEmpty && $0.state != "CORRECTION" }
        if isUnseen(office), dice.chance(60) { return .review }
        if office.count("CORRECTION", "UNDER_REVIEW") > 0, dice.chance(35) { return correcting(office) }
        switch dice.roll(1...10) {
        case 1...3: return news(office)
        case 4...6: return .review
        case 7...8:
            let receipts = dice.some(proposed.map(\.line.receipt), percent: 70)
            return receipts.isEmpty ? news(office) : .confirm(receipts)
        case 9: return findings(office)
        default: return anyException(office)
        }
    }

    /// Whether something speaks against a listed family that no review has seen.
    func isUnseen(_ office: RuleOffice) -> Bool {
        office.families.contains { family in
            RuleOffice.listed.contains(family.state) && family.proposed.isEmpty && !office.judge(family).against.isEmpty
        }
    }

    /// What was found against somebody who is refused already was wrong.
    private mutating func refusedWrongly(_ office: RuleOffice) -> SubsidyCommand.Act? {
        let refused = office.families.filter { $0.state == "INELIGIBLE" && office.canReopen($0) }
        return dice.chance(50) ? corrected(dice.some(refused, percent: 70)) : nil
    }

    /// Nothing speaks against these families any more, as far as sources go.
    mutating func corrected(_ families: [RuleOffice.Family]) -> SubsidyCommand.Act? {
        var lines: [FindingLine] = []
        for family in families {
            for member in family.members {
                for (rule, found) in (family.findings[member.idNo] ?? [:]).sorted(by: { $0.key < $1.key })
                where found.result != "通过" {
                    lines.append(
                        FindingLine(
                            receipt: member.receipt, idNo: member.idNo, rule: rule, result: "通过", evidence: "样例",
                            checkedAt: now))
                }
            }
        }
        guard !lines.isEmpty else { return nil }
        brought.append(lines)
        return .importFindings(lines, skipsBad: true)
    }

    /// About a few of those who applied.
    private mutating func otherFindings(_ office: RuleOffice) -> SubsidyCommand.Act {
        let applied = office.families.filter { !$0.state.isEmpty && !$0.members.isEmpty }
        guard !applied.isEmpty else { return .review }
        var lines: [FindingLine] = []
        for _ in 1...dice.roll(1...3) {
            guard let family = dice.pick(applied), let member = dice.pick(family.members) else { continue }
            let rule = dice.pick(["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14"]) ?? "LH-10"
            let day = dice.chance(70) ? today : CountedDays.adding(-dice.roll(1...90), to: today)
            lines.append(
                FindingLine(
                    receipt: member.receipt, idNo: member.idNo, rule: rule,
                    result: dice.pick(["不通过", "不通过", "待核实", "通过"]) ?? "不通过", evidence: "样例",
                    checkedAt: min("\(day)T0\(dice.roll(0...8)):30:00+08:00", now)))
        }
        brought.append(lines)
        return .importFindings(lines, skipsBad: true)
    }

    /// Those whom nobody named are named, somebody goes, comes back, or is something else.
    mutating func mendedMembers(_ office: RuleOffice) -> SubsidyCommand.Act {
        if dice.chance(25) { return .importMembers(families.members, skipsBad: true) }
        var lines: [MemberLine] = []
        for (number, family) in office.families.enumerated() {
            var people = family.members
            if people.isEmpty { people = families.members.filter { $0.receipt == family.line.receipt } }
            if let form = family.form, dice.chance(80) {
                let children = people.filter { $0.role == "未成年子女" }.count
                let isAlone = !people.contains { $0.role == "配偶" }
                var roles = form.marital == "已婚" && isAlone ? ["配偶"] : []
                roles += Array(repeating: "未成年子女", count: max(0, form.children - children))
                while people.count + roles.count < family.size { roles.append("共同申请人") }
                for (place, role) in roles.enumerated() {
                    people.append(
                        RandomFamilies.newcomer(family.line, 400 + number * 8 + people.count + place, role: role))
                }
            }
            if dice.chance(6), people.count > 1 { people.removeLast() }
            if dice.chance(4), people.count > 1, people[people.count - 1].role != "申请人" {
                (people[people.count - 1].role, people[people.count - 1].relation) = ("其他", "其他")
            }
            if people.first?.role == "申请人", family.applicant != people[0].idNo { exchange(&people, family.applicant) }
            lines += people
        }
        // A file need not name everybody; and who goes to another family is named with both, or not.
        if dice.chance(60) {
            let named = Set(dice.some(lines.map(\.receipt), percent: 30))
            lines = lines.filter { named.contains($0.receipt) }
        }
        let movable = office.families.flatMap(\.members).filter { $0.role != "申请人" }
        if dice.chance(12), var person = dice.pick(movable), let receipt = lines.last?.receipt {
            if dice.chance(50) { lines.removeAll { $0.idNo == person.idNo } }
            person.receipt = receipt
            lines.append(person)
        }
        return lines.isEmpty ? .review : .importMembers(lines, skipsBad: dice.chance(70))
    }

    /// Another applies for the family now.
    private func exchange(_ people: inout [MemberLine], _ applicant: String) {
        guard let place = people.firstIndex(where: { $0.idNo == applicant }) else { return }
        (people[0].role, people[0].relation) = ("共同申请人", "其他")
        (people[place].role, people[place].relation) = ("申请人", "本人")
    }

    /// As of the close, the first or another one.
    mutating func closeRegister(_ office: RuleOffice) -> SubsidyCommand.Act {
        var lines = families.close
        if office.hasCloseRegister, dice.chance(70) {
            lines = dice.some(lines, percent: 90)
            for place in lines.indices where dice.chance(8) { lines[place].size = dice.roll(1...4) }
            for place in lines.indices where dice.chance(4) {
                (lines[place].status, lines[place].outAt) = ("已租房出册", "2023-08-20T10:00:00+08:00")
            }
        }
        return .importRegister(lines, asOf: asOf(RuleOffice.closesAt), skipsBad: false)
    }

    private mutating func usedDwelling(_ office: RuleOffice) -> SubsidyCommand.Act {
        guard let form = dice.pick(office.families.compactMap(\.form)), !form.houseCode.isEmpty else { return .review }
        return .importUsedHouses([UsedHouseLine(houseCode: form.houseCode, since: "2022-03-05")])
    }

    private mutating func anyException(_ office: RuleOffice) -> SubsidyCommand.Act {
        let used = office.families.filter { office.isUsed($0) }.map(\.line.receipt)
        return .discretion(dice.pick(used) ?? anyReceipt(office), rule: "LH-06")
    }
}
