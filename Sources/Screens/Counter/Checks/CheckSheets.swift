import Cells
import Forms
import Housing
import Office
import Texts

/// What one can stand on in a check.
enum CheckSpot: Hashable, Sendable {
    case fact(String)
    /// Something with a picture of its paper.
    case paper(MaterialID)
    case event(Int64)
}

/// Puts a check on sheets: family, request and result; the reports and objections; what happened.
struct CheckSheets {
    let opened: OpenCheck
    /// Nil where the reader may not see them, or they are not there yet.
    let reports: [TextID: CheckReport]?
    let maySeeFigures: Bool
    let width: Int

    private typealias Entry = SheetEntry<CheckSpot>
    private static let labelColumns = 14
    /// Where what happened stands, behind its time and its role.
    private static let eventColumn = 30

    private var file: CheckFile { opened.file }
    private var check: EconomicCheck { opened.check }

    // MARK: Family and request

    var facts: [SheetEntry<CheckSpot>] { family + [.gap] + request }

    private var family: [Entry] {
        [.heading(CounterCheckTexts.family)]
            + check.members.map { member in
                let name = name(of: member.person)
                let given = check.authorisations.last { $0.person == member.person }
                let (words, role, paper) = authorisation(of: member, given)
                let spot: CheckSpot = paper.map(CheckSpot.paper) ?? .fact("member \(member.person)")
                return entry(
                    spot, name, CounterCheckTexts.relation(member.relation),
                    [(words, role)])
            }
    }

    /// In full for who compares names with papers.
    private func name(of person: PersonID) -> String {
        (maySeeFigures ? file.people[person]?.name : file.people[person]?.maskedName) ?? ""
    }

    private func authorisation(
        of member: EconomicCheck.Member, _ given: EconomicCheck.Authorisation?
    ) -> (words: String, role: Role, paper: MaterialID?) {
        guard member.isAdult else { return (CounterCheckTexts.minor, .muted, nil) }
        guard let given else { return (CounterCheckTexts.notAuthorised, .warning, nil) }
        guard given.isCurrent else { return (CounterCheckTexts.authorisationEnded, .warning, nil) }
        let isOld = check.state == .draft && given.template != file.authorisation.template
        let role: Role = isOld ? .warning : .info
        switch given.way {
        case .ticked(let seconds):
            let words = CounterCheckTexts.ticked(given.at, seconds: seconds, version: given.template.version)
            return (isOld ? words + CounterCheckTexts.outdatedText : words, role, nil)
        case .paper(let picture, let clerk):
            let words = CounterCheckTexts.onPaper(
                given.at, file.staff[clerk] ?? "", version: given.template.version)
            return (isOld ? words + CounterCheckTexts.outdatedText : words, role, picture)
        }
    }

    private var request: [Entry] {
        var entries: [Entry] = [.heading(CounterCheckTexts.request)]
        if let request = check.request {
            entries += [
                fact(CounterCheckTexts.requestedAt, request.at.words),
                fact(CounterCheckTexts.period, CounterCheckTexts.months(request.from, request.to)),
                fact(CounterCheckTexts.propertyAsOf, request.propertyAsOf.words),
            ]
        } else {
            entries.append(note("no request", CounterCheckTexts.notRequested))
        }
        for sending in check.sendings {
            entries.append(
                fact(
                    CounterCheckTexts.sent(round: sending.round),
                    CounterCheckTexts.byAt(file.staff[sending.by] ?? "", sending.at), "sending \(sending.at)"))
        }
        if check.isToBeSent { entries.append(note("to send", CounterCheckTexts.toBeSent(round: check.round))) }
        entries.append(fact(CounterCheckTexts.lease, "\(file.lease.lease.number)  \(file.lease.address)"))
        if !check.usedBy.isEmpty {
            entries.append(fact(CounterCheckTexts.usedBy, CounterCheckTexts.renewals(check.usedBy.count)))
        }
        if let end = check.end {
            entries.append(fact(CounterCheckTexts.ended, CounterCheckTexts.byAt(end.cause.name, end.at)))
        }
        return entries
    }

    // MARK: Result, reports, objections

    /// What is open first, then the result, then what it rests on, the latest first.
    var findings: [SheetEntry<CheckSpot>] {
        let parts = [openObjection, result] + check.reports.indices.reversed().map(filed) + [closedObjections]
        let found = parts.filter { !$0.isEmpty }.joined(separator: [.gap]).map(\.self)
        return found.isEmpty ? [.heading(CounterCheckTexts.reports), note("none", CounterCheckTexts.noReport)] : found
    }

