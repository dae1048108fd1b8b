import Cells

/// A long text with headings, a position, search, and the knowledge of whether its end was seen.
///
/// Keys: up and down a line, left and right or PgUp and PgDn a page, Home and End, `/` searches, `n` and `N` go on, `c`
/// shows the headings by number.
public struct Reader: Equatable, Sendable {
    public private(set) var blocks: [ReaderBlock]
    private let keepsSections: Bool
    private(set) var lines: [ReaderLine] = []
    private var size = Size(width: 0, height: 0)
    /// The first line in view.
    private(set) var top = 0
    /// Whether the last line has been in view: what has to be read was there to be read.
    public private(set) var sawEnd = false
    private(set) var search = ReaderSearch()
    /// The headings to go to, while they are shown in the place of the text.
    private(set) var contents: ReaderContents?

    /// - Parameter keepsSections: what stands under a heading is not torn apart by the end of a page where it fits on
    ///   one.
    public init(_ blocks: [ReaderBlock], keepsSections: Bool = false) {
        self.blocks = blocks
        self.keepsSections = keepsSections
    }

    /// The length of what is in view, for the time that reading it takes: each turn of the page is a key.
    public var charactersInView: Int {
        lines.dropFirst(top).prefix(pageRows).reduce(0) { $0 + $1.text.count }
    }

    /// The rows that the text takes in the width that was last fitted, without the two below it.
    public var textRows: Int { lines.count }

    /// Whether digits and letters are being typed: into the search line, or a heading's number.
    public var takesText: Bool { search.field != nil || contents != nil }
    /// Whether it is words that are searched for.
    public var takesChinese: Bool { search.field != nil }

    /// Breaks the text for a body of this size, the place of reading kept.
    public mutating func fit(_ size: Size) {
        guard size != self.size else { return }
        let anchor = lines.indices.contains(top) ? lines[top].block : 0
        let isBrokenAnew = size.width != self.size.width || (keepsSections && size.height != self.size.height)
        self.size = size
        if isBrokenAnew {
            breakAnew()
            top = top == 0 ? 0 : lines.firstIndex { $0.block >= anchor } ?? 0
        }
        scroll(to: top)
    }

    /// Shows the text as it is now, the place of reading kept: what is on top stays there, or what stands in its place.
    public mutating func show(_ blocks: [ReaderBlock]) {
        guard blocks != self.blocks else { return }
        let first = lines.indices.contains(top) ? lines[top].block : 0
        let row = top - (lines.firstIndex { $0.block == first } ?? top)
        let read = self.blocks.indices.contains(first) ? self.blocks[first] : nil
        let same = blocks.indices.filter { blocks[$0] == read }.min { abs($0 - first) < abs($1 - first) }
        self.blocks = blocks
        sawEnd = false
        contents = nil
        guard size.width > 0 else { return }
        breakAnew()
        scroll(to: top == 0 ? 0 : (lines.firstIndex { $0.block >= same ?? first } ?? 0) + (same == nil ? 0 : row))
    }

    private mutating func breakAnew() {
        let broken = ReaderLine.broken(blocks, width: size.width)
        lines = keepsSections ? ReaderLine.paged(broken, rows: pageRows) : broken
        search.findAll(in: lines)
    }

    /// Rows of text in view; below them an empty row and the row of the position.
    private var pageRows: Int { max(1, size.height - 2) }
    /// How far a page is turned; a line is carried over where pages are not filled up.
    private var turnRows: Int { keepsSections ? pageRows : max(1, pageRows - 1) }
    private var lastTop: Int { max(0, lines.count - pageRows) }

    private mutating func scroll(to line: Int) {
        top = min(max(0, line), lastTop)
        if size.height > 0, top == lastTop { sawEnd = true }
    }

    /// Takes a key or paste; false when the reader has no use for it.
    public mutating func update(_ input: Input) -> Bool {
        if contents != nil { return updateContents(input) }
        if search.field != nil { return updateSearch(input) }
        guard case .key(let key) = input else { return false }
        switch key {
        case .up: scroll(to: top - 1)
        case .down: scroll(to: top + 1)
        case .pageUp, .left: scroll(to: top - turnRows)
        case .pageDown, .right, .character(" "): scroll(to: top + turnRows)
        case .home: scroll(to: 0)
        case .end: scroll(to: lastTop)
        case .character("/"): search.begin()
        case .character("c"):
            guard offersContents else { return false }
            contents = ReaderContents(lines, near: top)
        case .character("n"): show(search.step(1))
        case .character("N"): show(search.step(-1))
        default: return false
        }
        return true
    }

