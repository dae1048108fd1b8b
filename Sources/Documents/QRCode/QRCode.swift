/// A QR code (ISO/IEC 18004) of bytes at error correction level L, which holds most: what a phone or a scanner reads off
/// paper or a screen.
public struct QRCode: Equatable, Sendable {
    /// The light rows and columns that must stand around it, in modules.
    public static let margin = 4
    /// The most bytes that one holds.
    public static let bytesMost = 2953

    /// Modules a side: 21, 25 … 177.
    public let side: Int
    private let dark: [Bool]

    /// The smallest that holds the text.
    ///
    /// - Returns: nil where none does.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = QRVersion.all.first(where: { $0.holds(bytes.count) }) else { return nil }
        var best: (matrix: QRMatrix, penalty: Int)?
        let words = version.interleaved(version.words(of: bytes))
        for mask in QRMatrix.masks {
            let matrix = QRMatrix(version, words, mask: mask)
            let penalty = matrix.penalty
            if best.map({ penalty < $0.penalty }) ?? true { best = (matrix, penalty) }
        }
        guard let best else { return nil }
        (side, dark) = (best.matrix.side, best.matrix.dark)
    }

    /// Whether a module is dark; none outside is.
    public func isDark(column: Int, row: Int) -> Bool {
        (0..<side).contains(column) && (0..<side).contains(row) && dark[row * side + column]
    }
}
