import CPosix
import Glibc
import Office

/// A file of any length, read a piece at a time.
final class FileStream: ByteStream {
    let count: Int
    private let file: Int32
    private let path: String

    /// - Throws: `.input` where it is no readable file.
    init(_ path: String) throws(OfficeFailure) {
        self.path = path
        let file = anju_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
        guard file >= 0 else {
            if errno == EACCES { throw .store(.noPermission(path: path)) }
            throw .input(InputProblem(source: path, reason: .notAFile))
        }
        self.file = file
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            close(file)
            throw .input(InputProblem(source: path, reason: isFolder ? .isFolder : .notAFile))
        }
        count = Int(status.st_size)
    }

    deinit { close(file) }

    func read(most: Int) throws(OfficeFailure) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
            while filled < most, let start = buffer.baseAddress {
                let got = Glibc.read(file, start + filled, most - filled)
                if got < 0 && errno == EINTR { continue }
                failed = got < 0
                if got <= 0 { return }
                filled += got
            }
        }
        guard !failed else { throw .input(InputProblem(source: path, reason: .notAFile)) }
        return bytes
    }

    func rewind() throws(OfficeFailure) {
        guard lseek(file, 0, SEEK_SET) == 0 else {
            throw .input(InputProblem(source: path, reason: .notAFile))
        }
    }
}
