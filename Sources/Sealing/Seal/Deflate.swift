import CZlib

/// The compression of `FlateDecode` (RFC 1950).
enum Deflate {
    static func compressed(_ bytes: [UInt8]) throws(SealProblem) -> [UInt8] {
        var count = compressBound(uLong(bytes.count))
        var output = [UInt8](repeating: 0, count: Int(count))
        guard compress2(&output, &count, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else {
            throw .cryptography
        }
        return Array(output.prefix(Int(count)))
    }
}
