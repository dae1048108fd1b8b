extension PictureRequest {
    /// The message as it goes over the socket, its length in front.
    public func encoded() -> [UInt8] {
        switch self {
        case .open(let picture):
            var message = MessageWriter(kind: 1, capacity: picture.count)
            message.bytes(picture)
            return message.finished()
        case .grey(let window, let columns, let rows):
            var message = MessageWriter(kind: 2)
            for value in [window.left, window.top, window.width, window.height, columns, rows] {
                message.integer(value)
            }
            return message.finished()
        case .card(.portrait(let name, let sex, let nation, let born, let address, let number)):
            var message = MessageWriter(kind: 3)
            for text in [name, sex, nation, born, address, number] { message.text(text) }
            return message.finished()
        case .card(.emblem(let issuer, let validity)):
            var message = MessageWriter(kind: 4)
            for text in [issuer, validity] { message.text(text) }
            return message.finished()
        }
    }

    /// Reads a message without its length; nil when it is none.
    public init?(_ message: [UInt8]) {
        guard let request = MessageReader.read(message, Self.decode) else { return nil }
        self = request
    }

    private static func decode(kind: UInt8, from reader: inout MessageReader) -> PictureRequest? {
        switch kind {
        case 1:
            return reader.bytes().map { .open($0) }
        case 2:
            guard let left = reader.integer(), let top = reader.integer(), let width = reader.integer(),
                let height = reader.integer(), let columns = reader.integer(), let rows = reader.integer()
            else { return nil }
            return .grey(.init(left: left, top: top, width: width, height: height), columns: columns, rows: rows)
        case 3:
            guard let name = reader.text(), let sex = reader.text(), let nation = reader.text(),
                let born = reader.text(), let address = reader.text(), let number = reader.text()
            else { return nil }
            return .card(
                .portrait(name: name, sex: sex, nation: nation, born: born, address: address, number: number))
        case 4:
            guard let issuer = reader.text(), let validity = reader.text() else { return nil }
            return .card(.emblem(issuer: issuer, validity: validity))
        default:
            return nil
        }
    }
}

extension PictureReply {
    /// The message as it goes over the socket, its length in front.
    public func encoded() -> [UInt8] {
        switch self {
        case .size(let width, let height):
            var message = MessageWriter(kind: 129)
            message.integer(width)
            message.integer(height)
            return message.finished()
        case .bytes(let bytes):
            var message = MessageWriter(kind: 130, capacity: bytes.count)
            message.bytes(bytes)
            return message.finished()
        case .refused(let refusal):
            var message = MessageWriter(kind: 131)
            message.integer(Int(refusal.rawValue))
            return message.finished()
        }
    }

    /// Reads a message without its length; nil when it is none.
    public init?(_ message: [UInt8]) {
        guard let reply = MessageReader.read(message, Self.decode) else { return nil }
        self = reply
    }

    private static func decode(kind: UInt8, from reader: inout MessageReader) -> PictureReply? {
        switch kind {
        case 129:
            guard let width = reader.integer(), let height = reader.integer() else { return nil }
            return .size(width: width, height: height)
        case 130:
            return reader.bytes().map { .bytes($0) }
        case 131:
            guard let code = reader.integer(), let byte = UInt8(exactly: code) else { return nil }
            return PictureRefusal(rawValue: byte).map { .refused($0) }
        default:
            return nil
        }
    }
}

/// How long the message behind a length field is.
public enum MessageLength {
    /// Bytes of the field itself.
    public static let fieldBytes = 4

    /// The length, or nil when it is beyond `PictureLimits.messageBytes` or leaves no room for a kind.
    public static func decode(_ field: [UInt8]) -> Int? {
        var reader = MessageReader(field[...])
        guard let length = reader.integer(), (1...PictureLimits.messageBytes).contains(length) else { return nil }
        return length
    }
}

private struct MessageWriter {
    private var buffer: [UInt8] = []

    init(kind: UInt8, capacity: Int = 64) {
        buffer.reserveCapacity(capacity + 16)
        buffer.append(contentsOf: [0, 0, 0, 0, kind])
    }

    /// A value that does not fit goes out as the largest one, which every reader's limits refuse.
    mutating func integer(_ value: Int) {
        let field = UInt32(exactly: value) ?? .max
        for shift in [0, 8, 16, 24] as [UInt32] { buffer.append(UInt8(truncatingIfNeeded: field >> shift)) }
    }

    mutating func bytes(_ bytes: [UInt8]) {
        integer(bytes.count)
        buffer.append(contentsOf: bytes)
    }

    mutating func text(_ text: String) { bytes(Array(text.utf8)) }

    func finished() -> [UInt8] {
        var message = buffer
        let length = UInt32(clamping: buffer.count - MessageLength.fieldBytes)
        for (index, shift) in ([0, 8, 16, 24] as [UInt32]).enumerated() {
            message[index] = UInt8(truncatingIfNeeded: length >> shift)
        }
        return message
    }
}

private struct MessageReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Reads the kind and what `decode` takes; nil unless that is the message to its last byte.
    static func read<Message>(_ message: [UInt8], _ decode: (UInt8, inout MessageReader) -> Message?) -> Message? {
        guard let kind = message.first else { return nil }
        var reader = MessageReader(message.dropFirst())
        guard let decoded = decode(kind, &reader), reader.rest.isEmpty else { return nil }
        return decoded
    }

    mutating func integer() -> Int? {
        guard rest.count >= 4 else { return nil }
        let value = rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        rest = rest.dropFirst(4)
        return Int(value)
    }

    mutating func bytes() -> [UInt8]? {
        guard let count = integer(), count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func text() -> String? {
        guard let bytes = bytes(), bytes.count <= PictureLimits.textBytes else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
