extension RandomScript {
    /// What may well come next.
    mutating func story(_ office: RuleOffice) -> SubsidyCommand.Act {
        switch office.state {
        case "": return .open(notice)
        case "OPEN": return opening(office)
        case "CLOSED":
            if dice.chance(15) { return news(office) }
            if dice.chance(6) { return handIn(office, percent: 30) }
            if dice.chance(3) {
                let lines = Array(families.register.dropLast())
                return .importRegister(lines, asOf: RuleOffice.cutOff, skipsBad: false)
            }
            return dice.chance(45) ? findings(office) : .review
        case "REVIEWED": return reviewing(office)
        case "PUBLISHED": return published(office)
        case "CONCLUDED": return calling(office)
        case "SIGNING": return signing(office)
        case "FILLED": return dice.chance(15) ? .finish : over(office)
        default: return over(office)
        }
    }

    /// What nobody may do any more, and what always goes on.
    private mutating func over(_ office: RuleOffice) -> SubsidyCommand.Act {
        if dice.chance(92) { return paying(office) }
        let receipt = anyReceipt(office)
        switch dice.roll(1...7) {
        case 1: return .confirm([receipt])
        case 2: return .correct(receipt, items: ["materials"])
        case 3: return .discretion(receipt, rule: dice.chance(50) ? "LH-06" : "LH-65")
        case 4:
            return families.close.isEmpty
                ? .review : .importRegister(families.close, asOf: RuleOffice.closesAt, skipsBad: false)
        case 5: return .review
        case 6: return handIn(office, percent: 40)
        default: return news(office)
        }
    }

    // MARK: Until the close

    private mutating func opening(_ office: RuleOffice) -> SubsidyCommand.Act {
        if !office.families.isEmpty, !office.isCommitted, dice.chance(6) { return .commit }
        if filesTaken.contains("forms"), today <= "2023-08-29", dice.chance(35), let act = kiosk(office) { return act }
        var files = ["used", "forms", "forms2", "close", "findings"]
        if !office.hasMembers { files.insert("members", at: 0) }
        if office.families.isEmpty { files.insert("register", at: 0) }
        guard let file = files.first(where: { !filesTaken.contains($0) || ["register", "members"].contains($0) }) else {
            wait(until: dice.chance(93) ? "2023-08-30" : "2023-08-29", second: dice.roll(36_000...64_801))
            if dice.chance(10) { return handIn(office, percent: 30) }
            if dice.chance(12), let receipt = receipt(office, in: "SUBMITTED") { return .withdraw(receipt) }
            return dice.chance(25) ? findings(office) : .close
        }
        filesTaken.insert(file)
        switch file {
        case "register": return .importRegister(register(), asOf: asOf(RuleOffice.cutOff), skipsBad: dice.chance(30))
        case "members": return .importMembers(dice.some(families.members, percent: 99), skipsBad: dice.chance(50))
        case "used":
            let houses = usedHouses()
            return houses.isEmpty ? findings(office) : .importUsedHouses(houses)
        case "forms":
            wait(until: "2023-08-\(dice.roll(15...25))")
            return handIn(office, percent: 70)
        case "forms2":
            wait(until: "2023-08-\(dice.roll(26...29))", second: dice.roll(36_000...64_900))
            return handIn(office, percent: 80)
        case "close":
            wait(until: "2023-08-29", second: 64_900)
            return dice.chance(80) ? closeRegister(office) : findings(office)
        default: return findings(office)
        }
    }

    mutating func asOf(_ moment: String) -> String { dice.chance(97) ? moment : "2023-08-01T00:00:00+08:00" }

    /// Once in a while two families with one place (Q1).
    private mutating func register() -> [RegisterLine] {
        guard dice.chance(8), families.register.count > 1 else { return families.register }
        var lines = families.register
        switch dice.roll(1...3) {
        case 1: lines[1].position = lines[0].position
        case 2: lines[1].receipt = lines[0].receipt
        default: lines[1].idNo = lines[0].idNo
        }
        return lines
    }

    private mutating func usedHouses() -> [UsedHouseLine] {
        let numbers = dice.some(Array(families.register.indices), percent: 7)
        return numbers.map { UsedHouseLine(houseCode: forms.house($0), since: "2021-04-0\(dice.roll(1...9))") }
    }

