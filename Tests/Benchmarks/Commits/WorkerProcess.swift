import CPosix
import Glibc

/// This program once more, as a worker with pipes at its input and output.
final class WorkerProcess {
    private let child: pid_t
    private let input: Int32
    private let output: Int32

    init(_ arguments: [String]) throws {
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        guard anju_pipe(&toChild) == 0, anju_pipe(&fromChild) == 0 else {
            throw PseudoTerminal.Failure(description: "pipe: \(errno)")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        let words = (["anju-benchmark", "worker"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/proc/self/exe", &actions, nil, words, anju_environment())
        close(toChild[0])
        close(fromChild[1])
        (child, input, output) = (process, toChild[1], fromChild[0])
        guard code == 0 else { throw PseudoTerminal.Failure(description: "worker: \(String(cString: strerror(code)))") }
    }

    deinit {
        close(input)
        close(output)
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
    }

    /// Waits until the worker says a line; nil when it ended.
    func line() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }

    func go() { _ = write(input, "\n", 1) }
}
