import CPosix
import Glibc
import Office

/// An open folder below a media root.
struct MediaFolder {
    let descriptor: FileDescriptor
    private let name: String

    /// Opens the root, which may be a link, for it was configured, and walks down from there, where nothing may be one.
    ///
    /// - Parameter title: how people know the root; its path is not for their eyes.
    static func open(
        _ root: String, called title: String, path: some Sequence<String>
    ) throws(OfficeFailure) -> MediaFolder {
        let number = anju_open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        guard number >= 0 else { throw failure(opening: title) }
        var folder = MediaFolder(descriptor: FileDescriptor(number), name: title)
        for component in path {
            folder = MediaFolder(descriptor: try folder.open(component, flags: O_DIRECTORY), name: component)
        }
        return folder
    }

    /// Folders by name, then files, the newest first.
    func entries(limit: Int) throws(OfficeFailure) -> [MediaEntry] {
        var entries: [MediaEntry] = []
        try each { name in
            if let entry = entry(named: name) { entries.append(entry) }
            return entries.count < limit
        }
        return entries.sorted(by: Self.comesFirst)
    }

    /// The names in it that are UTF-8 and pass.
    func names(where passes: (String) -> Bool) throws(OfficeFailure) -> [String] {
        var names: [String] = []
        try each { name in
            if let name, passes(name) { names.append(name) }
            return true
        }
        return names
    }

    /// Calls `body` with each name, nil for one that is no UTF-8, until it has enough.
    private func each(_ body: (String?) -> Bool) throws(OfficeFailure) {
        // The stream takes its descriptor over, and `self` keeps its own.
        let copy = anju_openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw Self.failure(opening: name) }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw DeviceProblem.system(errno, "list")
        }
        defer { closedir(stream) }
        errno = 0
        while let item = readdir(stream) {
            guard body(Self.name(of: item)) else { return }
            errno = 0
        }
        guard errno == 0 else { throw DeviceProblem.system(errno, "list") }
    }

    /// The bytes of a file of one of `kinds`, told by its first bytes.
    func file(_ name: String, of kinds: [FileKind], limitBytes: Int) throws(OfficeFailure) -> [UInt8] {
        // Not to wait for a pipe's other end: what it is shows only when it is open.
        let file = try open(name, flags: O_NONBLOCK)
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw DeviceProblem.system(errno, "read") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw DeviceProblem.input(name, .notAFile) }
        guard status.st_size > 0 else { throw DeviceProblem.input(name, .empty) }
        guard status.st_size <= limitBytes else {
            throw DeviceProblem.input(name, .tooLarge(limitBytes: limitBytes, bytes: Int(status.st_size)))
        }
        let bytes = try read(file, expecting: Int(status.st_size), limitBytes: limitBytes, name: name)
        guard kinds.contains(where: { $0.fits(bytes) }) else {
            let expected = kinds.map(\.title).joined(separator: "、")
            throw DeviceProblem.input(name, .wrongType(expected: expected))
        }
        return bytes
    }

    /// A file of any length. Not to wait for a pipe's other end either.
    func stream(_ name: String) throws(OfficeFailure) -> FileStream {
        try FileStream(try open(name, flags: O_NONBLOCK), called: name)
    }

    /// A file may grow while it is read; the limit holds for what is read, not for what was promised.
    private func read(
        _ file: FileDescriptor, expecting size: Int, limitBytes: Int, name: String
    ) throws(OfficeFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        while true {
            let piece: [UInt8]?
            do throws(SystemError) {
                piece = try file.readAvailable(limit: min(1 << 20, limitBytes - bytes.count + 1))
            } catch {
                throw Self.failure(error.code, reading: name)
            }
            guard let piece, !piece.isEmpty else { return bytes }
            bytes += piece
            guard bytes.count <= limitBytes else {
                throw DeviceProblem.input(name, .tooLarge(limitBytes: limitBytes))
            }
        }
    }

    private func open(_ component: String, flags: Int32) throws(OfficeFailure) -> FileDescriptor {
        guard !component.isEmpty, !component.hasPrefix("."), !component.utf8.contains(where: { $0 == 0x2F || $0 == 0 })
        else { throw DeviceProblem.input(component, .invalid(component)) }
        let number = anju_openat(descriptor.number, component, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags)
        guard number >= 0 else { throw Self.failure(opening: component) }
        return FileDescriptor(number)
    }

    /// nil for what is not to be seen; a name that is no UTF-8 could not be shown or chosen.
    private func entry(named name: String?) -> MediaEntry? {
        guard let name, !name.hasPrefix(".") else { return nil }
        var status = stat()
        guard fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        let type = status.st_mode & S_IFMT
        guard type == S_IFREG || type == S_IFDIR else { return nil }
        return MediaEntry(
            name: name, isFolder: type == S_IFDIR, bytes: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec))
    }

    private static func name(of item: UnsafeMutablePointer<dirent>) -> String? {
        withUnsafeBytes(of: &item.pointee.d_name) { String(validating: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    private static func comesFirst(_ left: MediaEntry, _ right: MediaEntry) -> Bool {
        if left.isFolder != right.isFolder { return left.isFolder }
        if !left.isFolder, left.modified != right.modified { return left.modified > right.modified }
        return left.name < right.name
    }

    private static func failure(opening name: String) -> OfficeFailure { failure(errno, reading: name) }

    private static func failure(_ code: Int32, reading name: String) -> OfficeFailure {
        switch code {
        // Gone, or a stick pulled out; a link, a folder where a file should be, the other way about, a socket.
        case ENOENT, EIO, ESTALE, ENODEV, ENXIO, ELOOP, ENOTDIR, EISDIR: DeviceProblem.input(name, .notAFile)
        default: DeviceProblem.system(code, "open")
        }
    }
}
