/// The modules of a code under one mask.
struct QRMatrix {
    static let masks = 0..<8

    let side: Int
    private(set) var dark: [Bool]
    /// Modules of a pattern, which no mask touches.
    private var isFixed: [Bool]

    init(_ version: QRVersion, _ words: [UInt8], mask: Int) {
        side = version.side
        dark = Array(repeating: false, count: side * side)
        isFixed = dark
        drawPatterns(version)
        drawFormat(mask)
        fill(words, mask)
    }

    // MARK: Patterns

    private mutating func fix(_ column: Int, _ row: Int, _ isDark: Bool) {
        dark[row * side + column] = isDark
        isFixed[row * side + column] = true
    }

    private mutating func drawPatterns(_ version: QRVersion) {
        for place in 0..<side {
            fix(6, place, place.isMultiple(of: 2))
            fix(place, 6, place.isMultiple(of: 2))
        }
        for (column, row) in [(3, 3), (side - 4, 3), (3, side - 4)] { drawFinder(column, row) }
        let places = version.alignment
        for row in places {
            for column in places where !isCorner(column, row, places) { drawAlignment(column, row) }
        }
        if version.number > 6 { draw(version) }
    }

    /// A finder stands there.
    private func isCorner(_ column: Int, _ row: Int, _ places: [Int]) -> Bool {
        let last = places[places.count - 1]
        return (column == 6 && (row == 6 || row == last)) || (column == last && row == 6)
    }

    private mutating func drawFinder(_ column: Int, _ row: Int) {
        for down in -4...4 {
            for right in -4...4 {
                let (x, y) = (column + right, row + down)
                guard (0..<side).contains(x), (0..<side).contains(y) else { continue }
                let ring = max(abs(right), abs(down))
                fix(x, y, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func drawAlignment(_ column: Int, _ row: Int) {
        for down in -2...2 {
            for right in -2...2 { fix(column + right, row + down, max(abs(right), abs(down)) != 1) }
        }
    }

    private mutating func draw(_ version: QRVersion) {
        var rest = version.number
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
        let bits = version.number << 12 | rest
        for place in 0..<18 {
            let isDark = bits >> place & 1 == 1
            let (near, far) = (place / 3, side - 11 + place % 3)
            fix(far, near, isDark)
            fix(near, far, isDark)
        }
    }

    /// Level L and the mask, twice.
    private mutating func drawFormat(_ mask: Int) {
        let data = 0b01 << 3 | mask
        var rest = data
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
        let bits = (data << 10 | rest) ^ 0x5412
        func bit(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { fix(8, place, bit(place)) }
        fix(8, 7, bit(6))
        fix(8, 8, bit(7))
        fix(7, 8, bit(8))
        for place in 9..<15 { fix(14 - place, 8, bit(place)) }
        for place in 0..<8 { fix(side - 1 - place, 8, bit(place)) }
        for place in 8..<15 { fix(8, side - 15 + place, bit(place)) }
        fix(8, side - 8, true)
    }

    // MARK: Words

    /// In columns of two from the right, up and down by turns, past the patterns.
    private mutating func fill(_ words: [UInt8], _ mask: Int) {
        var next = 0
        var goesUp = true
        for right in stride(from: side - 1, through: 1, by: -2) {
            // The column of the timing pattern takes none.
            let right = right <= 6 ? right - 1 : right
            for step in 0..<side {
                let row = goesUp ? side - 1 - step : step
                for column in [right, right - 1] where !isFixed[row * side + column] {
                    var isDark = false
                    if next < 8 * words.count { isDark = words[next / 8] >> (7 - next % 8) & 1 == 1 }
                    next += 1
                    dark[row * side + column] = isDark != Self.flips(mask, column, row)
                }
            }
            goesUp.toggle()
        }
    }

    private static func flips(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    // MARK: Choosing a mask

    /// How hard it is to read: runs, blocks of two by two, what looks like a finder, and too much of one colour.
    var penalty: Int {
        var sum = 0
        for place in 0..<side {
            sum += Self.penalty(of: (0..<side).map { dark[place * side + $0] })
            sum += Self.penalty(of: (0..<side).map { dark[$0 * side + place] })
        }
        for row in 0..<side - 1 {
            for column in 0..<side - 1 {
                let first = dark[row * side + column]
                if first == dark[row * side + column + 1], first == dark[(row + 1) * side + column],
                    first == dark[(row + 1) * side + column + 1]
                {
                    sum += 3
                }
            }
        }
        let share = dark.count(where: \.self) * 100 / dark.count
        return sum + abs(share - 50) / 5 * 10
    }

    private static func penalty(of line: [Bool]) -> Int {
        var sum = 0
        var start = 0
        for end in 1...line.count where end == line.count || line[end] != line[start] {
            if end - start >= 5 { sum += end - start - 2 }
            start = end
        }
        for start in 0...line.count - 11 {
            for pattern in finders where line[start..<start + 11].elementsEqual(pattern) { sum += 40 }
        }
        return sum
    }

    private static let finders = [
        [true, false, true, true, true, false, true, false, false, false, false],
        [false, false, false, false, true, false, true, true, true, false, true],
    ]
}
