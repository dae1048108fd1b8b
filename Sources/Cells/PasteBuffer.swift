/// Collects a bracketed paste up to its end mark `CSI 201~`.
struct PasteBuffer: Sendable {
    private static let endMark: [UInt8] = Array("\u{1B}[201~".utf8)

    private var bytes: [UInt8] = []
    /// How much of the end mark the last bytes were.
    private var matched = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes a byte; true when it was the last of the end mark.
    mutating func append(_ byte: UInt8) -> Bool {
        if byte == Self.endMark[matched] {
            matched += 1
            return matched == Self.endMark.count
        }
        // Esc stands only at the mark's beginning, so that a broken mark is content and at most one new mark begins.
        for index in 0..<matched { keep(Self.endMark[index]) }
        matched = byte == Self.endMark[0] ? 1 : 0
        if matched == 0 { keep(byte) }
        return false
    }

    /// What was pasted, cleaned; bytes that are no UTF-8 are left out.
    var text: String {
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}" {
            scalars.append(scalar)
        }
        return Text.clean(String(scalars), keepingLines: true)
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < limit { bytes.append(byte) }
    }
}
