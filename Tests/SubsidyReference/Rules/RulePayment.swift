extension RuleOffice {
    // MARK: A month's run (LH-55, LH-56; 6.5 Instalment)

    /// Whether a run may take a month up now.
    private func isDue(_ agreement: Agreement, _ month: String) -> Bool {
        guard ["EFFECTIVE", "PAYING", "CHANGE_REVIEW", "STOPPED", "RECOVERED"].contains(agreement.state) else {
            return false
        }
        if let change = agreement.changeMonth, month > change { return false }
        if agreement.isWithheld || isAfterLease(agreement, month) { return false }
        return agreement.isPayable(month) && ["", "FAILED"].contains(agreement.fates[month] ?? "")
    }

    mutating func prepare(_ month: String, _ by: String, _ today: String) -> SubsidyAnswer {
        guard month <= CountedDays.month(today) else { return .refused("NOT_EXPIRED") }
        var run = Run(month: month, by: by)
        var isSound = true
        for index in families.indices {
            guard let agreement = families[index].agreement else { continue }
            for due in agreement.months where due <= month && isDue(agreement, due) {
                families[index].agreement?.fates[due] = "DUE"
                run.rows.append((families[index].line.receipt, due))
                if !doubts(families[index]).isEmpty { isSound = false }
            }
        }
        guard !run.rows.isEmpty else { return .refused("NOTHING_DUE") }
        // Whose lease is over is left out, and somebody has to ask him.
        if hasLeaseToAskFor(today) { isSound = false }
        // Taking a month up is a look at those whose it is.
        if isSound { run.newsSeen = newsCount }
        runs.append(run)
        return .done
    }

    /// Whether it was looked at since the last news, so that it may be approved.
    public func isLookedAt(_ run: Int) -> Bool { runs[run].newsSeen == newsCount }

    /// Looks at everything again that has not left the office; who does not pass any more is looked into, and decided about
    /// by a person (L-06). Who has no lease any more is asked for a new one, whether or not the month's run pays him.
    mutating func recheck(_ month: String, _ today: String) -> SubsidyAnswer {
        let numbers = runs.indices.filter { runs[$0].month == month && Self.isWaiting(runs[$0]) }
        if numbers.isEmpty, !hasLeaseToAskFor(today) {
            guard runs.contains(where: { $0.month == month }) else { return .refused("RUN_UNKNOWN") }
            let isSent = runs.contains { $0.month == month && $0.state == "SENT" }
            return .refused(isSent ? "ALREADY_DECIDED" : "NOTHING_DUE")
        }
        let receipts = Set(numbers.flatMap { runs[$0].rows }.map(\.receipt))
        for number in numbers { runs[number].newsSeen = newsCount }
        for index in families.indices {
            if receipts.contains(families[index].line.receipt) { lookAgain(at: index, today) }
            askForLease(index, today)
        }
        return .done
    }

    private mutating func lookAgain(at index: Int, _ today: String) {
        let family = families[index]
        let receipt = family.line.receipt
        let had = changes.filter { $0.receipt == receipt }.reduce(into: Set<Doubt>()) { $0.formUnion($1.seen) }
        let all = doubts(family)
        let new = all.subtracting(had)
        guard let state = family.agreement?.state, !new.isEmpty else { return }
        // Of whom nobody has said anything it is so since the members came.
        let came = family.membersCame
        let days = new.map { $0.checkedAt.isEmpty ? came?.day ?? today : CountedDays.day($0.checkedAt) }
        var people = Set<String>()
        for doubt in new {
            if doubt.checkedAt.isEmpty {
                if let came { people.insert(came.by) }
            } else {
                people.formUnion(family.findings[doubt.idNo]?[doubt.rule]?.by ?? [])
            }
        }
        let day = note(receipt, days.min() ?? today, by: people, all)
        if ["EFFECTIVE", "PAYING"].contains(state) { families[index].agreement?.state = "CHANGE_REVIEW" }
        families[index].agreement?.changeMonth = CountedDays.month(day)
        holdBack(index)
    }

    static func isWaiting(_ run: Run) -> Bool { ["PREPARED", "APPROVED"].contains(run.state) }

    /// What is looked into already is looked into for this as well; else it is a change of its own.
    ///
    /// - Returns: the day that it goes by.
    private mutating func note(
        _ receipt: String, _ day: String, by people: Set<String>, _ doubts: Set<Doubt>
    ) -> String {
        guard let open = changes.firstIndex(where: { $0.receipt == receipt && $0.isOpen }) else {
            changes.append(Change(receipt: receipt, day: day, by: people, seen: doubts))
            return day
        }
        if day < changes[open].day {
            changes[open].firstDay = changes[open].reportedDay
            changes[open].day = day
        }
        changes[open].by.formUnion(people)
        changes[open].seen.formUnion(doubts)
        return changes[open].day
    }

    /// What a family does not pass, or nobody knows of it, whenever that came up. LH-03 has done its work: whoever signs
    /// leaves the list.
    private func doubts(_ family: Family) -> Set<Doubt> {
        var doubts: Set<Doubt> = []
        for member in family.members where member.role != "其他" {
            for rule in rules where rule != "LH-03" {
                guard let found = family.findings[member.idNo]?[rule] else {
                    doubts.insert(Doubt(idNo: member.idNo))
                    continue
                }
                guard found.result != "通过" else { continue }
                doubts.insert(
                    Doubt(idNo: member.idNo, rule: rule, result: found.result, checkedAt: found.checkedAt))
            }
            if isUntrue(family, member), let found = family.findings[member.idNo]?["LH-61"] {
                doubts.insert(
                    Doubt(idNo: member.idNo, rule: "LH-61", result: found.result, checkedAt: found.checkedAt))
            }
        }
        for number in 0..<max(0, Self.unnamed(family)) { doubts.insert(Doubt(unnamed: number + 1)) }
        return doubts
    }

    /// What has not left the office yet and must not be paid as things stand is taken out of its run; it is owed again if
    /// it turns out to be due.
    mutating func holdBack(_ index: Int) {
        guard let agreement = families[index].agreement else { return }
        let receipt = families[index].line.receipt
        for month in agreement.months where ["DUE", "APPROVED"].contains(agreement.fates[month] ?? "") {
            var isHeld = !agreement.isPayable(month) || agreement.isWithheld || isAfterLease(agreement, month)
            if let change = agreement.changeMonth, month > change { isHeld = true }
            guard isHeld else { continue }
            families[index].agreement?.fates[month] = nil
            takeOut(receipt, month)
        }
    }

    /// Out of the runs that have not left the office; one of which nothing is left is over.
    private mutating func takeOut(_ receipt: String, _ month: String) {
        for number in runs.indices where Self.isWaiting(runs[number]) {
            runs[number].rows.removeAll { $0.receipt == receipt && $0.month == month }
            if runs[number].rows.isEmpty { runs[number].state = "CANCELLED" }
        }
    }

    mutating func approve(_ number: Int, _ by: String) -> SubsidyAnswer {
        guard runs.indices.contains(number) else { return .refused("RUN_UNKNOWN") }
        guard runs[number].state != "CANCELLED" else { return .refused("NOTHING_DUE") }
        guard runs[number].state == "PREPARED" else { return .refused("ALREADY_DECIDED") }
        guard runs[number].by != by else { return .refused("PREPARED_BY_YOU") }
        guard isLookedAt(number) else { return .refused("RECHECK_FIRST") }
        move(number, to: "APPROVED")
        return .done
    }

    /// Again, it says the same. Nothing leaves before what came in is looked at.
    mutating func export(_ number: Int, _ now: String) -> SubsidyAnswer {
        guard runs.indices.contains(number) else { return .refused("RUN_UNKNOWN") }
        if runs[number].state == "SENT" { return .done }
        guard runs[number].state != "CANCELLED" else { return .refused("NOTHING_DUE") }
        guard runs[number].state == "APPROVED" else { return .refused("WRONG_STATE") }
        guard isLookedAt(number) else { return .refused("RECHECK_FIRST") }
        move(number, to: "SENT")
        runs[number].sentAt = now
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
        guard lines.contains(where: { line in index(line.receipt).map { families[$0].agreement != nil } ?? false })
        else { return .badFile(lines.indices.map { $0 + 2 }) }
        var bad: [Int] = []
        for (number, line) in lines.enumerated() {
            let isSecond = lines.prefix(number).contains { $0.receipt == line.receipt && $0.month == line.month }
            if isSecond || !isAnswer(line) { bad.append(number + 2) }
        }
        if !bad.isEmpty, !skips { return .badFile(bad) }
        for (number, line) in lines.enumerated() where !bad.contains(number + 2) { take(line) }
        return bad.isEmpty ? .done : .doneWithout(bad)
    }

    /// Whether it is about a month that the bank has, or says what is known.
    private func isAnswer(_ line: ResultLine) -> Bool {
        guard let index = index(line.receipt), let agreement = families[index].agreement,
            agreement.months.contains(line.month), agreement.monthlyFen == line.amountFen
        else { return false }
        if agreement.said.contains(line) { return true }
        if agreement.fates[line.month] == "PAID" { return false }
        let sent = sentAt(line)
        if agreement.fates[line.month] == "SENT" { return line.paidAt >= sent.max() ?? "" }
        // It failed whenever it left, and may be taken up once more by now. That is said again, or taken back.
        guard let first = sent.min() else { return false }
        return line.result == "失败" || line.paidAt >= first
    }

    /// When a month left the office, each time.
    private func sentAt(_ line: ResultLine) -> [String] {
        runs.filter { Self.has(line, $0) }.map(\.sentAt).filter { !$0.isEmpty }
    }

    private static func has(_ line: ResultLine, _ run: Run) -> Bool {
        run.rows.contains { $0.receipt == line.receipt && $0.month == line.month }
    }

    private mutating func take(_ line: ResultLine) {
        guard let index = index(line.receipt), var agreement = families[index].agreement,
            !agreement.said.contains(line)
        else { return }
        let isPaid = line.result == "成功"
        guard isPaid || agreement.fates[line.month] == "SENT" else { return }
        agreement.fates[line.month] = isPaid ? "PAID" : "FAILED"
        agreement.said.insert(line)
        if isPaid { Self.settle(&agreement) }
        families[index].agreement = agreement
        // What was to be tried once more is paid now.
        guard isPaid, runs.contains(where: { Self.isWaiting($0) && Self.has(line, $0) }) else { return }
        takeOut(line.receipt, line.month)
        paidAfterAll += 1
    }

    /// A month was paid, or something was decided: what 6.5 makes of it.
    private static func settle(_ agreement: inout Agreement) {
        if agreement.state == "EFFECTIVE", !agreement.paidMonths.isEmpty { agreement.state = "PAYING" }
        if agreement.state == "PAYING", agreement.paidMonths.count == agreement.months.count {
            agreement.state = "COMPLETED"
        }
        if agreement.overpaidFen > agreement.foundFen {
            agreement.foundFen = agreement.overpaidFen
            if agreement.state != "ESCALATED" { agreement.state = "RECOVERY_OPEN" }
        }
    }

    // MARK: Changes (LH-56 … LH-60, Q12, Q20, Q22)

    func hasOpenChange(_ receipt: String) -> Bool {
        changes.contains { $0.receipt == receipt && $0.isOpen }
    }

    /// One that has ended is looked into as well: it may have had to end earlier (LH-62).
    mutating func reportChange(
        _ receipt: String, _ day: String, _ isOfLease: Bool, _ by: String, _ today: String
    ) -> SubsidyAnswer {
        guard let index = index(receipt), let agreement = families[index].agreement else { return .refused(nil) }
        guard day <= today else { return .refused("DAY_IN_FUTURE") }
        guard !hasOpenChange(receipt) else { return .refused("WRONG_STATE") }
        changes.append(Change(receipt: receipt, day: day, by: [by], isOfLease: isOfLease))
        families[index].agreement?.changeMonth = CountedDays.month(day)
        if ["EFFECTIVE", "PAYING"].contains(agreement.state) { families[index].agreement?.state = "CHANGE_REVIEW" }
        holdBack(index)
        return .done
    }

    mutating func decideChange(
        _ number: Int, _ eligible: Bool, isFalse: Bool, _ lease: LeaseLine?, _ by: String, _ today: String
    ) -> SubsidyAnswer {
        guard changes.indices.contains(number) else { return .refused("NOT_FOUND") }
        if let lease, let gap = Self.houseGap(lease.houseCode) { return .refused(gap) }
        guard changes[number].isOpen else { return .refused("ALREADY_DECIDED") }
        guard !changes[number].by.contains(by) else { return .refused("ENTERED_BY_YOU") }
        guard let index = index(changes[number].receipt) else { return .refused("NOT_FOUND") }
        if lease != nil, !eligible || !changes[number].isOfLease { return .badFile([]) }
        if eligible, changes[number].isOfLease {
            if let code = follow(index, lease, changes[number].reportedDay, today) { return .refused(code) }
        }
        // LH-62: what came about after the family had declared was not declared falsely.
        if !eligible, isFalse, let form = families[index].form {
            let declared = form.declaredAt.isEmpty ? form.submittedAt : form.declaredAt
            guard changes[number].day <= CountedDays.day(declared) else { return .refused("AFTER_DECLARATION") }
        }
        changes[number].isOpen = false
        families[index].agreement?.changeMonth = nil
        guard eligible else {
            families[index].agreement?.enders.formUnion(changes[number].by.union([by]))
            // LH-62: of a false application nothing was ever due.
            if isFalse { families[index].agreement?.endMonth = "" }
            end(index, changes[number].day, isStopped: false)
            return .done
        }
        if families[index].agreement?.state == "CHANGE_REVIEW" { families[index].agreement?.state = "PAYING" }
        settle(index)
        return .done
    }

    /// An earlier end stands.
    private mutating func end(_ index: Int, _ day: String, isStopped: Bool) {
        guard var agreement = families[index].agreement else { return }
        agreement.endMonth = min(agreement.endMonth ?? "9999", CountedDays.month(day))
        if isStopped || ["CHANGE_REVIEW", "SUSPENDED"].contains(agreement.state) { agreement.state = "STOPPED" }
        families[index].agreement = agreement
        holdBack(index)
        settle(index)
    }

    mutating func settle(_ index: Int) {
        guard var agreement = families[index].agreement else { return }
        Self.settle(&agreement)
        families[index].agreement = agreement
    }

    mutating func requeue(_ receipt: String, _ day: String, _ by: String, _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt), let agreement = families[index].agreement else { return .refused(nil) }
        guard day <= today else { return .refused("DAY_IN_FUTURE") }
        guard day >= CountedDays.day(agreement.signedAt) else { return .refused("DAY_BEFORE_SIGNING") }
        // One that has ended may have had to end earlier.
        let isEarlier = agreement.lastOwed.map { CountedDays.month(day) < $0 } ?? false
        guard agreement.isInForce || isEarlier else { return .refused("WRONG_STATE") }
        families[index].agreement?.enders.insert(by)
        end(index, day, isStopped: agreement.isInForce)
        return .done
    }

    mutating func suspend(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt), let agreement = families[index].agreement else { return .refused(nil) }
        guard ["EFFECTIVE", "PAYING"].contains(agreement.state) else { return .refused("WRONG_STATE") }
        families[index].agreement?.state = "SUSPENDED"
        families[index].agreement?.isWithheld = true
        holdBack(index)
        return .done
    }

    mutating func resume(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt), let agreement = families[index].agreement else { return .refused(nil) }
        // One that has ended since does not begin again by its papers.
        guard agreement.isWithheld else { return .refused("WRONG_STATE") }
        families[index].agreement?.isWithheld = false
        let goesOn = hasOpenChange(receipt) ? "CHANGE_REVIEW" : "PAYING"
        if agreement.state == "SUSPENDED" { families[index].agreement?.state = goesOn }
        holdBack(index)
        settle(index)
        return .done
    }

    mutating func breach(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return .refused(nil) }
        return families[index].agreement == nil ? .refused(nil) : .done
    }

    // MARK: Recovery (LH-62)

    mutating func repaid(_ receipt: String, _ fen: Int) -> SubsidyAnswer {
        guard let index = index(receipt), var agreement = families[index].agreement else { return .refused(nil) }
        guard ["RECOVERY_OPEN", "ESCALATED"].contains(agreement.state) else { return .refused("WRONG_STATE") }
        guard fen > 0, fen <= agreement.overpaidFen - agreement.recoveredFen else { return .refused("AMOUNT_WRONG") }
        agreement.recoveredFen += fen
        if agreement.recoveredFen == agreement.overpaidFen { agreement.state = "RECOVERED" }
        families[index].agreement = agreement
        return .done
    }

    mutating func escalate(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt), let agreement = families[index].agreement else { return .refused(nil) }
        guard agreement.state == "RECOVERY_OPEN" else { return .refused("WRONG_STATE") }
        families[index].agreement?.state = "ESCALATED"
        return .done
    }
}
