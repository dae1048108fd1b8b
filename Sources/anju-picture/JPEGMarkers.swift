/// Walks a JPEG's markers (ITU-T T.81, B.1.1). The decoder paints the missing part of a file cut short in grey and says
/// nothing; a card of which half is missing must not be taken for a card.
enum JPEGMarkers {
    private static let startOfScan: UInt8 = 0xDA
    private static let endOfImage: UInt8 = 0xD9

    /// Whether the end of the image follows its first scan. In a scan 0xFF is always followed by 0, so that the first end
    /// marker is the true one; what cameras append behind it does not matter.
    static func reachTheEnd(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 2
            while index + 3 < bytes.count, bytes[index] == 0xFF {
                let marker = bytes[index + 1]
                if marker == startOfScan { return hasEnd(bytes, from: index + 2) }
                if marker == 0xFF {
                    index += 1
                } else {
                    index += 2 + (Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
                }
            }
            return false
        }
    }

    private static func hasEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == 0xFF, bytes[index + 1] == endOfImage { return true }
            index += 1
        }
        return false
    }
}