    private var result: [Entry] {
        guard let result = check.result else { return [] }
        let assessment = result.assessment
        // An objection was upheld: what was found counts for nothing and has no last day.
        if check.state == .inProgress || check.state == .requested {
            let mark = SheetPiece(CounterCheckTexts.voidResult, .warning, at: 10)
            let was = fact(CounterCheckTexts.formerResult, CounterCheckTexts.meets(assessment.meets))
            return [.heading(CounterCheckTexts.result, mark), dimmed(was)]
        }
        var entries: [Entry] = [
            .heading(
                CounterCheckTexts.result,
                SheetPiece(CounterCheckTexts.meets(assessment.meets), assessment.meets ? .success : .error, at: 10))
        ]
        if maySeeFigures {
            entries += [
                measured(CounterCheckTexts.income, CounterCheckTexts.incomeSum(assessment), assessment.meetsIncome),
                measured(
                    CounterCheckTexts.property, CounterCheckTexts.propertySum(assessment), assessment.meetsProperty),
                fact(CounterCheckTexts.limits, CounterCheckTexts.limitsFrom(assessment.limitsFrom)),
            ]
        }
        if assessment.meets {
            entries.append(fact(CounterCheckTexts.valid, CounterCheckTexts.validUntil(result.validUntil)))
        }
        if let until = result.objectionUntil {
            entries.append(
                fact(
                    CounterCheckTexts.objectionPeriod,
                    CounterCheckTexts.objectionUntil(until, isProvisional: result.isProvisional)))
        }
        return entries
    }

    private func measured(_ label: String, _ words: String, _ meets: Bool) -> Entry {
        entry(.fact(label), label, words, [(CounterCheckTexts.within(meets), meets ? .success : .error)])
    }

    private func filed(_ index: Int) -> [Entry] {
        let filed = check.reports[index]
        let mark: SheetPiece? =
            filed.refusal != nil
            ? SheetPiece(CounterCheckTexts.refusedMark, .warning, at: Width.of(filed.number) + 12)
            : filed.confirmation == nil
                ? SheetPiece(CounterCheckTexts.unconfirmedMark, .warning, at: Width.of(filed.number) + 12) : nil
        let came = CounterCheckTexts.byAt(file.staff[filed.by] ?? "", filed.at)
        var entries: [Entry] = [
            .heading(CounterCheckTexts.report(filed.number), mark),
            fact(CounterCheckTexts.issuer, filed.issuer, "issuer \(index)"),
            fact(CounterCheckTexts.checkDate, filed.checkDate.words, "date \(index)"),
        ]
        if let paper = filed.paper {
            entries.append(
                entry(.paper(paper), CounterCheckTexts.enteredLabel, came, [(CounterCheckTexts.openPaper, .muted)]))
        } else {
            entries.append(fact(CounterCheckTexts.importedLabel, came, "came \(index)"))
        }
        if let refusal = filed.refusal {
            let by = CounterCheckTexts.byAt(file.staff[refusal.by] ?? "", refusal.at)
            let said = file.notes[refusal.note] ?? ""
            entries.append(
                entry(.fact("refusal \(index)"), CounterCheckTexts.refusedLabel, by, [(said, .warning)]))
        } else if filed.paper != nil, let confirmation = filed.confirmation {
            let by = CounterCheckTexts.byAt(file.staff[confirmation.by] ?? "", confirmation.at)
            entries.append(fact(CounterCheckTexts.confirmedLabel, by, "confirmed \(index)"))
        }
        return entries + figures(filed, index)
    }

    private func figures(_ filed: EconomicCheck.FiledReport, _ index: Int) -> [Entry] {
        guard maySeeFigures else { return [note("figures \(index)", CounterCheckTexts.noFigures)] }
        guard let reports else { return [note("figures \(index)", FormsWords.anju.loading)] }
        guard let report = reports[filed.stored] else { return [] }
        return report.people.map { found in
            let member = check.members.first { $0.person == found.person }
            let name = name(of: found.person)
            var lines: [[SheetPiece]] = [
                [
                    SheetPiece(name, .heading),
                    SheetPiece(CounterCheckTexts.relation(member?.relation), .muted, at: Width.of(name) + 2),
                ]
            ]
            for group in PaperReportDraft.Group.allCases {
                lines += ReportLines.lines(of: found, group, file.policy)
            }
            return Entry(id: .fact("person \(index) \(found.person)"), lines: lines)
        }
    }

    // MARK: Objections

    private var openObjection: [Entry] { check.openObjection.map { [objection($0)] }.map(headed) ?? [] }

    private var closedObjections: [Entry] {
        let closed = check.objections.filter { $0.decision != nil }.reversed().map(objection)
        return closed.isEmpty ? [] : headed(Array(closed))
    }

    private func headed(_ objections: [Entry]) -> [Entry] { [.heading(CounterCheckTexts.objection)] + objections }

