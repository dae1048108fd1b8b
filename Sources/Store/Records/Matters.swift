import Foundation
import GRDB
import Housing
import Office

/// Processes of every kind: the columns that queues need, under a MAC, and the whole matter sealed beside them.
extension RecordTransaction {
    func matter<Kind: Matter>(_ id: CaseID, as type: Kind.Type) throws(OfficeFailure) -> Kind {
        try required(try matters(type, "AND r.id = ?", [id.raw]).first)
    }

    func matter<Kind: Matter>(number: ReceiptNumber, as type: Kind.Type) throws(OfficeFailure) -> Kind? {
        try matters(type, "AND r.number = ?", [number.description]).first
    }

    func openMatter<Kind: Matter>(of lease: LeaseID, as type: Kind.Type) throws(OfficeFailure) -> Kind? {
        try matters(type, "AND r.lease = ? AND r.is_open = 1", [lease.raw]).first
    }

    func matters<Kind: Matter>(applicant: PersonID, as type: Kind.Type) throws(OfficeFailure) -> [Kind] {
        try matters(type, "AND r.applicant = ? ORDER BY r.opened_at DESC, r.row DESC", [applicant.raw])
    }

    func matters<Kind: Matter>(
        in states: [String], as type: Kind.Type, offset: Int, limit: Int
    ) throws(OfficeFailure) -> [Kind] {
        let marks = states.map { _ in "?" }.joined(separator: ", ")
        let values: [any DatabaseValueConvertible] = states + [limit, offset]
        return try matters(
            type, "AND r.state IN (\(marks)) ORDER BY r.queued_at, r.row LIMIT ? OFFSET ?", StatementArguments(values))
    }

    func checksToSend(after last: CaseID?, limit: Int) throws(OfficeFailure) -> [EconomicCheck] {
        let rest = last == nil ? "" : "AND (r.queued_at, r.row) > (SELECT queued_at, row FROM matter WHERE id = ?)"
        let values: [any DatabaseValueConvertible] = (last.map { [$0.raw] } ?? []) + [limit]
        return try matters(
            EconomicCheck.self, "AND r.to_be_sent = 1 \(rest) ORDER BY r.queued_at, r.row LIMIT ?",
            StatementArguments(values))
    }

    /// A matter of whatever kind, as `verify` walks them.
    func anyMatter(_ id: CaseID) throws(OfficeFailure) -> any Matter {
        let kind = try db.first("SELECT kind FROM matter WHERE id = ?", [id.raw]) { row in
            try row.word(0, CaseKind.self)
        }
        switch try required(kind) {
        case .renewal: return try matter(id, as: Renewal.self)
        case .contract: return try matter(id, as: Signing.self)
        case .economicCheck: return try matter(id, as: EconomicCheck.self)
        case .tenancyChange: return try matter(id, as: TenancyChange.self)
        case .subsidy, .agreement, .paymentRun:
            throw .store(.damaged(what: "matter \(id)"))
        }
    }

