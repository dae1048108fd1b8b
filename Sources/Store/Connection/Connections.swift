import Foundation
import GRDB
import GRDBSQLite
import Office

/// One process's hold on `anju.db`: a query-only connection, a writer that is opened with the first act, and the lock
/// around everything that changes the file.
///
/// Write-ahead log with `synchronous=FULL`: what was acknowledged is on the disk. SQLite never checkpoints by itself;
/// the writer does, with the lock held, when the log is long, and whoever leaves does.
final class Connections {
    let lock: LockFile
    let notice: ChangeNotice?
    private let path: String
    private let gauge = LogGauge()
    private var reader: DatabaseQueue?
    private var writer: DatabaseQueue?
    /// The query-only connection while a question is asked.
    private var asked: Database?

    /// Pages in the log above which a commit is followed by a checkpoint: 4 MB.
    private static let longLogPages = 1000

    /// Opens the query-only connection. Called with the lock held, because the first connection after a crash recovers
    /// the log.
    init(path: String, lock: LockFile) throws(OfficeFailure) {
        self.path = path
        self.lock = lock
        notice = ChangeNotice(watching: lock.path)
        reader = try Self.connect(path, queryOnly: true, gauge: nil)
    }

    /// Runs `question` in one snapshot. A question within a question shares its snapshot.
    func read<Answer>(
        _ question: (Database) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try glance { db throws(OfficeFailure) in
            guard !db.isInsideTransaction else { return try question(db) }
            return try Self.transact(.deferred, db, question)
        }
    }

    /// Runs one statement's worth of questions without a transaction of their own.
    func glance<Answer>(
        _ question: (Database) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        if let asked { return try question(asked) }
        guard let reader else { throw .store(.system(code: SQLITE_MISUSE, operation: "read after close")) }
        return try translated("read") {
            try reader.inDatabase { db in
                asked = db
                defer { asked = nil }
                return try question(db)
            }
        }
    }

    /// Runs `act` in one transaction under the lock; it is on the disk when this returns.
    func write<Answer>(
        _ patience: LockFile.Patience = .turn, _ act: (Database) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        guard reader != nil else { throw .store(.system(code: SQLITE_MISUSE, operation: "write after close")) }
        // Before the lock: opening takes longer than an act, and beside an open connection it changes no file.
        _ = try openWriter()
        return try lock.hold(patience) { () throws(OfficeFailure) in
            let answer: Answer
            do throws(OfficeFailure) {
                answer = try commit(act)
            } catch {
                forgetWriter(after: error)
                throw error
            }
            announce()
            checkpointIfLong()
            return answer
        }
    }

    /// Runs `work` on the writer outside a transaction, with the lock held: for migrations and copies.
    func maintain<Answer>(
        _ work: (Database) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try translated("maintain") { try openWriter().inDatabase { db in try work(db) } }
    }

    /// Copies the log into the database and empties it, unless somebody still reads from it; then closes.
    ///
    /// Without the lock nothing is closed: SQLite would checkpoint on its own. The end of the process closes it then.
    func close() {
        guard reader != nil else { return }
        do throws(OfficeFailure) {
            try lock.hold(.door) {
                if let writer {
                    try? writer.inDatabase { db in _ = try db.checkpoint(.truncate) }
                    try? writer.close()
                }
                try? reader?.close()
            }
        } catch {
            // Kept alive on purpose: its end would be an unlocked checkpoint.
            if let reader { _ = Unmanaged.passRetained(reader) }
            if let writer { _ = Unmanaged.passRetained(writer) }
        }
        reader = nil
        writer = nil
    }

    /// Closes what was opened in the same turn, with the lock held: a database that was not admitted.
    func abandon() {
        try? writer?.close()
        try? reader?.close()
        writer = nil
        reader = nil
    }

    deinit { close() }

    // MARK: Inside a turn

    private func commit<Answer>(
        _ act: (Database) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try translated("write") {
            try openWriter().inDatabase { db in try Self.transact(.immediate, db, act) }
        }
    }

    private static func transact<Answer>(
        _ kind: Database.TransactionKind, _ db: Database, _ work: (Database) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        try translated("transaction") {
            try db.beginTransaction(kind)
            do {
                let answer = try work(db)
                try db.commit()
                return answer
            } catch {
                if db.isInsideTransaction { try? db.rollback() }
                throw error
            }
        }
    }

    /// Wakes the screens of other processes. This process's own notice is swallowed, unless another's was waiting: both
    /// are told with the lock held, so none can come in between.
    private func announce() {
        let isQuiet = notice.map { !$0.isPending } ?? false
        lock.announce()
        if isQuiet { notice?.drain() }
    }

    /// A failed checkpoint loses nothing: the next commit tries again.
    private func checkpointIfLong() {
        guard gauge.pages > Self.longLogPages, let writer else { return }
        try? writer.inDatabase { db in _ = try db.checkpoint(.passive) }
    }

    /// After a failed disk or a damaged page the next act begins on a fresh connection.
    private func forgetWriter(after failure: OfficeFailure) {
        switch failure {
        case .store(.system), .store(.damaged), .store(.diskFull), .store(.readOnly):
            try? writer?.close()
            writer = nil
        default:
            break
        }
    }

    private func openWriter() throws(OfficeFailure) -> DatabaseQueue {
        if let writer { return writer }
        let opened = try Self.connect(path, queryOnly: false, gauge: gauge)
        writer = opened
        return opened
    }

    // MARK: Opening

    private static func connect(
        _ path: String, queryOnly: Bool, gauge: LogGauge?
    ) throws(OfficeFailure) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = queryOnly ? "anju.read" : "anju.write"
        // Nobody of ours is waited for here: the lock file orders writers. A foreign tool gets this long.
        configuration.busyMode = .timeout(0.05)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 0;
                    PRAGMA journal_size_limit = 16777216;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA query_only = \(queryOnly ? "ON" : "OFF");
                    """)
            gauge?.watch(db)
        }
        return try translated("open anju.db") {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.inDatabase { db in try requireDurable(db) }
            return queue
        }
    }

    /// Reads back what the connection was set to: a commit that may be lost is not acknowledged.
    private static func requireDurable(_ db: Database) throws(OfficeFailure) {
        // 2 is FULL.
        guard try Migration.pragma("synchronous", db) == 2, try Migration.pragma("foreign_keys", db) == 1 else {
            throw .store(.system(code: SQLITE_MISUSE, operation: "synchronous"))
        }
    }
}

/// How long the write-ahead log is, as SQLite says after each commit.
private final class LogGauge: @unchecked Sendable {
    private let count = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

    init() { count.initialize(to: 0) }

    deinit { count.deallocate() }

    var pages: Int { Int(count.pointee) }

    /// Takes the place of SQLite's own hook, which would checkpoint.
    func watch(_ db: Database) {
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, _, _, pages in
                context?.storeBytes(of: pages, as: Int32.self)
                return SQLITE_OK
            }, count)
    }
}
