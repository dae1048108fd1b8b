import CPosix
import GRDB
import GRDBSQLite
import Glibc
import Housing
import Office
import Sealing

extension SQLitePremises {
    /// Details are values, not sentences: a path, a mode, a number of bytes, a version.
    public func examine(at path: String) -> [Finding] { examine(at: path, on: .system) }

    /// - Parameter machine: what is asked of the system; tests give answers that no machine of theirs would.
    func examine(at path: String, on machine: ExaminedMachine) -> [Finding] {
        var doctor = Doctor(directory: DataDirectory(path: path), machine: machine)
        doctor.look(keysFolder: try? keysFolder(path))
        return doctor.findings.sorted { $0.grade.rank < $1.grade.rank }
    }
}

extension Finding.Grade {
    fileprivate var rank: Int {
        switch self {
        case .bad: 0
        case .notice: 1
        case .good: 2
        }
    }
}

/// What the doctor asks of the machine about a directory.
struct ExaminedMachine: Sendable {
    /// What it lies on, and the name of that; nil where the system does not tell.
    var fileSystem: @Sendable (_ path: String) -> (name: String, isNetwork: Bool)?
    var freeBytes: @Sendable (_ path: String) -> UInt64?
    var isWritable: @Sendable (_ path: String) -> Bool
    var now: @Sendable () -> Moment = { Moment(milliseconds: Int64(time(nil)) * 1000) }

    static let system = ExaminedMachine(
        fileSystem: { path in
            guard let kind = FileSystemKind(of: path) else { return nil }
            let name = FileSystemKind.mountedName(of: path) ?? "0x" + String(kind.magic, radix: 16)
            return (name, kind.isNetwork)
        },
        freeBytes: { path in
            var disk = statfs()
            return statfs(path, &disk) == 0 ? UInt64(disk.f_bavail) * UInt64(disk.f_bsize) : nil
        },
        isWritable: { access($0, W_OK) == 0 })
}

/// Looks at a data directory and changes nothing in it but what opening a database changes.
private struct Doctor {
    let directory: DataDirectory
    let machine: ExaminedMachine
    var findings: [Finding] = []

    /// Below these a full disk is near, or there.
    private static let scarceBytes: UInt64 = 1 << 30
    private static let fullBytes: UInt64 = 64 << 20

    mutating func look(keysFolder: String?) {
        var status = stat()
        guard stat(directory.path, &status) == 0 else {
            add(.bad, "DIRECTORY", directory.path)
            return
        }
        lookAtDirectory(status)
        do throws(OfficeFailure) { try directory.requireDatabase() } catch { return add(error) }
        if let keysFolder { lookAtPlace(of: keysFolder) }
        lookAtDatabase(keysFolder: keysFolder)
        add(.good, "SQLITE_VERSION", String(cString: sqlite3_libversion()))
    }

    private mutating func lookAtDirectory(_ status: stat) {
        let mode = status.st_mode & 0o777
        add(mode & 0o077 == 0 ? .good : .notice, "DIRECTORY_MODE", "0" + String(mode, radix: 8))
        let owner = [Self.name(of: status.st_uid), "\(status.st_uid)"].compactMap(\.self).joined(separator: " ")
        add(status.st_uid == geteuid() ? .good : .notice, "DIRECTORY_OWNER", owner)
        let isWritable = machine.isWritable(directory.path)
        add(isWritable ? .good : .bad, "DIRECTORY_WRITABLE", isWritable ? "yes" : "no")
        if let kind = machine.fileSystem(directory.path) {
            add(kind.isNetwork ? .bad : .good, "FILE_SYSTEM", kind.name)
        }
        if let free = machine.freeBytes(directory.path) {
            let grade: Finding.Grade = free < Self.fullBytes ? .bad : free < Self.scarceBytes ? .notice : .good
            add(grade, "DISK_SPACE", "\(free)")
        }
    }

