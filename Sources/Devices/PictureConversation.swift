import CPosix
import Glibc
import PictureProtocol

/// One running helper and the socket to it. A socket, not two pipes: sending to a dead helper is an error and no signal.
final class PictureConversation {
    /// Why there is no reply. The conversation is over then; letting go of it ends the helper.
    enum Problem: Error {
        /// The helper ended, in this way.
        case ended(ChildProcess.Ending?)
        /// It said what is no reply.
        case garbled
        case timedOut
    }

    private let socket: FileDescriptor
    private let child: ChildProcess

    init(program: String) throws(SystemError) {
        let (ours, theirs) = try FileDescriptor.socketPair()
        socket = ours
        child = try ChildProcess(
            program: program, arguments: [], descriptors: [STDIN_FILENO: theirs.number, STDOUT_FILENO: theirs.number])
    }

    deinit { child.end() }

    var isAlive: Bool { child.poll() == nil }

    func ask(_ request: PictureRequest, within milliseconds: Int) throws(Problem) -> PictureReply {
        let deadline = Deadline(afterMilliseconds: milliseconds)
        try send(request.encoded(), until: deadline)
        let field = try receive(MessageLength.fieldBytes, until: deadline)
        guard let length = MessageLength.decode(field), let reply = PictureReply(try receive(length, until: deadline))
        else { throw .garbled }
        return reply
    }

    private func send(_ message: [UInt8], until deadline: Deadline) throws(Problem) {
        var sent = 0
        while sent < message.count {
            guard deadline.wait(for: socket.number, events: POLLOUT) else { throw .timedOut }
            let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
            let count = message[sent...].withUnsafeBytes {
                Glibc.send(socket.number, $0.baseAddress, $0.count, flags)
            }
            if count > 0 { sent += count } else { try goOnOnlyIfBusy() }
        }
    }

    private func receive(_ count: Int, until deadline: Deadline) throws(Problem) -> [UInt8] {
        var message: [UInt8] = []
        message.reserveCapacity(count)
        while message.count < count {
            guard deadline.wait(for: socket.number, events: POLLIN) else { throw .timedOut }
            var got = 0
            let piece = [UInt8](unsafeUninitializedCapacity: min(count - message.count, 1 << 16)) {
                buffer, initialized in
                got = recv(socket.number, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
                initialized = max(0, got)
            }
            if got > 0 {
                message += piece
            } else if got == 0 {
                throw ended()
            } else {
                try goOnOnlyIfBusy()
            }
        }
        return message
    }

    private func goOnOnlyIfBusy() throws(Problem) {
        guard errno == EINTR || errno == EAGAIN else { throw ended() }
    }

    /// The socket closes after the way of ending is fixed, so that ending it here changes nothing.
    private func ended() -> Problem {
        child.end()
        return .ended(child.ending)
    }
}
