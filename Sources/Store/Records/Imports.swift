import Foundation
import GRDB
import Housing
import Office

/// An import's staged rows: sealed, each in its place of its run, gone when the register has them.
extension RecordTransaction {
    func importRun() throws(OfficeFailure) -> ImportRun? {
        let sealed = try db.first("SELECT sealed FROM import_run") { row in try row.blob(0) }
        return try sealed.map { sealed throws(OfficeFailure) in
            try unseal(ImportRun.self, sealed, at: Self.runPlace)
        }
    }

    func save(_ run: ImportRun) throws(OfficeFailure) {
        try db.run(
            """
            INSERT INTO import_run (one, sealed) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET sealed = excluded.sealed
            """, [try seal(run, for: .lease, at: Self.runPlace)])
    }

    func stage(_ rows: [[UInt8]], of run: ImportRun) throws(OfficeFailure) -> ImportRun {
        var run = run
        for row in rows {
            let position = run.staged
            let before = Array((run.frozen?.hex ?? "").utf8)
            run.add(try ring.commitment(to: before + row, scope: Place("import", run.id)))
            try db.run(
                "INSERT INTO import_row (position, sealed) VALUES (?, ?)",
                [position, try ring.seal(row, for: KeyUse(of: run.kind), at: Self.rowPlace(position, run))])
        }
        try save(run)
        return run
    }

    func stagedRows(of run: ImportRun, limit: Int) throws(OfficeFailure) -> [[UInt8]] {
        let rows = try db.rows(
            "SELECT position, sealed FROM import_row ORDER BY position LIMIT ?", [min(limit, run.waiting)]
        ) { row in
            (position: try row.count(0), sealed: try row.blob(1))
        }
        guard rows.count == min(limit, run.waiting), rows.first.map({ $0.position == run.removed }) ?? true else {
            throw .store(.damaged(what: "import_row"))
        }
        var opened: [[UInt8]] = []
        for (position, sealed) in rows { opened.append(Array(try open(sealed, at: Self.rowPlace(position, run)))) }
        return opened
    }

    func unstage(_ count: Int, of run: ImportRun) throws(OfficeFailure) -> ImportRun? {
        var run = run
        run.remove(min(count, run.waiting))
        try db.run("DELETE FROM import_row WHERE position < ?", [run.removed])
        guard run.waiting == 0 else {
            try save(run)
            return run
        }
        try db.run("DELETE FROM import_run")
        return nil
    }

    private static let runPlace = Place("import_run", "1")

    private static func rowPlace(_ position: Int, _ run: ImportRun) -> Place {
        Place("import_row", "\(position)", run.id)
    }
}

extension KeyUse {
    /// The retention class of what an import brings.
    fileprivate init(of kind: ImportRun.Kind) {
        switch kind {
        case .leases: self = .lease
        case .reports: self = .check
        }
    }
}
