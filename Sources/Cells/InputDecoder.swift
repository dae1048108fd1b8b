/// What a terminal sends for a key. A list of them stands in for a dictionary, whose first use costs as long as all else
/// that start-up does with the keyboard.
public struct KeySequence: Sendable {
    let bytes: [UInt8]
    let key: Key

    public init(_ bytes: [UInt8], _ key: Key) {
        self.bytes = bytes
        self.key = key
    }
}

/// Turns the bytes that a terminal sends into keys and pastes.
///
/// It never fails: what is not a key - a late report, a reply to a query, an unknown or broken sequence, bytes that
/// are no UTF-8, a pasted control character - is swallowed whole and never becomes text or a command. Its state lives
/// across reads, so that it does not matter where a read ends.
public struct InputDecoder: Sendable {
    /// After this long a lone Esc is the Esc key and no longer the beginning of a sequence.
    public static let escapeMilliseconds = 25
    /// After this long a sequence that does not end is given up, so that the keyboard never goes dead.
    public static let sequenceMilliseconds = 500
    /// After this long without a byte a paste whose end never comes is handed over as it is.
    public static let pasteMilliseconds = 5000
    /// The bytes of a paste that are kept, 1 MiB; the rest is dropped.
    public static let pasteBytesLimit = 1 << 20

    /// When `expire` has something to do; nil while nothing is pending, so that a loop may sleep for ever.
    public private(set) var deadline: Instant?

    private enum State {
        case ground
        case text(needed: Int)
        case escape
        case escapeTwice
        case control
        case shift
        case string
        case stringEscape
        case mouse(left: Int)
        case console
        case paste
    }

    private var state = State.ground
    /// The bytes of the sequence or character that is not complete yet, Esc included.
    private var pending: [UInt8] = []
    /// Whether Esc stood before the character in `pending`.
    private var isAlt = false
    private var paste = PasteBuffer(limit: 0)
    private let keys: [KeySequence]
    private let pasteLimit: Int

    /// - Parameters:
    ///   - keys: sequences of this terminal beyond the common ones, as terminfo has them. Each begins with Esc; one that
    ///     begins another is left out.
    ///   - pasteLimit: the bytes of a paste that are kept.
    public init(keys: [KeySequence] = [], pasteLimit: Int = InputDecoder.pasteBytesLimit) {
        let usable = keys.filter { $0.bytes.count >= 2 && $0.bytes[0] == escapeByte }
        self.keys = usable.filter { candidate in
            let bytes = candidate.bytes
            return bytes != [escapeByte, UInt8(ascii: "[")] && bytes != [escapeByte, UInt8(ascii: "O")]
                && !usable.contains { $0.bytes.count > bytes.count && $0.bytes.starts(with: bytes) }
        }
        self.pasteLimit = pasteLimit
    }

    /// The inputs that `bytes` complete.
    public mutating func decode(_ bytes: some Sequence<UInt8>, at now: Instant) -> [Input] {
        var inputs: [Input] = []
        var isFirst = true
        for byte in bytes {
            // Esc was pressed, nobody looked for a while, and then another key: not Alt with that key.
            if isFirst, case .escape = state, let deadline, deadline <= now, !opensSequence(byte) {
                inputs += expire(at: now)
            }
            isFirst = false
            accept(byte, into: &inputs)
        }
        deadline = patience.map { now + $0 }
        return inputs
    }

    /// What the passing of time completes: a lone Esc, or nothing where a sequence was given up.
    public mutating func expire(at now: Instant) -> [Input] {
        guard let deadline, deadline <= now else { return [] }
        self.deadline = nil
        defer { reset() }
        switch state {
        case .escape: return [.key(.escape)]
        case .escapeTwice: return [.key(.escape), .key(.escape)]
        case .shift where pending.count == 2: return [.key(.alt("O"))]
        case .paste: return [.paste(paste.text)]
        default: return []
        }
    }

    /// How long to wait for the rest of what is pending, in milliseconds.
    private var patience: Int? {
        switch state {
        case .ground: nil
        case .escape, .escapeTwice: Self.escapeMilliseconds
        case .paste: Self.pasteMilliseconds
        default: Self.sequenceMilliseconds
        }
    }

    private mutating func reset() {
        state = .ground
        pending = []
        isAlt = false
    }

    // MARK: One byte

    private mutating func accept(_ byte: UInt8, into inputs: inout [Input]) {
        switch state {
        case .ground: acceptInGround(byte, into: &inputs)
        case .text(let needed): acceptText(byte, needed: needed, into: &inputs)
        case .escape: acceptAfterEscape(byte, into: &inputs)
        case .escapeTwice: acceptAfterTwoEscapes(byte, into: &inputs)
        case .control: acceptControl(byte, into: &inputs)
        case .shift: acceptShifted(byte, into: &inputs)
        case .string:
            if byte == escapeByte { state = .stringEscape } else if endsString.contains(byte) { reset() }
        case .stringEscape:
            // Esc \ ends a string; any other Esc breaks it off and begins something new.
            beginEscape()
            if byte == UInt8(ascii: "\\") { reset() } else { acceptAfterEscape(byte, into: &inputs) }
        case .mouse(let left):
            if left > 1 { state = .mouse(left: left - 1) } else { reset() }
        case .console:
            reset()
            if (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) {
                inputs.append(.key(.function(Int(byte) - 0x40)))
            }
        case .paste:
            if paste.append(byte) {
                inputs.append(.paste(paste.text))
                reset()
            }
        }
    }

