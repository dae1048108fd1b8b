import Foundation
import GRDB
import Glibc
import Office
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("What a library says becomes what a person can act on")
struct FailureTests {
    @Test(
        "SQLite's codes",
        arguments: [
            (.SQLITE_FULL, .diskFull), (.SQLITE_IOERR_SHMSIZE, .diskFull), (.SQLITE_READONLY, .readOnly),
            (.SQLITE_READONLY_DIRECTORY, .readOnly), (.SQLITE_BUSY, .locked), (.SQLITE_BUSY_RECOVERY, .locked),
            (.SQLITE_CORRUPT, .damaged(what: "anju.db")), (.SQLITE_CORRUPT_INDEX, .damaged(what: "anju.db")),
            (.SQLITE_NOTADB, .damaged(what: "anju.db")), (.SQLITE_ERROR, .damaged(what: "anju.db schema")),
            (.SQLITE_IOERR_FSYNC, .system(code: 1034, operation: "write")),
            (.SQLITE_CANTOPEN, .system(code: 14, operation: "write")),
            (.SQLITE_CONSTRAINT_UNIQUE, .system(code: 2067, operation: "write")),
        ] as [(ResultCode, StoreFailure)])
    func codes(code: ResultCode, failure: StoreFailure) {
        #expect(throws: OfficeFailure.store(failure)) {
            try translated("write") { throw DatabaseError(resultCode: code, message: "王小明 440303…") }
        }
    }

    @Test(
        "the system's errors",
        arguments: [
            (ENOSPC, .diskFull), (EDQUOT, .diskFull), (EROFS, .readOnly), (EACCES, .readOnly), (EPERM, .readOnly),
            (EIO, .system(code: EIO, operation: "write")),
        ] as [(Int32, StoreFailure)])
    func errors(code: Int32, failure: StoreFailure) {
        #expect(StoreFailure(errno: code, operation: "write") == failure)
    }

    @Test("a lock that cannot be made is told by its file's name, never by where it lies")
    func heldFile() {
        #expect(throws: OfficeFailure.store(.system(code: ENOENT, operation: "open anju.import.lock"))) {
            _ = try HeldFile(path: "/nowhere/at/all/anju.import.lock")
        }
    }

    @Test("of an error of another kind, as of a row that cannot be decoded, nothing is told")
    func undecodable() throws {
        let queue = try DatabaseQueue()
        #expect(throws: OfficeFailure.store(.system(code: -1, operation: "read"))) {
            try translated("read") {
                try queue.read { db in
                    _ = try Row.fetchOne(db, sql: "SELECT '王小明' AS name")?.decode(Int.self, forColumn: "name")
                }
            }
        }
    }

    @Test("a column of another type is damage, named by the column")
    func columns() throws {
        let queue = try DatabaseQueue()
        let read: (String, (Columns) throws -> Void) throws -> Void = { sql, decode in
            try queue.inDatabase { db in try db.each(sql, [], decode) }
        }
        let damaged = OfficeFailure.store(.damaged(what: "anju.db column x"))
        #expect(throws: damaged) { try read("SELECT '7' AS x") { _ = try $0.integer(0) } }
        #expect(throws: damaged) { try read("SELECT 7 AS x") { _ = try $0.text(0) } }
        #expect(throws: damaged) { try read("SELECT NULL AS x") { _ = try $0.text(0) } }
        #expect(throws: damaged) { try read("SELECT 'x' AS x") { _ = try $0.blob(0) } }
        #expect(throws: damaged) { try read("SELECT CAST(x'FF' AS TEXT) AS x") { _ = try $0.text(0) } }
        #expect(throws: damaged) { try read("SELECT 'NO_ROLE' AS x") { _ = try $0.word(0, Flow.self) } }
        try read("SELECT NULL AS x, '' AS y, x'' AS z") { row in
            let (none, text, blob) = (try row.optionalText(0), try row.text(1), try row.blob(2))
            #expect(none == nil)
            #expect(text == "")
            #expect(blob.isEmpty)
        }
    }

    @Test("a new folder is on the disk, as those above it, before anything lies in it")
    func folders() throws {
        let folder = try TemporaryFolder()
        let path = folder("new")
        let done = Done()
        let files = FileWork(before: { operation in
            done.operations.withLock { $0.append(operation) }
            return nil
        })
        try files.makeFolder("\(path)/keys", mode: 0o700)
        #expect(done.operations.withLock { $0 } == ["mkdir", "mkdir", "fsync folder", "fsync folder"])
        try files.makeFolder("\(path)/keys", mode: 0o700)
        #expect(done.operations.withLock { $0.count } == 5)
    }

    private final class Done: Sendable {
        let operations = Mutex<[String]>([])
    }
}
