import CPosix
import Glibc

/// An open descriptor, closed when the last owner lets go of it.
final class FileDescriptor {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// A pipe, both ends closed on exec.
    static func pipe() throws(SystemError) -> (reading: FileDescriptor, writing: FileDescriptor) {
        var ends: [Int32] = [-1, -1]
        guard anju_pipe(&ends) == 0 else { throw .last }
        return (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
    }

    /// A connected pair of stream sockets, both ends closed on exec.
    static func socketPair() throws(SystemError) -> (FileDescriptor, FileDescriptor) {
        var ends: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw .last }
        return (FileDescriptor(ends[0]), FileDescriptor(ends[1]))
    }

    /// Reads what is there, at most `limit` bytes; empty at the end, nil when nothing is there yet.
    func readAvailable(limit: Int) throws(SystemError) -> [UInt8]? {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
                count = read(number, buffer.baseAddress, limit)
                initialized = max(0, count)
            }
            if count >= 0 { return bytes }
            if errno == EAGAIN { return nil }
            guard errno == EINTR else { throw .last }
        }
    }

    func setNonBlocking() {
        let flags = fcntl(number, F_GETFL)
        _ = fcntl(number, F_SETFL, flags | O_NONBLOCK)
    }
}
