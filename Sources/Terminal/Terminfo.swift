import CNcurses
import Cells

/// What terminfo knows of the current terminal.
enum Terminfo {
    private static let capabilities: [(name: String, key: Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter),
        ] + (1...12).map { ("kf\($0)", .function($0)) }

    /// The sequences of the terminal's keys, for the decoder.
    static func keys() -> [KeySequence] {
        var keys: [KeySequence] = []
        for (name, key) in capabilities {
            guard let sequence = anju_capability(name) else { continue }
            let bytes = UnsafeBufferPointer(start: sequence, count: strlen(sequence))
            keys.append(KeySequence(bytes.map { UInt8(bitPattern: $0) }, key))
        }
        return keys
    }

    static var canPlaceCursor: Bool {
        anju_capability("cup") != nil
    }
}
