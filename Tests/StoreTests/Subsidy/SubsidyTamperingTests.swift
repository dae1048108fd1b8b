import Housing
import Office
import Testing

@testable import Store

@Suite("Rows, keys, batches and records of the subsidy that were edited behind the store's back are not believed")
struct SubsidyTamperingTests {
    private static let last = 1500

    /// An office with a run of rows and keys, two agreements, and a run that nobody sees; closed.
    private func filled() throws -> (office: TestOffice, run: RunID) {
        let office = try TestOffice()
        let kept = try office.kept()
        let run = try kept.records.fill(SubsidySample.rows(1...Self.last, isPersonal: true))
        try kept.records.write { writer throws(OfficeFailure) in
            try writer.append(
                (1...900).map { BulkKey(key: Int64($0), place: BulkPlace(position: $0)) }, .receipt, to: run)
            try writer.save(SubsidySample.agreement(1))
            try writer.save(SubsidySample.agreement(2))
            let other = try writer.beginRun(for: SubsidySample.batch)
            try writer.append(SubsidySample.rows(1...Self.last, salt: 1, isPersonal: true), to: other)
            let file = Entry(.batchOpened, ["batch": .id(SubsidySample.batch), "case": .id(SubsidySample.batch)])
            let family = Entry(.batchOpened, ["case": .id("\(SubsidySample.batch)/7")])
            try writer.append([file, family], at: TestOffice.opening, by: .system)
        }
        #expect(try kept.verify() == [])
        return (office, run)
    }

    /// Reads all that the edits touch.
    private func readAll(_ office: KeptOffice, _ run: RunID) throws {
        _ = try office.records.rows(of: run)
        try office.records.read { reader throws(OfficeFailure) in
            _ = try reader.batchRecord(SubsidySample.batch)
            for number in 1...2 { _ = try reader.subsidyRecord("s-\(number)") }
            for key in [1, 301, 900] {
                _ = try reader.places(of: Int64(key), .receipt, in: run, after: nil, limit: 9)
            }
        }
    }

    /// Bytes in the middle of a row, the tag in its head, or the place there, are other ones.
    private static func changing(byte: Int) -> String {
        """
        UPDATE bulk_chunk SET bytes = cast(substr(bytes, 1, \(byte)) || x'FF' || substr(bytes, \(byte + 2)) AS BLOB)
        WHERE run = 1 AND chunk = 2
        """
    }

