import GRDB
import Testing

/// The database as another program sees and edits it.
struct RawDatabase {
    let path: String

    init(_ office: TestOffice) { path = office.path + "/anju.db" }

    func run(_ sql: String) throws {
        try open { db in try db.execute(sql: sql) }
    }

    func text(_ sql: String) throws -> String? {
        try open { db in try String.fetchOne(db, sql: sql) }
    }

    private func open<Value>(_ work: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.inDatabase(work)
    }
}
