import CPosix
import Glibc

/// One run of a short-lived program that reads some bytes and says some words. Letting go of it ends the program.
///
/// A socket, not a pipe, leads to the program: writing to one that has ended is an error and no signal.
final class CommandRun {
    /// What it said, and how it ended.
    struct Outcome {
        let ending: ChildProcess.Ending
        let output: String
        let complaints: String
    }

    /// More than this of what it says is read and forgotten.
    private static let keptBytes = 1 << 20

    private let child: ChildProcess
    private var input: FileDescriptor?
    private var unsent: ArraySlice<UInt8>
    private var output: Hearing
    private var complaints: Hearing

    /// Starts `program` with the words of the language C and texts in UTF-8. `program` is a path.
    init(program: String, arguments: [String], input bytes: [UInt8] = []) throws(SystemError) {
        let (ours, theirs) = try FileDescriptor.socketPair()
        let output = try FileDescriptor.pipe()
        let error = try FileDescriptor.pipe()
        (input, unsent) = (ours, bytes[...])
        self.output = Hearing(from: output.reading)
        complaints = Hearing(from: error.reading)
        child = try ChildProcess(
            program: "/usr/bin/env", arguments: ["LC_ALL=C.UTF-8", program] + arguments,
            descriptors: [
                STDIN_FILENO: theirs.number, STDOUT_FILENO: output.writing.number, STDERR_FILENO: error.writing.number,
            ])
    }

    deinit { child.end() }

    /// Sends and hears what goes within `milliseconds`; the outcome when the program has ended.
    func poll(milliseconds: Int) throws(SystemError) -> Outcome? {
        let deadline = Deadline(afterMilliseconds: milliseconds)
        while true {
            send()
            try output.hear(keeping: Self.keptBytes)
            try complaints.hear(keeping: Self.keptBytes)
            if output.isOver, complaints.isOver, let ending = child.poll() {
                return Outcome(ending: ending, output: output.text, complaints: complaints.text)
            }
            guard deadline.leftMilliseconds > 0 else { return nil }
            wait(milliseconds: deadline.leftMilliseconds)
        }
    }

    /// Sends what the program takes; one that ended or reads no more gets the rest never.
    private func send() {
        while let input, !unsent.isEmpty {
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            let count = unsent.withUnsafeBytes { Glibc.send(input.number, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                unsent = unsent.dropFirst(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                unsent = []
            }
        }
        input = nil
    }

    private func wait(milliseconds: Int) {
        var entries = [output, complaints].filter { !$0.isOver }
            .map { pollfd(fd: $0.source.number, events: Int16(POLLIN), revents: 0) }
        if let input { entries.append(pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0)) }
        // Both ends closed and not ended yet: it is about to.
        let limit = entries.isEmpty ? min(milliseconds, 5) : milliseconds
        Glibc.poll(&entries, nfds_t(entries.count), Int32(clamping: limit))
    }
}

/// What comes from one descriptor.
private struct Hearing {
    let source: FileDescriptor
    private(set) var isOver = false
    private var bytes: [UInt8] = []

    init(from source: FileDescriptor) {
        self.source = source
        source.setNonBlocking()
    }

    mutating func hear(keeping most: Int) throws(SystemError) {
        while !isOver, let piece = try source.readAvailable(limit: 1 << 16) {
            isOver = piece.isEmpty
            bytes += piece.prefix(max(0, most - bytes.count))
        }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