    /// Read from the file itself: a static program has no name service.
    private static func name(of user: uid_t) -> String? {
        guard let bytes = try? FileWork.system.readStream("/etc/passwd") else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ":", omittingEmptySubsequences: false)
            if fields.count > 2, fields[2] == "\(user)" { return String(fields[0]) }
        }
        return nil
    }

    private mutating func lookAtPlace(of keysFolder: String) {
        // Whoever takes the directory away should not have its keys with it.
        let isInside = keysFolder.hasPrefix(directory.path + "/")
        add(isInside ? .notice : .good, "KEYS_PLACE", keysFolder)
        for name in FileWork.system.names(in: keysFolder) where name.hasSuffix(".key") || name == "seal" {
            if !MasterKey.isPrivate("\(keysFolder)/\(name)") { add(.bad, "KEYS_MODE", name) }
        }
    }

    private mutating func lookAtDatabase(keysFolder: String?) {
        do throws(OfficeFailure) {
            let lock = try LockFile(path: directory.lock)
            let connections = try lock.hold(.door) { () throws(OfficeFailure) in
                try Connections(path: directory.database, lock: lock)
            }
            defer { connections.close() }
            try lookInside(connections, keysFolder: keysFolder)
        } catch {
            add(error)
        }
    }

    private mutating func lookInside(_ connections: Connections, keysFolder: String?) throws(OfficeFailure) {
        let isOurs = try connections.glance { db throws(OfficeFailure) in try Migration.isOurs(db) }
        guard isOurs else {
            let isLost = try connections.glance { db throws(OfficeFailure) in
                try directory.hasLost(db, keysFolder: keysFolder)
            }
            return add(.bad, isLost ? "DAMAGED" : "NOT_AN_OFFICE", isLost ? "anju.db" : directory.path)
        }
        let version = try connections.glance { db throws(OfficeFailure) in try Migration.version(of: db) }
        let known = Migration.all.count
        add(version > known ? .bad : version < known ? .notice : .good, "SCHEMA", "\(version)/\(known)")
        let mode = try connections.glance { db throws(OfficeFailure) in
            try db.first("PRAGMA journal_mode", [], { try $0.text(0) }) ?? ""
        }
        add(mode == "wal" ? .good : .notice, "JOURNAL_MODE", mode)
        let isSound = try connections.glance { db throws(OfficeFailure) in
            try db.rows("PRAGMA quick_check(1)", [], { try $0.text(0) }) == ["ok"]
        }
        add(isSound ? .good : .bad, "DATABASE", isSound ? "ok" : "damaged")
        if let keysFolder, version <= known {
            let ring = try connections.read { db throws(OfficeFailure) in try KeyRing(db, folder: keysFolder) }
            // The head is sealed as the newest schema seals it; opening the office brings an older one up.
            guard version == known else { return }
            let head = try connections.read { db throws(OfficeFailure) in try Chain.head(db, ring).0 }
            add(.good, "JOURNAL", "\(head.sequence)")
            try lookAtImport(ring, connections)
            try lookAtSeal(keysFolder, connections)
        }
    }

    /// An import that began and is not over, by what it brings.
    private mutating func lookAtImport(_ ring: KeyRing, _ connections: Connections) throws(OfficeFailure) {
        let found = try connections.read { db throws(OfficeFailure) -> (isOfReports: Bool, rows: Int)? in
            guard try db.exists("SELECT 1 FROM import_run") else { return nil }
            let records = RecordTransaction(db: db, ring: ring, now: MachineMoment(milliseconds: 0))
            // Rows that cannot be read are for `verify` to tell.
            let kind = (try? records.importRun())?.kind
            let rows = try db.first("SELECT count(*) FROM import_row", [], { try $0.count(0) })
            return (isOfReports: kind == .reports, rows: rows ?? 0)
        }
        guard let found else { return }
        add(.notice, found.isOfReports ? "REPORT_IMPORT_PENDING" : "IMPORT_PENDING", "\(found.rows)")
    }

    /// The key with which contracts are sealed is made with the first; later it must be there. A certificate that ends is
    /// followed by another, whose fingerprint is to be published.
    private mutating func lookAtSeal(_ keysFolder: String, _ connections: Connections) throws(OfficeFailure) {
        let (isTraining, isNeeded, named) = try connections.read { db throws(OfficeFailure) in
            (
                try db.exists("SELECT 1 FROM office WHERE is_training = 1", []),
                try db.exists("SELECT 1 FROM matter WHERE kind = 'C' AND state = 'APPROVED' LIMIT 1", []),
                try SealEntry.last(db)
            )
        }
        add(.good, "OFFICE", isTraining ? "training" : "working")
        let file = SealFile(folder: keysFolder)
        guard let certificate = try file.read()?.certificate else {
            let isGone = named != nil && !file.hasUnfinished
            return add(isNeeded || isGone ? .bad : .good, "SEAL", "none")
        }
        // One that waits to take its place does so when the office is opened.
        guard certificate.fingerprint == named || file.hasUnfinished else {
            return add(.bad, "SEAL_OTHER", "\(certificate.fingerprint)")
        }
        let isEnding = !isTraining && certificate.until < machine.now().adding(seconds: Self.lastDays * 86_400)
        add(isEnding ? .notice : .good, "SEAL", "\(certificate.fingerprint) \(certificate.until.day)")
    }

    /// In which the office should look at its certificate.
    private static let lastDays = 90

    private mutating func add(_ failure: OfficeFailure) {
        guard case .store(let failure) = failure else { return add(.bad, "DATABASE", "") }
        switch failure {
        case .notAnOffice(let path): add(.bad, "NOT_AN_OFFICE", path)
        case .noPermission(let path): add(.bad, "NO_PERMISSION", path)
        case .notADirectory(let path): add(.bad, "NOT_A_DIRECTORY", path)
        case .damaged(let what): add(.bad, "DAMAGED", what)
        case .keyMissing(let id): add(.bad, "KEY_MISSING", id)
        case .readOnly, .notWritable: add(.bad, "READ_ONLY", directory.path)
        case .locked: add(.bad, "LOCKED", directory.lock)
        case .diskFull: add(.bad, "DISK_FULL", directory.path)
        case .system(let code, let operation): add(.bad, "SYSTEM", "\(operation) \(code)")
        default: add(.bad, "DATABASE", directory.database)
        }
    }

    private mutating func add(_ grade: Finding.Grade, _ code: String, _ detail: String) {
        findings.append(Finding(grade: grade, code: code, detail: detail))
    }
}
