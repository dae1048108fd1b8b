import CPosix
import Commands
import Glibc
import Office

/// Whole files, read and written without Foundation.
enum FileBytes {
    /// - Parameter source: how the file is called in a problem; nil: by its path.
    /// - Throws: `.input` where it is no readable file or larger than the limit.
    static func read(_ path: String, limitBytes: Int, source: String? = nil) throws(OfficeFailure) -> [UInt8] {
        guard let bytes = try readIfThere(path, limitBytes: limitBytes, source: source) else {
            throw .input(InputProblem(source: source ?? path, reason: .notAFile))
        }
        return bytes
    }

    /// nil where there is no such file.
    static func readIfThere(
        _ path: String, limitBytes: Int, source: String? = nil
    ) throws(OfficeFailure) -> [UInt8]? {
        let file = anju_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
        guard file >= 0 else {
            if errno == EACCES { throw .store(.noPermission(path: source ?? path)) }
            guard errno == ENOENT || errno == ENOTDIR else { throw problem(source ?? path, .notAFile) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw problem(source ?? path, .notAFile) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw problem(source ?? path, isFolder ? .isFolder : .notAFile)
        }
        guard status.st_size <= limitBytes else { throw problem(source ?? path, .tooLarge(limitBytes: limitBytes)) }
        return try bytes(of: file, count: Int(status.st_size), source ?? path)
    }

    private static func bytes(of file: Int32, count: Int, _ source: String) throws(OfficeFailure) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let got = Glibc.read(file, start + filled, count - filled)
                if got < 0 && errno == EINTR { continue }
                failed = got < 0
                if got <= 0 { return }
                filled += got
            }
        }
        if failed { throw problem(source, .notAFile) }
        return bytes
    }

    /// What tells a file from the one that lay there before; nil where there is none.
    static func stamp(_ path: String) -> Policies.Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Policies.Stamp(
            bytes: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// The names in a folder, in order; none where it cannot be read.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names.sorted()
    }

    /// Writes a file, its folders made where missing; mode 0600 in folders of mode 0700.
    static func write(_ bytes: [UInt8], to path: String) throws(OfficeFailure) {
        for slash in path.indices.dropFirst() where path[slash] == "/" { mkdir(String(path[..<slash]), 0o700) }
        let file = anju_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("open") }
        defer { close(file) }
        guard write(bytes, to: file) else { throw failure("write") }
    }

    /// Writes a file that is not there yet, mode 0600: on the disk under its name and whole when it returns, and not there
    /// where that failed. Until then it has no name, so that nobody takes half of it for the whole and nothing of it stays
    /// where the program is killed.
    static func writeNew(_ path: String, _ bytes: [UInt8]) throws(OfficeFailure) {
        let staged = try stageNew(path, bytes)
        defer { staged.discard() }
        try staged.publish()
    }

    /// The same in two steps: the bytes are on the disk when it returns, and have their name when they are published. One of
    /// the two ends has to be called.
    static func stageNew(_ path: String, _ bytes: [UInt8]) throws(OfficeFailure) -> StagedFile {
        guard access(path, F_OK) != 0 else { throw problem(path, .present) }
        let file = anju_open_unnamed(folder(of: path), 0o600)
        guard file >= 0 else { return try stageBeside(path, bytes) }
        let held = HeldFile(file)
        guard write(bytes, to: file), fsync(file) == 0 else { throw failure("write") }
        return StagedFile(
            publish: { () throws(OfficeFailure) in
                defer { held.close() }
                guard anju_name(file, path) == 0 else {
                    if errno == EEXIST { throw problem(path, .present) }
                    return try stageBeside(path, bytes).publish()
                }
                let code = keepName(of: path)
                guard code == 0 else {
                    unlink(path)
                    errno = code
                    throw failure("write")
                }
            }, discard: { held.close() })
    }

    /// An open file, closed once.
    private final class HeldFile {
        private var file: Int32

        init(_ file: Int32) { self.file = file }

        deinit { close() }

        func close() {
            if file >= 0 { Glibc.close(file) }
            file = -1
        }
    }

    /// The same where a file cannot be without a name: until then it has another one. What was left under such a name
    /// by a program that was killed goes first.
    private static func stageBeside(_ path: String, _ bytes: [UInt8]) throws(OfficeFailure) -> StagedFile {
        sweep(beside: path)
        let unfinished = "\(path).part-\(getpid())"
        let file = anju_open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw problem(path, .notAFile) }
            throw failure("open")
        }
        let code: Int32 = write(bytes, to: file) && fsync(file) == 0 ? 0 : errno
        close(file)
        guard code == 0 else {
            unlink(unfinished)
            errno = code
            throw failure("write")
        }
        return StagedFile(
            publish: { () throws(OfficeFailure) in
                let code = place(unfinished, as: path)
                guard code != 0 else { return }
                unlink(unfinished)
                if code == EEXIST { throw problem(path, .present) }
                errno = code
                throw failure("write")
            }, discard: { unlink(unfinished) })
    }

    /// Gives a file its name, over no other; where the file system cannot promise that by itself, the name is taken first.
    ///
    /// - Returns: an `errno`, or 0.
    private static func place(_ unfinished: String, as path: String) -> Int32 {
        if anju_rename_beside(AT_FDCWD, unfinished, path) != 0 {
            guard errno == EINVAL || errno == ENOSYS else { return errno }
            let taken = anju_open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard taken >= 0 else { return errno }
            close(taken)
            guard rename(unfinished, path) == 0 else { return errno }
        }
        return keepName(of: path)
    }

    private static func sweep(beside path: String) {
        let folder = folder(of: path)
        let beginning = "\(path.split(separator: "/").last ?? "").part-"
        for name in names(in: folder) where name.hasPrefix(beginning) {
            guard let process = pid_t(name.dropFirst(beginning.count)), process > 0 else { continue }
            if kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
        }
    }

    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    }

    /// Writes down in its folder what a file is called.
    ///
    /// - Returns: an `errno`, or 0.
    private static func keepName(of path: String) -> Int32 {
        let opened = anju_open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard opened >= 0 else { return 0 }
        defer { close(opened) }
        // A stick's file system may know no such thing for folders.
        return fsync(opened) == 0 || errno == EINVAL ? 0 : errno
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private static func failure(_ operation: String) -> OfficeFailure {
        switch errno {
        case ENOSPC, EDQUOT: .store(.diskFull)
        case EROFS, EACCES, EPERM: .store(.readOnly)
        default: .store(.system(code: errno, operation: operation))
        }
    }

    private static func problem(_ source: String, _ reason: InputProblem.Reason) -> OfficeFailure {
        .input(InputProblem(source: source, reason: reason))
    }
}