    mutating func handIn(_ office: RuleOffice, percent: Int) -> SubsidyCommand.Act {
        var lines: [FormLine] = []
        for (number, line) in families.register.enumerated() where dice.chance(percent) {
            let isIn = office.families.first { $0.line.receipt == line.receipt }?.form
            if let isIn, dice.chance(80) {
                if dice.chance(40) { lines.append(isIn) }
                continue
            }
            let known = office.families.first { $0.line.receipt == line.receipt }
            var applicant = line
            applicant.idNo = known?.applicant ?? line.idNo
            var house = turn > 0 && dice.chance(50) ? number + 1000 : number
            if turn > 0, dice.chance(15) { house = dice.roll(0...families.register.count - 1) }
            let form = forms.form(
                of: applicant, known?.members ?? [], house, among: families.register, now: now, &dice)
            lines.append(form)
        }
        return lines.isEmpty ? findings(office) : .importApplications(lines, skipsBad: dice.chance(85))
    }

    /// What sources say: of those who are not known yet mostly good, now and then against what was said before.
    mutating func findings(_ office: RuleOffice) -> SubsidyCommand.Act {
        if dice.chance(6), let again = dice.pick(brought) { return .importFindings(again, skipsBad: true) }
        if dice.chance(12), let act = entered(office) { return act }
        let rules = ["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14"] + notice.extraConditions
        let share = dice.chance(60) ? 100 : dice.roll(60...99)
        var lines: [FindingLine] = []
        for family in office.families where dice.chance(share) {
            for member in family.members {
                let known = family.findings[member.idNo] ?? [:]
                for rule in rules where dice.chance(known[rule].map { $0.result == "待核实" ? 60 : 2 } ?? share) {
                    lines.append(finding(member, rule))
                }
            }
        }
        if lines.isEmpty { return .review }
        if dice.chance(4) { lines[0].idNo = "11010519491231002X" }
        brought.append(lines)
        return .importFindings(lines, skipsBad: dice.chance(60))
    }

    private mutating func finding(_ member: MemberLine, _ rule: String) -> FindingLine {
        let result = dice.chance(98) ? "通过" : dice.pick(["不通过", "不通过", "待核实"]) ?? "不通过"
        let evidence = rule == "LH-14" && dice.chance(50) ? "新引进人才租房和生活补贴" : "样例"
        let day = dice.chance(85) ? today : CountedDays.adding(-dice.roll(1...30), to: today)
        return FindingLine(
            receipt: member.receipt, idNo: member.idNo, rule: rule, result: result, evidence: evidence,
            checkedAt: min("\(day)T0\(dice.roll(0...8)):30:00+08:00", now))
    }

    // MARK: Review, list, signing

    private mutating func reviewing(_ office: RuleOffice) -> SubsidyCommand.Act {
        let isOpen = office.families.contains { ["LOCKED", "UNDER_REVIEW", "CORRECTION"].contains($0.state) }
        if !office.hasCloseRegister, dice.chance(60) { return closeRegister(office) }
        if dice.chance(isOpen ? 6 : 12) { return news(office) }
        if !isOpen { return dice.chance(90) ? .publish : dice.chance(50) ? .review : findings(office) }
        let proposed = office.families.filter { $0.state == "UNDER_REVIEW" && !$0.proposed.isEmpty }
        if office.count("CORRECTION") > 0, dice.chance(35) { return correcting(office) }
        switch dice.roll(1...20) {
        case 1...9:
            let receipts = dice.some(proposed.map(\.line.receipt), percent: 85)
            return receipts.isEmpty ? reviewAgain(office) : .confirm(receipts)
        case 10...12: return findings(office)
        case 13...14: return correcting(office)
        case 15...18: return reviewAgain(office)
        case 19:
            if let receipt = receipt(office, in: "UNDER_REVIEW", "ELIGIBLE") {
                return .discretion(receipt, rule: "LH-06")
            }
            return .publish
        default: return .publish
        }
    }

    /// Once those who owe something had their days.
    private mutating func reviewAgain(_ office: RuleOffice) -> SubsidyCommand.Act {
        let deadlines = office.families.filter { $0.state == "CORRECTION" }.compactMap(\.correction?.deadline)
        if let last = deadlines.max(), dice.chance(60) { wait(until: CountedDays.adding(1, to: last)) }
        // Whoever is not named is not known, and no finding helps.
        let isUnnamed = office.families.contains { $0.state == "UNDER_REVIEW" && RuleOffice.unnamed($0) > 0 }
        return isUnnamed && dice.chance(50) ? mendedMembers(office) : .review
    }

