/// How large a code is, and how its words are parted into blocks, at level L.
struct QRVersion {
    /// 1...40.
    let number: Int

    static let all = (1...40).map(QRVersion.init)

    var side: Int { 17 + 4 * number }

    /// Words of correction in each block.
    private var correction: Int { Self.corrections[number - 1] }
    private var blocks: Int { Self.blockCounts[number - 1] }

    private static let corrections = [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
        28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ]
    private static let blockCounts = [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
        8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ]

    /// Where the centres of the alignment patterns stand, by row and by column.
    var alignment: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).map { side - 7 - $0 * step }.reversed()
    }

    /// Modules that are no pattern, in whole words.
    private var allWords: Int {
        var modules = (16 * number + 128) * number + 64
        if number > 1 {
            let count = number / 7 + 2
            modules -= (25 * count - 10) * count - 55
            if number > 6 { modules -= 36 }
        }
        return modules / 8
    }

    private var dataWords: Int { allWords - correction * blocks }
    private var lengthBits: Int { number < 10 ? 8 : 16 }

    func holds(_ bytes: Int) -> Bool { 4 + lengthBits + 8 * bytes <= 8 * dataWords }

    /// Bytes as words: mode, length, the bytes, an end, and what fills the rest.
    func words(of bytes: [UInt8]) -> [UInt8] {
        var bits: [Bool] = []
        func add(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        add(0b0100, 4)
        add(bytes.count, lengthBits)
        for byte in bytes { add(Int(byte), 8) }
        add(0, min(4, 8 * dataWords - bits.count))
        add(0, (8 - bits.count % 8) % 8)
        var words = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let padding: [UInt8] = [0xEC, 0x11]
        var next = 0
        while words.count < dataWords {
            words.append(padding[next % 2])
            next += 1
        }
        return words
    }

    /// The words of all blocks by turns, and behind them those of their correction.
    func interleaved(_ words: [UInt8]) -> [UInt8] {
        let short = words.count / blocks
        let longer = words.count % blocks
        var data: [[UInt8]] = []
        var start = 0
        for block in 0..<blocks {
            let end = start + short + (block < blocks - longer ? 0 : 1)
            data.append(Array(words[start..<end]))
            start = end
        }
        let divisor = ReedSolomon.divisor(degree: correction)
        let checks = data.map { ReedSolomon.remainder($0, divisor) }
        var all: [UInt8] = []
        for index in 0...short { for block in data where index < block.count { all.append(block[index]) } }
        for index in 0..<correction { for block in checks { all.append(block[index]) } }
        return all
    }
}
