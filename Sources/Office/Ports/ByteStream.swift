/// A file from its beginning to its end, a piece at a time, and from its beginning again: for files that are too large to be
/// held.
public protocol ByteStream: AnyObject {
    /// How many bytes there were when it was opened.
    var count: Int { get }
    /// The next bytes, at most so many; none at the end.
    func read(most: Int) throws(OfficeFailure) -> [UInt8]
    func rewind() throws(OfficeFailure)
}

/// A file that is held.
public final class HeldBytes: ByteStream {
    private let bytes: [UInt8]
    private var at = 0

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var count: Int { bytes.count }

    public func read(most: Int) -> [UInt8] {
        let end = min(at + most, bytes.count)
        defer { at = end }
        return Array(bytes[at..<end])
    }

    public func rewind() { at = 0 }
}
