import GRDB
import Housing
import Office

/// One process's open office: its ports, and what keeps them sound.
final class OpenOffice: Upkeep {
    let connections: Connections
    let ring: KeyRing
    let records: SQLiteRecords
    let vault: FileVault
    let sealer: OfficeSealer
    private let keysFolder: String

    init(
        connections: Connections, ring: KeyRing, vault: FileVault, machine: @escaping () -> MachineMoment,
        keysFolder: String, importLock: String, files: FileWork
    ) {
        self.connections = connections
        self.ring = ring
        self.vault = vault
        self.keysFolder = keysFolder
        sealer = OfficeSealer(file: SealFile(folder: keysFolder, files: files), ring: ring, connections: connections)
        records = SQLiteRecords(connections, ring, machine: machine, importLock: importLock)
    }

    func drainChangeNotice() { connections.notice?.drain() }

    func verify(progress: (Double) -> Void) throws(OfficeFailure) -> Verification {
        try connections.read { db throws(OfficeFailure) in
            var audit = Audit(db: db, ring: ring, vault: vault, seal: SealFile(folder: keysFolder))
            return try audit.run(progress: progress)
        }
    }

    func close() { connections.close() }

    func keys() throws(OfficeFailure) -> KeyReport {
        try connections.read { db throws(OfficeFailure) in
            let master = try KeyRing.masterID(db)
            let file = MasterKey.path(of: master, in: keysFolder)
            let dataKeys = try db.rows("SELECT id, use, is_current FROM data_key ORDER BY id") { row in
                KeyReport.DataKey(id: try row.count(0), use: try row.text(1), isCurrent: try row.flag(2))
            }
            let files = FileWork.system.names(in: keysFolder).filter { $0.hasSuffix(".key") }
            let others = files.map { "\(keysFolder)/\($0)" }.filter { $0 != file }.sorted()
            return KeyReport(master: master, file: file, dataKeys: dataKeys, otherFiles: others)
        }
    }

    /// The old file stays until somebody removes it: older backups need it.
    func replaceMasterKey(at: Moment, by actor: Actor) throws(OfficeFailure) {
        let next = try MasterKey.create(in: keysFolder)
        try connections.write(.door) { db throws(OfficeFailure) in
            try ring.rewrap(db, under: next)
            let entry = Entry(.keyRotated, ["key": .id(next.id), "use": .code("master")])
            let ledger = Ledger(db: db, ring: ring)
            try ledger.append([entry], at: at, by: JournalActor(actor))
            try ledger.settle()
        }
        try connections.read { db throws(OfficeFailure) in try ring.learn(from: db) }
    }

    /// Gives a retention class a new key for what is sealed from now on; what is there stays readable.
    func replaceDataKey(for use: KeyUse, at: Moment, by actor: Actor) throws(OfficeFailure) {
        try connections.write(.door) { db throws(OfficeFailure) in
            try ring.replace(use, db)
            let entry = Entry(.keyRotated, ["use": .code(use.rawValue)])
            let ledger = Ledger(db: db, ring: ring)
            try ledger.append([entry], at: at, by: JournalActor(actor))
            try ledger.settle()
        }
        try connections.read { db throws(OfficeFailure) in try ring.learn(from: db) }
    }
}
