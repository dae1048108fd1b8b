import HelperWire

extension PinyinRequest {
    /// The message as it goes over the socket, its length in front.
    public func encoded() -> [UInt8] {
        switch self {
        case .letter(let byte): Self.message(1, Int(byte))
        case .mark(let byte): Self.message(2, Int(byte))
        case .choose(let place): Self.message(3, place)
        case .candidates(let place): Self.message(4, place)
        case .deleteBack: Self.message(5)
        case .clear: Self.message(6)
        case .traditional(let isOn): Self.message(7, isOn ? 1 : 0)
        }
    }

    private static func message(_ kind: UInt8, _ value: Int? = nil) -> [UInt8] {
        var message = MessageWriter(kind: kind)
        if let value { message.integer(value) }
        return message.finished()
    }

    /// Reads a message without its length; nil when it is none.
    public init?(_ message: [UInt8]) {
        guard let request = MessageReader.read(message, Self.decode) else { return nil }
        self = request
    }

    private static func decode(kind: UInt8, from reader: inout MessageReader) -> PinyinRequest? {
        switch kind {
        case 1: reader.byte(where: isLetter).map { .letter($0) }
        case 2: reader.byte { (0x21...0x7E).contains($0) }.map { .mark($0) }
        case 3: reader.place().map { .choose($0) }
        case 4: reader.place().map { .candidates(from: $0) }
        case 5: .deleteBack
        case 6: .clear
        case 7: reader.flag().map { .traditional($0) }
        default: nil
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "'")
    }
}

extension PinyinReply {
    /// The message as it goes over the socket, its length in front.
    public func encoded() -> [UInt8] {
        var message = MessageWriter(kind: composition == nil ? 129 : 130)
        message.text(done)
        guard let composition else { return message.finished() }
        message.text(composition.letters)
        message.text(composition.shown)
        message.integer(composition.first)
        message.integer(composition.hasMore ? 1 : 0)
        message.integer(composition.candidates.count)
        for candidate in composition.candidates { message.text(candidate) }
        return message.finished()
    }

    /// Reads a message without its length; nil when it is none.
    public init?(_ message: [UInt8]) {
        guard let reply = MessageReader.read(message, Self.decode) else { return nil }
        self = reply
    }

    private static func decode(kind: UInt8, from reader: inout MessageReader) -> PinyinReply? {
        guard kind == 129 || kind == 130, let done = reader.line() else { return nil }
        guard kind == 130 else { return PinyinReply(done: done) }
        guard let letters = reader.line(), !letters.isEmpty, let shown = reader.line(), let first = reader.place(),
            let hasMore = reader.flag(), let count = reader.integer(), count <= PinyinLimits.candidates
        else { return nil }
        var candidates: [String] = []
        for _ in 0..<count {
            guard let candidate = reader.line(), !candidate.isEmpty else { return nil }
            candidates.append(candidate)
        }
        return PinyinReply(
            done: done,
            composition: PinyinComposition(
                letters: letters, shown: shown, first: first, candidates: candidates, hasMore: hasMore))
    }
}

extension MessageReader {
    fileprivate mutating func line() -> String? { text(bytesMost: PinyinLimits.textBytes) }

    fileprivate mutating func place() -> Int? { integer().flatMap { $0 <= PinyinLimits.lastPlace ? $0 : nil } }

    fileprivate mutating func flag() -> Bool? { integer().flatMap { $0 <= 1 ? $0 == 1 : nil } }

    fileprivate mutating func byte(where isAllowed: (UInt8) -> Bool) -> UInt8? {
        integer().flatMap { UInt8(exactly: $0) }.flatMap { isAllowed($0) ? $0 : nil }
    }
}
