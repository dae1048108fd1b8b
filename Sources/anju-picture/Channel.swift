import Glibc
import PictureProtocol

/// Whole messages on standard input and output.
enum Channel {
    /// The next request; nil at the end of input or when what comes is no message.
    static func receive() -> PictureRequest? {
        guard let field = read(MessageLength.fieldBytes), let length = MessageLength.decode(field),
            let message = read(length)
        else { return nil }
        return PictureRequest(message)
    }

    /// False when nobody listens any more.
    static func send(_ reply: PictureReply) -> Bool {
        let message = reply.encoded()
        var sent = 0
        while sent < message.count {
            let count = message[sent...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private static func read(_ count: Int) -> [UInt8]? {
        var filled = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while filled < count, let start = buffer.baseAddress {
                let got = Glibc.read(STDIN_FILENO, start + filled, count - filled)
                if got < 0 && errno == EINTR { continue }
                guard got > 0 else { break }
                filled += got
            }
            initialized = filled
        }
        return filled == count ? bytes : nil
    }
}
