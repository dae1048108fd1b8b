import GRDB
import Glibc
import Housing
import Office
import Testing

@testable import Store

@Suite("Making, opening and examining a data directory")
struct PremisesTests {
    @Test("a new office has its places, for its account alone, and its own files to edit")
    func layout() throws {
        let office = try TestOffice()
        for name in ["anju.toml", "anju.db", "anju.lock", "keys", "materials", "log", "policies", "templates"] {
            #expect(access("\(office.path)/\(name)", F_OK) == 0, "\(name)")
        }
        for name in ["anju.db", "keys", "anju.lock", "materials"] {
            var status = stat()
            #expect(stat("\(office.path)/\(name)", &status) == 0 && status.st_mode & 0o077 == 0, "\(name)")
        }
        let opened = try office.open()
        let info = try opened.records.read { reader throws(OfficeFailure) in try reader.officeInfo() }
        #expect(info.isTraining)
        #expect(info.createdAt == TestOffice.opening)
        let verification = try opened.upkeep.verify(progress: { _ in })
        #expect(verification.faults == [])
        #expect(verification.entries == 1)
        #expect(verification.head.count == 64)
    }

    @Test("a commit is durable before it is acknowledged: log, FULL, foreign keys")
    func pragmas() throws {
        let directory = try TestOffice()
        let office = try directory.openOffice()
        let reading = try office.connections.glance { db throws(OfficeFailure) in
            (
                try Migration.pragma("synchronous", db), try Migration.pragma("query_only", db),
                try db.first("PRAGMA journal_mode", [], { try $0.text(0) })
            )
        }
        #expect(reading == (2, 1, "wal"))
        let writing = try office.connections.write { db throws(OfficeFailure) in
            (
                try Migration.pragma("synchronous", db), try Migration.pragma("foreign_keys", db),
                try Migration.pragma("wal_autocheckpoint", db)
            )
        }
        #expect(writing == (2, 1, 0))
    }