    @Test(
        "an edit is met by whoever reads it, and named by verify",
        arguments: [
            // The tag of a row, its position, where its parts end, and what it says.
            changing(byte: 8), changing(byte: 0), changing(byte: 12), changing(byte: 256 * 20 + 30),
            "UPDATE bulk_chunk SET mac = zeroblob(32) WHERE run = 1 AND chunk = 2",
            "UPDATE bulk_chunk SET rows = rows - 1 WHERE run = 1 AND chunk = 2",
            "UPDATE bulk_chunk SET bytes = x'' WHERE run = 1 AND chunk = 2",
            "UPDATE bulk_chunk SET sealed = NULL WHERE run = 1 AND chunk = 2",
            """
            UPDATE bulk_chunk SET sealed = (SELECT sealed FROM bulk_chunk WHERE run = 1 AND chunk = 3)
            WHERE run = 1 AND chunk = 2
            """,
            // A piece of another place, of another run, of a step that was cut short.
            "UPDATE bulk_chunk SET chunk = 1000 WHERE run = 1 AND chunk = 2",
            """
            UPDATE bulk_chunk SET (mac, bytes) = (SELECT mac, bytes FROM bulk_chunk WHERE run = 1 AND chunk = 3)
            WHERE run = 1 AND chunk = 2
            """,
            """
            UPDATE bulk_chunk SET (mac, bytes) = (SELECT mac, bytes FROM bulk_chunk WHERE run = 2 AND chunk = 2)
            WHERE run = 1 AND chunk = 2
            """,
            "UPDATE bulk_chunk SET part = 1 WHERE run = 1 AND chunk = 2",
            "DELETE FROM bulk_chunk WHERE run = 1 AND chunk = 2",
            "DELETE FROM bulk_chunk WHERE run = 1",
            "DELETE FROM bulk_chunk WHERE run = 1; DELETE FROM bulk_key WHERE run = 1; DELETE FROM bulk_run WHERE id = 1",
            "UPDATE bulk_run SET sealed = (SELECT sealed FROM bulk_run WHERE id = 2) WHERE id = 1",
            "UPDATE bulk_run SET batch = 'other' WHERE id = 1",
            "UPDATE bulk_key SET mac = zeroblob(32) WHERE key = 301",
            "UPDATE bulk_key SET bytes = substr(bytes, 1, 16) WHERE key = 301",
            "UPDATE bulk_key SET key = 300 WHERE key = 301",
            "UPDATE subsidy_batch SET state = 'FINISHED'",
            "UPDATE subsidy_batch SET version = version + 1",
            "UPDATE subsidy_batch SET notice = cast(notice || ' ' AS BLOB)",
            "UPDATE subsidy_batch SET number = 4",
            "UPDATE subsidy_batch SET sealed = (SELECT sealed FROM subsidy_record LIMIT 1)",
            "UPDATE subsidy_record SET state = 'STOPPED' WHERE id = 's-1'",
            "UPDATE subsidy_record SET position = 77 WHERE id = 's-1'",
            "UPDATE subsidy_record SET number = 'A2309-7' WHERE id = 's-1'",
            "UPDATE subsidy_record SET at = at + 1 WHERE id = 's-1'",
            "UPDATE subsidy_record SET batch = NULL WHERE id = 's-1'",
            "UPDATE subsidy_record SET kind = 'CHANGE' WHERE id = 's-1'",
            "UPDATE subsidy_record SET sealed = (SELECT sealed FROM subsidy_record WHERE id = 's-2') WHERE id = 's-1'",
        ])
    func edited(edit: String) throws {
        let (office, run) = try filled()
        try RawDatabase(office).run(edit)
        let kept = try office.kept()
        #expect {
            try readAll(kept, run)
        } throws: { error in
            guard case .store(.damaged(let what)) = error as? OfficeFailure else { return false }
            return what.hasPrefix("bulk_") || what.hasPrefix("subsidy_")
        }
        let faults = try kept.verify()
        #expect(!faults.isEmpty)
        #expect(!faults.contains { $0.code.hasPrefix("OBJECT") })
    }

    @Test(
        "what only the whole shows is named by verify",
        arguments: [
            ("DELETE FROM bulk_key WHERE key = 301", Fault("bulk_run 1", .rowsGone)),
            ("DELETE FROM subsidy_record WHERE id = 's-1'", Fault("subsidy_record", .rowsGone)),
            ("DELETE FROM bulk_run WHERE id = 2", Fault("bulk_run", .rowsGone)),
            (
                "INSERT INTO bulk_chunk SELECT 1, chunk, 3, rows, mac, bytes, sealed FROM bulk_chunk WHERE run = 2",
                Fault("bulk_run 1", .notLastWritten)
            ),
            ("DELETE FROM subsidy_batch", Fault("subsidy_batch", .rowsGone)),
            ("DELETE FROM subsidy_batch", Fault("matter \(SubsidySample.batch)/7", .gone)),
        ])
    func gone(edit: String, fault: Fault) throws {
        let (office, _) = try filled()
        try RawDatabase(office).run(edit)
        #expect(try office.kept().verify().contains(fault))
    }

    @Test("rows of a run that nobody sees are no fault, whatever stands in them")
    func unseen() throws {
        let (office, _) = try filled()
        try RawDatabase(office).run("UPDATE bulk_chunk SET bytes = x'00' WHERE run = 2")
        #expect(try office.kept().verify() == [])
    }

    @Test("what is put back as it once was is found", arguments: ["bulk_chunk", "bulk_run", "subsidy_record", "both"])
    func putBack(what: String) throws {
        let (office, run) = try filled()
        let raw = RawDatabase(office)
        let tables = what == "both" ? ["bulk_chunk", "bulk_run"] : [what]
        for table in tables { try raw.run("CREATE TABLE kept_\(table) AS SELECT * FROM \(table)") }
        let kept = try office.kept()
        try kept.records.write { writer throws(OfficeFailure) in
            try writer.replace(SubsidySample.rows([600], salt: 5), of: run)
            try writer.save(SubsidySample.agreement(1, state: "STOPPED"))
        }
        for table in tables {
            try raw.run("INSERT OR REPLACE INTO \(table) SELECT * FROM kept_\(table); DROP TABLE kept_\(table)")
        }
        #expect(try kept.verify() != [])
    }
}
