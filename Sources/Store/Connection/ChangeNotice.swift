import CPosix
import Glibc

/// A descriptor that becomes readable when another process may have committed.
///
/// It watches the lock file, not the write-ahead log: SQLite publishes a commit in shared memory after its last write
/// to the log, so whoever wakes by the log can look too early and then sleep on. A writer touches the lock file after
/// its commit and before it lets go. One that is killed in between closes the file by dying, which is watched too.
final class ChangeNotice {
    let descriptor: Int32

    /// nil where the system has no watches left: the caller then asks for versions when it wakes for another reason.
    init?(watching path: String) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        guard inotify_add_watch(descriptor, path, UInt32(IN_MODIFY | IN_CLOSE_WRITE)) >= 0 else {
            _ = close(descriptor)
            return nil
        }
        self.descriptor = descriptor
    }

    deinit { _ = close(descriptor) }

    var isPending: Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) > 0
    }

    func drain() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
