import CPosix
import Glibc
import HelperWire

/// One running helper and the socket to it. A socket, not two pipes: sending to a dead helper is an error and no signal.
final class HelperConversation {
    /// Why there is no reply. The conversation is over then; letting go of it ends the helper.
    enum Problem: Error {
        /// The helper ended, in this way.
        case ended(ChildProcess.Ending?)
        /// It said what is no message.
        case garbled
    }

    private let socket: FileDescriptor
    private let child: ChildProcess
    private let replyBytesMost: Int
    /// What has not been sent of the request, and what has come of the reply.
    private var outgoing: ArraySlice<UInt8> = []
    private var incoming: [UInt8] = []

    /// - Parameter replyBytesMost: a longer reply is none.
    init(program: String, replyBytesMost: Int) throws(SystemError) {
        self.replyBytesMost = replyBytesMost
        let (ours, theirs) = try FileDescriptor.socketPair()
        socket = ours
        child = try ChildProcess(
            program: program, arguments: [], descriptors: [STDIN_FILENO: theirs.number, STDOUT_FILENO: theirs.number])
    }

    deinit { child.end() }

    var isAlive: Bool { child.poll() == nil }

    /// Begins a request, a message with its length; the one before must have its reply.
    func begin(_ request: [UInt8]) {
        outgoing = request[...]
        incoming = []
    }

    /// Sends and receives what goes without waiting, or within `milliseconds`: the reply when it is whole, without its
    /// length.
    func poll(milliseconds: Int) throws(Problem) -> [UInt8]? {
        let deadline = Deadline(afterMilliseconds: milliseconds)
        while true {
            try send()
            if let reply = try receive() { return reply }
            let events = outgoing.isEmpty ? POLLIN : POLLIN | POLLOUT
            guard deadline.wait(for: socket.number, events: events) else { return nil }
        }
    }

    private func send() throws(Problem) {
        while !outgoing.isEmpty {
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            let count = outgoing.withUnsafeBytes { Glibc.send(socket.number, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                outgoing = outgoing.dropFirst(count)
            } else if try isFullOrEmpty() {
                return
            }
        }
    }

    /// Takes over what has come; the reply when that is all of it.
    private func receive() throws(Problem) -> [UInt8]? {
        while true {
            let missing = try missingBytes()
            if missing == 0 { return reply() }
            var got = 0
            let piece = [UInt8](unsafeUninitializedCapacity: min(missing, 1 << 16)) { buffer, initialized in
                got = recv(socket.number, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                initialized = max(0, got)
            }
            if got > 0 {
                incoming += piece
            } else if got == 0 {
                throw ended()
            } else if try isFullOrEmpty() {
                return nil
            }
        }
    }

    /// How much is to come, as far as that is known: first the length, then the message.
    private func missingBytes() throws(Problem) -> Int {
        let field = MessageFrame.fieldBytes
        guard incoming.count >= field else { return field - incoming.count }
        guard let length = MessageFrame.length(Array(incoming.prefix(field)), most: replyBytesMost) else {
            throw .garbled
        }
        return field + length - incoming.count
    }

    private func reply() -> [UInt8] {
        defer { incoming = [] }
        return Array(incoming.dropFirst(MessageFrame.fieldBytes))
    }

    /// Whether the last call would have had to wait; false when it is to be tried again at once.
    private func isFullOrEmpty() throws(Problem) -> Bool {
        if errno == EINTR { return false }
        guard errno == EAGAIN else { throw ended() }
        return true
    }

    /// The socket closes after the way of ending is fixed, so that ending it here changes nothing.
    private func ended() -> Problem {
        child.end()
        return .ended(child.ending)
    }
}
