import CPosix
import Glibc
import Office

/// The file operations that keep bytes safe, in one place; a test puts a failing one behind any of them.
struct FileWork: Sendable {
    /// Called before each operation with its name; throwing makes the operation fail with that `errno`.
    var before: @Sendable (String) -> Int32? = { _ in nil }

    static let system = FileWork()

    /// Makes a folder and those above it, each on the disk before anything lies in it; one that is there is left as it
    /// is.
    func makeFolder(_ path: String, mode: mode_t) throws(OfficeFailure) {
        try check("mkdir")
        if mkdir(path, mode) == 0 { return try syncFolder(Self.parent(of: path)) }
        if errno == EEXIST { return }
        if errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]), mode: mode)
            if mkdir(path, mode) == 0 { return try syncFolder(Self.parent(of: path)) }
            if errno == EEXIST { return }
        }
        throw failure("mkdir")
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Writes a file that is not there yet and syncs it. A failed one is removed.
    func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(OfficeFailure) {
        try check("open")
        let descriptor = anju_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure("open") }
        do throws(OfficeFailure) {
            try writeAll(bytes, to: descriptor)
            try check("fsync")
            guard fsync(descriptor) == 0 else { throw failure("fsync") }
        } catch {
            _ = close(descriptor)
            _ = unlink(path)
            throw error
        }
        // A full disk may speak up only now, on a file system that allocates late.
        guard close(descriptor) == 0 else {
            let failure = failure("close")
            _ = unlink(path)
            throw failure
        }
    }

    func read(_ path: String) throws(OfficeFailure) -> [UInt8] {
        try check("read")
        let descriptor = anju_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .store(.notFound) }
            throw failure("open")
        }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("fstat") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read") }
            guard count > 0 else { break }
            done += count
        }
        return Array(bytes.prefix(done))
    }

    /// Reads a file whose size is not known before, as those of /proc.
    func readStream(_ path: String) throws(OfficeFailure) -> [UInt8] {
        let descriptor = anju_open(path, O_RDONLY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw failure("open") }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw failure("read") }
            guard count > 0 else { return bytes }
            bytes += buffer.prefix(count)
        }
    }

    func rename(_ old: String, to new: String) throws(OfficeFailure) {
        try check("rename")
        guard Glibc.rename(old, new) == 0 else { throw failure("rename") }
    }

    func syncFolder(_ path: String) throws(OfficeFailure) {
        try check("fsync folder")
        let descriptor = anju_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard descriptor >= 0 else { throw failure("open folder") }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync folder") }
    }

    func remove(_ path: String) throws(OfficeFailure) {
        try check("unlink")
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("unlink") }
    }

    /// The names in a folder, without `.` and `..`; empty where there is none.
    func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(OfficeFailure) {
        var done = 0
        repeat {
            try check("write")
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("write") }
            done += count
        } while done < bytes.count
    }

    private func check(_ operation: String) throws(OfficeFailure) {
        if let code = before(operation) { throw .store(StoreFailure(errno: code, operation: operation)) }
    }

    private func failure(_ operation: String) -> OfficeFailure {
        .store(StoreFailure(errno: errno, operation: operation))
    }
}
