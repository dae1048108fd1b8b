import CPosix
import Glibc
import Office

/// Files that go out: written whole under a name of their own, then given the name that people look for.
extension MediaFolder {
    /// As many names are tried beside those that are taken.
    private static let mostCopies = 99

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

    /// On the medium when this returns; nothing is left behind when it fails.
    ///
    /// - Returns: the name that it got.
    func save(_ bytes: [UInt8], as name: String) throws(OfficeFailure) -> String {
        let unfinished = ".\(name).part"
        unlinkat(descriptor.number, unfinished, 0)
        do throws(SystemError) {
            try write(bytes, to: unfinished)
            let free = try freeName(name)
            guard renameat(descriptor.number, unfinished, descriptor.number, free) == 0 else { throw .last }
            guard fsync(descriptor.number) == 0 || errno == EINVAL else { throw .last }
            return free
        } catch {
            unlinkat(descriptor.number, unfinished, 0)
            throw Self.failure(saving: error.code)
        }
    }

    private func write(_ bytes: [UInt8], to name: String) throws(SystemError) {
        let number = anju_makeat(descriptor.number, name, 0o644)
        guard number >= 0 else { throw .last }
        let file = FileDescriptor(number)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last }
            rest = rest.dropFirst(count)
        }
        guard fsync(file.number) == 0 else { throw .last }
    }

    /// The name, or the first of `name (2).pdf`, `name (3).pdf` … that nothing has.
    private func freeName(_ name: String) throws(SystemError) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let names = [name] + (2...Self.mostCopies).map { "\(name[..<dot]) (\($0))\(name[dot...])" }
        for candidate in names where faccessat(descriptor.number, candidate, F_OK, AT_SYMLINK_NOFOLLOW) != 0 {
            guard errno == ENOENT else { throw .last }
            return candidate
        }
        throw SystemError(code: EEXIST)
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