    private mutating func updateSearch(_ input: Input) -> Bool {
        switch input {
        case .key(.escape): search.cancel()
        case .key(.enter):
            search.commit(in: lines)
            show(search.first(fromLine: top))
        default: return search.field?.update(input) ?? false
        }
        return true
    }

    /// A short text, or one with a single heading, needs no list of them.
    private var offersContents: Bool { lastTop > 0 && ReaderContents(lines, near: 0).headings.count > 1 }

    private mutating func updateContents(_ input: Input) -> Bool {
        guard case .key(let key) = input else { return true }
        switch contents?.press(key) {
        case .went(let line):
            contents = nil
            scroll(to: line)
        case .left: contents = nil
        case .stays, nil: break
        }
        return true
    }

    private mutating func show(_ match: ReaderMatch?) {
        guard let match, !(top..<top + pageRows).contains(match.line) else { return }
        scroll(to: match.line - pageRows / 3)
    }

    // MARK: Drawing

    public func draw(on surface: inout Surface, in rect: Rect, words: FormsWords) {
        let page = rect.splitBottom(2).rest
        if let contents {
            contents.draw(on: &surface, in: page)
            let foot = rect.splitBottom(1).bottom
            surface.put(words.typeHeading + contents.typed, at: foot.origin, role: .info, within: foot)
            return
        }
        for (row, line) in lines.dropFirst(top).prefix(page.height).enumerated() {
            let point = page.origin.moved(right: line.indent, down: row)
            surface.put(line.text, at: point, role: line.isHeading ? .heading : .body, within: page)
            for columns in line.pointedOut {
                let place = Rect(x: point.x + columns.lowerBound, y: point.y, width: columns.count, height: 1)
                surface.shade(place.intersection(page), role: .pointedOut)
            }
        }
        for (index, match) in search.matches.enumerated() where (top..<top + page.height).contains(match.line) {
            let place = Rect(x: page.x + match.column, y: page.y + match.line - top, width: match.columns, height: 1)
            surface.shade(place.intersection(page), role: index == search.current ? .attention : .match)
        }
        drawFoot(on: &surface, in: rect.splitBottom(1).bottom, words)
        if surface.cursor == nil { surface.setCursor(rect.origin, within: rect) }
    }

    private func drawFoot(on surface: inout Surface, in rect: Rect, _ words: FormsWords) {
        if let field = search.field {
            let x = surface.put(words.find + " ", at: rect.origin, role: .label, within: rect)
            field.draw(on: &surface, in: rect.splitLeft(x).rest, look: .focused)
            return
        }
        // Counted as they are turned; moved by lines, one is on a page until the next one is reached.
        let pages = 1 + (lastTop + turnRows - 1) / turnRows
        let page = top == lastTop ? pages : top / turnRows + 1
        var text = fill(words.page, ["page": page, "pages": pages])
        text += "   " + (top == lastTop ? words.atEnd : words.more)
        // That there is more is the way on, and must not be missed.
        surface.put(text, at: rect.origin, role: top == lastTop ? .label : .info, within: rect)
        guard let sought = search.text else { return }
        let found =
            search.matches.isEmpty
            ? fill(words.notFound, ["text": sought])
            : "\(words.find) \(sought)  \(search.current + 1)/\(search.matches.count)"
        surface.put(
            found, at: Point(x: max(rect.x, rect.maxX - Width.of(found)), y: rect.y), role: .info, within: rect)
    }

    /// The keys that work on the text.
    public func hints(_ words: FormsWords) -> [KeyHint] {
        if contents != nil {
            return [KeyHint(.enter, words.goToHeading, weight: .main), KeyHint(.escape, words.back)]
        }
        if takesText {
            return [KeyHint(.enter, words.find, weight: .main), KeyHint(.escape, words.back)]
        }
        guard lastTop > 0 else { return [] }
        return [
            // Named by the keys that a number pad has too.
            KeyHint([.pageDown, .right], words.nextPage, named: "→", weight: .usual),
            KeyHint([.pageUp, .left], words.previousPage, named: "←", weight: .minor),
        ] + (offersContents ? [KeyHint([.character("c")], words.contents, weight: .minor)] : [])
            + [KeyHint([.character("/")], words.find, weight: .minor)]
            + (search.matches.count > 1 ? [KeyHint([.character("n")], words.nextMatch, weight: .usual)] : [])
    }
}
