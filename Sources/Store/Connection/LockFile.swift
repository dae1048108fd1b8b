import CPosix
import Glibc
import Office

/// `anju.lock`: whoever changes the database holds it, for one turn.
///
/// An `flock` gives fair turns where SQLite's own back-off starves the slowest of many writers, and it keeps checkpoints
/// and writers apart, so that SQLite's WAL-reset bug (before 3.51.3) cannot meet its race. It goes with the process,
/// however that ends. Each holder has its own open file description, so it also keeps apart two holders of one process.
final class LockFile {
    /// How long to try before `.locked` is said.
    struct Patience {
        let milliseconds: Int
        /// One turn of the loop: the screen says 「正在保存…」 and asks again.
        static let turn = Patience(milliseconds: 40)
        /// Opening and closing, where nobody types yet or any more.
        static let door = Patience(milliseconds: 3000)
    }

    let path: String
    private var descriptor: Int32
    private var isHeld = false

    init(path: String) throws(OfficeFailure) {
        self.path = path
        descriptor = try Self.open(path)
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Holds the lock while `body` runs. Not re-entrant: the store takes it in one place an act.
    func hold<Answer>(
        _ patience: Patience = .turn, _ body: () throws(OfficeFailure) -> Answer
    ) throws(OfficeFailure) -> Answer {
        precondition(!isHeld, "the lock is taken once an act")
        try take(patience)
        isHeld = true
        defer {
            isHeld = false
            _ = flock(descriptor, LOCK_UN)
        }
        return try body()
    }

    /// Tells every process that watches the file that something was committed. Called while the lock is held.
    func announce() {
        var mark: UInt8 = 0x0A
        _ = pwrite(descriptor, &mark, 1, 0)
    }

    private func take(_ patience: Patience) throws(OfficeFailure) {
        // Short sleeps that grow: a writer holds the lock for about 0.2 ms, and a queue of 50 stays fair.
        var waited = 0
        var pause = 100
        while true {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                if isStillTheFile { return }
                // Somebody removed or replaced the file: a lock on the old one keeps nobody out.
                _ = Glibc.close(descriptor)
                descriptor = -1
                descriptor = try Self.open(path)
                continue
            }
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                throw .store(StoreFailure(errno: code, operation: "flock"))
            }
            guard waited < patience.milliseconds * 1000 else { throw .store(.locked) }
            usleep(UInt32(pause))
            waited += pause
            pause = min(pause + 100, 1000)
        }
    }

    private var isStillTheFile: Bool {
        var held = stat()
        var named = stat()
        return fstat(descriptor, &held) == 0 && stat(path, &named) == 0
            && held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }

    private static func open(_ path: String) throws(OfficeFailure) -> Int32 {
        let descriptor = anju_open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .store(StoreFailure(errno: errno, operation: "open anju.lock")) }
        return descriptor
    }
}
