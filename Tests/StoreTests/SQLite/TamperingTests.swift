import GRDB
import Housing
import Office
import Testing

@testable import Store

/// Edits by another program: refused where they are met, and named by `verify`.
@Suite("What was edited behind the store's back is not believed")
struct TamperingTests {
    /// An office with one of everything, closed.
    private func filled() throws -> (office: TestOffice, matter: Case) {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try Case(1)
        let renewal = try matter.bring(to: .returned, opened.records)
        try matter.fillRows(of: renewal, opened)
        let account = Sample.account(1, roles: [.clerk])
        var corrected = matter.lease
        corrected.lease.monthlyRent = Money(fen: corrected.lease.monthlyRent.fen + 100)
        corrected.tenant.marital = corrected.tenant.marital == .widowed ? .married : .widowed
        let later = corrected
        try opened.records.write { writer throws(OfficeFailure) in
            try writer.save(later)
            try writer.save(account)
            try writer.save(Throttle(key: .login(account.login), failures: 9, nextAllowed: TestOffice.machine))
            try writer.save(
                OneTimeCode(
                    account: account.id, hash: "h", issuedBy: account.id, expires: TestOffice.machine, triesLeft: 1,
                    isUsed: true))
            try writer.save(Draft(person: renewal.applicant, flow: .renewal, body: "{}", savedAt: matter.now))
            try writer.save(ConsentRecord(person: renewal.applicant, notice: "collect", version: 1, at: matter.now))
        }
        #expect(try opened.upkeep.verify(progress: { _ in }).faults == [])
        opened.upkeep.close()
        return (office, matter)
    }

    @Test(
        "every edit is named by verify",
        arguments: [
            "UPDATE matter SET state = 'APPROVED', is_open = 1",
            "UPDATE matter SET is_late = 1 - is_late",
            "UPDATE matter SET assigned_to = 'p-1'",
            "UPDATE matter SET version = version + 1",
            "UPDATE matter SET submitted_at = submitted_at - 1",
            "UPDATE matter SET queued_at = queued_at - 1",
            "UPDATE matter SET is_open = 0",
            "UPDATE matter SET due_day = due_day + 365",
            "UPDATE matter SET due_day = NULL",
            "UPDATE matter SET sealed = zeroblob(100)",
            "UPDATE matter SET number = 'R2308-00002-2'",
            "UPDATE matter_name SET state = 'APPROVED'",
            "DELETE FROM matter",
            "UPDATE matter_count SET cases = cases + 1",
            "DELETE FROM matter_name",
            "DELETE FROM matter_name WHERE pair = (SELECT max(pair) FROM matter_name)",
            "UPDATE matter_name SET pair = pair + 1",
            "UPDATE receipt_serial SET last = 0",
            "DELETE FROM receipt_serial",
            "UPDATE dwelling SET built_area_cm2 = built_area_cm2 * 2",
            "UPDATE dwelling SET room = '9'",
            "UPDATE dwelling SET mac = NULL",
            "DELETE FROM dwelling",
            "UPDATE lease SET rent_fen = 1",
            "UPDATE lease SET end_day = end_day + 365",
            "UPDATE lease SET organisation = '91350100M000100Y43'",
            "UPDATE occupant SET relation = 'CHILD'",
            "DELETE FROM occupant",
            "UPDATE person SET name = '别人'",
            "UPDATE person SET document_index = zeroblob(32) WHERE id = 'p-1'",
            "UPDATE account SET is_staff = 0",
            "UPDATE account SET person = 'p-2'",
            "UPDATE account SET sealed = (SELECT sealed FROM person LIMIT 1)",
            "UPDATE throttle SET failures = 0, next_allowed = 0",
            "UPDATE person_version SET sealed = (SELECT sealed FROM lease_version)",
            "UPDATE lease_version SET number = number + 1",
            "UPDATE one_time_code SET sealed = zeroblob(60)",
            "UPDATE note SET sealed = (SELECT sealed FROM draft)",
            "UPDATE info_snapshot SET sealed = zeroblob(40)",
            "DELETE FROM note",
            "DELETE FROM info_snapshot",
            "DELETE FROM material WHERE id = (SELECT max(id) FROM material)",
            "UPDATE draft SET saved_at = saved_at + 1",
            "UPDATE material SET bytes = 4",
            "UPDATE material SET blob = iif(blob LIKE 'f%', '0', 'f') || substr(blob, 2)",
            "UPDATE office SET is_training = 0",
            "DELETE FROM account",
            "DELETE FROM one_time_code",
            "DELETE FROM consent",
            "DELETE FROM person_version",
            "DELETE FROM clock",
            "UPDATE consent SET at = at + 1",
            "UPDATE consent SET version = 9",
            "UPDATE consent SET mac = NULL",
            "INSERT INTO consent VALUES ('p-9', 'collect', 1, 1, zeroblob(32))",
            "UPDATE clock SET office_at = office_at + 86400000",
            "UPDATE clock SET is_frozen = 1 - is_frozen",
            "UPDATE tally SET rows = rows + 1 WHERE name = 'account'",
            "UPDATE tally SET name = 'nobody' WHERE name = 'account'",
            "UPDATE tally SET sealed = zeroblob(65) WHERE name = 'account'",
            "UPDATE tally SET sealed = (SELECT sealed FROM tally WHERE name = 'lease') WHERE name = 'account'",
            "INSERT INTO tally VALUES ('nobody', 1, zeroblob(65))",
            "DELETE FROM tally",
            "UPDATE journal_head SET sequence = sequence - 1",
            "DROP TRIGGER journal_keeps; UPDATE journal SET bytes = cast(bytes || ' ' AS BLOB) WHERE sequence = 3",
            "DROP TRIGGER journal_keeps; UPDATE journal SET case_id = NULL WHERE sequence = 3",
            "DROP TRIGGER journal_holds; DELETE FROM journal WHERE sequence = 2",
            "DROP TRIGGER journal_holds; DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)",
        ])
    func verify(edit: String) throws {
        let (office, _) = try filled()
        let raw = RawDatabase(office)
        let keepers = "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'"
        let triggers = try #require(try raw.text(keepers))
        try raw.run(edit)
        // Back they go, so that it is the edit that is found.
        try raw.run("DROP TRIGGER IF EXISTS journal_keeps; DROP TRIGGER IF EXISTS journal_holds; \(triggers)")
        let faults = try office.open().upkeep.verify(progress: { _ in }).faults
        #expect(!faults.isEmpty && !faults.contains { $0.code.hasPrefix("OBJECT") })
        // A fault names a place: never the tenant's name or number.
        let told = faults.map { "\($0) \($0.detail ?? "")" }.joined(separator: "\n")
        #expect(!told.contains("测试人") && !told.contains("别人"))
    }