    func insert<Kind: Matter>(
        _ matter: Kind, entries: [Entry], at: Moment, by actor: Actor
    ) throws(OfficeFailure) {
        let row = MatterRow(matter)
        let head = row.head
        if let other = try openMatter(of: head.lease, as: Kind.self) {
            throw .refused(Refusal(.alreadyOpen, "6.1", .openCase(other.id)))
        }
        try db.run(
            """
            INSERT INTO matter (id, kind, number, state, is_open, is_late, lease, applicant, assigned_to, claimed_at,
            opened_at, submitted_at, updated_at, version, queued_at, due_day, to_be_sent, mac,
            sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                head.id.raw, head.kind.rawValue, head.number.description, head.state, head.isOpen, head.isLate,
                head.lease.raw, head.applicant.raw, head.assignedTo?.raw, head.claimedAt?.milliseconds,
                head.openedAt.milliseconds, head.submittedAt?.milliseconds, head.updatedAt.milliseconds, head.version,
                head.queuedAt.milliseconds, try dueDay(of: matter)?.number, matter.isToBeSent, try ring.mac(row.place),
                try seal(matter, for: KeyUse(of: head.kind), at: row.bodyPlace),
            ])
        try indexName(of: try person(head.applicant), matter: head.id)
        try journal.append(entries, at: at, by: JournalActor(actor))
        touch(.cases)
    }

    func perform<Kind: Matter>(
        _ command: Kind.Command, on id: CaseID, expecting version: Int?, at: Moment, by actor: Actor,
        facts: (Kind, any RecordReader) throws(OfficeFailure) -> Kind.Facts
    ) throws(OfficeFailure) -> Kind {
        let stored = try matter(id, as: Kind.self)
        if let version, version != stored.version { throw OfficeFailure.store(.changedByOther) }
        var next = stored
        let given = try facts(stored, self)
        let entries: [Entry]
        do {
            entries = try next.perform(command, at: at, by: actor, given: given)
        } catch {
            throw .refused(error)
        }
        try update(next, from: stored.version)
        try journal.append(entries, at: at, by: JournalActor(actor))
        touch(.cases)
        return next
    }

    /// Saves where the version is still the one that was loaded.
    private func update(_ matter: some Matter, from version: Int) throws(OfficeFailure) {
        let row = MatterRow(matter)
        let head = row.head
        try db.run(
            """
            UPDATE matter SET state = ?, is_open = ?, is_late = ?, assigned_to = ?, claimed_at = ?, submitted_at = ?,
            updated_at = ?, version = ?, queued_at = ?, due_day = ?, to_be_sent = ?, mac = ?, sealed = ?
            WHERE id = ? AND version = ?
            """,
            [
                head.state, head.isOpen, head.isLate, head.assignedTo?.raw, head.claimedAt?.milliseconds,
                head.submittedAt?.milliseconds, head.updatedAt.milliseconds, head.version,
                head.queuedAt.milliseconds, try dueDay(of: matter)?.number, matter.isToBeSent, try ring.mac(row.place),
                try seal(matter, for: KeyUse(of: head.kind), at: row.bodyPlace), head.id.raw, version,
            ])
        guard db.changesCount == 1 else { throw OfficeFailure.store(.changedByOther) }
    }

    /// Loads whole matters of one kind: the row against its MAC, the body against the row.
    private func matters<Kind: Matter>(
        _ type: Kind.Type, _ condition: String, _ arguments: StatementArguments
    ) throws(OfficeFailure) -> [Kind] {
        let rows = try db.rows(
            "SELECT \(MatterRow.columns), r.sealed FROM matter r WHERE r.kind = '\(Kind.kind.rawValue)' \(condition)",
            arguments
        ) { row in
            (row: try MatterRow(row), sealed: try row.blob(MatterRow.width))
        }
        var matters: [Kind] = []
        for (row, sealed) in rows {
            try row.check(ring)
            let matter = try unseal(Kind.self, sealed, at: row.bodyPlace)
            guard matter.head == row.head else { throw OfficeFailure.store(.damaged(what: row.place.name)) }
            matters.append(matter)
        }
        return matters
    }

    // MARK: Deadlines

    /// ``Matter/dueDay(leaseEnd:_:)``, by the lease as it stands.
    func dueDay(of matter: some Matter) throws(OfficeFailure) -> Day? {
        let lease = try db.first(
            "SELECT end_day, status FROM lease WHERE id = ?", [matter.head.lease.raw]
        ) { row in
            (end: Day(number: try row.count(0)), status: try row.word(1, Lease.Status.self))
        }
        let known = try required(lease)
        return matter.dueDay(leaseEnd: known.end, known.status)
    }

    /// A lease that was corrected moves the last day of its open application and of its open check.
    func refreshDueDay(of lease: LeaseID) throws(OfficeFailure) {
        let open: [(any Matter)?] = [
            try openMatter(of: lease, as: Renewal.self), try openMatter(of: lease, as: EconomicCheck.self),
        ]
        for matter in open.compactMap(\.self) {
            try db.run(
                "UPDATE matter SET due_day = ? WHERE id = ?", [try dueDay(of: matter)?.number, matter.head.id.raw])
        }
    }

    func overdue(_ kind: CaseKind, on day: Day, limit: Int) throws(OfficeFailure) -> [CaseID] {
        try db.rows(
            "SELECT id FROM matter WHERE kind = ? AND due_day < ? ORDER BY due_day, row LIMIT ?",
            [kind.rawValue, day.number, limit]
        ) { row in CaseID(try row.text(0)) }
    }

    func overdue(of applicant: PersonID, on day: Day) throws(OfficeFailure) -> [(kind: CaseKind, id: CaseID)] {
        try db.rows(
            "SELECT kind, id FROM matter WHERE applicant = ? AND due_day < ? ORDER BY due_day, row",
            [applicant.raw, day.number]
        ) { row in (kind: try row.word(0, CaseKind.self), id: CaseID(try row.text(1))) }
    }

    // MARK: Claims

    func unclaimed(offset: Int, limit: Int) throws(OfficeFailure) -> [CaseID] {
        try db.rows(
            "SELECT id FROM matter WHERE kind = 'R' AND state = ? ORDER BY queued_at, row LIMIT ? OFFSET ?",
            [Renewal.State.submitted.rawValue, limit, offset]
        ) { row in CaseID(try row.text(0)) }
    }

    func claimed(by reviewer: PersonID) throws(OfficeFailure) -> [CaseID] {
        try db.rows(
            "SELECT id FROM matter WHERE assigned_to = ? AND kind = 'R' ORDER BY claimed_at, row", [reviewer.raw]
        ) { row in CaseID(try row.text(0)) }
    }

    func awaitingContract(offset: Int, limit: Int) throws(OfficeFailure) -> [CaseID] {
        try db.rows(Self.awaitingContract, [limit, offset]) { row in CaseID(try row.text(0)) }
    }

    static let awaitingContract = """
        SELECT r.id FROM matter r WHERE \(QueueQuery.awaitsContract)
        ORDER BY r.queued_at, r.row LIMIT ? OFFSET ?
        """

    // MARK: Numbers

    func upcomingReceiptNumber(kind: CaseKind, in month: Month) throws(OfficeFailure) -> ReceiptNumber {
        let last = try db.first(
            "SELECT last FROM receipt_serial WHERE kind = ? AND month = ?", [kind.rawValue, month.description]
        ) { row in try row.count(0) }
        return try receiptNumber(kind, month, serial: (last ?? 0) + 1)
    }

    func nextReceiptNumber(kind: CaseKind, in month: Month) throws(OfficeFailure) -> ReceiptNumber {
        let serial = try db.first(
            """
            INSERT INTO receipt_serial (kind, month, last) VALUES (?, ?, 1)
            ON CONFLICT (kind, month) DO UPDATE SET last = last + 1 RETURNING last
            """, [kind.rawValue, month.description]
        ) { row in try row.count(0) }
        return try receiptNumber(kind, month, serial: try required(serial))
    }

    private func receiptNumber(_ kind: CaseKind, _ month: Month, serial: Int) throws(OfficeFailure) -> ReceiptNumber {
        guard let number = ReceiptNumber(kind: kind, month: month, serial: serial) else {
            throw OfficeFailure.store(.damaged(what: "receipt_serial \(kind.rawValue) \(month)"))
        }
        return number
    }
}
