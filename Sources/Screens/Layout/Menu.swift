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
    /// The key that takes it wherever it stands; nil: the digit of its place.
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

/// Numbered entries of which one is taken: a digit takes it at once, arrows move, Enter takes.
struct Menu<ID: Hashable & Sendable>: Equatable, Sendable {
    enum Outcome: Equatable {
        case ignored, moved
        case took(ID)
        case refused(String)
    }

    var entries: [MenuEntry<ID>] { didSet { focus = min(focus, max(0, entries.count - 1)) } }
    private(set) var focus: Int
    /// Whether an empty row stands between entries.
    let isSpaced: Bool

    private static var gutter: Int { 2 }
    private static var noteGap: Int { 3 }

    init(_ entries: [MenuEntry<ID>], focus: ID? = nil, isSpaced: Bool = false) {
        self.entries = entries
        self.focus = entries.firstIndex { $0.id == focus } ?? 0
        self.isSpaced = isSpaced
    }

    var focused: ID? { entries.indices.contains(focus) ? entries[focus].id : nil }

    var focusedWhyNot: String? { entries.indices.contains(focus) ? entries[focus].whyNot : nil }

    mutating func focus(on id: ID) {
        focus = entries.firstIndex { $0.id == id } ?? focus
    }

    mutating func focusFirst() { focus = 0 }

    mutating func press(_ key: Key) -> Outcome {
        guard !entries.isEmpty else { return .ignored }
        switch key {
        case .up, .backTab: focus = max(0, focus - 1)
        case .down, .tab: focus = min(entries.count - 1, focus + 1)
        case .home, .pageUp: focus = 0
        case .end, .pageDown: focus = entries.count - 1
        case .enter, .character(" "): return take(focus)
        case .character(let character):
            if let index = entries.firstIndex(where: { $0.key == character }) { return take(index) }
            guard let index = entries.indices.first(where: { entries[$0].key == nil && digit(of: $0) == character })
            else { return .ignored }
            return take(index)
        default: return .ignored
        }
        return .moved
    }

    /// That of its place, 1 to 9, but for one that is another entry's key. An entry with a key of its own has no digit.
    private func digit(of index: Int) -> Character? {
        guard index < 9 else { return nil }
        let digit = Character(String(index + 1))
        return entries.contains { $0.key == digit } ? nil : digit
    }

    private mutating func take(_ index: Int) -> Outcome {
        guard entries.indices.contains(index) else { return .ignored }
        focus = index
        return entries[index].whyNot.map { .refused($0) } ?? .took(entries[index].id)
    }

    // MARK: Drawing

    /// The rows that the menu takes.
    func rows(width: Int) -> Int {
        let rows = entries.reduce(0) { $0 + lines($1, width: width).count }
        return rows + (isSpaced ? max(0, entries.count - 1) : 0)
    }

    /// Draws the menu, scrolled so that the focused entry is in view.
    func draw(on surface: inout Surface, in rect: Rect) {
        var tops: [Int] = []
        var top = 0
        for entry in entries {
            tops.append(top)
            top += lines(entry, width: rect.width).count + (isSpaced ? 1 : 0)
        }
        // Nothing stands below the last entry.
        let total = rows(width: rect.width)
        let focusTop = tops.indices.contains(focus) ? tops[focus] : 0
        let focusEnd = entries.indices.contains(focus) ? focusTop + lines(entries[focus], width: rect.width).count : 0
        let below = focus == entries.count - 1 ? 0 : 1
        // Of an entry higher than the room its label is in view, with the marker.
        let offset = max(0, min(focusEnd + below - rect.height, total - rect.height, focusTop))
        // That there is more has a row of its own.
        let isCut = rect.height > 1 && total - offset > rect.height
        let clip = isCut ? rect.splitBottom(1).rest : rect
        for (index, entry) in entries.enumerated() {
            // A heading stands where its entry does.
            let heading = lines(entry, width: rect.width).prefix { $0.kind == .heading }.count
            guard tops[index] - offset + heading < clip.height else { break }
            draw(entry, index, on: &surface, at: rect.origin.moved(down: tops[index] - offset), clip: clip)
        }
        if isCut { FormsWords.anju.drawMore(on: &surface, in: rect) }
    }

    private func draw(
        _ entry: MenuEntry<ID>, _ index: Int, on surface: inout Surface, at origin: Point, clip: Rect
    ) {
        let isFocused = index == focus
        let role: Role = isFocused ? .selected : entry.whyNot == nil ? .body : .buttonDisabled
        let inside = origin.moved(right: Menu.gutter)
        for (row, line) in lines(entry, width: clip.width).enumerated() {
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
    private func lines(_ entry: MenuEntry<ID>, width: Int) -> [Line] {
        let number = (entries.firstIndex { $0.id == entry.id } ?? 0) + 1
        let key = String(entry.key ?? digit(of: number - 1) ?? " ")
        let label = " \(key)  \(entry.label) "
        let space = number > 1 && !isSpaced ? [Line(kind: .heading, text: "")] : []
        let heading = entry.heading.map { space + [Line(kind: .heading, text: $0)] } ?? []
        if entry.note.isEmpty { return heading + [Line(kind: .label, text: label)] }
        if Menu.gutter + noteColumn + Width.of(entry.note) <= width {
            return heading + [Line(kind: .label, text: label, beside: entry.note)]
        }
        let notes = LineBreaking.wrap(entry.note, width: width - Menu.gutter - 4)
        return heading + [Line(kind: .label, text: label)] + notes.map { Line(kind: .note, text: "    " + $0) }
    }

    /// Where notes begin, behind the longest label.
    private var noteColumn: Int {
        5 + (entries.map { Width.of($0.label) }.max() ?? 0) + Menu.noteGap
    }
}
