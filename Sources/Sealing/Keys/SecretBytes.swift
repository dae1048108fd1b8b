import COpenSSL

/// Bytes that are wiped from memory when nobody holds them any more.
public final class SecretBytes: @unchecked Sendable, Equatable {
    // Written once, in the initialiser.
    private let buffer: UnsafeMutableBufferPointer<UInt8>

    public init(_ bytes: some Collection<UInt8>) {
        buffer = .allocate(capacity: bytes.count)
        _ = buffer.initialize(from: bytes)
    }

    deinit {
        OPENSSL_cleanse(buffer.baseAddress, buffer.count)
        buffer.deallocate()
    }

    public var count: Int { buffer.count }

    /// - Parameter body: gets bytes that are there only while it runs.
    public func withBytes<Answer, Problem: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Problem) -> Answer
    ) throws(Problem) -> Answer {
        try body(UnsafeBufferPointer(buffer))
    }

    public static func == (left: SecretBytes, right: SecretBytes) -> Bool { left.buffer.elementsEqual(right.buffer) }
}
