import Cells
import Forms

/// One entry of a menu.
struct MenuEntry<ID: Hashable & Sendable>: Equatable, Sendable {
    let id: ID
    let label: String
    /// What stands beside it: a state, not a button.
    let note: String
    let noteRole: Role
    /// Why it cannot be taken now; nil when it can.
    let whyNot: String?
    /// What stands above it, where a group of entries begins.
    let heading: String?
    /// The key that takes it wherever it stands; nil: that of its place.
    let key: Character?

    init(
        _ id: ID, _ label: String, note: String = "", noteRole: Role = .muted, whyNot: String? = nil,
        heading: String? = nil, key: Character? = nil
    ) {
        self.heading = heading
        self.key = key
        self.id = id
        self.label = label
        self.note = note
        self.noteRole = noteRole
        self.whyNot = whyNot
    }
}

/// Numbered entries of which one is taken: a digit takes it at once, `*` the tenth, arrows move, Enter takes.
///
/// More than there are keys for stand on pages, each numbered anew; an entry with a key of its own is on every page.
struct Menu<ID: Hashable & Sendable>: Equatable, Sendable {
    enum Outcome: Equatable {
        case ignored, moved
        case took(ID)
        case refused(String)
    }

    var entries: [MenuEntry<ID>] { didSet { move(to: min(focus, max(0, entries.count - 1))) } }
    private(set) var focus: Int
    /// The page in view, 0-based.
    private var page = 0
    /// Whether an empty row stands between entries.
    let isSpaced: Bool

    private static var gutter: Int { 2 }
    private static var noteGap: Int { 3 }
    /// What a number pad has that is free in a menu; 0 opens the other menu.
    private static var keys: [Character] { Array("123456789*") }

    init(_ entries: [MenuEntry<ID>], focus: ID? = nil, isSpaced: Bool = false) {
        self.entries = entries
        self.focus = 0
        self.isSpaced = isSpaced
        move(to: entries.firstIndex { $0.id == focus } ?? 0)
    }

    var focused: ID? { entries.indices.contains(focus) ? entries[focus].id : nil }

    var focusedWhyNot: String? { entries.indices.contains(focus) ? entries[focus].whyNot : nil }

    mutating func focus(on id: ID) {
        move(to: entries.firstIndex { $0.id == id } ?? focus)
    }

    mutating func focusFirst() { move(to: 0) }

    /// The keys that turn its pages, where there are several.
    var pageHints: [KeyHint] {
        guard pageCount > 1 else { return [] }
        return [KeyHint([.right, .left], FormsWords.anju.nextPage, named: "→ ←")]
    }

    mutating func press(_ key: Key) -> Outcome {
        guard !entries.isEmpty else { return .ignored }
        switch key {
        case .up, .backTab: step(-1)
        case .down, .tab: step(1)
        case .left where pageCount > 1, .pageUp where pageCount > 1: turn(to: page - 1)
        case .right where pageCount > 1, .pageDown where pageCount > 1: turn(to: page + 1)
        case .home, .pageUp: move(to: 0)
        case .end, .pageDown:
            turn(to: pageCount - 1)
            move(to: entries.count - 1)
        case .enter, .character(" "): return take(focus)
        case .character(let character):
            guard let index = shown.first(where: { self.key(of: $0) == character }) else { return .ignored }
            return take(index)
        default: return .ignored
        }
        return .moved
    }

    private mutating func take(_ index: Int) -> Outcome {
        guard entries.indices.contains(index) else { return .ignored }
        move(to: index)
        return entries[index].whyNot.map { .refused($0) } ?? .took(entries[index].id)
    }

    // MARK: Pages

    /// The entries that are numbered by their place, and the keys for that.
    private var numbered: [Int] { entries.indices.filter { entries[$0].key == nil } }
    private var places: [Character] {
        Self.keys.filter { key in entries.allSatisfy { $0.key != key } }
    }

    private var pageCount: Int {
        let (count, places) = (numbered.count, places.count)
        return max(1, (count + places - 1) / places)
    }

    /// Moves the focus, and turns to the page that it is on then.
    private mutating func move(to index: Int) {
        focus = index
        if let place = numbered.firstIndex(of: index) { page = place / places.count }
        page = min(page, pageCount - 1)
    }

    /// To the entry above or below, over the end of a page too.
    private mutating func step(_ step: Int) {
        let (shown, first) = (shown, page * places.count)
        let place = (shown.firstIndex(of: focus) ?? 0) + step
        if shown.indices.contains(place) {
            move(to: shown[place])
        } else if step > 0, page < pageCount - 1 {
            turn(to: page + 1)
        } else if step < 0, page > 0 {
            move(to: numbered[first - 1])
        }
    }

    /// To the first entry of a page.
    private mutating func turn(to page: Int) {
        guard pageCount > 1 else { return }
        move(to: numbered[min(max(0, page), pageCount - 1) * places.count])
    }

    /// The entries in view, by their indices.
    private var shown: [Int] {
        guard pageCount > 1 else { return Array(entries.indices) }
        let here = numbered.dropFirst(page * places.count).prefix(places.count)
        return entries.indices.filter { entries[$0].key != nil || here.contains($0) }
    }

    /// The key that takes an entry in view.
    private func key(of index: Int) -> Character? {
        if let key = entries[index].key { return key }
        let (places, place) = (places, numbered.firstIndex(of: index) ?? 0)
        return places[place % places.count]
    }

    // MARK: Drawing

