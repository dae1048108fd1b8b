import CPosix
import Glibc
import Office

/// A lock on a file for as long as this value lives; the end of the process, however it ends, gives it back too.
final class HeldFile {
    private let descriptor: Int32

    /// nil while another holds it.
    init?(path: String) throws(OfficeFailure) {
        descriptor = anju_open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code = errno
            // The log gets the file's name: where on the machine it lies is nobody's business there.
            let name = path.split(separator: "/").last ?? ""
            throw .store(StoreFailure(errno: code, operation: "open \(name)"))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            guard code == EWOULDBLOCK else { throw .store(StoreFailure(errno: code, operation: "flock")) }
            return nil
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        // A child that is just being started has the file open too: closing it here would leave the lock with that one.
        _ = flock(descriptor, LOCK_UN)
        _ = close(descriptor)
    }
}
