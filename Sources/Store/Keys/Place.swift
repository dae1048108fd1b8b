import Foundation

/// Where a sealed value or a MAC stands: its table, its row and the row's columns that lie in the clear.
///
/// It is bound into the seal, so a value that was moved to another row, or whose clear columns were edited, no longer
/// opens.
struct Place {
    let table: String
    let row: String
    let clear: [String?]

    init(_ table: String, _ row: String, _ clear: String?...) {
        self.init(table, row, clear: clear)
    }

    init(_ table: String, _ row: String, clear: [String?]) {
        self.table = table
        self.row = row
        self.clear = clear
    }

    /// For failures: which row, never what is in it.
    var name: String { "\(table) \(row)" }

    /// One text, one encoding: every part carries its length, and nil is none.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        Self.append(table, to: &bytes)
        Self.append(row, to: &bytes)
        for part in clear { Self.append(part, to: &bytes) }
        return bytes
    }

    private static func append(_ part: String?, to bytes: inout [UInt8]) {
        guard let part else {
            bytes.append(0)
            return
        }
        let text = part.utf8
        bytes.append(1)
        withUnsafeBytes(of: UInt32(text.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
    }
}

/// Lower-case hexadecimal, without a formatter.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// - Returns: nil unless `text` is pairs of lower-case hexadecimal digits.
func bytes(hexadecimal text: String) -> [UInt8]? {
    var values: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39: values.append(byte - 0x30)
        case 0x61...0x66: values.append(byte - 0x61 + 10)
        default: return nil
        }
    }
    guard values.count % 2 == 0 else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}
