extension RandomScript {
    /// Months of payment, and what happens to families meanwhile.
    mutating func paying(_ office: RuleOffice) -> SubsidyCommand.Act {
        var agreed = office.families.filter { $0.agreement != nil }
        let owing = agreed.filter { $0.agreement?.state == "RECOVERY_OPEN" }
        if !owing.isEmpty, dice.chance(75) { agreed = owing }
        guard let family = dice.pick(agreed), let agreement = family.agreement else {
            if dice.chance(15) { return .prepare(CountedDays.month(today)) }
            return office.state == "FINISHED" ? news(office) : dice.chance(50) ? .call(nil) : .finish
        }
        if dice.chance(agreement.state == "RECOVERY_OPEN" ? 10 : 60) { return running(office) }
        if dice.chance(12) { return news(office) }
        let receipt = family.line.receipt
        let open = office.changes.indices.filter { office.changes[$0].isOpen }
        if let number = dice.pick(open), dice.chance(60) { return decision(number, office) }
        if office.hasLeaseToAskFor(today), dice.chance(35) { return .recheck(CountedDays.month(today)) }
        if agreement.isWithheld, dice.chance(40) { return .resume(receipt) }
        if agreement.endMonth != nil, dice.chance(50) { return .reinstate(receipt) }
        switch agreement.state {
        case "RECOVERY_OPEN", "ESCALATED":
            if dice.chance(30) { return .escalate(receipt) }
            let owed = agreement.overpaidFen - agreement.recoveredFen
            return .repaid(receipt, fen: dice.pick([owed, owed, owed / 2, owed + 1, 0, agreement.monthlyFen]) ?? owed)
        case "SUSPENDED": return dice.chance(60) ? .resume(receipt) : happened(receipt)
        default: return happened(receipt)
        }
    }

    /// Of a lease mostly with the next one.
    private mutating func decision(_ number: Int, _ office: RuleOffice) -> SubsidyCommand.Act {
        let change = office.changes[number]
        let family = office.families.first { $0.line.receipt == change.receipt }
        guard change.isOfLease, let family, let agreement = family.agreement, dice.chance(80) else {
            let isEligible = dice.chance(30)
            return .decideChange(
                number, eligible: isEligible, isFalse: !isEligible && dice.chance(20),
                lease: dice.chance(3) ? LeaseLine(start: today, end: today, houseCode: forms.house(1)) : nil)
        }
        if dice.chance(10) { return .decideChange(number, eligible: true) }
        let old = agreement.leaseEnd
        let start = CountedDays.adding(dice.pick([1, 1, 1, 1, 0, -30, 2, 40]) ?? 1, to: old)
        var lease = LeaseLine(
            start: start, end: CountedDays.day(dice.roll(2...30), after: start),
            houseCode: RuleOffice.dwelling(family) ?? "")
        if dice.chance(4) { lease.end = old }
        let others = office.families.compactMap(RuleOffice.dwelling)
        switch dice.roll(1...20) {
        case 1...4: lease.houseCode = forms.house(dice.roll(5000...9000))
        case 5...6: lease.houseCode = dice.pick(others) ?? lease.houseCode
        case 7: lease.houseCode = dice.chance(50) ? "440103" + lease.houseCode.dropFirst(6) : ""
        default: break
        }
        return .decideChange(number, eligible: true, lease: lease)
    }

    private mutating func happened(_ receipt: String) -> SubsidyCommand.Act {
        // Sometimes from before the application, and no day of which it is too late to say that it was declared falsely.
        let day = CountedDays.adding(-dice.roll(dice.chance(25) ? 150...900 : 0...120), to: today)
        let kinds = ["个人信息", "家庭成员", "婚姻", "租赁合同", "住房", "居住证", "户籍", "其他"]
        switch dice.roll(1...10) {
        case 1...5:
            let kind = dice.chance(30) ? "租赁合同" : dice.pick(kinds) ?? "其他"
            return .reportChange(receipt, kind: kind, day: day)
        case 6: return .requeue(receipt, day: day)
        case 7...8: return .suspend(receipt)
        case 9: return .breach(receipt)
        default: return .requeue(receipt, day: CountedDays.adding(3, to: today))
        }
    }

    /// The runs: prepared, looked at again, approved, sent, answered.
    private mutating func running(_ office: RuleOffice) -> SubsidyCommand.Act {
        let sent = office.families.flatMap { family in
            (family.agreement?.fates ?? [:]).filter { $0.value == "SENT" }.keys.sorted().map { month in
                ResultLine(
                    receipt: family.line.receipt, month: month, amountFen: family.agreement?.monthlyFen ?? 0,
                    result: "成功", bankRef: "B-\(today)-\(month)", paidAt: now)
            }
        }
        if !sent.isEmpty, dice.chance(75) { return answers(sent) }
        let failed = takenBack(office)
        if !failed.isEmpty, dice.chance(30) { return answers(failed) }
        let isLeft = office.runs.contains { $0.state != "SENT" && $0.rows.isEmpty } && dice.chance(10)
        if let number = office.runs.lastIndex(where: { $0.state != "SENT" && $0.rows.isEmpty == isLeft }),
            dice.chance(85)
        {
            if dice.chance(office.runs[number].state == "APPROVED" ? 20 : 8) { return news(office) }
            if dice.chance(office.isLookedAt(number) ? 12 : 70) { return .recheck(office.runs[number].month) }
            let isLeaving = office.runs[number].state == "APPROVED" || dice.chance(isLeft ? 50 : 3)
            return isLeaving ? .export(number) : .approve(number)
        }
        // A month on, or a year, or to the end of a term.
        let far = dice.chance(15) ? "2026-12-15" : CountedDays.day(dice.chance(20) ? 12 : 1, after: today)
        wait(until: min(far, "2026-12-20"))
        if dice.chance(5) { return .prepare(CountedDays.nextMonth(CountedDays.month(today))) }
        return .prepare(CountedDays.month(today))
    }

    /// What failed whenever it left, taken up once more or not, as the bank has it when it finds that it was paid after all.
    private func takenBack(_ office: RuleOffice) -> [ResultLine] {
        office.families.flatMap { family in
            (family.agreement?.failedLines ?? []).filter { line in
                !["SENT", "PAID"].contains(family.agreement?.fates[line.month] ?? "")
            }.map { line in
                var line = line
                (line.result, line.bankRef, line.paidAt) = ("成功", "N-\(today)-\(line.month)", now)
                return line
            }
        }
    }

    private mutating func answers(_ sent: [ResultLine]) -> SubsidyCommand.Act {
        var lines = dice.some(sent, percent: dice.chance(50) ? 100 : 90)
        let (failing, wrong, early) = (dice.chance(40) ? 10 : 0, dice.chance(8) ? 10 : 0, dice.chance(12) ? 20 : 0)
        for index in lines.indices {
            if dice.chance(failing) { lines[index].result = "失败" }
            if dice.chance(wrong) { lines[index].amountFen += 1 }
            if dice.chance(early) { lines[index].paidAt = "2023-09-01T00:00:00+08:00" }
        }
        if dice.chance(5), let line = lines.first { lines.append(line) }
        if lines.isEmpty { lines = sent }
        return .results(lines, skipsBad: dice.chance(30))
    }
}
