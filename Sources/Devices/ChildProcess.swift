import CPosix
import Glibc

/// A child started by `posix_spawn` with a clean signal state, ended and waited for by its id alone.
///
/// Descriptors that are not mapped stay closed in the child as long as they were opened with close-on-exec, as everything
/// here is.
final class ChildProcess {
    /// How a child ended.
    enum Ending: Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    let id: pid_t
    private(set) var ending: Ending?

    /// Starts `program`, which is looked up in PATH when it holds no slash. `descriptors` maps the child's numbers to ours.
    ///
    /// Throws the `errno` of the start, ENOENT where there is no such program.
    init(program: String, arguments: [String], descriptors: [Int32: Int32]) throws(SystemError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, ours) in descriptors { posix_spawn_file_actions_adddup2(&actions, ours, number) }
        var attributes = Self.cleanSignals()
        defer { posix_spawnattr_destroy(&attributes) }

        var strings: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        strings.append(nil)
        defer { for string in strings { free(string) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, program, &actions, &attributes, strings, anju_environment())
        guard code == 0 else { throw SystemError(code: code) }
        id = child
    }

    /// Nothing blocked and nothing ignored, whatever the thread that starts the child has set for itself.
    private static func cleanSignals() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        return attributes
    }

    /// How it ended, nil while it runs. Does not wait.
    func poll() -> Ending? { reap(flags: WNOHANG) }

    /// Kills it if it still runs, and waits until it is gone.
    func end() {
        guard poll() == nil else { return }
        kill(id, SIGKILL)
        _ = reap(flags: 0)
    }

    private func reap(flags: Int32) -> Ending? {
        if let ending { return ending }
        var status: Int32 = 0
        var waited: pid_t
        repeat { waited = waitpid(id, &status, flags) } while waited < 0 && errno == EINTR
        if waited == id {
            ending =
                anju_wait_exited(status) != 0
                ? .exited(anju_wait_exit_status(status)) : .signalled(anju_wait_signal(status))
        } else if waited < 0 {
            // Somebody else waited for it: it is gone, how is not known. Its id must not be used again.
            ending = .exited(-1)
        }
        return ending
    }
}

/// A failed system call's `errno`.
struct SystemError: Error, Equatable {
    let code: Int32

    init(code: Int32) { self.code = code }

    /// The last call's.
    static var last: SystemError { SystemError(code: errno) }
}
