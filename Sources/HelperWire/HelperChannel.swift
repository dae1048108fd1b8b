import Glibc

/// The helper's side of a conversation: whole messages on standard input and output.
public enum HelperChannel {
    /// The next message without its length; nil at the end of input or when what comes is none.
    ///
    /// - Parameter bytesMost: a longer message ends the conversation.
    public static func receive(bytesMost: Int) -> [UInt8]? {
        guard let field = read(MessageFrame.fieldBytes),
            let length = MessageFrame.length(field, most: bytesMost)
        else { return nil }
        return read(length)
    }

    /// False when nobody listens any more.
    public static func send(_ message: [UInt8]) -> Bool {
        var sent = 0
        while sent < message.count {
            let count = message[sent...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// No more memory than this, and no core file: it would hold what the helper was given.
    public static func confine(addressSpaceBytes: Int) {
        var memory = rlimit()
        memory.rlim_cur = rlim_t(addressSpaceBytes)
        memory.rlim_max = memory.rlim_cur
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
        var core = rlimit()
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
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
