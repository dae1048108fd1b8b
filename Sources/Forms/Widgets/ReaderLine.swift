import Cells

/// A line of a reader, broken for its width.
struct ReaderLine: Equatable, Sendable {
    /// The block that it is from, 0-based.
    let block: Int
    let text: String
    var indent = 0
    var isHeading = false
    /// The columns of the line, counted from its indent, that are pointed out.
    var pointedOut: [Range<Int>] = []

    private static let itemIndent = 2

    static func broken(_ blocks: [ReaderBlock], width: Int) -> [ReaderLine] {
        var lines: [ReaderLine] = []
        for (index, block) in blocks.enumerated() {
            let hasGap = index > 0 && (block.kind == .heading || block.kind == .paragraph)
            if hasGap { lines.append(ReaderLine(block: index, text: "")) }
            let isItem = block.kind == .item
            let texts =
                block.kind == .line
                ? [block.text] : LineBreaking.wrap(block.text, width: isItem ? width - itemIndent : width)
            let marks = PointedOut.columns(in: texts, of: block)
            for (row, text) in texts.enumerated() {
                lines.append(
                    ReaderLine(
                        block: index, text: text, indent: isItem && row > 0 ? itemIndent : 0,
                        isHeading: block.kind == .heading, pointedOut: marks.isEmpty ? [] : marks[row]))
            }
        }
        return lines
    }

    /// Fills pages up with empty lines, so that a section that fits on one page begins on a page of its own instead of
    /// going over its end. The last page is filled up too: turning it shows it from its own top.
    static func paged(_ lines: [ReaderLine], rows: Int) -> [ReaderLine] {
        guard lines.count > rows else { return lines }
        var paged: [ReaderLine] = []
        for section in sections(of: lines).flatMap({ pieces(of: $0, rows: rows) }) {
            let used = paged.count % rows
            let left = used == 0 ? 0 : rows - used
            var section = section
            if left == 0 || (section.count > left && section.count - 1 <= rows) {
                if let last = paged.last { paged += Array(repeating: last.emptied, count: left) }
                // The empty line above a heading is not needed on top of a page.
                if section.first?.text.isEmpty == true { section.removeFirst() }
            }
            paged += section
        }
        guard let last = paged.last, paged.count > rows else { return paged }
        return paged + Array(repeating: last.emptied, count: (rows - paged.count % rows) % rows)
    }

    /// What may not be torn of a section: all of it where it fits on a page, else each block, the heading with the first.
    private static func pieces(of section: [ReaderLine], rows: Int) -> [[ReaderLine]] {
        guard section.count - 1 > rows else { return [section] }
        return section.reduce(into: []) { pieces, line in
            let isHeaded = pieces.last?.allSatisfy { $0.isHeading || $0.text.isEmpty } == true
            if pieces.last?.last?.block == line.block || isHeaded {
                pieces[pieces.count - 1].append(line)
            } else {
                pieces.append([line])
            }
        }
    }

    /// The lines, parted before each heading and its empty line.
    private static func sections(of lines: [ReaderLine]) -> [[ReaderLine]] {
        let headed = Set(lines.filter(\.isHeading).map(\.block))
        return lines.reduce(into: []) { sections, line in
            let begins = headed.contains(line.block) && sections.last?.last?.block != line.block
            if begins || sections.isEmpty { sections.append([]) }
            sections[sections.count - 1].append(line)
        }
    }

    private var emptied: ReaderLine { ReaderLine(block: block, text: "") }
}

/// Finds what is pointed out in a block again in its broken lines.
private enum PointedOut {
    /// The columns a line; empty where nothing is pointed out. Breaking a text leaves its characters in their order and only
    /// lets spaces fall away.
    static func columns(in lines: [String], of block: ReaderBlock) -> [[Range<Int>]] {
        guard block.spans.contains(where: \.isPointedOut) else { return [] }
        let source = block.spans.flatMap { span in span.text.map { ($0, span.isPointedOut) } }
        var place = 0
        return lines.map { line in
            var ranges: [Range<Int>] = []
            var column = 0
            for character in line {
                let end = column + Width.of(character)
                defer { column = end }
                guard let found = source[place...].firstIndex(where: { $0.0 == character }) else { continue }
                place = found + 1
                guard source[found].1 else { continue }
                if let last = ranges.last, last.upperBound == column {
                    ranges[ranges.count - 1] = last.lowerBound..<end
                } else {
                    ranges.append(column..<end)
                }
            }
            return ranges
        }
    }
}

/// A place where the sought text stands; one that goes over a line's end is several.
struct ReaderMatch: Equatable, Sendable {
    let line: Int
    let column: Int
    let columns: Int
}

/// What is sought in a reader and where it stands.
struct ReaderSearch: Equatable, Sendable {
    /// The search line while it is being typed.
    var field: TextField?
    private(set) var text: String?
    private(set) var matches: [ReaderMatch] = []
    private(set) var current = 0

    mutating func begin() { field = TextField() }
    mutating func cancel() { field = nil }

    /// Takes what was typed; nothing typed ends the search.
    mutating func commit(in lines: [ReaderLine]) {
        let typed = field?.text ?? ""
        field = nil
        text = typed.isEmpty ? nil : typed
        findAll(in: lines)
    }

    mutating func first(fromLine line: Int) -> ReaderMatch? {
        current = matches.firstIndex { $0.line >= line } ?? 0
        return matches.indices.contains(current) ? matches[current] : nil
    }

    mutating func step(_ step: Int) -> ReaderMatch? {
        guard !matches.isEmpty else { return nil }
        current = (current + step + matches.count) % matches.count
        return matches[current]
    }

    /// Finds the text again, as its lines are now. Spaces and the ends of lines inside a block do not count.
    mutating func findAll(in lines: [ReaderLine]) {
        matches = []
        current = 0
        guard let text else { return }
        let sought = Array(text.lowercased().filter { $0 != " " })
        guard !sought.isEmpty else { return }
        for block in blocks(of: lines) { find(sought, in: block) }
    }

    /// A character of a block and where it stands.
    private struct Placed {
        let character: Character
        let line: Int
        let column: Int
        let columns: Int
    }

    private func blocks(of lines: [ReaderLine]) -> [[Placed]] {
        var blocks: [[Placed]] = []
        var last = -1
        for (row, line) in lines.enumerated() {
            if line.block != last { blocks.append([]) }
            last = line.block
            var column = line.indent
            for character in line.text {
                let columns = Width.of(character)
                for lower in character.lowercased() where lower != " " {
                    blocks[blocks.count - 1].append(
                        Placed(character: lower, line: row, column: column, columns: columns))
                }
                column += columns
            }
        }
        return blocks
    }

    private mutating func find(_ sought: [Character], in block: [Placed]) {
        var start = 0
        while start + sought.count <= block.count {
            let span = block[start..<start + sought.count]
            if zip(span, sought).allSatisfy({ $0.character == $1 }) {
                add(span)
                start += sought.count
            } else {
                start += 1
            }
        }
    }

    private mutating func add(_ span: ArraySlice<Placed>) {
        var lines: [Int] = []
        for placed in span where !lines.contains(placed.line) { lines.append(placed.line) }
        for line in lines {
            let part = span.filter { $0.line == line }
            guard let first = part.first, let last = part.last else { continue }
            matches.append(
                ReaderMatch(line: line, column: first.column, columns: last.column + last.columns - first.column))
        }
    }
}