    @Test("a directory with an office, or with something else, is not made one")
    func notEmpty() throws {
        let office = try TestOffice()
        #expect(throws: OfficeFailure.store(.notEmpty(path: office.path))) {
            try office.premises.create(at: office.path, training: nil)
        }
        let other = try TestOffice(isCreated: false)
        try FileWork.system.write([1], to: "\(other.path)/letters.txt", mode: 0o600)
        #expect(throws: OfficeFailure.store(.notEmpty(path: other.path))) {
            try other.premises.create(at: other.path, training: nil)
        }
    }

    @Test("a making that was cut short holds no office, and is finished by making again")
    func cutShort() throws {
        let office = try TestOffice()
        rename("\(office.path)/anju.db", "\(office.path)/anju.db.new")
        #expect(throws: OfficeFailure.store(.notAnOffice(path: office.path))) { try office.open() }
        try office.premises.create(at: office.path, training: nil)
        _ = try office.open()
    }

    @Test("what is no office says so")
    func notAnOffice() throws {
        let office = try TestOffice(isCreated: false)
        #expect(throws: OfficeFailure.store(.notAnOffice(path: office.path))) { try office.open() }
        #expect(throws: OfficeFailure.store(.notAnOffice(path: "/nowhere"))) {
            try office.premises.open(at: "/nowhere")
        }
        try RawDatabase(office).run("CREATE TABLE diary (day TEXT)")
        #expect(throws: OfficeFailure.store(.notAnOffice(path: office.path))) { try office.open() }
    }

    @Test(
        "a database that is empty beside keys or materials is damage, not an empty directory", arguments: [true, false])
    func lost(withKeys: Bool) throws {
        let office = try TestOffice()
        try FileWork.system.write([1], to: "\(office.path)/materials/00ff", mode: 0o600)
        for name in FileWork.system.names(in: "\(office.path)/keys") where !withKeys {
            unlink("\(office.path)/keys/\(name)")
        }
        #expect(truncate("\(office.path)/anju.db", 0) == 0)
        #expect(throws: OfficeFailure.store(.damaged(what: "anju.db"))) { try office.open() }
        #expect(SQLitePremises.survey(at: office.path) == [Fault("anju.db", .empty)])
        #expect(office.premises.examine(at: office.path).first { $0.grade == .bad }?.code == "DAMAGED")
    }

    @Test("a database that is gone from beside people's files is damage, and not to be made anew")
    func gone() throws {
        let office = try TestOffice()
        try FileWork.system.write([1], to: "\(office.path)/materials/00ff", mode: 0o600)
        unlink("\(office.path)/anju.db")
        #expect(throws: OfficeFailure.store(.damaged(what: "anju.db"))) { try office.open() }
        #expect(office.premises.examine(at: office.path).first { $0.grade == .bad }?.code == "DAMAGED")
    }

    @Test("what is another account's, or no directory, is not called an empty one")
    func unreachable() {
        #expect(StoreFailure(absence: EACCES, of: "/x") == .noPermission(path: "/x"))
        #expect(StoreFailure(absence: ENOTDIR, of: "/x") == .notADirectory(path: "/x"))
        #expect(StoreFailure(absence: ENOENT, of: "/x") == .notAnOffice(path: "/x"))
    }

    @Test("a database of a newer program is left alone")
    func newerSchema() throws {
        let office = try TestOffice()
        let known = Migration.all.count
        try RawDatabase(office).run("PRAGMA user_version = \(known + 3)")
        #expect(throws: OfficeFailure.store(.newerSchema(found: known + 3, known: known))) { try office.open() }
    }

    @Test("an older database is brought up, once, step by step")
    func migration() throws {
        let queue = try DatabaseQueue()
        let steps =
            Array(Migration.all.prefix(1)) + [
                Migration(name: "2 more", sql: "CREATE TABLE more (x INTEGER) STRICT"),
                Migration(name: "3 bad", sql: "CREATE TABLE more (x INTEGER) STRICT"),
            ]
        try queue.inDatabase { db in
            try Migration.apply(to: db, steps: Array(steps[..<1]))
            try Migration.apply(to: db, steps: Array(steps[..<2]))
            try Migration.apply(to: db, steps: Array(steps[..<2]))
            #expect(try Migration.version(of: db) == 2)
            // A step that fails leaves the schema before it.
            #expect(throws: OfficeFailure.self) { try Migration.apply(to: db, steps: steps) }
            #expect(try Migration.version(of: db) == 2)
            #expect(throws: OfficeFailure.store(.newerSchema(found: 2, known: 1))) {
                try Migration.apply(to: db, steps: Array(steps[..<1]))
            }
        }
    }

    @Test("renewals of the first schema become matters, found, counted and pointed to as before")
    func matters() throws {
        let queue = try DatabaseQueue()
        try queue.inDatabase { db in
            try Migration.apply(to: db, steps: Array(Migration.all.prefix(1)))
            try db.execute(
                sql: """
                    INSERT INTO person VALUES (1, 'p-1', '样甲乙', zeroblob(32), NULL, zeroblob(1));
                    INSERT INTO dwelling VALUES ('d-1', 'c', 'e', 'b', 'r', 1);
                    INSERT INTO lease VALUES ('l-1', 'n', 'o', 'd-1', 'p-1', 1, 2, 3, 'ACTIVE', zeroblob(32));
                    INSERT INTO renewal (id, number, state, is_open, is_late, lease, applicant, opened_at, updated_at,
                    version, queued_at, mac, sealed)
                    VALUES ('c-1', 'R1', 'DRAFT', 1, 0, 'l-1', 'p-1', 1, 1, 1, 1, zeroblob(32), zeroblob(1));
                    INSERT INTO renewal_name (pair, queued_at, renewal, state) VALUES (7, 1, 1, 'DRAFT');
                    INSERT INTO note VALUES ('t-1', 'c-1', zeroblob(1));
                    """)
            try Migration.apply(to: db)
            func text(_ sql: String) throws -> String? { try String.fetchOne(db, sql: sql) }
            #expect(try text("SELECT kind || id FROM matter") == "Rc-1")
            #expect(try text("SELECT kind || state || cases FROM matter_count") == "RDRAFT1")
            try db.execute(sql: "UPDATE matter SET state = 'SUBMITTED', queued_at = 5 WHERE id = 'c-1'")
            #expect(try text("SELECT kind || state || queued_at FROM matter_name") == "RSUBMITTED5")
            #expect(try text("SELECT group_concat(state || cases) FROM matter_count") == "DRAFT0,SUBMITTED1")
            #expect(try text("SELECT \"table\" FROM pragma_foreign_key_list('note')") == "matter")
            #expect(try text("PRAGMA foreign_key_check") == nil)
            // One open matter of a kind about a lease, and one of another kind beside it.
            let again = """
                INSERT INTO matter (id, kind, number, state, is_open, is_late, lease, applicant, opened_at, updated_at,
                version, queued_at, mac, sealed) VALUES (?, ?, ?, 'DRAFT', 1, 0, 'l-1', 'p-1', 1, 1, 1, 1, x'', x'')
                """
            #expect(throws: DatabaseError.self) { try db.execute(sql: again, arguments: ["c-2", "R", "R2"]) }
            try db.execute(sql: again, arguments: ["c-3", "C", "C1"])
            #expect(try text("SELECT cases FROM matter_count WHERE kind = 'C'") == "1")
        }
    }

    @Test("the schema of a released step never changes")
    func frozenSchema() {
        #expect(hexadecimal(SHA256Sum.of(Migration.firstSchema)).prefix(16) == "0674499569424c94")
        #expect(hexadecimal(SHA256Sum.of(Migration.matterSchema)).prefix(16) == "31226b1e2bee7345")
    }

    @Test("what the step of the tallies counts, and the keys that it makes, never change")
    func frozenTallies() {
        #expect(
            Migration.firstTallied.map(\.rawValue) == [
                "account", "clock", "consent", "info_snapshot", "lease", "lease_version", "material", "note",
                "one_time_code", "person", "person_version",
            ])
        #expect(Migration.usesWithTallies.map(\.rawValue) == ["contract", "tally"])
    }

    @Test("the keys that the step of the organisations makes never change, and a database before it gets them")
    func frozenOrganisations() throws {
        #expect(Migration.usesWithOrganisations.map(\.rawValue) == ["tenancy"])
        let office = try TestOffice()
        let lease = try Sample.lease(1)
        let opened = try office.open()
        try opened.records.write { writer throws(OfficeFailure) in try writer.save(lease) }
        opened.upkeep.close()
        try RawDatabase(office).run(
            """
            DROP INDEX lease_organisation; ALTER TABLE lease DROP COLUMN organisation;
            DROP TABLE report;
            DROP INDEX matter_to_send; ALTER TABLE matter DROP COLUMN to_be_sent;
            \(TestOffice.dropsOfSubsidy)
            DELETE FROM data_key WHERE use IN ('tenancy', 'check', 'subsidy');
            DELETE FROM migration WHERE number > 6; PRAGMA user_version = 6
            """)
        let again = try office.open()
        // What was written before there was such a column is as it was.
        #expect(try again.records.read { reader throws(OfficeFailure) in try reader.lease(lease.lease.id) } == lease)
        #expect(try again.upkeep.verify(progress: { _ in }).faults == [])
        #expect(try RawDatabase(office).text("SELECT count(*) FROM data_key WHERE use = 'tenancy'") == "1")
        again.upkeep.close()
    }

    @Test("the step of the tallies counts its own tables")
    func firstTallies() throws {
        let office = try TestOffice()
        try office.takeBackBeforeTallies()
        try office.openOffice().close()
        let names = try #require(try RawDatabase(office).text("SELECT group_concat(name) FROM tally"))
        let counted = Set(names.split(separator: ",").map(String.init))
        #expect(counted.isSuperset(of: Migration.firstTallied.map(\.rawValue)))
    }

    @Test("a damaged database is called damaged", arguments: ["garbage", "cut", "empty page"])
    func damaged(how: String) throws {
        let office = try TestOffice()
        let opened = try office.open()
        for number in 1...20 { try Case(number).start(opened.records) }
        opened.upkeep.close()
        let path = "\(office.path)/anju.db"
        var bytes = try FileWork.system.read(path)
        switch how {
        case "garbage": bytes = (0..<bytes.count).map { UInt8(truncatingIfNeeded: $0 &* 7919) }
        case "cut": bytes.removeLast(bytes.count / 2)
        default: for index in 4096..<bytes.count { bytes[index] = 0 }
        }
        unlink(path)
        try FileWork.system.write(bytes, to: path, mode: 0o600)
        #expect {
            _ = try office.open().records.read { reader throws(OfficeFailure) in try reader.lease(number: "HT-000001") }
        } throws: { error in
            guard case .store(.damaged) = error as? OfficeFailure else { return false }
            return true
        }
        #expect(office.premises.examine(at: office.path).first?.grade == .bad)
    }

    @Test("a read-only directory is called read-only", .enabled(if: geteuid() != 0, "root may write anywhere"))
    func readOnly() throws {
        let office = try TestOffice()
        for name in ["anju.db", "anju.lock"] { chmod("\(office.path)/\(name)", 0o400) }
        chmod(office.path, 0o500)
        defer { chmod(office.path, 0o700) }
        #expect(throws: OfficeFailure.store(.notWritable(path: office.path))) { try office.open() }
    }

    @Test(
        "disks of other hosts are refused",
        arguments: [
            (0x6969, nil, true), (0xFF53_4D42, nil, true), (0xFE53_4D42, nil, true), (0x0102_1997, nil, true),
            (0x6573_5546, "fuse.sshfs", true), (0x6573_5546, "virtiofs", true), (0x6573_5546, "fuseblk", false),
            (0x6573_5546, nil, false), (0xEF53, nil, false), (0x0102_1994, nil, false), (0x794C_7630, nil, false),
            (0x5846_5342, nil, false), (0x9123_683E, nil, false),
        ] as [(UInt32, String?, Bool)])
    func fileSystems(magic: UInt32, name: String?, isNetwork: Bool) {
        #expect(FileSystemKind(magic: magic, name: name).isNetwork == isNetwork)
    }

    @Test("the disk of this directory is known")
    func ownFileSystem() throws {
        let office = try TestOffice()
        #expect(FileSystemKind(of: office.path)?.isNetwork == false)
        #expect(FileSystemKind(of: "/nowhere/at/all") == nil)
    }

    @Test("leaving empties the log and takes it away")
    func leaving() throws {
        let office = try TestOffice()
        let opened = try office.open()
        try Case(1).start(opened.records)
        #expect(access("\(office.path)/anju.db-wal", F_OK) == 0)
        opened.upkeep.close()
        #expect(access("\(office.path)/anju.db-wal", F_OK) != 0)
        #expect(throws: OfficeFailure.self) { try opened.records.version(of: .cases) }
        opened.upkeep.close()
    }

    @Test("a long log is copied into the database while the office works")
    func checkpoints() throws {
        let office = try TestOffice()
        let opened = try office.open()
        let text = String(repeating: "长", count: 200_000)
        for number in 1...20 {
            try opened.records.write { writer throws(OfficeFailure) in
                try writer.save(
                    Draft(person: PersonID("p-\(number)"), flow: .renewal, body: text, savedAt: TestOffice.opening))
            }
        }
        var status = stat()
        #expect(stat("\(office.path)/anju.db-wal", &status) == 0)
        #expect(status.st_size < 9_000_000)
    }
}