    private func objection(_ objection: EconomicCheck.Objection) -> Entry {
        let filed = check.reports.last { $0.number == objection.report && $0.refusal == nil }
        let until = filed?.confirmation?.objectionUntil
        var remarks: [(String, Role)] = [
            (
                CounterCheckTexts.objected(
                    objection.at, report: objection.report, isInTime: until.map { objection.at.day <= $0 } ?? true),
                .muted
            )
        ]
        if let decision = objection.decision {
            let by = CounterCheckTexts.byAt(file.staff[decision.by] ?? "", decision.at)
            let words = file.notes[decision.note] ?? ""
            remarks.append((CounterCheckTexts.decided(isUpheld: decision.isUpheld, words, by), .info))
        }
        return entry(
            .fact("objection \(objection.at)"), CounterCheckTexts.words, file.notes[objection.text] ?? "", remarks)
    }

    // MARK: Timeline

    /// The latest first: what happened last is what is asked for.
    var timeline: [SheetEntry<CheckSpot>] {
        let events = file.timeline.reversed().map { line in
            var rows = [
                [
                    SheetPiece(line.at.words, .muted), SheetPiece(line.role.name, .label, at: 22),
                    SheetPiece(line.entry.kind.name, .body, at: Self.eventColumn),
                ]
            ]
            for part in CounterCheckTexts.detail(line.entry).map({ LineBreaking.wrap($0, width: max(8, width - 4)) })
                ?? []
            {
                rows.append([SheetPiece(part, .info, at: 4)])
            }
            return Entry(id: .event(line.sequence), lines: rows)
        }
        return [.heading(CounterCaseTexts.timeline)] + events
    }

    // MARK: Pieces

    private func dimmed(_ entry: Entry) -> Entry {
        Entry(id: entry.id, lines: entry.lines.map { $0.map { SheetPiece($0.text, .muted, at: $0.column) } })
    }

    private func fact(_ label: String, _ value: String, _ id: String? = nil) -> Entry {
        entry(.fact(id ?? label), label, value, [])
    }

    private func entry(
        _ id: CheckSpot, _ label: String, _ value: String, _ remarks: [(String, Role)]
    ) -> Entry {
        let isLong = Width.of(label) >= Self.labelColumns
        var rows: [[SheetPiece]] = [[SheetPiece(label, .label)]]
        for (row, text) in wrapped(value).enumerated() {
            let piece = SheetPiece(text, .value, at: Self.labelColumns)
            if row == 0, !isLong { rows[0].append(piece) } else { rows.append([piece]) }
        }
        for (text, role) in remarks {
            for part in wrapped(text) { rows.append([SheetPiece(part, role, at: Self.labelColumns)]) }
        }
        return Entry(id: id, lines: rows)
    }

    private func note(_ id: String, _ text: String) -> Entry {
        Entry(id: .fact(id), lines: LineBreaking.wrap(text, width: max(8, width)).map { [SheetPiece($0, .muted)] })
    }

    private func wrapped(_ text: String) -> [String] {
        text.isEmpty ? [] : LineBreaking.wrap(text, width: max(8, width - Self.labelColumns))
    }
}

/// The items of a report under each other, amounts below each other.
enum ReportLines {
    /// Where the amounts end.
    private static let amountEnd = 40
    private static let groupColumn = 2
    private static let kindColumn = 8

    /// One group of one person: its name before the first item, a note where there is none.
    static func lines(
        of person: CheckReport.PersonReport, _ group: PaperReportDraft.Group, _ policy: CheckPolicy
    ) -> [[SheetPiece]] {
        let name = SheetPiece(CounterCheckTexts.group(group == .income), .label, at: groupColumn)
        let items = person[group]
        guard !items.isEmpty else { return [[name, SheetPiece(CounterCheckTexts.noItems, .muted, at: kindColumn)]] }
        return items.enumerated().map { row, item in (row == 0 ? [name] : []) + pieces(of: item, group, policy) }
    }

    /// An item's kind and amount, and whether it counts.
    static func pieces(
        of item: CheckReport.Item, _ group: PaperReportDraft.Group, _ policy: CheckPolicy, from column: Int = kindColumn
    ) -> [SheetPiece] {
        let amount = item.amount.words
        let shift = column - kindColumn
        let pieces = [
            SheetPiece(policy.name(of: item.kind, group), .body, at: column),
            SheetPiece(amount, .value, at: max(column + 14, amountEnd + shift - Width.of(amount))),
        ]
        return pieces
            + (item.isCounted
                ? [] : [SheetPiece(CounterCheckTexts.notCounted, .muted, at: amountEnd + shift + 2)])
    }
}