    private mutating func beginEscape() {
        reset()
        state = .escape
        pending = [escapeByte]
    }

    private mutating func acceptInGround(_ byte: UInt8, into inputs: inout [Input]) {
        switch byte {
        case escapeByte:
            beginEscape()
        case 0x20..<0x7F:
            let character = Character(Unicode.Scalar(byte))
            inputs.append(.key(isAlt ? .alt(character) : .character(character)))
            isAlt = false
        case 0xC2...0xF4:
            pending = [byte]
            state = .text(needed: byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
        default:
            isAlt = false
            if byte < 0x80, let key = KeySequences.key(control: byte) { inputs.append(.key(key)) }
        }
    }

    private mutating func acceptText(_ byte: UInt8, needed: Int, into inputs: inout [Input]) {
        guard byte & 0xC0 == 0x80 else {
            reset()
            acceptInGround(byte, into: &inputs)
            return
        }
        pending.append(byte)
        guard pending.count == needed else { return }
        let alt = isAlt
        if let scalar = scalar(of: pending), !Text.isHidden(scalar) {
            inputs.append(.key(alt ? .alt(Character(scalar)) : .character(Character(scalar))))
        }
        reset()
    }

    private mutating func acceptAfterEscape(_ byte: UInt8, into inputs: inout [Input]) {
        pending = [escapeByte, byte]
        if finishKnown(into: &inputs) { return }
        switch byte {
        case escapeByte: state = .escapeTwice
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .shift
        case _ where opensString.contains(byte): state = .string
        case 0x7F, 0x08:
            reset()
            inputs.append(.key(.backspace))
        case 0x00..<0x20:
            // The Esc key and, quickly after it, another one.
            reset()
            inputs.append(.key(.escape))
            acceptInGround(byte, into: &inputs)
        default:
            reset()
            isAlt = true
            acceptInGround(byte, into: &inputs)
        }
    }

    /// rxvt writes Alt with an arrow as Esc before the arrow's sequence; otherwise the Esc key was pressed twice.
    private mutating func acceptAfterTwoEscapes(_ byte: UInt8, into inputs: inout [Input]) {
        beginEscape()
        if byte != UInt8(ascii: "["), byte != UInt8(ascii: "O") { inputs.append(.key(.escape)) }
        acceptAfterEscape(byte, into: &inputs)
    }

    private mutating func acceptControl(_ byte: UInt8, into inputs: inout [Input]) {
        if byte == escapeByte { return beginEscape() }
        // Longer than any report: still swallowed to its end, but no longer kept.
        if pending.count < 64 { pending.append(byte) }
        if finishKnown(into: &inputs) { return }
        switch byte {
        case 0x20..<0x40:
            return
        case UInt8(ascii: "[") where pending.count == 3:
            state = .console
        case UInt8(ascii: "M") where pending.count == 3:
            state = .mouse(left: 3)
        case 0x40..<0x7F:
            finishControl(final: byte, into: &inputs)
        default:
            reset()
        }
    }

    private mutating func finishControl(final: UInt8, into inputs: inout [Input]) {
        let parameters = Array(pending.dropFirst(2).dropLast())
        reset()
        if final == UInt8(ascii: "~"), parameters == Array("200".utf8) {
            state = .paste
            paste = PasteBuffer(limit: pasteLimit)
        } else if let key = KeySequences.key(parameters: parameters, final: final) {
            inputs.append(.key(key))
        }
    }

    private mutating func acceptShifted(_ byte: UInt8, into inputs: inout [Input]) {
        if byte == escapeByte { return beginEscape() }
        if pending.count < 64 { pending.append(byte) }
        if finishKnown(into: &inputs) { return }
        if (0x30..<0x3C).contains(byte) { return }
        reset()
        if let key = KeySequences.key(shifted: byte) { inputs.append(.key(key)) }
    }

    /// Ends the sequence where terminfo says that it is a key.
    private mutating func finishKnown(into inputs: inout [Input]) -> Bool {
        guard let key = keys.last(where: { $0.bytes == pending })?.key else { return false }
        reset()
        inputs.append(.key(key))
        return true
    }

    private func opensSequence(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") || opensString.contains(byte)
    }
}

private let escapeByte: UInt8 = 0x1B
/// DCS, SOS, OSC, PM and APC, as the byte after Esc.
private let opensString: [UInt8] = Array("PX]^_".utf8)
/// BEL, CAN and SUB.
private let endsString: [UInt8] = [0x07, 0x18, 0x1A]

/// The one scalar that `bytes` (2 to 4, lead and continuation bytes) encode; nil for overlong forms and surrogates.
private func scalar(of bytes: [UInt8]) -> Unicode.Scalar? {
    var value = UInt32(bytes[0]) & (0x7F >> UInt32(bytes.count))
    for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    let smallest: UInt32 = bytes.count == 2 ? 0x80 : bytes.count == 3 ? 0x800 : 0x10000
    return value < smallest ? nil : Unicode.Scalar(value)
}