    /// The rows that the menu takes.
    func rows(width: Int) -> Int { entryRows(width: width) + (pageCount > 1 ? 2 : 0) }

    private func entryRows(width: Int) -> Int {
        let shown = shown
        let rows = shown.reduce(0) { $0 + lines($1, width: width).count }
        return rows + (isSpaced ? max(0, shown.count - 1) : 0)
    }

    /// Draws the menu, scrolled so that the focused entry is in view.
    func draw(on surface: inout Surface, in rect: Rect) {
        guard pageCount > 1 else { return drawEntries(on: &surface, in: rect) }
        drawEntries(on: &surface, in: rect.splitBottom(1).rest)
        let words = FormsWords.anju
        let turns = [
            page > 0 ? "← \(words.previousPage)" : nil, page < pageCount - 1 ? "→ \(words.nextPage)" : nil,
        ].compactMap(\.self)
        let place = fill(words.page, ["page": page + 1, "pages": pageCount])
        let row = min(entryRows(width: rect.width) + 1, rect.height - 1)
        surface.put(
            ([place] + turns).joined(separator: "   "), at: rect.origin.moved(right: Menu.gutter, down: row),
            role: .info, within: rect)
    }

    private func drawEntries(on surface: inout Surface, in rect: Rect) {
        let shown = shown
        var tops: [Int] = []
        var top = 0
        for index in shown {
            tops.append(top)
            top += lines(index, width: rect.width).count + (isSpaced ? 1 : 0)
        }
        // Nothing stands below the last entry.
        let total = entryRows(width: rect.width)
        let place = shown.firstIndex(of: focus) ?? 0
        let focusTop = tops.indices.contains(place) ? tops[place] : 0
        let focusEnd = shown.isEmpty ? 0 : focusTop + lines(shown[place], width: rect.width).count
        let below = place == shown.count - 1 ? 0 : 1
        // Of an entry higher than the room its label is in view, with the marker.
        let offset = max(0, min(focusEnd + below - rect.height, total - rect.height, focusTop))
        // That there is more has a row of its own.
        let isCut = rect.height > 1 && total - offset > rect.height
        let isScrolled = rect.height > 2 && offset > 0 && focusTop > offset
        var clip = isCut ? rect.splitBottom(1).rest : rect
        if isScrolled { clip = clip.splitTop(1).rest }
        for (place, index) in shown.enumerated() {
            // A heading stands where its entry does.
            let heading = lines(index, width: rect.width).prefix { $0.kind == .heading }.count
            guard rect.y + tops[place] - offset + heading < clip.maxY else { break }
            draw(index, on: &surface, at: rect.origin.moved(down: tops[place] - offset), clip: clip)
        }
        if isCut { FormsWords.anju.drawMore(on: &surface, in: rect) }
        if isScrolled { FormsWords.anju.drawMoreAbove(on: &surface, in: rect) }
    }

    private func draw(_ index: Int, on surface: inout Surface, at origin: Point, clip: Rect) {
        let entry = entries[index]
        let isFocused = index == focus
        let role: Role = isFocused ? .selected : entry.whyNot == nil ? .body : .buttonDisabled
        let inside = origin.moved(right: Menu.gutter)
        for (row, line) in lines(index, width: clip.width).enumerated() {
            let point = inside.moved(down: row)
            switch line.kind {
            case .heading: surface.put(line.text, at: origin.moved(down: row), role: .label, within: clip)
            case .note: surface.put(line.text, at: point, role: entry.noteRole, within: clip)
            case .label:
                if isFocused { surface.put(">", at: origin.moved(down: row), role: .body, within: clip) }
                surface.put(line.text, at: point, role: role, within: clip)
                surface.put(line.beside, at: point.moved(right: noteColumn), role: entry.noteRole, within: clip)
                // Under the number that takes the entry.
                let cursor = point.moved(right: 1)
                if isFocused, clip.contains(cursor) { surface.cursor = cursor }
            }
        }
    }

    private struct Line {
        enum Kind {
            case heading, label, note
        }

        let kind: Kind
        let text: String
        var beside = ""
    }

    /// Label and note beside each other; a note too long for that stands below, wrapped.
    private func lines(_ index: Int, width: Int) -> [Line] {
        let entry = entries[index]
        let label = " \(key(of: index).map(String.init) ?? " ")  \(entry.label) "
        let isFirst = index == shown.first
        let space = !isFirst && !isSpaced ? [Line(kind: .heading, text: "")] : []
        let heading = heading(index, isFirst: isFirst).map { space + [Line(kind: .heading, text: $0)] } ?? []
        if entry.note.isEmpty { return heading + [Line(kind: .label, text: label)] }
        if Menu.gutter + noteColumn + Width.of(entry.note) <= width {
            return heading + [Line(kind: .label, text: label, beside: entry.note)]
        }
        let notes = LineBreaking.wrap(entry.note, width: width - Menu.gutter - 4)
        return heading + [Line(kind: .label, text: label)] + notes.map { Line(kind: .note, text: "    " + $0) }
    }

    /// A group that goes over the end of a page has its heading on the next one too.
    private func heading(_ index: Int, isFirst: Bool) -> String? {
        guard isFirst, entries[index].key == nil else { return entries[index].heading }
        return entries[...index].last { $0.heading != nil }?.heading
    }

    /// Where notes begin, behind the longest label.
    private var noteColumn: Int {
        5 + (entries.map { Width.of($0.label) }.max() ?? 0) + Menu.noteGap
    }
}
