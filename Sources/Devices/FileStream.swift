import CPosix
import Glibc
import Office

/// A file of any length, read a piece at a time.
public final class FileStream: ByteStream {
    public let count: Int
    private let file: FileDescriptor
    private let name: String

    /// - Throws: `.input` where it is no readable file.
    public convenience init(_ path: String) throws(OfficeFailure) {
        let number = anju_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
        guard number >= 0 else {
            if errno == EACCES { throw .store(.noPermission(path: path)) }
            throw .input(InputProblem(source: path, reason: .notAFile))
        }
        try self.init(FileDescriptor(number), called: path)
    }

    /// - Parameter name: how it is called in a problem.
    init(_ file: FileDescriptor, called name: String) throws(OfficeFailure) {
        var status = stat()
        guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw .input(InputProblem(source: name, reason: isFolder ? .isFolder : .notAFile))
        }
        (self.file, self.name) = (file, name)
        count = Int(status.st_size)
    }

    public func read(most: Int) throws(OfficeFailure) -> [UInt8] {
        var failed = false
        let number = file.number
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
            while filled < most, let start = buffer.baseAddress {
                let got = Glibc.read(number, start + filled, most - filled)
                if got < 0 && errno == EINTR { continue }
                failed = got < 0
                if got <= 0 { return }
                filled += got
            }
        }
        guard !failed else { throw .input(InputProblem(source: name, reason: .notAFile)) }
        return bytes
    }

    public func rewind() throws(OfficeFailure) {
        guard lseek(file.number, 0, SEEK_SET) == 0 else {
            throw .input(InputProblem(source: name, reason: .notAFile))
        }
    }
}