    mutating func correcting(_ office: RuleOffice) -> SubsidyCommand.Act {
        if let family = dice.pick(office.families.filter { $0.state == "CORRECTION" }),
            let correction = family.correction
        {
            if dice.chance(25) { wait(until: CountedDays.adding(1, to: correction.deadline)) }
            if dice.chance(40), let act = mendedOwn(office) { return act }
            if dice.chance(60), let form = mended(family) { return .supplement(family.line.receipt, form) }
            return .review
        }
        guard let receipt = receipt(office, in: "UNDER_REVIEW") else { return .review }
        return .correct(receipt, items: dice.pick(Self.corrections) ?? [])
    }

    private static let corrections = [
        ["lease_end"], ["materials"], ["house_code", "lease_end"], ["marital", "children", "materials"],
        ["declarations"], ["house_code", "co_tenants"],
    ]

    mutating func mended(_ family: RuleOffice.Family) -> FormLine? {
        guard var form = family.form, let items = family.correction?.items else { return nil }
        let day = CountedDays.day(form.submittedAt)
        if items.contains("lease_end") { form.leaseEnd = CountedDays.day(dice.roll(4...30), after: day) }
        if items.contains("materials"), dice.chance(80) {
            if dice.chance(30) {
                form.materials.remove(at: 0)
            } else if form.materials.contains("其他") {
                form.materials.removeAll { $0 == "其他" }
            } else {
                form.materials.append("其他")
            }
        }
        if items.contains("house_code") {
            form.houseCode = forms.house(
                dice.chance(70) ? dice.roll(5000...9000) : dice.roll(0...families.register.count - 1))
        }
        if items.contains("co_tenants") { form.coTenants = dice.pick(families.register).map { [$0.idNo] } ?? [] }
        if items.contains("declarations") { form.denied = dice.chance(30) ? ["LH-11"] : [] }
        if items.contains("marital") {
            form.marital = family.members.contains { $0.role == "配偶" } ? "已婚" : "未婚"
            form.children = family.members.filter { $0.role == "未成年子女" }.count
            form.materials = RandomForms.papers(form.marital, form.children, &dice)
        }
        if dice.chance(10) { form.leaseEnd = "2027-01-01" }
        return form
    }

    private mutating func published(_ office: RuleOffice) -> SubsidyCommand.Act {
        let open = office.objections.indices.filter { office.objections[$0].isOpen }
        if let number = dice.pick(open), dice.chance(50) { return .decide(number, upheld: dice.chance(50)) }
        if dice.chance(10), let act = objectedOwn(office) { return act }
        if dice.chance(25), let receipt = receipt(office, in: "PUBLISHED") { return .object(receipt) }
        if dice.chance(isUnseen(office) ? 70 : 25) { return afterNews(office) }
        if dice.chance(80), let ends = office.lists.last { wait(until: CountedDays.adding(1, to: ends)) }
        return .conclude
    }

    private mutating func calling(_ office: RuleOffice) -> SubsidyCommand.Act {
        if dice.chance(12) { return afterNews(office) }
        // Somebody waits for the office.
        if office.count("PUBLICITY_PASSED", "CALLED") == 0, office.count("UNDER_REVIEW") > 0, dice.chance(35) {
            return dice.chance(50) ? .supplementary : .finish
        }
        if office.count("PUBLICITY_PASSED") == 0, dice.chance(85) {
            return dice.chance(office.count("NOT_REACHED") > 0 ? 70 : 10) ? .supplementary : .finish
        }
        return .call(dice.chance(60) ? nil : dice.roll(1...4))
    }

    private mutating func signing(_ office: RuleOffice) -> SubsidyCommand.Act {
        if dice.chance(isUnseen(office) ? 40 : 12) { return afterNews(office) }
        let called = office.families.filter { $0.state == "CALLED" }
        if let kept = called.first(where: { !office.isClear($0) || office.isKept($0) }), dice.chance(45) {
            if office.isClear(kept) { return .review }
            if dice.chance(60), let act = corrected([kept]) { return act }
            wait(until: CountedDays.adding(1, to: kept.signBy))
            return .waive
        }
        guard let family = dice.pick(called) else {
            if dice.chance(30) { return paying(office) }
            return calling(office)
        }
        if let gone = called.first(where: { !$0.hasLeft && office.hasLeft($0) }), dice.chance(40) {
            return .sign(gone.line.receipt)
        }
        switch dice.roll(1...20) {
        case 1...13: return .sign(family.line.receipt)
        case 14: return .decline(family.line.receipt)
        case 15:
            if let signBy = called.map(\.signBy).max() { wait(until: CountedDays.adding(dice.roll(0...1), to: signBy)) }
            return .waive
        case 16: return .call(dice.chance(50) ? nil : 1)
        case 17: return dice.chance(50) ? .supplementary : .finish
        default: return paying(office)
        }
    }
}
