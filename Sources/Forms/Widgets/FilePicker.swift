import Cells

/// A file or folder as a picker shows it.
public struct FileEntry: Equatable, Sendable {
    public let name: String
    public let isFolder: Bool
    public let bytes: Int
    /// When it was changed, as it is to be shown.
    public let modified: String
    /// Why it cannot be taken (wrong kind, too large), as a sentence for who tries; nil when it can.
    public let whyNot: String?
    /// The same in a word or two, which stands where else the date does.
    public let reason: String?

    public init(
        _ name: String, isFolder: Bool = false, bytes: Int = 0, modified: String = "", whyNot: String? = nil,
        reason: String? = nil
    ) {
        self.name = name
        self.isFolder = isFolder
        self.bytes = bytes
        self.modified = modified
        self.whyNot = whyNot
        self.reason = reason
    }
}

/// What a folder holds, in the order in which it is to be shown.
public struct DirectoryListing: Equatable, Sendable {
    /// The folder's name for people.
    public let place: String
    public let hasParent: Bool
    public let entries: [FileEntry]

    public init(place: String, hasParent: Bool, entries: [FileEntry]) {
        self.place = place
        self.hasParent = hasParent
        self.entries = entries
    }
}

public enum FilePickerOutcome: Equatable, Sendable {
    case ignored, handled
    case open(folder: String)
    case openParent
    case chose(FileEntry)
    case refused(String)
}

/// Chooses a file in a listing that the screen was given; opening a folder is an ask of the screen.
///
/// At most nine rows stand on a page, so that each has a digit. Keys: a digit takes or opens, or only goes there, left and
/// right or PgUp and PgDn turn the page, up and down move, Enter takes or opens, Backspace goes to the folder above.
public struct FilePicker: Equatable, Sendable {
    public private(set) var listing: DirectoryListing
    /// Whether a digit takes a file at once: not where what comes of it cannot be undone.
    private let digitsTake: Bool
    private var selected = 0
    private var top = 0
    private var size = Size(width: 0, height: 0)

    public init(
        _ listing: DirectoryListing = DirectoryListing(place: "", hasParent: false, entries: []),
        digitsTake: Bool = true
    ) {
        self.listing = listing
        self.digitsTake = digitsTake
    }

    /// Shows another folder, or the same one as it is now: the selected name stays selected.
    public mutating func show(_ listing: DirectoryListing) {
        let name = shown.indices.contains(selected) ? shown[selected].name : nil
        let isSame = listing.place == self.listing.place
        self.listing = listing
        selected = isSame ? shown.firstIndex { $0.name == name } ?? 0 : 0
        scroll()
    }

    public mutating func fit(_ size: Size) {
        self.size = size
        scroll()
    }

    private static let parentName = ".."

    /// The rows: the folder above first.
    private var shown: [FileEntry] {
        (listing.hasParent ? [FileEntry(FilePicker.parentName, isFolder: true)] : []) + listing.entries
    }

    private static let mostRows = 9

    /// Place and empty row above; empty row and position below.
    private var pageRows: Int { min(FilePicker.mostRows, max(1, size.height - 4)) }

    private mutating func scroll() {
        selected = min(max(0, selected), max(0, shown.count - 1))
        top = selected / pageRows * pageRows
    }

    private mutating func select(_ place: Int) {
        selected = place
        scroll()
    }

    /// Goes to the first row of another page; on the first and the last page stays where it is.
    private mutating func turn(_ pages: Int) {
        let place = top + pages * pageRows
        if shown.indices.contains(place) { select(place) }
    }

    public mutating func update(_ input: Input) -> FilePickerOutcome {
        guard case .key(let key) = input else { return .ignored }
        switch key {
        case .up: select(selected - 1)
        case .down: select(selected + 1)
        case .pageUp, .left: turn(-1)
        case .pageDown, .right: turn(1)
        case .home: select(0)
        case .end: select(shown.count - 1)
        case .enter: return take(selected)
        case .backspace: return listing.hasParent ? .openParent : .handled
        case .character(let character):
            guard let digit = character.wholeNumberValue, digit > 0, digit <= pageRows else { return .ignored }
            guard shown.indices.contains(top + digit - 1) else { return .handled }
            select(top + digit - 1)
            return digitsTake || shown[selected].isFolder ? take(selected) : .handled
        default: return .ignored
        }
        return .handled
    }

