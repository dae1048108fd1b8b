import Foundation
import GRDB
import Housing
import Office

/// Renewals: the columns that queues need, under a MAC, and the whole case sealed beside them.
extension RecordTransaction {
    func renewal(_ id: CaseID) throws(OfficeFailure) -> Renewal {
        try required(try renewals("WHERE r.id = ?", [id.raw]).first)
    }

    func renewal(number: ReceiptNumber) throws(OfficeFailure) -> Renewal? {
        try renewals("WHERE r.number = ?", [number.description]).first
    }

    func openRenewal(lease: LeaseID) throws(OfficeFailure) -> Renewal? {
        try renewals("WHERE r.lease = ? AND r.is_open = 1", [lease.raw]).first
    }

    func renewals(applicant: PersonID) throws(OfficeFailure) -> [Renewal] {
        try renewals("WHERE r.applicant = ? ORDER BY r.opened_at DESC, r.row DESC", [applicant.raw])
    }

    func insert(_ renewal: Renewal, entries: [Entry], at: Moment, by actor: Actor) throws(OfficeFailure) {
        if let other = try openRenewal(lease: renewal.lease) {
            throw .refused(Refusal(.alreadyOpen, "6.1", .openCase(other.id)))
        }
        let row = RenewalRow(renewal)
        try db.run(
            """
            INSERT INTO renewal (id, number, state, is_open, is_late, lease, applicant, assigned_to, claimed_at,
            opened_at, submitted_at, updated_at, version, queued_at, due_day, mac, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                row.id.raw, row.number.description, row.state.rawValue, row.state.isOpen, row.isLate, row.lease.raw,
                row.applicant.raw, row.assignedTo?.raw, row.claimedAt?.milliseconds, row.openedAt.milliseconds,
                row.submittedAt?.milliseconds, row.updatedAt.milliseconds, row.version, row.queuedAt.milliseconds,
                try dueDay(of: renewal)?.number, try ring.mac(row.place),
                try seal(renewal, for: .renewal, at: row.bodyPlace),
            ])
        try indexName(of: try person(row.applicant), renewal: row.id)
        try journal.append(entries, at: at, by: JournalActor(actor))
        touch(.cases)
    }

    func perform(
        _ command: Renewal.Command, on id: CaseID, expecting version: Int?, at: Moment, by actor: Actor,
        facts: (Renewal, any RecordReader) throws(OfficeFailure) -> Renewal.Facts
    ) throws(OfficeFailure) -> Renewal {
        let stored = try renewal(id)
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
    private func update(_ renewal: Renewal, from version: Int) throws(OfficeFailure) {
        let row = RenewalRow(renewal)
        try db.run(
            """
            UPDATE renewal SET state = ?, is_open = ?, is_late = ?, assigned_to = ?, claimed_at = ?, submitted_at = ?,
            updated_at = ?, version = ?, queued_at = ?, due_day = ?, mac = ?, sealed = ?
            WHERE id = ? AND version = ?
            """,
            [
                row.state.rawValue, row.state.isOpen, row.isLate, row.assignedTo?.raw, row.claimedAt?.milliseconds,
                row.submittedAt?.milliseconds, row.updatedAt.milliseconds, row.version, row.queuedAt.milliseconds,
                try dueDay(of: renewal)?.number, try ring.mac(row.place),
                try seal(renewal, for: .renewal, at: row.bodyPlace), row.id.raw, version,
            ])
        guard db.changesCount == 1 else { throw OfficeFailure.store(.changedByOther) }
    }

    /// Loads whole cases: the row against its MAC, the body against the row.
    private func renewals(_ condition: String, _ arguments: StatementArguments) throws(OfficeFailure) -> [Renewal] {
        let rows = try db.rows(
            "SELECT \(RenewalRow.columns), r.sealed FROM renewal r \(condition)", arguments
        ) { row in
            (row: try RenewalRow(row), sealed: try row.blob(RenewalRow.width))
        }
        var renewals: [Renewal] = []
        for (row, sealed) in rows {
            try row.check(ring)
            let renewal = try unseal(Renewal.self, sealed, at: row.bodyPlace)
            guard RenewalRow(renewal).place.bytes == row.place.bytes else {
                throw OfficeFailure.store(.damaged(what: row.place.name))
            }
            renewals.append(renewal)
        }
        return renewals
    }

    // MARK: Deadlines

    /// The last day on which the applicant can act, nil where he does not. Where the lease leaves no day it is one long
    /// past.
    func dueDay(of renewal: Renewal) throws(OfficeFailure) -> Day? {
        guard renewal.state.waitsForApplicant else { return nil }
        let lease = try db.first(
            "SELECT end_day, status FROM lease WHERE id = ?", [renewal.lease.raw]
        ) { row in
            (end: Day(number: try row.count(0)), status: try row.word(1, Lease.Status.self))
        }
        let known = try required(lease)
        return renewal.lastDay(leaseEnd: known.end, known.status) ?? Day(number: 0)
    }

    /// A lease that was corrected moves the last day of its open application.
    func refreshDueDay(of lease: LeaseID) throws(OfficeFailure) {
        guard let renewal = try openRenewal(lease: lease) else { return }
        try db.run(
            "UPDATE renewal SET due_day = ? WHERE id = ?", [try dueDay(of: renewal)?.number, renewal.id.raw])
    }

    func overdue(on day: Day, limit: Int) throws(OfficeFailure) -> [CaseID] {
        try db.rows(
            "SELECT id FROM renewal WHERE due_day < ? ORDER BY due_day, row LIMIT ?", [day.number, limit]
        ) { row in CaseID(try row.text(0)) }
    }

    // MARK: Claims

    func unclaimed(offset: Int, limit: Int) throws(OfficeFailure) -> [CaseID] {
        try db.rows(
            "SELECT id FROM renewal WHERE state = ? ORDER BY queued_at, row LIMIT ? OFFSET ?",
            [Renewal.State.submitted.rawValue, limit, offset]
        ) { row in CaseID(try row.text(0)) }
    }

    func claimed(by reviewer: PersonID) throws(OfficeFailure) -> [CaseID] {
        try db.rows(
            "SELECT id FROM renewal WHERE assigned_to = ? ORDER BY claimed_at, row", [reviewer.raw]
        ) { row in CaseID(try row.text(0)) }
    }

    // MARK: Numbers

    func nextReceiptNumber(kind: CaseKind, in month: Month) throws(OfficeFailure) -> ReceiptNumber {
        let serial = try db.first(
            """
            INSERT INTO receipt_serial (kind, month, last) VALUES (?, ?, 1)
            ON CONFLICT (kind, month) DO UPDATE SET last = last + 1 RETURNING last
            """, [kind.rawValue, month.description]
        ) { row in try row.count(0) }
        guard let number = ReceiptNumber(kind: kind, month: month, serial: try required(serial)) else {
            throw OfficeFailure.store(.damaged(what: "receipt_serial \(kind.rawValue) \(month)"))
        }
        return number
    }
}
