extension RandomScript {
    /// What one of the applicants does at a kiosk while the window is open, or a little later.
    mutating func kiosk(_ office: RuleOffice) -> SubsidyCommand.Act? {
        let families = office.families.filter { isKnown($0) }
        guard let family = dice.pick(families) else { return nil }
        if family.state == "SUBMITTED", dice.chance(30) { return .withdrawOwn(family.line.receipt) }
        let number = families.firstIndex { $0.line.receipt == family.line.receipt } ?? 0
        var form = forms.form(
            of: family.line, family.members, number, among: self.families.register, now: now, &dice)
        form.submittedAt = now
        if !form.consentSignedAt.isEmpty { form.consentSignedAt = now }
        return .submitOwn(form)
    }

    /// Who is still the one whom the register named first, and does not work here.
    private func isKnown(_ family: RuleOffice.Family) -> Bool {
        family.applicant == family.line.idNo && (family.form.map { $0.idNo == family.applicant } ?? true)
            && !Staff.logins.map(Staff.idNo).contains(family.applicant)
    }

    /// A family mends by itself what was sent back.
    mutating func mendedOwn(_ office: RuleOffice) -> SubsidyCommand.Act? {
        let waiting = office.families.filter { $0.state == "CORRECTION" && isKnown($0) }
        guard let family = dice.pick(waiting), let form = mended(family), RuleOffice.isConsistent(form) else {
            return nil
        }
        return .mendOwn(family.line.receipt, form)
    }

    /// Somebody who has applied objects to a line of the list.
    mutating func objectedOwn(_ office: RuleOffice) -> SubsidyCommand.Act? {
        guard office.families.contains(where: { !$0.state.isEmpty && isKnown($0) }) else { return nil }
        return receipt(office, in: "PUBLISHED").map { .objectOwn($0) }
    }

    /// What a clerk finds out by himself about somebody of a family that has applied.
    mutating func entered(_ office: RuleOffice) -> SubsidyCommand.Act? {
        let applied = office.families.filter { !$0.state.isEmpty && !$0.members.isEmpty }
        guard let member = dice.pick(dice.pick(applied)?.members ?? []) else { return nil }
        if dice.chance(15) {
            return .enter(
                FindingLine(
                    receipt: member.receipt, idNo: member.idNo, rule: "LH-61",
                    result: dice.chance(60) ? "不通过" : "通过", evidence: "样例", checkedAt: now))
        }
        let rules = ["LH-03", "LH-10", "LH-11", "LH-12", "LH-13", "LH-14"] + notice.extraConditions
        let result = dice.chance(80) ? "通过" : dice.pick(["不通过", "待核实"]) ?? "不通过"
        return .enter(
            FindingLine(
                receipt: member.receipt, idNo: member.idNo, rule: dice.pick(rules) ?? "LH-10", result: result,
                evidence: "样例", checkedAt: now))
    }

    /// Whose number stands behind an act of one's own.
    mutating func owner(of act: SubsidyCommand.Act, _ office: RuleOffice) -> String {
        switch act {
        case .submitOwn(let form): return form.idNo
        case .withdrawOwn(let receipt), .mendOwn(let receipt, _):
            return office.families.first { $0.line.receipt == receipt }?.applicant ?? ""
        default: return dice.pick(office.families.filter { !$0.state.isEmpty && isKnown($0) })?.applicant ?? ""
        }
    }
}
