import Housing

// What the desks share about renewals: the facts that the rules ask for, and the case as a whole.

/// The dated rules and texts, read before a transaction begins.
struct RenewalGround {
    let day: Day
    let parameters: Renewal.Parameters
    /// Of the proofs of a death, or of somebody who moved out.
    let proofs: TenancyChange.Parameters
    let calendar: WorkCalendar
    let information: PolicyText
    let declaration: PolicyText
    let notice: PolicyText
    /// Who renews under the old policy needs none of them, so that a slip in their file keeps nobody else waiting.
    private let checkRules: Result<CheckGround, OfficeFailure>

    init(_ policies: Policies, on day: Day) throws(OfficeFailure) {
        self.day = day
        let policy = try policies.renewal(on: day)
        parameters = policy.parameters
        proofs = policy.proofs
        calendar = try policies.calendar()
        information = try policies.text(.information, on: day)
        declaration = try policies.text(.declaration, on: day)
        notice = try policies.text(.notice, on: day)
        do throws(OfficeFailure) {
            checkRules = .success(try CheckGround(policies, on: day))
        } catch {
            checkRules = .failure(error)
        }
    }

    /// How the family of a lease stands by its checks, the newest first.
    func standing(
        of record: LeaseRecord, by checks: [EconomicCheck], countsOpen: Bool = true
    ) throws(OfficeFailure) -> CheckStanding {
        guard !checks.isEmpty else { return .none }
        return try checkRules.get().standing(of: record, by: checks, on: day, countsOpen: countsOpen)
    }

    /// - Parameter choice: the policy that was chosen; nil before that, and then the lease's own.
    func snapshot(of record: LeaseRecord, choosing choice: Renewal.PolicyChoice?) -> InfoSnapshot {
        var people = [record.tenant.id: record.tenant]
        for occupant in record.occupants { people[occupant.person.id] = occupant.person }
        return InfoSnapshot(
            lease: record.lease, dwelling: record.dwelling, people: people,
            termMonths: parameters.termMonths(record.lease.policy, choice),
            newPolicy: choice == .new ? .new : nil)
    }

    /// What the rules ask for about an open case, as it stands in the reader's snapshot.
    ///
    /// - Parameter choice: the policy that is being chosen; nil where none is. Who renews under the old policy needs no check.
    func facts(
        for renewal: Renewal, _ reader: any RecordReader, secondsSinceOpened: Int? = nil,
        choosing choice: Renewal.PolicyChoice? = nil
    ) throws(OfficeFailure) -> Renewal.Facts {
        let record = try reader.lease(renewal.lease)
        let snapshot = snapshot(of: record, choosing: renewal.policy)
        let checks = (choice ?? renewal.policy) == .original ? [] : try reader.checks(of: record.lease)
        let info = Renewal.CurrentInfo(
            snapshot: try reader.commitment(to: snapshot.canonical, in: renewal.id),
            lines: Set(snapshot.lines.map(\.line)))
        return Renewal.Facts(
            lease: record.lease, parameters: parameters, calendar: calendar, declaration: declaration.template,
            secondsSinceOpened: secondsSinceOpened, info: info,
            check: try standing(of: record, by: checks),
            lastReport: try standing(of: record, by: checks, countsOpen: false),
            openChange: try reader.openChange(of: record.lease.id)?.number)
    }

    /// What the rules ask for before there is a case.
    func facts(for record: LeaseRecord, open: CaseID?) -> Renewal.Facts {
        Renewal.Facts(
            lease: record.lease, parameters: parameters, calendar: calendar, declaration: declaration.template,
            openApplication: open)
    }
}

extension Office {
    /// The rules in force at `moment`.
    func ground(at moment: Moment) throws(OfficeFailure) -> RenewalGround {
        policies.refresh()
        return try RenewalGround(policies, on: moment.day)
    }

    /// The whole of a case for `actor`.
    func caseFile(
        _ id: CaseID, for actor: Actor, _ ground: RenewalGround, _ reader: any RecordReader
    ) throws(OfficeFailure) -> CaseFile {
        let renewal = try reader.renewal(id)
        let record = try reader.lease(renewal.lease)
        let confirmed: InfoSnapshot? =
            if let info = renewal.info { try reader.snapshot(info.snapshot, of: id) } else { nil }
        let holder: Person? = if let claim = renewal.claim { try reader.person(claim.reviewer) } else { nil }
        let done: Person? =
            if let person = renewal.decision?.by ?? renewal.openReturn?.by { try reader.person(person) } else { nil }
        let notes = try texts(renewal.notes, reader)
        let values = try texts(renewal.values, reader)
        let history = CorrectionHistory(
            renewal: renewal, texts: notes.merging(values) { words, _ in words },
            snapshots: try snapshots(of: renewal, reader))
        return CaseFile(
            today: ground.day, renewal: renewal, lease: record, confirmed: confirmed,
            present: ground.snapshot(of: record, choosing: renewal.policy),
            openChange: try reader.openChange(of: record.lease.id),
            corrections: try corrections(of: renewal, values), proposals: try proposals(of: renewal, values),
            rounds: history.rounds, notes: notes,
            files: try reader.files(of: id), timeline: try reader.timeline(of: id),
            allowed: renewal.allowed(for: actor), heldBy: holder?.maskedName,
            doneBy: done.map { CaseFile.Done(person: $0.id, maskedName: $0.maskedName) })
    }

    /// The telephone numbers that the applicant put right with the blocks, read back from their rows.
    private func corrections(
        of renewal: Renewal, _ values: [TextID: String]
    ) throws(OfficeFailure) -> [InfoLine: Mobile] {
        var found: [InfoLine: Mobile] = [:]
        for correction in renewal.info?.corrections ?? [] {
            guard let text = values[correction.stored], let mobile = try? Mobile(text) else {
                throw .store(.damaged(what: "text \(correction.stored)"))
            }
            found[correction.line] = mobile
        }
        return found
    }

    /// What the applicant wants the registers to have, read back from its rows.
    func proposals(
        of renewal: Renewal, _ reader: any RecordReader
    ) throws(OfficeFailure) -> [InfoLine: InfoSnapshot.Value] {
        try proposals(of: renewal, try texts(renewal.values, reader))
    }

    private func proposals(
        of renewal: Renewal, _ values: [TextID: String]
    ) throws(OfficeFailure) -> [InfoLine: InfoSnapshot.Value] {
        var found: [InfoLine: InfoSnapshot.Value] = [:]
        for (line, stored) in renewal.proposals {
            guard let value = values[stored].flatMap(line.proposed) else {
                throw .store(.damaged(what: "text \(stored)"))
            }
            found[line] = value
        }
        return found
    }

    private func texts(_ ids: [TextID], _ reader: any RecordReader) throws(OfficeFailure) -> [TextID: String] {
        var texts: [TextID: String] = [:]
        for id in ids { texts[id] = try reader.text(id) }
        return texts
    }

    private func snapshots(
        of renewal: Renewal, _ reader: any RecordReader
    ) throws(OfficeFailure) -> [Commitment: InfoSnapshot] {
        var snapshots: [Commitment: InfoSnapshot] = [:]
        guard !renewal.returns.isEmpty else { return snapshots }
        for commitment in renewal.snapshots { snapshots[commitment] = try reader.snapshot(commitment, of: renewal.id) }
        return snapshots
    }
}
