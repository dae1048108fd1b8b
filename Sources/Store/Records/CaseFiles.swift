import Foundation
import GRDB
import Housing
import Office

/// What belongs to a case and is not in it: texts, snapshots, files, its lines of the journal, and drafts.
extension RecordTransaction {
    // MARK: Texts and snapshots

    func text(_ id: TextID) throws(OfficeFailure) -> String? {
        let row = try db.first("SELECT case_id, sealed FROM note WHERE id = ?", [id.raw]) { row in
            (caseID: try row.text(0), sealed: try row.blob(1))
        }
        guard let row else { return nil }
        return String(decoding: try open(row.sealed, at: Place("note", id.raw, row.caseID)), as: UTF8.self)
    }

    func save(text: String, as id: TextID, of caseID: CaseID) throws(OfficeFailure) {
        let sealed = try ring.seal(Array(text.utf8), for: .note, at: Place("note", id.raw, caseID.raw))
        try ledger.note(.note, id.raw, was: nil, is: sealed)
        try db.run("INSERT INTO note (id, case_id, sealed) VALUES (?, ?, ?)", [id.raw, caseID.raw, sealed])
        touch(.cases)
    }

    func snapshot(_ commitment: Commitment, of id: CaseID) throws(OfficeFailure) -> InfoSnapshot? {
        let sealed = try db.first(
            "SELECT sealed FROM info_snapshot WHERE case_id = ? AND digest = ?", [id.raw, commitment.hex]
        ) { row in try row.blob(0) }
        guard let sealed else { return nil }
        return try unseal(InfoSnapshot.self, sealed, at: Place("info_snapshot", id.raw, commitment.hex))
    }

    func save(_ snapshot: InfoSnapshot, as commitment: Commitment, of caseID: CaseID) throws(OfficeFailure) {
        let place = Place("info_snapshot", caseID.raw, commitment.hex)
        guard
            try !db.exists(
                "SELECT 1 FROM info_snapshot WHERE case_id = ? AND digest = ?", [caseID.raw, commitment.hex])
        else { return }
        let sealed = try seal(snapshot, for: .renewal, at: place)
        try ledger.note(.snapshot, "\(caseID) \(commitment.hex)", was: nil, is: sealed)
        try db.run(
            "INSERT INTO info_snapshot (case_id, digest, sealed) VALUES (?, ?, ?)",
            [caseID.raw, commitment.hex, sealed])
        touch(.cases)
    }

    func commitment(to canonical: String, in id: CaseID) throws(OfficeFailure) -> Commitment {
        try ring.commitment(to: Array(canonical.utf8), scope: Place("case", id.raw))
    }

    func commitment(toCertificate der: [UInt8]) throws(OfficeFailure) -> Commitment {
        try ring.commitment(to: der, scope: Place("certificate", ""))
    }

    // MARK: Files

    func files(of id: CaseID) throws(OfficeFailure) -> [MaterialFile] {
        try files("WHERE case_id = ? ORDER BY rowid", id.raw)
    }

    func file(_ id: MaterialID) throws(OfficeFailure) -> MaterialFile {
        try required(try files("WHERE id = ?", id.raw).first)
    }

    func insert(_ file: MaterialFile) throws(OfficeFailure) {
        let mac = try ring.mac(file.place)
        try ledger.note(.material, file.id.raw, was: nil, is: mac)
        try db.run(
            "INSERT INTO material (id, case_id, kind, bytes, blob, mac) VALUES (?, ?, ?, ?, ?, ?)",
            [file.id.raw, file.caseID.raw, file.kind.rawValue, file.bytes, file.blob.hex, mac])
        touch(.cases)
    }

    private func files(_ condition: String, _ id: String) throws(OfficeFailure) -> [MaterialFile] {
        let rows = try db.rows(
            "SELECT id, case_id, kind, bytes, blob, mac FROM material \(condition)", [id]
        ) { row in
            (
                file: MaterialFile(
                    id: MaterialID(try row.text(0)), caseID: CaseID(try row.text(1)), kind: try row.word(2),
                    bytes: try row.count(3), blob: BlobID(hex: try row.text(4))),
                mac: try row.blob(5)
            )
        }
        for (file, mac) in rows { try ring.check(mac, at: file.place) }
        return rows.map(\.file)
    }

    // MARK: Timeline

    func timeline(of id: CaseID) throws(OfficeFailure) -> [JournalLine] {
        try db.rows(
            "SELECT sequence, bytes FROM journal WHERE case_id = ? ORDER BY sequence", [id.raw]
        ) { row in
            let sequence = try row.integer(0)
            guard let record = JournalRecord(try row.blob(1)), record.sequence == sequence, record.caseID == id else {
                throw OfficeFailure.store(.damaged(what: "journal \(sequence)"))
            }
            return JournalLine(
                sequence: sequence, at: record.at, role: record.actor.role, account: record.actor.account,
                entry: record.entry)
        }
    }

    func append(_ entries: [Entry], at: Moment, by actor: Actor) throws(OfficeFailure) {
        try journal.append(entries, at: at, by: JournalActor(actor))
    }

    // MARK: Drafts

    func draft(person: PersonID, flow: Flow) throws(OfficeFailure) -> Draft? {
        let row = try db.first(
            "SELECT saved_at, sealed FROM draft WHERE person = ? AND flow = ?", [person.raw, flow.rawValue]
        ) { row in
            (savedAt: try row.integer(0), sealed: try row.blob(1))
        }
        guard let row else { return nil }
        let body = try open(row.sealed, at: Self.place(person, flow, row.savedAt))
        return Draft(
            person: person, flow: flow, body: String(decoding: body, as: UTF8.self),
            savedAt: Moment(milliseconds: row.savedAt))
    }

    func save(_ draft: Draft) throws(OfficeFailure) {
        let place = Self.place(draft.person, draft.flow, draft.savedAt.milliseconds)
        try db.run(
            """
            INSERT INTO draft (person, flow, saved_at, sealed) VALUES (?, ?, ?, ?)
            ON CONFLICT (person, flow) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed
            """,
            [
                draft.person.raw, draft.flow.rawValue, draft.savedAt.milliseconds,
                try ring.seal(Array(draft.body.utf8), for: .draft, at: place),
            ])
        touch(.drafts)
    }

    func deleteDraft(person: PersonID, flow: Flow) throws(OfficeFailure) {
        try db.run("DELETE FROM draft WHERE person = ? AND flow = ?", [person.raw, flow.rawValue])
        touch(.drafts)
    }

    func deleteDrafts(savedBefore moment: Moment) throws(OfficeFailure) -> Int {
        let count = try db.first("SELECT count(*) FROM draft WHERE saved_at < ?", [moment.milliseconds]) { row in
            try row.integer(0)
        }
        guard let count, count > 0 else { return 0 }
        try db.run("DELETE FROM draft WHERE saved_at < ?", [moment.milliseconds])
        touch(.drafts)
        return Int(count)
    }

    private static func place(_ person: PersonID, _ flow: Flow, _ savedAt: Int64) -> Place {
        Place("draft", person.raw, flow.rawValue, "\(savedAt)")
    }
}

extension MaterialFile {
    /// Every column, for the MAC.
    var place: Place { Place("material", id.raw, caseID.raw, kind.rawValue, "\(bytes)", blob.hex) }
}
