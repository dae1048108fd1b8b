import GRDB
import Glibc
import Office

extension SQLitePremises {
    /// What is broken in a database that cannot be opened any more: by its tables and the pages of its file. Reads nothing
    /// but the database, and needs no key.
    public static func survey(at path: String) -> [Fault] {
        let directory = DataDirectory(path: path)
        do throws(OfficeFailure) {
            try directory.requireDatabase()
            var status = stat()
            guard stat(directory.database, &status) == 0, status.st_size > 0 else { return [Fault("anju.db", .empty)] }
            let lock = try LockFile(path: directory.lock)
            let connections = try lock.hold(.door) { () throws(OfficeFailure) in
                try Connections(path: directory.database, lock: lock)
            }
            defer { connections.close() }
            return try connections.glance { db throws(OfficeFailure) in try Survey.faults(in: db) }
        } catch {
            return [Fault("anju.db", .altered)]
        }
    }
}

/// SQLite's own check, a table at a time: one that cannot be read hides no other.
enum Survey {
    static func faults(in db: Database) throws(OfficeFailure) -> [Fault] {
        let tables = try db.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY name",
            [], { try $0.text(0) })
        guard !tables.isEmpty else { return [Fault("anju.db", .empty)] }
        let broken = tables.compactMap { fault(in: $0, db) }
        if !broken.isEmpty { return broken }
        // What belongs to no table: pages that nothing points to, or that two do.
        let lines = try db.rows("PRAGMA quick_check", [], { try $0.text(0) })
        return lines == ["ok"] ? [] : [Fault("anju.db", .fileBroken(findings: lines.count))]
    }

    private static func fault(in table: String, _ db: Database) -> Fault? {
        let place = "table \(table)"
        do throws(OfficeFailure) {
            let quoted = table.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            let lines = try db.rows("PRAGMA quick_check(\"\(quoted)\")", [], { try $0.text(0) })
            return lines == ["ok"] ? nil : Fault(place, .unreadable(pages: Array(Set(lines.flatMap(pages))).sorted()))
        } catch {
            return Fault(place, .unreadable(pages: []))
        }
    }

    /// `Tree 12 page 34 cell 5: …`, `Page 7: never used`
    private static func pages(in line: String) -> [Int] {
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }
        return zip(words, words.dropFirst()).compactMap { word, next in word == "page" ? Int(next) : nil }
    }
}
