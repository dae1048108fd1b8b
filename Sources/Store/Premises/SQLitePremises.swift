import Glibc
import Housing
import Office

/// Offices in directories of a local disk.
public final class SQLitePremises: Premises {
    let keysFolder: (String) throws(OfficeFailure) -> String
    private let machine: () -> MachineMoment
    private let entropy: any Entropy
    /// With which an open office writes its files.
    private let files: FileWork

    /// - Parameters:
    ///   - entropy: for the office's id. Keys and nonces come from the operating system whatever stands here.
    ///   - machine: the machine's clock.
    ///   - keysFolder: where the master keys of a data directory lie, a setting of it.
    public convenience init(
        entropy: any Entropy, machine: @escaping () -> MachineMoment,
        keysFolder: @escaping (_ directory: String) throws(OfficeFailure) -> String = { "\($0)/keys" }
    ) {
        self.init(entropy: entropy, machine: machine, files: .system, keysFolder: keysFolder)
    }

    /// - Parameter files: with which an open office writes its files; tests give one that fails.
    init(
        entropy: any Entropy, machine: @escaping () -> MachineMoment, files: FileWork,
        keysFolder: @escaping (_ directory: String) throws(OfficeFailure) -> String = { "\($0)/keys" }
    ) {
        self.entropy = entropy
        self.machine = machine
        self.files = files
        self.keysFolder = keysFolder
    }

    // MARK: Making

    /// The database gets its name last: a directory in which making was cut short holds no office, and making it again
    /// finishes it.
    public func create(at path: String, training: StoredClock?) throws(OfficeFailure) {
        let directory = DataDirectory(path: path)
        try directory.requireNoFile()
        guard !directory.hasDatabase else { throw .store(.notEmpty(path: path)) }
        let files = FileWork.system
        try files.makeFolder(path, mode: 0o700)
        try directory.requireLocal()
        try directory.requireFree()
        let lock = try LockFile(path: directory.lock)
        try lock.hold(.door) { () throws(OfficeFailure) in
            guard !directory.hasDatabase else { throw .store(.notEmpty(path: path)) }
            for folder in [directory.materials, directory.log] { try files.makeFolder(folder, mode: 0o700) }
            try writeDefaults(in: path, isTraining: training != nil)
            let keys = try keysFolder(path)
            let master = try MasterKey.create(in: keys)
            let unnamed = directory.database + ".new"
            for name in [unnamed, unnamed + "-wal", unnamed + "-shm"] { try files.remove(name) }
            // SQLite would let others read a file that it makes; its log takes the mode of the database.
            try files.write([], to: unnamed, mode: 0o600)
            try Founding(path: unnamed, master: master, keysFolder: keys).found(info(training), clock: training)
            try files.rename(unnamed, to: directory.database)
            try files.syncFolder(path)
        }
    }

    private func info(_ training: StoredClock?) -> OfficeInfo {
        OfficeInfo(
            id: hexadecimal(entropy.bytes(16)), isTraining: training != nil,
            createdAt: training?.office ?? Moment(milliseconds: machine().milliseconds))
    }

    private func writeDefaults(in path: String, isTraining: Bool) throws(OfficeFailure) {
        for file in DefaultFiles.all(training: isTraining) {
            let target = "\(path)/\(file.path)"
            guard access(target, F_OK) != 0 else { continue }
            if let slash = target.lastIndex(of: "/") {
                try FileWork.system.makeFolder(String(target[..<slash]), mode: 0o700)
            }
            try FileWork.system.write(file.bytes, to: target, mode: 0o600)
        }
    }

    // MARK: Opening

    /// That a database lies there for this account to open; asked before anything else of the directory is read.
    public static func requireOffice(at path: String) throws(OfficeFailure) {
        try DataDirectory(path: path).requireDatabase()
    }

    public func open(at path: String) throws(OfficeFailure) -> OpenedPremises {
        let office = try openOffice(at: path)
        return OpenedPremises(
            records: office.records, vault: office.vault, upkeep: office, sealer: office.sealer,
            changeDescriptor: office.connections.notice?.descriptor)
    }

    func openOffice(at path: String) throws(OfficeFailure) -> OpenOffice {
        do throws(OfficeFailure) {
            return try enter(path)
        } catch .store(.readOnly) {
            // Nothing was to be saved yet.
            throw .store(.notWritable(path: path))
        }
    }

    private func enter(_ path: String) throws(OfficeFailure) -> OpenOffice {
        let directory = DataDirectory(path: path)
        try directory.requireDatabase()
        try directory.requireLocal()
        let lock = try LockFile(path: directory.lock)
        let keys = try keysFolder(path)
        let (connections, ring) = try lock.hold(.door) { () throws(OfficeFailure) in
            let connections = try Connections(path: directory.database, lock: lock)
            do throws(OfficeFailure) {
                return (connections, try Self.admit(connections, path, keys))
            } catch {
                connections.abandon()
                throw error
            }
        }
        let vault = FileVault(folder: directory.materials, ring: ring, connections: connections, files: files)
        let office = OpenOffice(
            connections: connections, ring: ring, vault: vault, machine: machine, keysFolder: keys,
            importLock: directory.importLock, files: files)
        // What keeps it from being settled keeps nobody out: it is met again when a contract is sealed, and told then.
        try? office.sealer.settle()
        return office
    }

    /// Is it an office, of a schema that is known, with its key at hand? Migrates an older one. With the lock held.
    private static func admit(
        _ connections: Connections, _ path: String, _ keys: String
    ) throws(OfficeFailure) -> KeyRing {
        let state = try connections.glance { db throws(OfficeFailure) in
            (
                isOurs: try Migration.isOurs(db),
                isLost: try DataDirectory(path: path).hasLost(db, keysFolder: keys),
                version: try Migration.version(of: db),
                isLogged: try db.first("PRAGMA journal_mode", [], { try $0.text(0) }) == "wal"
            )
        }
        if state.isLost { throw .store(.damaged(what: "anju.db")) }
        guard state.isOurs else { throw .store(.notAnOffice(path: path)) }
        let known = Migration.all.count
        guard state.version <= known else { throw .store(.newerSchema(found: state.version, known: known)) }
        if state.version < known || !state.isLogged {
            try connections.maintain { db throws(OfficeFailure) in
                try Founding.switchToLog(db)
                try Migration.apply(to: db, ring: try KeyRing(db, folder: keys))
            }
        }
        return try connections.glance { db throws(OfficeFailure) in try KeyRing(db, folder: keys) }
    }
}
