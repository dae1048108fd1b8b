import CPosix
import Glibc
import Office

/// A file on its way to a medium: written piece by piece under a hidden name of its own, then given the name that people
/// look for. Until that is on the medium nothing is left behind by whatever fails.
final class FileSaving: MediaSaving {
    private let folder: MediaFolder
    private let name: String
    private let bytes: [UInt8]
    private let calls: SavingCalls
    /// Who may read it, where the medium knows users.
    private let mode: mode_t
    private let unfinished: String
    private var file: FileDescriptor?
    private var written = 0
    private var isOver = false

    /// Written and on the medium in one step: about a tenth of a second of a slow stick.
    private static let pieceBytes = 64 << 10
    /// As many names are tried beside those that are taken.
    private static let mostCopies = 99

    init(_ bytes: [UInt8], as name: String, in folder: MediaFolder, mode: mode_t = 0o644, calls: SavingCalls = .system)
    {
        self.bytes = bytes
        self.name = name
        self.folder = folder
        self.calls = calls
        self.mode = mode
        unfinished = ".\(name).\(getpid())\(MediaFolder.unfinishedEnd)"
    }

    deinit { cancel() }

    var done: Int { written }

    func step() throws(OfficeFailure) -> String? {
        guard !isOver else { throw DeviceProblem.device(.mediumGone) }
        do throws(SystemError) {
            let file = try begun()
            guard written == bytes.count else {
                try writePiece(file)
                return nil
            }
            let saved = try place()
            isOver = true
            return saved
        } catch {
            cancel()
            throw MediaFolder.failure(saving: error.code)
        }
    }

    func cancel() {
        guard !isOver else { return }
        isOver = true
        unlinkat(folder.descriptor.number, unfinished, 0)
        file = nil
    }

    private func begun() throws(SystemError) -> FileDescriptor {
        if let file { return file }
        unlinkat(folder.descriptor.number, unfinished, 0)
        let number = anju_makeat(folder.descriptor.number, unfinished, mode)
        guard number >= 0 else { throw .last }
        let made = FileDescriptor(number)
        // As long as it is held, nobody sweeps the file away.
        flock(number, LOCK_EX | LOCK_NB)
        file = made
        return made
    }

    private func writePiece(_ file: FileDescriptor) throws(SystemError) {
        let end = min(written + Self.pieceBytes, bytes.count)
        while written < end {
            let count = bytes[written..<end].withUnsafeBytes { Glibc.write(file.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .last }
            written += count
        }
        guard fsync(file.number) == 0 else { throw .last }
    }

    /// Gives it its name, or the first of `name (2).pdf`, `name (3).pdf` … that nothing has.
    private func place() throws(SystemError) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let names = [name] + (2...Self.mostCopies).map { "\(name[..<dot]) (\($0))\(name[dot...])" }
        for candidate in names {
            switch rename(to: candidate) {
            case 0:
                let code = calls.syncFolder(folder.descriptor.number)
                guard code == 0 || code == EINVAL else {
                    // Told as not saved, so it is not left there either.
                    unlinkat(folder.descriptor.number, candidate, 0)
                    throw SystemError(code: code)
                }
                return candidate
            case EEXIST: continue
            case let code: throw SystemError(code: code)
            }
        }
        throw SystemError(code: EEXIST)
    }

    /// Replaces nothing. Where the file system cannot promise that by itself, the name is taken first.
    private func rename(to name: String) -> Int32 {
        let number = folder.descriptor.number
        let code = calls.rename(number, unfinished, name)
        guard code == EINVAL || code == ENOSYS else { return code }
        let taken = anju_makeat(number, name, mode)
        guard taken >= 0 else { return errno }
        close(taken)
        guard renameat(number, unfinished, number, name) != 0 else { return 0 }
        let failure = errno
        unlinkat(number, name, 0)
        return failure
    }
}

/// What is asked of the system when a file gets its name, each answered by an `errno` or 0; tests give answers that no
/// disk of theirs would.
struct SavingCalls: Sendable {
    /// Renames within a folder, and never over a file.
    var rename: @Sendable (_ folder: Int32, _ old: String, _ new: String) -> Int32
    var syncFolder: @Sendable (Int32) -> Int32

    static let system = SavingCalls(
        rename: { anju_rename_beside($0, $1, $2) == 0 ? 0 : errno },
        syncFolder: { fsync($0) == 0 ? 0 : errno })
}
