import CPosix
import Glibc
import Office

/// Files that go out.
extension MediaFolder {
    /// How the hidden names end under which files of ours are written.
    static let unfinishedEnd = ".anju-part"

    var isWritable: Bool { faccessat(descriptor.number, ".", W_OK, 0) == 0 }

    /// The folders among `entries` that lie on another file system than this one.
    func mounted(among entries: [MediaEntry]) -> [String] {
        var own = stat()
        guard fstat(descriptor.number, &own) == 0 else { return [] }
        return entries.filter(\.isFolder).map(\.name).filter { name in
            var status = stat()
            return fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_dev != own.st_dev
        }
    }

    /// Removes what a process that was killed left unfinished, a person's contract in the clear. What is still being
    /// written is left alone.
    func sweep() {
        let names = (try? names { $0.hasPrefix(".") && $0.hasSuffix(Self.unfinishedEnd) }) ?? []
        for name in names {
            let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            let number = anju_openat(descriptor.number, name, flags)
            guard number >= 0 else { continue }
            let file = FileDescriptor(number)
            var status = stat()
            guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            if flock(file.number, LOCK_EX | LOCK_NB) == 0 { unlinkat(descriptor.number, name, 0) }
        }
    }

    static func failure(saving code: Int32) -> OfficeFailure {
        switch code {
        case ENOSPC, EDQUOT, EFBIG, EEXIST: DeviceProblem.device(.mediumFull)
        case EROFS, EACCES, EPERM: DeviceProblem.device(.mediumReadOnly)
        case ENOENT, EIO, ESTALE, ENODEV, ENXIO, ENOTDIR: DeviceProblem.device(.mediumGone)
        default: DeviceProblem.system(code, "save")
        }
    }
}
