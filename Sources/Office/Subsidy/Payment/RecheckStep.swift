import Housing

/// The check before a month's run is approved: what sources say of the families in it, whenever they found it. Whom a
/// finding speaks against that no reviewer has decided about is put before one, and what must not be paid meanwhile is taken
/// out; nothing is decided (L-06). What is found while a change of the family is looked into goes with that change.
///
/// Some families at a time are put before a reviewer, so that nobody waits where a source speaks against thousands. The runs
/// count as looked at with the last of them; cut short, the next check goes on with those that are left.
final class RecheckStep: BatchStep {
    let act = Act.preparePayment
    private(set) var changed: [Int] = []
    private(set) var report = RecheckReport()
    /// Families that may be hits and were not looked at yet; nil before they are looked for.
    private var rest: ArraySlice<(index: Int, family: FamilyState)>?
    /// The batch's version with which the part before ended.
    private var lastVersion: Int?
    /// Of this part, for the report.
    private var found: [RecheckReport.Family] = []

    /// Families of one part, and in how many chunks they lie: some ten milliseconds to be written.
    private static let mostAtOnce = 50
    private static let mostChunksAtOnce = 16

    private let office: Office
    private let month: Month
    private var hits: [Hit] = []
    /// Which of the hits is that of a family, by its index.
    private var hitOf: [Int: Int] = [:]
    /// How many changes were known before.
    private var known = 0
    /// How many were opened.
    private var opened = 0

    /// A family that a finding speaks against, and the change that is put before a reviewer.
    private struct Hit {
        let position: Int
        let eventDay: Day
        let rules: [Rule]
        let change: KeptRecord<ChangeBody>
        let held: [WaitingRuns.Instalment]
    }

    /// What speaks against it: which rules, since when, who brought it in, and up to which run of findings all were looked
    /// at.
    fileprivate struct Seen {
        let rules: [Rule]
        let eventDay: Day
        let isOfHome: Bool
        let importers: Set<PersonID>
        let lastRun: RunID?
    }

    init(_ month: Month, _ office: Office) {
        (self.month, self.office) = (month, office)
    }

    /// - Throws: `RUN_UNKNOWN` where no run of the month was prepared, `ALREADY_DECIDED` where it was approved.
    func decide(
        _ file: BatchFile, _ families: FamilyTable, at now: Moment, by actor: Actor
    ) throws(OfficeFailure) -> Bool {
        (changed, hits, hitOf, opened, found) = ([], [], [:], 0, [])
        let isFirst = lastVersion == nil
        if isFirst { report = RecheckReport() }
        // Where somebody else changed something, all are looked at again; those that were put before somebody are no news.
        if lastVersion != file.batch.version { rest = try suspects(file, families, on: now.day)[...] }
        try office.records.read { (reader) throws(OfficeFailure) in
            let waiting = try WaitingRuns(of: file.batch.id, reader)
            let targets = waiting.runs.indices.filter { waiting.runs[$0].isPrepared(for: month) }
            // Whose lease is over has no month in the run, and may be all that is left.
            let isOfLeases = rest?.contains { $0.family.isLeaseOver(on: now.day) } ?? false
            guard !targets.isEmpty || !isFirst || isOfLeases else {
                throw .refused(try refusal(file.batch.id, reader))
            }
            if isFirst {
                for target in targets { report.runs.append(waiting.runs[target].number ?? "") }
                report.checked = try targets.map { waiting.runs[$0].body }.total { (body) throws(OfficeFailure) in
                    try reader.familyCount(of: body)
                }
            }
            known = try reader.subsidyRecordCount(.change, batch: file.batch.id, state: nil)
            while hasRoom(families), let (index, family) = rest?.popFirst() {
                try look(at: family, index, file, waiting, Set(targets), at: now, reader)
                if hitOf[index] == nil, family.isLeaseOver(on: now.day) {
                    try askForLease(of: family, index, file, waiting, at: now, reader)
                }
            }
        }
        return true
    }

    private func hasRoom(_ families: FamilyTable) -> Bool {
        hits.count < Self.mostAtOnce && Set(changed.map(families.chunk(of:))).count < Self.mostChunksAtOnce
    }

    var hasMore: Bool { rest?.isEmpty == false }

    private func refusal(_ batch: BatchID, _ reader: any RecordReader) throws(OfficeFailure) -> Refusal {
        let known = try reader.kept(PaymentRunBody.self, of: batch).contains { $0.body.month == month }
        return Refusal(known ? .alreadyDecided : .runUnknown, "6.5")
    }

    /// Families of whose people a condition has failed, or whose lease is over.
    private func suspects(
        _ file: BatchFile, _ families: FamilyTable, on day: Day
    ) throws(OfficeFailure) -> [(index: Int, family: FamilyState)] {
        var found: [(index: Int, family: FamilyState)] = []
        try families.each { (index, family) in
            if family.isInDoubt(under: file.batch.notice) || family.isLeaseOver(on: day) {
                found.append((index, family))
            }
        }
        return found
    }

