import CPosix
import Glibc
import HelperWire
import PaperProtocol

/// `anju-paper` as a child with pipes at its input and output, for tests and benchmarks: waits as long as it takes.
public final class PaperHelper {
    /// It could not be started, or said what is no reply.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        public init(description: String) { self.description = description }
    }

    private let child: pid_t
    private let input: Int32
    private let output: Int32

    public init(program: String) throws {
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        guard anju_pipe(&toChild) == 0, anju_pipe(&fromChild) == 0 else { throw Failure(description: "pipe: \(errno)") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        let words = [strdup(program), nil]
        defer { free(words[0]) }
        var process = pid_t()
        let code = posix_spawn(&process, program, &actions, nil, words, anju_environment())
        close(toChild[0])
        close(fromChild[1])
        (child, input, output) = (process, toChild[1], fromChild[0])
        guard code == 0 else { throw Failure(description: "\(program): \(String(cString: strerror(code)))") }
    }

    deinit {
        close(input)
        close(output)
        kill(child, SIGKILL)
        waitpid(child, nil, 0)
    }

    public func ask(_ request: PaperRequest) throws -> PaperReply {
        var message = request.encoded()[...]
        while !message.isEmpty {
            let count = message.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure(description: "write: \(errno)") }
            message = message.dropFirst(count)
        }
        guard let length = MessageFrame.length(try read(MessageFrame.fieldBytes), most: PaperLimits.messageBytes),
            let reply = PaperReply(try read(length))
        else { throw Failure(description: "no reply") }
        return reply
    }

    private func read(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            let got = Glibc.read(output, &piece, piece.count)
            guard got > 0 else { throw Failure(description: "the helper ended") }
            bytes += piece.prefix(got)
        }
        return bytes
    }
}
