import Cells

/// Enough of a terminal to know what stands on the screen: what ncurses sends to `xterm-256color`, colours left out.
struct Emulator {
    let size: Size
    private(set) var cursor = Point(x: 0, y: 0)
    private var cells: [[String]]
    private var top = 0
    private var bottom: Int
    private var wrapsNext = false
    private var saved = Point(x: 0, y: 0)
    private var last = " "
    private var pending: [UInt8] = []

    init(size: Size) {
        self.size = size
        bottom = size.height - 1
        cells = Array(repeating: Self.blank(size.width), count: size.height)
    }

    /// The screen's rows, trailing blanks left out.
    var rows: [String] {
        cells.map { row in
            var text = row.joined()
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    func shows(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

    mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var index = 0
        while index < pending.count, let length = unit(at: index) { index += length }
        pending.removeFirst(index)
    }

    /// Obeys one control, sequence or character; nil when its end has not come yet.
    private mutating func unit(at index: Int) -> Int? {
        let byte = pending[index]
        switch byte {
        case 0x1B: return escape(at: index)
        case 0x00..<0x20:
            control(byte)
            return 1
        default: return character(at: index)
        }
    }

    private mutating func character(at index: Int) -> Int? {
        let length =
            switch pending[index] {
            case 0xF0...: 4
            case 0xE0...: 3
            case 0xC0...: 2
            default: 1
            }
        guard index + length <= pending.count else { return nil }
        put(String(decoding: pending[index..<index + length], as: UTF8.self))
        return length
    }

    private mutating func put(_ text: String) {
        let columns = max(1, Width.of(text))
        if wrapsNext || cursor.x + columns > size.width {
            cursor = Point(x: 0, y: cursor.y)
            lineFeed()
        }
        cells[cursor.y][cursor.x] = text
        for tail in 1..<max(1, columns) + 1 where tail < columns { cells[cursor.y][cursor.x + tail] = "" }
        last = text
        wrapsNext = cursor.x + columns >= size.width
        cursor.x = min(size.width - 1, cursor.x + columns)
    }

    private mutating func control(_ byte: UInt8) {
        wrapsNext = false
        switch byte {
        case 0x08: cursor.x = max(0, cursor.x - 1)
        case 0x09: cursor.x = min(size.width - 1, (cursor.x / 8 + 1) * 8)
        case 0x0A: lineFeed()
        case 0x0D: cursor.x = 0
        default: break
        }
    }

    private mutating func lineFeed() {
        wrapsNext = false
        if cursor.y == bottom { scroll(by: 1) } else { cursor.y = min(size.height - 1, cursor.y + 1) }
    }

    private mutating func escape(at index: Int) -> Int? {
        guard index + 1 < pending.count else { return nil }
        switch pending[index + 1] {
        case UInt8(ascii: "["): return sequence(at: index)
        case UInt8(ascii: "]"), UInt8(ascii: "P"): return string(at: index)
        case UInt8(ascii: "("), UInt8(ascii: ")"): return index + 2 < pending.count ? 3 : nil
        case UInt8(ascii: "7"): saved = cursor
        case UInt8(ascii: "8"): cursor = saved
        case UInt8(ascii: "M"): if cursor.y == top { scroll(by: -1) } else { cursor.y = max(0, cursor.y - 1) }
        default: break
        }
        return 2
    }

    /// An operating-system or device string, up to BEL or ST.
    private func string(at index: Int) -> Int? {
        for end in (index + 2)..<max(index + 2, pending.count) {
            if pending[end] == 0x07 { return end - index + 1 }
            if pending[end] == 0x1B, end + 1 < pending.count { return end - index + 2 }
        }
        return nil
    }

    private mutating func sequence(at index: Int) -> Int? {
        guard let end = pending[(index + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
        let body = pending[(index + 2)..<end]
        let isPrivate = body.first.map { (0x3C...0x3F).contains($0) } ?? false
        let numbers = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
            digits.reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
        }
        if isPrivate {
            if numbers.contains(1049) { erase(rows: 0..<size.height) }
        } else {
            obey(pending[end], numbers)
        }
        return end - index + 1
    }

    private mutating func obey(_ command: UInt8, _ numbers: [Int]) {
        let first = numbers.first ?? 0
        let count = max(1, first)
        wrapsNext = false
        switch command {
        case UInt8(ascii: "A"): move(toRow: cursor.y - count)
        case UInt8(ascii: "B"): move(toRow: cursor.y + count)
        case UInt8(ascii: "C"): move(toColumn: cursor.x + count)
        case UInt8(ascii: "D"): move(toColumn: cursor.x - count)
        case UInt8(ascii: "G"): move(toColumn: count - 1)
        case UInt8(ascii: "d"): move(toRow: count - 1)
        case UInt8(ascii: "H"), UInt8(ascii: "f"):
            move(toRow: count - 1)
            move(toColumn: (numbers.count > 1 ? max(1, numbers[1]) : 1) - 1)
        case UInt8(ascii: "J"): eraseDisplay(first)
        case UInt8(ascii: "K"): eraseLine(first)
        case UInt8(ascii: "X"): blank(cursor.x..<cursor.x + count)
        case UInt8(ascii: "@"): shift(by: count)
        case UInt8(ascii: "P"): shift(by: -count)
        case UInt8(ascii: "L"): scroll(by: -count, from: cursor.y)
        case UInt8(ascii: "M"): scroll(by: count, from: cursor.y)
        case UInt8(ascii: "S"): scroll(by: count)
        case UInt8(ascii: "T"): scroll(by: -count)
        case UInt8(ascii: "b"): for _ in 0..<count { put(last) }
        case UInt8(ascii: "r"):
            top = count - 1
            bottom = min(size.height, numbers.count > 1 && numbers[1] > 0 ? numbers[1] : size.height) - 1
            cursor = Point(x: 0, y: 0)
        default: break
        }
    }

    private mutating func move(toRow y: Int) { cursor.y = min(size.height - 1, max(0, y)) }

    private mutating func move(toColumn x: Int) { cursor.x = min(size.width - 1, max(0, x)) }

    private mutating func eraseDisplay(_ which: Int) {
        switch which {
        case 0:
            eraseLine(0)
            erase(rows: cursor.y + 1..<size.height)
        case 1:
            eraseLine(1)
            erase(rows: 0..<cursor.y)
        default: erase(rows: 0..<size.height)
        }
    }

    private mutating func eraseLine(_ which: Int) {
        switch which {
        case 0: blank(cursor.x..<size.width)
        case 1: blank(0..<cursor.x + 1)
        default: blank(0..<size.width)
        }
    }

    private mutating func blank(_ columns: Range<Int>) {
        for x in columns.clamped(to: 0..<size.width) { cells[cursor.y][x] = " " }
    }

    private mutating func erase(rows: Range<Int>) {
        for y in rows.clamped(to: 0..<size.height) { cells[y] = Self.blank(size.width) }
    }

    /// Inserts blanks at the cursor, or with a negative count takes cells out.
    private mutating func shift(by count: Int) {
        var row = cells[cursor.y]
        let columns = min(abs(count), size.width - cursor.x)
        if count > 0 {
            row.insert(contentsOf: Array(repeating: " ", count: columns), at: cursor.x)
            row.removeLast(columns)
        } else {
            row.removeSubrange(cursor.x..<cursor.x + columns)
            row += Array(repeating: " ", count: columns)
        }
        cells[cursor.y] = row
    }

    /// Moves the region's lines up, or down with a negative count.
    private mutating func scroll(by count: Int, from start: Int? = nil) {
        let start = start ?? top
        guard start <= bottom else { return }
        let lines = min(abs(count), bottom - start + 1)
        let blanks = Array(repeating: Self.blank(size.width), count: lines)
        if count > 0 {
            cells.removeSubrange(start..<start + lines)
            cells.insert(contentsOf: blanks, at: bottom - lines + 1)
        } else {
            cells.removeSubrange(bottom - lines + 1...bottom)
            cells.insert(contentsOf: blanks, at: start)
        }
    }

    private static func blank(_ width: Int) -> [String] { Array(repeating: " ", count: width) }
}
