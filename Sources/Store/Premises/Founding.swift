import GRDB
import Housing
import Office

/// Makes the database of a new office, in a file that nobody else knows yet.
struct Founding {
    let path: String
    let master: MasterKey
    let keysFolder: String

    func found(_ info: OfficeInfo, clock: StoredClock?) throws(OfficeFailure) {
        var configuration = Configuration()
        configuration.label = "anju.found"
        let queue = try translated("create anju.db") { try DatabaseQueue(path: path, configuration: configuration) }
        try translated("create anju.db") {
            try queue.inDatabase { db in
                try Self.switchToLog(db)
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try Migration.apply(to: db)
                try db.inTransaction(.immediate) {
                    try fill(db, info, clock)
                    return .commit
                }
            }
            // The last connection copies the log into the file, so that it can be renamed.
            try queue.close()
        }
    }

    /// The mode stands in the file from then on.
    static func switchToLog(_ db: Database) throws(OfficeFailure) {
        let mode = try db.first("PRAGMA journal_mode = WAL", [], { try $0.text(0) })
        guard mode == "wal" else { throw .store(.system(code: -1, operation: "journal_mode")) }
    }

    private func fill(_ db: Database, _ info: OfficeInfo, _ clock: StoredClock?) throws(OfficeFailure) {
        let ring = try KeyRing.create(db, master: master, folder: keysFolder)
        try Chain.start.keep(db, ring, [:])
        let transaction = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
        try transaction.insert(info)
        if let clock { try transaction.save(clock) }
        let genesis = Entry(.chainGenesis, ["office": .id(info.id)])
        try transaction.append([genesis], at: info.createdAt, by: .system)
        try transaction.publish()
    }
}
