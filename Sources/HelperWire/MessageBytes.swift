/// Writes a message: its length in front as UInt32 (little endian, the kind byte included), a kind byte, and the fields in
/// order: integers as UInt32, texts and bytes as a UInt32 length and their bytes.
public struct MessageWriter {
    private var buffer: [UInt8] = []

    public init(kind: UInt8, capacity: Int = 64) {
        buffer.reserveCapacity(capacity + 16)
        buffer.append(contentsOf: [0, 0, 0, 0, kind])
    }

    /// A value that does not fit goes out as the largest one, which every reader's limits refuse.
    public mutating func integer(_ value: Int) {
        let field = UInt32(exactly: value) ?? .max
        for shift in [0, 8, 16, 24] as [UInt32] { buffer.append(UInt8(truncatingIfNeeded: field >> shift)) }
    }

    public mutating func bytes(_ bytes: [UInt8]) {
        integer(bytes.count)
        buffer.append(contentsOf: bytes)
    }

    public mutating func text(_ text: String) { bytes(Array(text.utf8)) }

    /// The message with its length.
    public func finished() -> [UInt8] {
        var message = buffer
        let length = UInt32(clamping: buffer.count - MessageFrame.fieldBytes)
        for (index, shift) in ([0, 8, 16, 24] as [UInt32]).enumerated() {
            message[index] = UInt8(truncatingIfNeeded: length >> shift)
        }
        return message
    }
}

/// Reads the fields of a message one after the other; nil where the next bytes are no such field.
public struct MessageReader {
    private var rest: ArraySlice<UInt8>

    /// Reads the kind and what `decode` takes; nil unless that is the message to its last byte.
    ///
    /// - Parameter message: without its length.
    public static func read<Message>(
        _ message: [UInt8], _ decode: (UInt8, inout MessageReader) -> Message?
    ) -> Message? {
        guard let kind = message.first else { return nil }
        var reader = MessageReader(rest: message.dropFirst())
        guard let decoded = decode(kind, &reader), reader.rest.isEmpty else { return nil }
        return decoded
    }

    public mutating func integer() -> Int? {
        guard let value = MessageFrame.integer(rest) else { return nil }
        rest = rest.dropFirst(MessageFrame.fieldBytes)
        return value
    }

    public mutating func bytes() -> [UInt8]? {
        guard let count = integer(), count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// - Parameter bytesMost: a longer text is none.
    public mutating func text(bytesMost: Int) -> String? {
        guard let bytes = bytes(), bytes.count <= bytesMost else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}

/// The length in front of a message.
public enum MessageFrame {
    /// Bytes of the field itself.
    public static let fieldBytes = 4

    /// How long the message behind this field is, or nil when that is beyond `most` or leaves no room for a kind.
    public static func length(_ field: [UInt8], most: Int) -> Int? {
        guard let length = integer(field[...]), (1...most).contains(length) else { return nil }
        return length
    }

    static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= fieldBytes else { return nil }
        return Int(bytes.prefix(fieldBytes).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
}