    @Test(
        "what keeps the rows right is looked at too: tables, indexes and triggers are as they were made",
        arguments: [
            ("DROP TRIGGER journal_holds", "trigger journal_holds", .objectGone),
            ("DROP TRIGGER matter_counts_move", "trigger matter_counts_move", .objectGone),
            ("DROP INDEX matter_one_open", "index matter_one_open", .objectGone),
            (
                "DROP INDEX matter_one_open; CREATE INDEX matter_one_open ON matter (lease)", "index matter_one_open",
                .objectAltered
            ),
            (
                "CREATE TRIGGER ours AFTER UPDATE ON lease BEGIN DELETE FROM draft; END", "trigger ours",
                .objectUnknown
            ),
            ("CREATE TABLE ours (a)", "table ours", .objectUnknown),
            ("ALTER TABLE lease ADD COLUMN more TEXT", "table lease", .objectAltered),
        ] as [(String, String, Fault.What)])
    func objects(edit: String, place: String, what: Fault.What) throws {
        let (office, _) = try filled()
        try RawDatabase(office).run(edit)
        #expect(try office.open().upkeep.verify(progress: { _ in }).faults == [Fault(place, what)])
    }

    @Test("a serial that was set back is told with the number that it must not go below")
    func serials() throws {
        let (office, matter) = try filled()
        try RawDatabase(office).run("UPDATE receipt_serial SET last = last - 1")
        let number = try office.open().records.read { reader throws(OfficeFailure) in
            try reader.renewal(matter.id).number
        }
        #expect(
            try office.open().upkeep.verify(progress: { _ in }).faults
                == [Fault("receipt_serial R \(number.month)", .serialBehind(least: number.serial))])
    }

    @Test("a cut and newly chained journal is found by its head")
    func rewritten() throws {
        let (office, _) = try filled()
        let raw = RawDatabase(office)
        try raw.run("DROP TRIGGER journal_holds; DELETE FROM journal WHERE sequence > 5")
        try raw.run("UPDATE journal_head SET sequence = 5, hash = (SELECT hash FROM journal WHERE sequence = 5)")
        let opened = try office.open()
        #expect(try opened.upkeep.verify(progress: { _ in }).faults.contains { $0.place.hasPrefix("journal_head") })
        // And nothing is written on top of it.
        #expect(throws: OfficeFailure.self) { try Case(2).start(opened.records) }
    }

    @Test("an older row put back whole is found by the journal")
    func replay() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try Case(1)
        try matter.bring(to: .underReview, opened.records)
        let raw = RawDatabase(office)
        try raw.run("CREATE TABLE kept AS SELECT * FROM matter")
        try matter.perform(.approve, by: Case.reviewer, opened.records)
        try raw.run("PRAGMA foreign_keys = OFF; DELETE FROM matter; INSERT INTO matter SELECT * FROM kept")
        #expect(
            try opened.upkeep.verify(progress: { _ in }).faults
                .contains(Fault("renewal c-1", .anotherVersion)))
    }

    @Test(
        "an older account, lease or person put back whole is found",
        arguments: ["account", "dwelling", "lease", "person"])
    func oldRow(table: String) throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try Case(1)
        var account = Sample.account(1, roles: [.clerk])
        var later = matter.lease
        later.lease.monthlyRent = Money(fen: later.lease.monthlyRent.fen + 100)
        later.tenant.marital = .widowed
        later.dwelling.room = "9"
        let (old, new) = (matter.lease, later)
        let before = account
        try opened.records.write { writer throws(OfficeFailure) in
            try writer.save(old)
            try writer.save(before)
        }
        let raw = RawDatabase(office)
        try raw.run("CREATE TABLE kept AS SELECT * FROM \(table) WHERE id IN ('a-1', 'd-1', 'l-1', 'p-1')")
        account.isDisabled = true
        let disabled = account
        try opened.records.write { writer throws(OfficeFailure) in
            try writer.save(new)
            try writer.save(disabled)
        }
        #expect(try opened.upkeep.verify(progress: { _ in }).faults == [Fault("table kept", .objectUnknown)])
        try raw.run("PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO \(table) SELECT * FROM kept; DROP TABLE kept")
        #expect(
            try opened.upkeep.verify(progress: { _ in }).faults
                == [Fault(table, .notLastWritten)])
    }

    @Test("an account that is gone is named")
    func goneAccount() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let account = Sample.account(1, roles: [.clerk])
        try opened.records.write { writer throws(OfficeFailure) in
            try writer.save(account)
            try writer.append(
                [Entry(.staffCreated, ["account": .id(account.id)])], at: TestOffice.opening, by: .system)
        }
        try RawDatabase(office).run("DELETE FROM account")
        let faults = try opened.upkeep.verify(progress: { _ in }).faults
        #expect(faults == [Fault("account a-1", .gone), Fault("account", .rowsGone)])
        // And nothing is written on top of a tally that was edited.
        try RawDatabase(office).run("UPDATE tally SET rows = 0, sealed = zeroblob(65) WHERE name = 'account'")
        #expect(throws: OfficeFailure.self) {
            try opened.records.write { writer throws(OfficeFailure) in try writer.save(account) }
        }
    }

    @Test(
        "a tally that cannot be believed is told once and hides no other fault",
        arguments: [
            ("UPDATE tally SET name = 'nobody' WHERE name = 'account'", Fault("tally", .notATable)),
            ("UPDATE tally SET sealed = zeroblob(65) WHERE name = 'account'", Fault("tally account", .altered)),
            ("UPDATE tally SET rows = rows + 1 WHERE name = 'account'", Fault("tally account", .altered)),
        ])
    func brokenTally(edit: String, fault: Fault) throws {
        let (office, matter) = try filled()
        try RawDatabase(office).run("UPDATE lease SET rent_fen = 1; DELETE FROM consent; \(edit)")
        let faults = try office.open().upkeep.verify(progress: { _ in }).faults
        #expect(faults.filter { $0 == fault }.count == 1)
        #expect(faults.contains(Fault("lease \(matter.lease.lease.id)", .altered)))
        #expect(faults.contains(Fault("consent", .rowsGone)))
    }

    @Test("a tally's sum lies sealed: what was counted before and is counted again leaves no equal trace")
    func sealedSums() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let first = try Sample.lease(1)
        var changed = first
        changed.lease.monthlyRent = Money(fen: 1)
        let second = changed
        let raw = RawDatabase(office)
        var seen: Set<String> = []
        for lease in [first, second, first] {
            try opened.records.write { writer throws(OfficeFailure) in try writer.save(lease) }
            seen.insert(try #require(try raw.text("SELECT hex(sealed) FROM tally WHERE name = 'lease'")))
        }
        #expect(seen.count == 3)
        #expect(try opened.upkeep.verify(progress: { _ in }).faults == [])
    }

    @Test("an edited consent and an edited clock are not believed")
    func consentAndClock() throws {
        let (office, matter) = try filled()
        try RawDatabase(office).run("UPDATE consent SET version = 2; UPDATE clock SET office_at = office_at + 1")
        let records = try office.open().records
        let person = matter.lease.tenant.id
        #expect(throws: OfficeFailure.store(.damaged(what: "consent \(person) collect 2"))) {
            try records.read { reader throws(OfficeFailure) in try reader.consent(person: person, notice: "collect") }
        }
        #expect(throws: OfficeFailure.store(.damaged(what: "clock 1"))) {
            try records.read { reader throws(OfficeFailure) in try reader.storedClock() }
        }
    }

    @Test("what a program before the tallies wrote is sealed as it stands when it is brought up")
    func broughtUp() throws {
        let (office, matter) = try filled()
        let raw = RawDatabase(office)
        try office.takeBackBeforeTallies()
        let fresh = try office.open()
        #expect(try fresh.upkeep.verify(progress: { _ in }).faults == [])
        try matter.perform(.withdraw, fresh.records)
        #expect(try fresh.upkeep.verify(progress: { _ in }).faults == [])
        try raw.run("DELETE FROM consent")
        #expect(try fresh.upkeep.verify(progress: { _ in }).faults == [Fault("consent", .rowsGone)])
    }

    @Test("a case whose state was edited is refused, in the queue and when opened")
    func refusedCase() throws {
        let (office, matter) = try filled()
        try RawDatabase(office).run("UPDATE matter SET state = 'APPROVED'")
        let records = try office.open().records
        let damaged = OfficeFailure.store(.damaged(what: "renewal c-1"))
        #expect(throws: damaged) {
            try records.read { reader throws(OfficeFailure) in try reader.renewal(matter.id) }
        }
        #expect(throws: damaged) {
            try records.read { reader throws(OfficeFailure) in
                try reader.queue(QueueFilter(), offset: 0, limit: 10)
            }
        }
        #expect(throws: damaged) { try matter.perform(.withdraw, records) }
    }

    @Test("an account that was given another's row is refused")
    func refusedAccount() throws {
        let (office, _) = try filled()
        let clerk = Sample.account(1, roles: [.clerk])
        let other = Sample.account(2, roles: [.manager])
        let opened = try office.open()
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(other) }
        try RawDatabase(office).run(
            "UPDATE account SET sealed = (SELECT sealed FROM account WHERE id = 'a-2') WHERE id = 'a-1'")
        #expect(throws: OfficeFailure.store(.damaged(what: "account a-1"))) {
            try opened.records.read { reader throws(OfficeFailure) in try reader.account(login: clerk.login) }
        }
    }

    @Test("a working office cannot be made a training one")
    func training() throws {
        let office = try TestOffice(isTraining: false)
        let raw = RawDatabase(office)
        try raw.run("UPDATE office SET is_training = 1")
        let id = try #require(try raw.text("SELECT id FROM office"))
        let records = try office.open().records
        #expect(throws: OfficeFailure.store(.damaged(what: "office \(id)"))) {
            try records.read { reader throws(OfficeFailure) in try reader.officeInfo() }
        }
    }

    @Test("the journal refuses changes and removals, and columns refuse other types")
    func constraints() throws {
        let (office, _) = try filled()
        let raw = RawDatabase(office)
        for statement in [
            "UPDATE journal SET bytes = x'00'", "DELETE FROM journal", "UPDATE lease SET rent_fen = 'much'",
            "INSERT INTO matter_count VALUES ('R', 'X', -1)",
            "INSERT INTO staff_call VALUES ('c-1', 'K1', '', 1, NULL, NULL), ('c-2', 'K1', '', 2, NULL, NULL)",
        ] {
            #expect(throws: DatabaseError.self) { try raw.run(statement) }
        }
    }

    @Test("nothing personal but names lies in the clear, in database or log")
    func secrecy() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let matter = try Case(1)
        try matter.bring(to: .submitted, opened.records)
        let account = Sample.account(7)
        try opened.records.write { writer throws(OfficeFailure) in
            try writer.save(account)
            try writer.save(text: "我的手机号是13900001111", as: TextID("t-1"), of: matter.id)
            try writer.save(
                Draft(person: PersonID("p-1"), flow: .renewal, body: "手机 13900001111", savedAt: matter.now))
        }
        for name in ["anju.db", "anju.db-wal"] {
            let bytes = try FileWork.system.read("\(office.path)/\(name)")
            for secret in [matter.lease.tenant.document.value, "13800000001", "13900001111", "LOGIN7", "$scrypt$"] {
                #expect(!contains(bytes, Array(secret.utf8)), "\(name): \(secret)")
            }
        }
    }
}
