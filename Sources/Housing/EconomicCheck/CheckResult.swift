extension EconomicCheck {
    /// A report by file: filed and assessed in one step.
    mutating func receive(_ filing: Filing, _ step: Step) throws(Refusal) -> [Entry] {
        guard sendings.last?.round == round else {
            throw Refusal(.wrongState, "6.2", .checkState(state), .checkAct(.receive))
        }
        let filed = try file(filing, paper: nil, step)
        let assessed = try assess(filing.report, step)
        guard result?.isProvisional != true || filing.acceptsProvisionalDay else {
            throw Refusal(.calendarUnknown, "Q26", .until(step.facts.calendar.lastKnown))
        }
        return [filed, assessed]
    }

    /// A report on paper: a second person has to confirm it.
    mutating func enter(_ filing: Filing, paper: MaterialID, _ step: Step) throws(Refusal) -> Entry {
        guard !papers.contains(paper) else { throw Refusal(.materialRepeated, "6.2") }
        return try file(filing, paper: paper, step)
    }

    mutating func confirm(_ report: CheckReport, _ step: Step) throws(Refusal) -> Entry {
        try assess(report, step)
    }

    /// What was entered is not what stands on the paper: it waits for a report again.
    mutating func refuseReport(_ note: TextID, _ step: Step) throws(Refusal) -> Entry {
        let index = reports.count - 1
        reports[index].refusal = ReportRefusal(by: try person(step), at: step.now, note: note)
        // What is checked again waits as such, whether or not it ever left the office.
        state = sendings.isEmpty && round == 1 ? .requested : .inProgress
        return entry(.checkReportRefused, ["report": .number(index + 1)])
    }

    /// The result is that of a renewal that is handed in now.
    mutating func use(_ renewal: CaseID, _ step: Step) throws(Refusal) -> Entry {
        try requireValid(step)
        if !usedBy.contains(renewal) { usedBy.append(renewal) }
        return entry(.checkUsed, ["renewal": .id(renewal)])
    }

    /// MEETS is out of date on the day after its last.
    mutating func age(_ step: Step) throws(Refusal) -> Entry {
        if let until = result?.validUntil, step.now.day <= until {
            throw Refusal(.notExpired, "Q25", .until(until))
        }
        return finish(.outOfDate, as: .expired, .checkExpired, step)
    }

    /// Whatever is open goes with the lease, and with its tenant.
    mutating func lapse(_ step: Step) throws(Refusal) -> Entry {
        let lease = step.facts.lease
        guard lease.id == self.lease else { throw Refusal(.leaseNotActive, "6.2") }
        if lease.tenant != applicant { return finish(.tenancyChanged, as: .expired, .checkLapsed, step) }
        guard lease.status != .active || step.now.day > lease.end else {
            throw Refusal(.notExpired, "6.2", .until(lease.end))
        }
        return finish(.leaseEnded, as: .expired, .checkLapsed, step)
    }

    private func requireValid(_ step: Step) throws(Refusal) {
        guard let until = result?.validUntil else {
            throw Refusal(.needsEconomicCheck, "N-1")
        }
        guard step.now.day <= until else {
            throw Refusal(.checkOutOfDate, "Q25", .until(until))
        }
    }

    private mutating func file(_ filing: Filing, paper: MaterialID?, _ step: Step) throws(Refusal) -> Entry {
        let report = filing.report
        guard !reports.contains(where: { $0.number == report.number && $0.refusal == nil }) else {
            throw Refusal(.reportRepeated, "6.2")
        }
        guard report.hasSoundHead else { throw Refusal(.reportHead, "6.2", .most(CheckReport.longestHead)) }
        guard report.checkDate <= step.now.day else {
            throw Refusal(.reportInFuture, "6.2", .from(report.checkDate))
        }
        if let first = firstCheckDay, report.checkDate < first {
            throw Refusal(.reportTooOld, "6.2", .from(first), .until(report.checkDate))
        }
        guard report.hasSoundFigures else { throw Refusal(.reportFigures, "5.8") }
        try requirePeople(report)
        guard EconomicLimits.inForce(on: report.checkDate, among: step.facts.limits) != nil else {
            throw Refusal(.limitsUnknown, "5.8", .from(report.checkDate))
        }
        reports.append(
            FiledReport(
                number: report.number, issuer: report.issuer, checkDate: report.checkDate, stored: filing.stored,
                content: filing.content, paper: paper, round: round, at: step.now, by: try person(step)))
        state = .reported
        return entry(
            .checkReported,
            [
                "report": .number(reports.count), "content": .commitment(filing.content),
                "checked": .day(report.checkDate),
                "paper": .flag(paper != nil),
            ])
    }

    /// Each person of the family once, and nobody else.
    private func requirePeople(_ report: CheckReport) throws(Refusal) {
        var found: Set<PersonID> = []
        for person in report.people.map(\.person) {
            guard members.contains(where: { $0.person == person }) else {
                throw Refusal(.memberUnknown, "5.8", .member(person))
            }
            guard found.insert(person).inserted else {
                throw Refusal(.memberTwice, "5.8", .member(person))
            }
        }
        let missing = members.filter { !found.contains($0.person) }
        guard missing.isEmpty else {
            throw Refusal(.memberMissing, "5.8", arguments: missing.map { .member($0.person) })
        }
    }

    /// By the limits in force on the check date, which stay with the result.
    private mutating func assess(_ report: CheckReport, _ step: Step) throws(Refusal) -> Entry {
        let index = reports.count - 1
        guard index >= 0, report.number == reports[index].number, report.checkDate == reports[index].checkDate else {
            throw Refusal(.reportDiffers, "6.2")
        }
        guard let assessment = Assessment(of: report, people: members.count, among: step.facts.limits) else {
            throw Refusal(.limitsUnknown, "5.8", .from(report.checkDate))
        }
        let objection = step.facts.calendar.reckon(step.facts.parameters.objectionPeriod, after: step.now.day)
        let isProvisional = !assessment.meets && objection.isProvisional
        reports[index].confirmation = Confirmation(
            by: try person(step), at: step.now, assessment: assessment,
            validUntil: report.checkDate.adding(months: step.facts.parameters.validMonths),
            objectionUntil: assessment.meets ? nil : objection.day, isProvisional: isProvisional)
        state = assessment.meets ? .meets : .fails
        return entry(
            .checkAssessed,
            [
                "report": .number(index + 1), "meets": .flag(assessment.meets), "people": .number(assessment.people),
                "limits": .day(assessment.limitsFrom), "provisional": .flag(isProvisional),
            ])
    }
}
