import GRDB
import Office

/// The tables, indexes and triggers themselves: a dropped trigger lets the journal be changed, a dropped index lets two
/// cases be open.
extension Audit {
    mutating func checkSchema() throws(OfficeFailure) {
        let made = try Self.objects(in: try Self.freshDatabase())
        let found = try Self.objects(in: db)
        for (place, sql) in made.sorted(by: { $0.key < $1.key }) {
            guard let there = found[place] else {
                note(Fault(place, .objectGone))
                continue
            }
            if there != sql { note(Fault(place, .objectAltered)) }
        }
        for place in found.keys.sorted() where made[place] == nil { note(Fault(place, .objectUnknown)) }
    }

    /// What the steps of the schema make, from the first to the last.
    private static func freshDatabase() throws(OfficeFailure) -> DatabaseQueue {
        try translated("verify schema") {
            let queue = try DatabaseQueue()
            try queue.inDatabase { db in try Migration.apply(to: db) }
            return queue
        }
    }

    private static func objects(in queue: DatabaseQueue) throws(OfficeFailure) -> [String: String] {
        try translated("verify schema") { try queue.inDatabase { db in try objects(in: db) } }
    }

    /// By kind and name. SQLite's own tables and indexes have no statement or one of SQLite's.
    private static func objects(in db: Database) throws(OfficeFailure) -> [String: String] {
        var objects: [String: String] = [:]
        let sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite#_%' ESCAPE '#'"
        try db.each(sql) { row in objects[try row.text(0)] = plain(try row.optionalText(1) ?? "") }
        return objects
    }

    /// Versions of SQLite differ in blanks and quotes when they rename.
    private static func plain(_ sql: String) -> String {
        String(sql.filter { !$0.isWhitespace && $0 != "\"" })
    }
}
