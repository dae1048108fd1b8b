import Foundation
import GRDB
import Housing
import Office

/// What people agreed to. A row under its MAC, for an application rests on it.
extension RecordTransaction {
    func consent(person: PersonID, notice: String) throws(OfficeFailure) -> ConsentRecord? {
        try consents(
            "WHERE person = ? AND notice = ? ORDER BY version DESC LIMIT 1", [person.raw, notice]
        ).first?.consent
    }

    func save(_ consent: ConsentRecord) throws(OfficeFailure) {
        let old = try consents(
            "WHERE person = ? AND notice = ? AND version = ?", [consent.person.raw, consent.notice, consent.version]
        ).first?.mac
        let mac = try ring.mac(consent.place)
        try ledger.note(.consent, consent.key, was: old, is: mac)
        try db.run(
            """
            INSERT INTO consent (person, notice, version, at, mac) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (person, notice, version) DO UPDATE SET at = excluded.at, mac = excluded.mac
            """, [consent.person.raw, consent.notice, consent.version, consent.at.milliseconds, mac])
        touch(.people)
    }

    func deleteConsents(person: PersonID, notice: String) throws(OfficeFailure) {
        for (consent, mac) in try consents("WHERE person = ? AND notice = ?", [person.raw, notice]) {
            try ledger.note(.consent, consent.key, was: mac, is: nil)
        }
        try db.run("DELETE FROM consent WHERE person = ? AND notice = ?", [person.raw, notice])
        touch(.people)
    }

    /// For `verify`.
    func checkConsents(of person: String) throws(OfficeFailure) {
        _ = try consents("WHERE person = ?", [person])
    }

    /// Those of an older program have no MAC yet.
    func sealOldConsents() throws(OfficeFailure) {
        let rows = try db.rows("SELECT person, notice, version, at FROM consent WHERE mac IS NULL", [], Self.record)
        for consent in rows {
            try db.run(
                "UPDATE consent SET mac = ? WHERE person = ? AND notice = ? AND version = ?",
                [try ring.mac(consent.place), consent.person.raw, consent.notice, consent.version])
        }
    }

    private func consents(
        _ condition: String, _ arguments: StatementArguments
    ) throws(OfficeFailure) -> [(consent: ConsentRecord, mac: Data)] {
        let rows = try db.rows("SELECT person, notice, version, at, mac FROM consent \(condition)", arguments) { row in
            (consent: try Self.record(row), mac: try row.optionalBlob(4) ?? Data())
        }
        for (consent, mac) in rows { try ring.check(mac, at: consent.place) }
        return rows
    }

    private static func record(_ row: Columns) throws(OfficeFailure) -> ConsentRecord {
        ConsentRecord(
            person: PersonID(try row.text(0)), notice: try row.text(1), version: try row.count(2),
            at: Moment(milliseconds: try row.integer(3)))
    }
}

extension ConsentRecord {
    fileprivate var key: String { "\(person) \(notice) \(version)" }
    fileprivate var place: Place { Place("consent", key, "\(at.milliseconds)") }
}
