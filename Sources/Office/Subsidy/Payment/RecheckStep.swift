import Housing

/// The check before a month's run is approved, and before it leaves the office where something came in after that: what
/// sources say of the families in it, whenever they found it. Who does not pass any more, and no reviewer has decided about
/// it, is put before one, and what must not be paid meanwhile is taken out; nothing is decided (L-06). What is found while a
/// change of the family is looked into goes with that change.
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

    /// A family that does not pass any more, and the change that is put before a reviewer.
    private struct Hit {
        let position: Int
        let eventDay: Day
        let doubts: FamilyDoubts
        let change: KeptRecord<ChangeBody>
        let held: [WaitingRuns.Instalment]
    }

    /// What it does not pass and no reviewer had before him, and since when.
    fileprivate struct Seen {
        let doubts: [Doubt]
        let eventDay: Day
        /// All that it does not pass now, and the last file by which that is known.
        let keys: Set<String>
        let lastRun: RunID?

        /// Who brought it in; none of them decides about it.
        var importers: Set<PersonID> { doubts.reduce(into: []) { $0.formUnion($1.by) } }
    }

    init(_ month: Month, _ office: Office) {
        (self.month, self.office) = (month, office)
    }

    /// - Throws: `RUN_UNKNOWN` where no run of the month was prepared, `ALREADY_DECIDED` where it was sent, `NOTHING_DUE` where
    ///   everything was taken out of it; none of them where a lease is over, or after the first part.
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
            let targets = waiting.runs.indices.filter { waiting.runs[$0].isWaiting(for: month) }
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
        let known = try reader.kept(PaymentRunBody.self, of: batch).filter { $0.body.month == month }
        guard !known.isEmpty else { return Refusal(.runUnknown, "6.5") }
        return known.contains { $0.state == .sent } ? PaymentRun.hasLeft : PaymentRun.nothingLeft
    }

    /// Families of whose people a condition is not passed, or whose lease is over.
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
        guard let seen = try news(of: family, since: changes, file, on: now.day, reader) else { return }
        let all = try waiting.find(.max, of: family.position, agreement.ledger, reader)
        guard all.contains(where: { targets.contains($0.run) }) else { return }
        try ruled { () throws(Refusal) in try agreement.terms.findFailing(since: seen.eventDay) }
        let months = agreement.terms.held(agreement.ledger)
        let held = all.filter { agreement.ledger.bit($0.row.month) & months != 0 }
        let open = changes.first { $0.state == .open }
        let change = open.map { $0.joined(by: seen) } ?? self.change(of: seen, family.position, file, at: now)
        let hit = Hit(
            position: family.position, eventDay: seen.eventDay,
            doubts: FamilyDoubts(seen.doubts, of: file.batch.notice), change: change, held: held)
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
                isOfOpenChange: isOfOpenChange, matter: hit.change.body.matter.rawValue, doubts: hit.doubts,
                foundDay: hit.eventDay, eventDay: hit.change.body.eventDay, heldMonths: hit.held.count))
    }

    private func change(
        of seen: Seen, _ position: Int, _ file: BatchFile, at now: Moment
    ) -> KeptRecord<ChangeBody> {
        let body = ChangeBody(
            matter: seen.doubts.matter, eventDay: seen.eventDay, isOverdue: false, by: nil,
            importers: seen.importers.sorted { $0.raw < $1.raw }, foundIn: seen.lastRun,
            seen: seen.keys.sorted())
        return KeptRecord(
            id: office.entropy.identifier(), batch: file.batch.id, position: position,
            number: ChangeBody.number(known + opened + 1, of: file.batch.id), state: .open, at: now, body: body)
    }

    /// What a family does not pass and no reviewer had before him.
    ///
    /// - Returns: nil where there is nothing new.
    private func news(
        of family: FamilyState, since changes: [KeptRecord<ChangeBody>], _ file: BatchFile, on today: Day,
        _ reader: any RecordReader
    ) throws(OfficeFailure) -> Seen? {
        let known = Set(changes.flatMap { $0.body.seen ?? [] })
        let doubts = try reader.doubts(of: family, file, on: today)
        // An older change says only which files had been looked through.
        let looked = changes.filter { $0.body.seen == nil }.compactMap(\.body.foundIn).max()
        let new = doubts.filter { doubt in
            guard !known.contains(doubt.key) else { return false }
            guard let looked, let run = doubt.run else { return true }
            return run > looked
        }
        guard let first = new.map(\.day).min() else { return nil }
        let last = file.runs.findings.max() ?? file.runs.memberRuns.max()
        return Seen(doubts: new, eventDay: first, keys: Set(doubts.map(\.key)), lastRun: last)
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
        let hit = Hit(position: family.position, eventDay: day, doubts: .ofLease, change: change, held: held)
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
        for run in waiting.runs where run.isWaiting(for: month) {
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
                "event": .day(hit.change.body.eventDay), "rules": .codes(hit.doubts.failed.map(\.rawValue)),
                "undecided": .codes(hit.doubts.undecided.map(\.rawValue)), "unnamed": .number(hit.doubts.unnamed),
                "found": .flag(true),
            ])
    }
}

extension KeptRecord<ChangeBody> {
    /// With what was found while it is looked into: it had happened by the earlier day, and who brought the finding in does
    /// not decide about it either.
    fileprivate func joined(by seen: RecheckStep.Seen) -> Self {
        var joined = self
        joined.body.move(to: min(body.eventDay, seen.eventDay))
        joined.body.importers = Set(body.importers ?? []).union(seen.importers).sorted { $0.raw < $1.raw }
        joined.body.foundIn = seen.lastRun
        joined.body.seen = Set(body.seen ?? []).union(seen.keys).sorted()
        return joined
    }
}

extension KeptRecord<PaymentRunBody> {
    fileprivate func isWaiting(for month: Month) -> Bool { state.isWaiting && body.month == month }
}

extension FamilyState {
    /// Whether its lease is over with months of the term left, and nothing is looked into (Q13).
    func isLeaseOver(on day: Day) -> Bool {
        guard let terms = agreement?.terms else { return false }
        return terms.changeDay == nil && terms.isLeaseOver(on: day)
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
