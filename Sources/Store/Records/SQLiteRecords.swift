import Housing
import Office

/// The office's memory on SQLite.
final class SQLiteRecords: Records {
    private let connections: Connections
    private let ring: KeyRing
    private let machine: () -> MachineMoment
    private let importLock: String

    init(
        _ connections: Connections, _ ring: KeyRing, machine: @escaping () -> MachineMoment, importLock: String
    ) {
        self.connections = connections
        self.ring = ring
        self.machine = machine
        self.importLock = importLock
    }

    func holdImports() throws(OfficeFailure) -> AnyObject? { try HeldFile(path: importLock) }

    func read<Answer>(
        _ question: (any RecordReader) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let now = machine()
        return try connections.read { db throws(OfficeFailure) in
            try question(RecordTransaction(db: db, ring: ring, now: now))
        }
    }

    func write<Answer>(
        _ act: (any RecordWriter) throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        let now = machine()
        return try connections.write { db throws(OfficeFailure) in
            let transaction = RecordTransaction(db: db, ring: ring, now: now)
            let answer = try act(transaction)
            try transaction.publish()
            return answer
        }
    }

    func version(of topic: Topic) throws(OfficeFailure) -> Int64 {
        try connections.glance { db throws(OfficeFailure) in
            try db.first("SELECT version FROM topic WHERE name = ?", [topic.rawValue]) { row in
                try row.integer(0)
            } ?? 0
        }
    }
}
