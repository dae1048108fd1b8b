import CPosix
import Foundation
import TestSupport

/// What a finished program left behind.
public struct Finished: Sendable {
    public let status: Int32
    public let output: String
    public let errors: String
}

/// A program run to its end, with the signal mask and handlers that a shell would give it.
///
/// `Process` hangs once a child daemonises, and test threads block signals that children inherit.
public enum HostProgram {
    /// Runs a program found on the path, or by its full path, to its end.
    @discardableResult
    public static func run(
        _ words: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Finished {
        let folder = try TemporaryFolder()
        let stdin = try folder.write(Array(input.utf8), to: "in")
        let stdout = try folder.write([], to: "out")
        let stderr = try folder.write([], to: "err")
        let child = try spawn(words, stdin: stdin, stdout: stdout, stderr: stderr, environment: environment)
        let status = wait(for: child)
        return Finished(
            status: status,
            output: (try? String(contentsOfFile: stdout, encoding: .utf8)) ?? "",
            errors: (try? String(contentsOfFile: stderr, encoding: .utf8)) ?? "")
    }

    /// Starts a program and returns its process id.
    public static func spawn(
        _ words: [String], stdin: String, stdout: String, stderr: String, environment: [String: String]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, stdin, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, stdout, O_WRONLY | O_TRUNC, 0)
        posix_spawn_file_actions_addopen(&actions, 2, stderr, O_WRONLY | O_TRUNC, 0)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        var variables = ProcessInfo.processInfo.environment
        variables.merge(environment) { _, new in new }
        let arguments = words.map { strdup($0) } + [nil]
        let pairs = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in arguments + pairs { free(pointer) } }
        var child = pid_t()
        let failure = posix_spawnp(&child, words[0], &actions, &attributes, arguments, pairs)
        guard failure == 0 else { throw Failed(what: "\(words[0]): \(String(cString: strerror(failure)))") }
        return child
    }

    /// The exit status, or 128 and the signal's number.
    public static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 && errno == EINTR {}
        return anju_wait_exited(status) != 0 ? anju_wait_exit_status(status) : 128 + anju_wait_signal(status)
    }
}

/// Why a test's own machinery could not go on.
public struct Failed: Error, CustomStringConvertible {
    public let what: String
    public var description: String { what }

    public init(what: String) { self.what = what }
}
