/// Sequences that put text on the system's clipboard (xterm's OSC 52).
enum Clipboard {
    /// Above this terminals refuse the text.
    static let bytesLimit = 64 << 10

    /// The sequence that sets the clipboard to `text`, or nil where it is too long.
    static func set(_ text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= bytesLimit else { return nil }
        return Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
    }

    /// Clears the clipboard: xterm and others empty it at `!`, which is no base64; tmux ignores that but takes a space.
    static let clear: [UInt8] = Array("\u{1B}]52;c;IA==\u{7}\u{1B}]52;c;!\u{7}".utf8)

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for index in 0..<3 { value = value << 8 | (index < group.count ? Int(group[start + index]) : 0) }
            for index in 0..<4 {
                result.append(index <= group.count ? alphabet[value >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
