import HelperWire

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
        case .sheet: return MessageWriter(kind: 5).finished()
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
            guard let name = reader.line(), let sex = reader.line(), let nation = reader.line(),
                let born = reader.line(), let address = reader.line(), let number = reader.line()
            else { return nil }
            return .card(
                .portrait(name: name, sex: sex, nation: nation, born: born, address: address, number: number))
        case 4:
            guard let issuer = reader.line(), let validity = reader.line() else { return nil }
            return .card(.emblem(issuer: issuer, validity: validity))
        case 5:
            return .sheet
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

extension MessageReader {
    fileprivate mutating func line() -> String? { text(bytesMost: PictureLimits.textBytes) }
}