    private func look(
        at family: FamilyState, _ index: Int, _ file: BatchFile, _ waiting: WaitingRuns, _ targets: Set<Int>,
        at now: Moment, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        guard var agreement = family.agreement else { return }
        let changes = try reader.kept(ChangeBody.self, of: file.batch.id, at: family.position)
        guard let seen = try news(of: family, since: changes, file, reader) else { return }
        let all = try waiting.find(.max, of: family.position, agreement.ledger, reader)
        guard all.contains(where: { targets.contains($0.run) }) else { return }
        try ruled { () throws(Refusal) in try agreement.terms.findFailing(since: seen.eventDay) }
        let months = agreement.terms.held(agreement.ledger)
        let held = all.filter { agreement.ledger.bit($0.row.month) & months != 0 }
        let open = changes.first { $0.state == .open }
        let change = open.map { $0.joined(by: seen) } ?? self.change(of: seen, family.position, file, at: now)
        let hit = Hit(position: family.position, eventDay: seen.eventDay, rules: seen.rules, change: change, held: held)
        try note(hit, index, isOfOpenChange: open != nil, file, reader)
    }

    private func note(
        _ hit: Hit, _ index: Int, isOfOpenChange: Bool, _ file: BatchFile, _ reader: any RecordReader
    ) throws(OfficeFailure) {
        if !isOfOpenChange { opened += 1 }
        changed.append(index)
        hitOf[index] = hits.count
        hits.append(hit)
        let registered = try file.runs.register.flatMap { (run) throws(OfficeFailure) in
            try reader.registered(at: hit.position, of: run)
        }
        found.append(
            RecheckReport.Family(
                receipt: registered?.entry.receipt ?? "", maskedName: Mask.name(registered?.name ?? ""),
                change: hit.change.id, changeNumber: hit.change.number ?? hit.change.id,
                isOfOpenChange: isOfOpenChange, matter: hit.change.body.matter.rawValue, rules: hit.rules,
                foundDay: hit.eventDay, eventDay: hit.change.body.eventDay, heldMonths: hit.held.count))
    }

    private func change(
        of seen: Seen, _ position: Int, _ file: BatchFile, at now: Moment
    ) -> KeptRecord<ChangeBody> {
        let body = ChangeBody(
            matter: seen.isOfHome ? .home : .other, eventDay: seen.eventDay, isOverdue: false, by: nil,
            importers: seen.importers.sorted { $0.raw < $1.raw }, foundIn: seen.lastRun)
        return KeptRecord(
            id: office.entropy.identifier(), batch: file.batch.id, position: position,
            number: ChangeBody.number(known + opened + 1, of: file.batch.id), state: .open, at: now, body: body)
    }

    /// What speaks against a family and no reviewer has decided about.
    ///
    /// - Returns: nil where there is nothing but what a reviewer had before him already.
    private func news(
        of family: FamilyState, since changes: [KeptRecord<ChangeBody>], _ file: BatchFile,
        _ reader: any RecordReader
    ) throws(OfficeFailure) -> Seen? {
        let position = family.position
        let looked = changes.compactMap(\.body.foundIn).max()
        let failing = try reader.countingFindings(at: position, of: file).filter { word in
            guard let member = word.member, family.people.indices.contains(member) else { return false }
            let person = family.people[member].failing(under: file.batch.notice)
            let isNew = looked.map { word.run > $0 } ?? true
            return word.finding.result == .failed && person.contains(word.finding.condition) && isNew
        }
        guard let first = failing.map(\.finding.checkedAt).min() else { return nil }
        let conditions = failing.reduce(into: ConditionSet()) { $0.formUnion($1.finding.condition) }
        return Seen(
            rules: conditions.rules(of: file.batch.notice), eventDay: first.day,
            isOfHome: !conditions.isDisjoint(with: [.noHome, .noLand, .noPolicyHousing, .noPurchaseBenefit]),
            importers: failing.reduce(into: []) { $0.formUnion($1.people) },
            lastRun: file.runs.findings.max())
    }

    // MARK: Leases that are over (Q13)

    /// A change of the lease that nobody reported: a reviewer hears whether a new one follows.
    private func askForLease(
        of family: FamilyState, _ index: Int, _ file: BatchFile, _ waiting: WaitingRuns, at now: Moment,
        _ reader: any RecordReader
    ) throws(OfficeFailure) {
        guard var agreement = family.agreement, let day = agreement.terms.leaseEnd else { return }
        try ruled { () throws(Refusal) in try agreement.terms.reportChange(on: day) }
        let months = agreement.terms.held(agreement.ledger)
        let held = months == 0 ? [] : try waiting.find(months, of: family.position, agreement.ledger, reader)
        let change = KeptRecord(
            id: office.entropy.identifier(), batch: file.batch.id, position: family.position,
            number: ChangeBody.number(known + opened + 1, of: file.batch.id), state: ChangeBody.State.open, at: now,
            body: ChangeBody(matter: .lease, eventDay: day, isOverdue: false, by: nil))
        let hit = Hit(position: family.position, eventDay: day, rules: ["LH-59"], change: change, held: held)
        try note(hit, index, isOfOpenChange: false, file, reader)
    }

