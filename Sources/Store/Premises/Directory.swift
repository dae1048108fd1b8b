import CPosix
import GRDB
import Glibc
import Office

/// The places in a data directory (contract: Processes and the data directory).
struct DataDirectory {
    let path: String

    var database: String { "\(path)/anju.db" }
    var lock: String { "\(path)/anju.lock" }
    var importLock: String { "\(path)/anju.import.lock" }
    var materials: String { "\(path)/materials" }
    var log: String { "\(path)/log" }

    /// What may lie in a directory in which an office is made: what an attempt that was cut short leaves, and what a
    /// person prepares.
    private static let prepared: Set<String> = [
        "anju.toml", "anju.lock", "anju.import.lock", "anju.db.new", "anju.db.new-wal", "anju.db.new-shm", "keys",
        "materials", "policies",
        "templates", "themes", "log", "media",
    ]

    var hasDatabase: Bool { access(database, F_OK) == 0 }

    /// That an office may lie here. A directory that this account may not enter is not said to be empty.
    func requireDatabase() throws(OfficeFailure) {
        guard access(database, R_OK) != 0 else { return }
        let code = errno
        // Files of people lie there only where an office was: a new one is not the way on.
        if code == ENOENT, !FileWork.system.names(in: materials).isEmpty { throw .store(.damaged(what: "anju.db")) }
        throw .store(StoreFailure(absence: code, of: path))
    }

    /// Whether the database is an empty one where an office was: nothing stands in it, but its keys or its materials lie
    /// beside it.
    func hasLost(_ db: Database, keysFolder: String?) throws(OfficeFailure) -> Bool {
        guard try Migration.pragma("application_id", db) == 0, try Migration.version(of: db) == 0 else { return false }
        let keys = FileWork.system.names(in: keysFolder ?? "\(path)/keys").filter { $0.hasSuffix(".key") }
        return !keys.isEmpty || !FileWork.system.names(in: materials).isEmpty
    }

    /// That nothing else lies where the directory is or will be.
    func requireNoFile() throws(OfficeFailure) {
        var status = stat()
        guard stat(path, &status) != 0 else {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .store(.notADirectory(path: path)) }
            return
        }
        let code = errno
        if code != ENOENT { throw .store(StoreFailure(absence: code, of: path)) }
    }

    /// Nothing of anybody else's, and no office yet.
    func requireFree() throws(OfficeFailure) {
        let names = FileWork.system.names(in: path).filter { !$0.hasPrefix(".") }
        guard names.allSatisfy(Self.prepared.contains) else { throw .store(.notEmpty(path: path)) }
    }

    /// A write-ahead log needs memory that all its processes share, which no network file system gives.
    func requireLocal() throws(OfficeFailure) {
        if let kind = FileSystemKind(of: path), kind.isNetwork { throw .store(.networkFileSystem(path: path)) }
    }
}

extension StoreFailure {
    /// Why no office was found at `path`, by the `errno` of the attempt.
    init(absence code: Int32, of path: String) {
        switch code {
        case EACCES, EPERM: self = .noPermission(path: path)
        case ENOTDIR: self = .notADirectory(path: path)
        default: self = .notAnOffice(path: path)
        }
    }
}

/// What a directory lies on.
struct FileSystemKind {
    let magic: UInt32
    /// As in /proc/self/mountinfo; found only where the magic does not tell.
    let name: String?

    /// nil when the path cannot be asked, as when it is not there.
    init?(of path: String) {
        var status = statfs()
        guard statfs(path, &status) == 0 else { return nil }
        magic = UInt32(truncatingIfNeeded: status.f_type)
        name = magic == Self.fuse ? Self.mountedName(of: path) : nil
    }

    init(magic: UInt32, name: String?) {
        self.magic = magic
        self.name = name
    }

    var isNetwork: Bool {
        if magic == Self.fuse {
            return name.map { Self.networkFuse.contains($0) } ?? false
        }
        return Self.network.contains(magic)
    }

    private static let fuse: UInt32 = 0x6573_5546

    /// From linux/magic.h and the file systems' own headers.
    private static let network: [UInt32] = [
        0x6969,  // NFS
        0x517B, 0xFE53_4D42, 0xFF53_4D42,  // SMB, SMB2, CIFS
        0x5346_414F, 0x7375_7245, 0x564C,  // AFS, Coda, NCP
        0x0102_1997,  // 9p: folders of a virtual machine's host
        0x786F_4256,  // VirtualBox shared folders
        0x00C3_6400, 0x0BD0_0BD0, 0x4750_4653, 0x1983_0326,  // Ceph, Lustre, GPFS, BeeGFS
        0x0116_1970, 0x7461_636F,  // GFS2, OCFS2: shared disks of several hosts
    ]

    private static let networkFuse: [String] = [
        "virtiofs", "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.davfs2", "fuse.davfs", "fuse.glusterfs",
        "fuse.ceph", "fuse.ceph-fuse", "fuse.gcsfuse", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.juicefs",
        "fuse.goofys", "fuse.vmhgfs-fuse", "fuse.moosefs", "fuse.mfs",
    ]

    /// The type of the mount with the longest path above `path`.
    static func mountedName(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        let absolute = String(cString: resolved)
        guard let bytes = try? FileWork.system.readStream("/proc/self/mountinfo") else { return nil }
        var best: (length: Int, name: String)?
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else { continue }
            let mount = String(words[4])
            let isAbove = mount == "/" || absolute == mount || absolute.hasPrefix(mount + "/")
            if isAbove, mount.utf8.count >= best?.length ?? 0 { best = (mount.utf8.count, String(words[dash + 1])) }
        }
        return best?.name
    }
}