    private func take(_ place: Int) -> FilePickerOutcome {
        guard shown.indices.contains(place) else { return .handled }
        let entry = shown[place]
        if listing.hasParent && place == 0 { return .openParent }
        if entry.isFolder { return .open(folder: entry.name) }
        return entry.whyNot.map { .refused($0) } ?? .chose(entry)
    }

    // MARK: Drawing

    public func draw(on surface: inout Surface, in rect: Rect, words: FormsWords) {
        let head = rect.splitTop(2)
        let x = surface.put(words.folder + "  ", at: rect.origin, role: .label, within: rect)
        surface.put(listing.place, at: rect.origin.moved(right: x), role: .value, within: head.top)
        let columns = FilePicker.columns
        let table = head.rest.splitBottom(2).rest.splitTop(pageRows).top
        let rows = shown
        if rows.isEmpty { surface.put(words.empty, at: table.origin.moved(right: 2), role: .muted, within: table) }
        for (line, entry) in rows.dropFirst(top).prefix(table.height).enumerated() {
            let place = Rect(x: rect.x, y: table.y + line, width: rect.width, height: 1)
            drawRow(
                entry, number: line + 1, isSelected: top + line == selected, on: &surface, in: place, columns, words)
        }
        drawFoot(on: &surface, in: rect.splitBottom(1).bottom, rows.count, words)
    }

    private static let columns = [
        TableColumn("", .fixed(1)), TableColumn("", .share(1)), TableColumn("", .fixed(10), alignment: .right),
        TableColumn("", .fixed(20)),
    ]

    private func drawRow(
        _ entry: FileEntry, number: Int, isSelected: Bool, on surface: inout Surface, in rect: Rect,
        _ columns: [TableColumn], _ words: FormsWords
    ) {
        let inside = rect.splitLeft(2).rest
        let role: Role = isSelected ? .selected : entry.whyNot == nil ? .body : .buttonDisabled
        if isSelected {
            surface.fill(inside, role: role)
            surface.put(">", at: rect.origin, role: .body, within: rect)
            surface.setCursor(inside.origin, within: inside)
        }
        let name = entry.name == FilePicker.parentName ? words.parentFolder : entry.name
        TableColumn.drawRow(
            [
                String(number), entry.isFolder ? name + "/" : name,
                entry.isFolder ? "" : FilePicker.spelled(bytes: entry.bytes), entry.reason ?? entry.modified,
            ], columns, on: &surface, in: inside, role: role)
    }

    private func drawFoot(on surface: inout Surface, in rect: Rect, _ count: Int, _ words: FormsWords) {
        guard count > 0 else { return }
        var text = fill(words.position, ["place": selected + 1, "total": count])
        if count > pageRows {
            let pages = (count + pageRows - 1) / pageRows
            text = fill(words.page, ["page": top / pageRows + 1, "pages": pages]) + "   " + text
        }
        surface.put(text, at: rect.origin.moved(right: 2), role: .label, within: rect)
    }

    /// A size as people read it: `512 B`, `34 KB`, `2.5 MB`.
    static func spelled(bytes: Int) -> String {
        if bytes < 1024 { return "\(bytes) B" }
        if bytes < 1024 * 1024 { return "\((bytes + 512) / 1024) KB" }
        let tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024)
        return "\(tenths / 10).\(tenths % 10) MB"
    }

    /// The keys that work on the listing.
    public func hints(_ words: FormsWords) -> [KeyHint] {
        var hints: [KeyHint] = []
        if shown.count > pageRows {
            hints.append(KeyHint([.right, .pageDown], words.nextPage, named: "→"))
            hints.append(KeyHint([.left, .pageUp], words.previousPage, named: "←", weight: .minor))
        }
        if listing.hasParent { hints.append(KeyHint(.backspace, words.parentFolder, weight: .minor)) }
        return hints
    }
}
