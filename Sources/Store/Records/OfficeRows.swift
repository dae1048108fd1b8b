import Foundation
import GRDB
import Housing
import Office

/// What the directory says of itself, its clock, and the calls for staff.
extension RecordTransaction {
    func lastEntryAt() throws(OfficeFailure) -> Moment? {
        let bytes = try db.first("SELECT bytes FROM journal ORDER BY sequence DESC LIMIT 1", [], { try $0.blob(0) })
        guard let bytes else { return nil }
        guard let record = JournalRecord([UInt8](bytes)) else { throw .store(.damaged(what: "journal")) }
        return record.at
    }

    /// Under a MAC: a working office that was made a training one would ask for no passwords.
    func officeInfo() throws(OfficeFailure) -> OfficeInfo {
        let row = try db.first("SELECT id, is_training, created_at, mac FROM office") { row in
            (
                info: OfficeInfo(
                    id: try row.text(0), isTraining: try row.flag(1),
                    createdAt: Moment(milliseconds: try row.integer(2))),
                mac: try row.blob(3)
            )
        }
        guard let row else { throw OfficeFailure.store(.damaged(what: "office")) }
        try ring.check(row.mac, at: row.info.place)
        return row.info
    }

    /// Once, when the office is made.
    func insert(_ info: OfficeInfo) throws(OfficeFailure) {
        try db.run(
            "INSERT INTO office (one, id, is_training, created_at, mac) VALUES (1, ?, ?, ?, ?)",
            [info.id, info.isTraining, info.createdAt.milliseconds, try ring.mac(info.place)])
    }

    /// Under a MAC: dates and deadlines follow from it.
    func storedClock() throws(OfficeFailure) -> StoredClock? {
        guard let (clock, mac) = try clockRow() else { return nil }
        try ring.check(mac, at: clock.place)
        return clock
    }

    /// Only a training directory has a clock of its own.
    func save(_ clock: StoredClock) throws(OfficeFailure) {
        guard try officeInfo().isTraining else { throw .refused(Refusal(.notTraining, "Time")) }
        let mac = try ring.mac(clock.place)
        try ledger.note(.clock, "1", was: try clockRow()?.mac, is: mac)
        try db.run(
            """
            INSERT INTO clock (one, office_at, set_at, is_frozen, mac) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT (one) DO UPDATE SET office_at = excluded.office_at, set_at = excluded.set_at,
            is_frozen = excluded.is_frozen, mac = excluded.mac
            """, [clock.office.milliseconds, clock.setAt.milliseconds, clock.isFrozen, mac])
        touch(.clock)
    }

    /// The one of an older program has no MAC yet.
    func sealOldClock() throws(OfficeFailure) {
        guard let (clock, mac) = try clockRow(), mac.isEmpty else { return }
        try db.run("UPDATE clock SET mac = ?", [try ring.mac(clock.place)])
    }

    private func clockRow() throws(OfficeFailure) -> (clock: StoredClock, mac: Data)? {
        try db.first("SELECT office_at, set_at, is_frozen, mac FROM clock") { row in
            (
                clock: StoredClock(
                    office: Moment(milliseconds: try row.integer(0)),
                    setAt: MachineMoment(milliseconds: try row.integer(1)), isFrozen: try row.flag(2)),
                mac: try row.optionalBlob(3) ?? Data()
            )
        }
    }

    func openCalls() throws(OfficeFailure) -> [StaffCall] {
        try db.rows(
            """
            SELECT id, terminal, step, since, answered_by, closed_at FROM staff_call WHERE closed_at IS NULL
            ORDER BY since, id
            """
        ) { row in
            StaffCall(
                id: CallID(try row.text(0)), terminal: TerminalID(try row.text(1)), step: try row.text(2),
                since: Moment(milliseconds: try row.integer(3)),
                answeredBy: try row.optionalText(4).map { AccountID($0) },
                closedAt: try row.optionalInteger(5).map { Moment(milliseconds: $0) })
        }
    }

    func save(_ call: StaffCall) throws(OfficeFailure) {
        try db.run(
            """
            INSERT INTO staff_call (id, terminal, step, since, answered_by, closed_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET step = excluded.step, answered_by = excluded.answered_by,
            closed_at = excluded.closed_at
            """,
            [
                call.id.raw, call.terminal.raw, call.step, call.since.milliseconds, call.answeredBy?.raw,
                call.closedAt?.milliseconds,
            ])
        touch(.calls)
    }
}

extension OfficeInfo {
    /// Every column, for the MAC.
    fileprivate var place: Place { Place("office", id, isTraining ? "1" : "0", "\(createdAt.milliseconds)") }
}

extension StoredClock {
    fileprivate var place: Place {
        Place("clock", "1", "\(office.milliseconds)", "\(setAt.milliseconds)", isFrozen ? "1" : "0")
    }
}
