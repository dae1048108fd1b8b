extension RuleOffice {
    // MARK: A month's run (LH-55, LH-56; 6.5 Instalment)

    /// Whether a run may take a month up now.
    private func isDue(_ agreement: Agreement, _ month: String) -> Bool {
        guard ["EFFECTIVE", "PAYING", "CHANGE_REVIEW", "STOPPED"].contains(agreement.state) else { return false }
        if let change = agreement.changeMonth, month > change { return false }
        return agreement.isPayable(month) && ["", "FAILED"].contains(agreement.fates[month] ?? "")
    }

    mutating func prepare(_ month: String, _ by: String, _ today: String) -> SubsidyAnswer {
        guard month <= CountedDays.month(today) else { return .refused(nil) }
        var run = Run(month: month, by: by)
        for index in families.indices {
            guard let agreement = families[index].agreement else { continue }
            for due in agreement.months where due <= month && isDue(agreement, due) {
                families[index].agreement?.fates[due] = "DUE"
                run.rows.append((families[index].line.receipt, due))
            }
        }
        guard !run.rows.isEmpty else { return .refused("NOTHING_DUE") }
        runs.append(run)
        return .done
    }

    /// Looks at the findings again; who does not pass any more is looked into, and decided about by a person (L-06).
    mutating func recheck(_ month: String) -> SubsidyAnswer {
        guard let number = runs.lastIndex(where: { $0.month == month && $0.state == "PREPARED" }) else {
            return .refused(nil)
        }
        for receipt in Set(runs[number].rows.map(\.receipt)) {
            guard let index = index(receipt), let agreement = families[index].agreement,
                ["EFFECTIVE", "PAYING"].contains(agreement.state),
                let day = failing(families[index]).filter({ $0 > agreement.signedOn }).min()
            else { continue }
            changes.append(Change(receipt: receipt, day: day, by: ""))
            families[index].agreement?.state = "CHANGE_REVIEW"
            families[index].agreement?.changeMonth = CountedDays.month(day)
            takeOut(index, after: CountedDays.month(day))
        }
        return .done
    }

    /// The days on which somebody of the family was found not to pass.
    private func failing(_ family: Family) -> [String] {
        family.members.filter { $0.role != "其他" }.flatMap { member in
            (family.findings[member.idNo] ?? [:]).filter { $0.key != "LH-03" && $0.value.result == "不通过" }
                .map { CountedDays.day($0.value.checkedAt) }
        }
    }

    /// What has not left the office yet is taken out of its run, and owed again if it turns out to be due.
    private mutating func takeOut(_ index: Int, after month: String) {
        guard let agreement = families[index].agreement else { return }
        for late in agreement.months
        where late > month && ["DUE", "APPROVED", "FAILED"].contains(agreement.fates[late] ?? "") {
            families[index].agreement?.fates[late] = nil
            for number in runs.indices where runs[number].state != "SENT" {
                runs[number].rows.removeAll { $0.receipt == families[index].line.receipt && $0.month == late }
            }
        }
    }

    mutating func approve(_ number: Int, _ by: String) -> SubsidyAnswer {
        guard runs.indices.contains(number) else { return .refused("RUN_UNKNOWN") }
        guard runs[number].state == "PREPARED" else { return .refused(nil) }
        guard runs[number].by != by else { return .refused("PREPARED_BY_YOU") }
        move(number, to: "APPROVED")
        return .done
    }

    /// Again, it says the same.
    mutating func export(_ number: Int) -> SubsidyAnswer {
        guard runs.indices.contains(number) else { return .refused("RUN_UNKNOWN") }
        if runs[number].state == "SENT" { return .done }
        guard runs[number].state == "APPROVED" else { return .refused(nil) }
        move(number, to: "SENT")
        return .done
    }

    private mutating func move(_ number: Int, to state: String) {
        runs[number].state = state
        for row in runs[number].rows {
            if let index = index(row.receipt) { families[index].agreement?.fates[row.month] = state }
        }
    }

    /// What the bank says of months that were sent; said twice, it counts once.
    mutating func results(_ lines: [ResultLine], _ skips: Bool) -> SubsidyAnswer {
        var bad: [Int] = []
        for (number, line) in lines.enumerated() {
            let agreement = index(line.receipt).flatMap { families[$0].agreement }
            let fate = agreement?.fates[line.month] ?? ""
            let isSame = line.result == "成功" ? fate == "PAID" : fate == "FAILED"
            let isSecond = lines.prefix(number).contains { $0.receipt == line.receipt && $0.month == line.month }
            if agreement?.monthlyFen != line.amountFen || !(fate == "SENT" || isSame) || isSecond {
                bad.append(number + 2)
            }
        }
        if !bad.isEmpty, !skips { return .badFile(bad) }
        for (number, line) in lines.enumerated() where !bad.contains(number + 2) {
            guard let index = index(line.receipt), var agreement = families[index].agreement,
                agreement.fates[line.month] == "SENT"
            else { continue }
            agreement.fates[line.month] = line.result == "成功" ? "PAID" : "FAILED"
            if line.result == "成功" { Self.settle(&agreement) }
            families[index].agreement = agreement
        }
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    /// A month was paid, or the agreement ended: what 6.5 makes of it.
    private static func settle(_ agreement: inout Agreement) {
        if agreement.state == "EFFECTIVE" { agreement.state = "PAYING" }
        if agreement.state == "PAYING", agreement.paidMonths.count == agreement.months.count {
            agreement.state = "COMPLETED"
        }
        if ["STOPPED", "RECOVERED"].contains(agreement.state), agreement.overpaidFen > agreement.recoveredFen {
            agreement.state = "RECOVERY_OPEN"
        }
    }

    // MARK: Changes (LH-56 … LH-60, Q12, Q20, Q22)

    mutating func reportChange(_ receipt: String, _ day: String, _ by: String, _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        guard let agreement = families[index].agreement, ["EFFECTIVE", "PAYING"].contains(agreement.state) else {
            return .refused("WRONG_STATE")
        }
        guard day <= today else { return .refused(nil) }
        changes.append(Change(receipt: receipt, day: day, by: by))
        families[index].agreement?.state = "CHANGE_REVIEW"
        families[index].agreement?.changeMonth = CountedDays.month(day)
        return .done
    }

    mutating func decideChange(_ number: Int, _ eligible: Bool, _ by: String) -> SubsidyAnswer {
        guard changes.indices.contains(number) else { return .refused("NOT_FOUND") }
        guard changes[number].isOpen else { return .refused("ALREADY_DECIDED") }
        guard changes[number].by != by else { return .refused("ENTERED_BY_YOU") }
        guard let index = index(changes[number].receipt), families[index].agreement?.state == "CHANGE_REVIEW" else {
            return .refused("WRONG_STATE")
        }
        changes[number].isOpen = false
        if eligible {
            families[index].agreement?.state = "PAYING"
            families[index].agreement?.changeMonth = nil
        } else {
            stop(index, changes[number].day)
        }
        return .done
    }

    private mutating func stop(_ index: Int, _ day: String) {
        guard var agreement = families[index].agreement else { return }
        agreement.endMonth = CountedDays.month(day)
        agreement.changeMonth = nil
        agreement.state = "STOPPED"
        families[index].agreement = agreement
        takeOut(index, after: CountedDays.month(day))
        guard var rest = families[index].agreement else { return }
        Self.settle(&rest)
        families[index].agreement = rest
        for number in changes.indices where changes[number].receipt == families[index].line.receipt {
            changes[number].isOpen = false
        }
    }

    mutating func requeue(_ receipt: String, _ day: String, _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        guard let agreement = families[index].agreement,
            ["EFFECTIVE", "PAYING", "CHANGE_REVIEW", "SUSPENDED"].contains(agreement.state)
        else { return .refused("WRONG_STATE") }
        guard day <= today else { return .refused(nil) }
        stop(index, day)
        return .done
    }

    mutating func suspend(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        guard let agreement = families[index].agreement, ["EFFECTIVE", "PAYING"].contains(agreement.state) else {
            return .refused("WRONG_STATE")
        }
        families[index].agreement?.state = "SUSPENDED"
        takeOut(index, after: "")
        return .done
    }

    mutating func resume(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        guard families[index].agreement?.state == "SUSPENDED" else { return .refused("WRONG_STATE") }
        families[index].agreement?.state = "PAYING"
        return .done
    }

    mutating func breach(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        return families[index].agreement == nil ? .refused(nil) : .done
    }

    // MARK: Recovery (LH-62)

    mutating func repaid(_ receipt: String, _ fen: Int) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        guard var agreement = families[index].agreement, ["RECOVERY_OPEN", "ESCALATED"].contains(agreement.state) else {
            return .refused("WRONG_STATE")
        }
        guard fen > 0, fen <= agreement.overpaidFen - agreement.recoveredFen else { return .refused("AMOUNT_WRONG") }
        agreement.recoveredFen += fen
        if agreement.recoveredFen == agreement.overpaidFen { agreement.state = "RECOVERED" }
        families[index].agreement = agreement
        return .done
    }

    mutating func escalate(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused("RECEIPT_UNKNOWN") }
        guard families[index].agreement?.state == "RECOVERY_OPEN" else { return .refused("WRONG_STATE") }
        families[index].agreement?.state = "ESCALATED"
        return .done
    }
}
