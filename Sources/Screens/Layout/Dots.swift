import Forms

extension DotMap {
    /// Makes dots of grey values: ink is what is darker than its surroundings, so that a card photographed in bad light
    /// can be read too.
    ///
    /// - Parameter grey: row by row, 0 black to 255 white; nil is the answer where there are too few.
    init?(grey: [UInt8], width: Int, height: Int) {
        guard width > 0, height > 0, grey.count >= width * height else { return nil }
        let sums = DotMap.sums(grey, width, height)
        let reach = max(4, max(width, height) / 16)
        let rowBytes = (width + 7) / 8
        var bits = [UInt8](repeating: 0, count: rowBytes * height)
        for y in 0..<height {
            for x in 0..<width {
                let mean = DotMap.mean(sums, width, height, x, y, reach)
                if Int(grey[y * width + x]) * 100 < mean * DotMap.darkerPercent {
                    bits[y * rowBytes + x / 8] |= 0x80 >> (x % 8)
                }
            }
        }
        self.init(width: width, height: height, bits: bits)
    }

    /// Ink is darker than this part of the mean around it.
    private static let darkerPercent = 86

    /// Sums over all rectangles from the upper left corner, a row and a column of zeros first.
    private static func sums(_ grey: [UInt8], _ width: Int, _ height: Int) -> [Int] {
        var sums = [Int](repeating: 0, count: (width + 1) * (height + 1))
        for y in 0..<height {
            var row = 0
            for x in 0..<width {
                row += Int(grey[y * width + x])
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row
            }
        }
        return sums
    }

    private static func mean(_ sums: [Int], _ width: Int, _ height: Int, _ x: Int, _ y: Int, _ reach: Int) -> Int {
        let left = max(0, x - reach)
        let right = min(width, x + reach + 1)
        let top = max(0, y - reach)
        let bottom = min(height, y + reach + 1)
        let row = width + 1
        let sum =
            sums[bottom * row + right] - sums[top * row + right] - sums[bottom * row + left] + sums[top * row + left]
        return sum / ((right - left) * (bottom - top))
    }
}