    func change(_ family: inout FamilyState, at index: Int) throws(OfficeFailure) {
        guard var agreement = family.agreement, let hit = hitOf[index].map({ hits[$0] }) else { return }
        try ruled { () throws(Refusal) in try agreement.terms.findFailing(since: hit.eventDay) }
        for instalment in hit.held { agreement.ledger.cancel(instalment.row.month) }
        family.agreement = agreement
    }

    func finish(
        _ file: inout BatchFile, run: RunID?, digest: Commitment?, at now: Moment, by actor: Actor,
        _ writer: any RecordWriter
    ) throws(OfficeFailure) -> [Entry] {
        let batch = file.batch.id
        var waiting = try WaitingRuns(of: batch, writer)
        try waiting.takeOut(hits.flatMap(\.held), &file, writer)
        for hit in hits { try writer.save(hit.change) }
        file.batch.noteChange()
        (lastVersion, report.families, found) = (file.batch.version, report.families + found, [])
        let entries = hits.map { self.found($0, file) }
        guard !hasMore else { return entries }
        for run in waiting.runs where run.isPrepared(for: month) {
            var kept = run
            let last = file.runs.lastLooked
            try ruled { () throws(Refusal) in try kept.run.recheck(through: last, at: now) }
            try writer.save(kept)
        }
        let entry = Entry(
            .paymentRechecked,
            [
                "case": .id(batch.raw), "month": .code("\(month)"), "families": .number(report.checked),
                "changes": .number(report.families.count),
                "held": .number(report.families.reduce(0) { $0 + $1.heldMonths }),
            ])
        return [entry] + entries
    }

    private func found(_ hit: Hit, _ file: BatchFile) -> Entry {
        Entry(
            .agreementChangeReported,
            [
                "case": .id(file.caseID(hit.position)), "change": .id(hit.change.id),
                "event": .day(hit.change.body.eventDay), "rules": .codes(hit.rules.map(\.rawValue)),
                "found": .flag(true),
            ])
    }
}

extension KeptRecord<ChangeBody> {
    /// With what was found while it is looked into: it had happened by the earlier day, and who brought the finding in does
    /// not decide about it either.
    fileprivate func joined(by seen: RecheckStep.Seen) -> Self {
        var joined = self
        joined.body.eventDay = min(body.eventDay, seen.eventDay)
        joined.body.importers = Set(body.importers ?? []).union(seen.importers).sorted { $0.raw < $1.raw }
        joined.body.foundIn = seen.lastRun
        return joined
    }
}

extension KeptRecord<PaymentRunBody> {
    fileprivate func isPrepared(for month: Month) -> Bool { state == .prepared && body.month == month }
}

extension PersonFindings {
    /// What this person must meet all the time and does not (LH-10 … LH-14, LH-18).
    fileprivate func failing(under notice: SubsidyNotice) -> ConditionSet {
        failed.intersection(needed(of: notice)).subtracting(.hukou)
    }
}

extension FamilyState {
    /// Whether it has signed and a condition has failed of one of its people, however its agreement stands: what is still
    /// in a run counts.
    func isInDoubt(under notice: SubsidyNotice) -> Bool { agreement != nil && !failing(under: notice).isEmpty }

    fileprivate func failing(under notice: SubsidyNotice) -> ConditionSet {
        people.reduce(into: ConditionSet()) { $0.formUnion($1.failing(under: notice)) }
    }
}

extension FamilyState {
    /// Whether its lease is over with months of the term left, and nothing is looked into (Q13).
    fileprivate func isLeaseOver(on day: Day) -> Bool {
        guard let terms = agreement?.terms else { return false }
        return terms.changeDay == nil && terms.isLeaseOver(on: day)
    }
}

extension ConditionSet {
    /// The numbers of the rules behind the conditions.
    fileprivate func rules(of notice: SubsidyNotice) -> [Rule] {
        let extra = notice.extraConditions.enumerated().filter { contains(.extra($0.offset)) }.map(\.element.rule)
        return Self.rules.filter { contains($0.condition) }.map(\.rule) + extra
    }
}

extension SubsidyReader {
    /// How many families a payment run pays.
    fileprivate func familyCount(of run: PaymentRunBody) throws(OfficeFailure) -> Int {
        let last = try extent(of: run.rows).lastChunk
        guard last >= 0 else { return 0 }
        let out = try takenOut(of: run)
        var count = 0
        var before = -1
        try eachChunk(of: run.rows, in: 0...last) { (_, rows) in
            for index in 0..<rows.count where !out.contains(rows.place(index)) {
                if rows.place(index).position != before { count += 1 }
                before = rows.place(index).position
            }
        }
        return count
    }
}

extension Sequence {
    fileprivate func total(_ count: (Element) throws(OfficeFailure) -> Int) throws(OfficeFailure) -> Int {
        var sum = 0
        for element in self { sum += try count(element) }
        return sum
    }
}
