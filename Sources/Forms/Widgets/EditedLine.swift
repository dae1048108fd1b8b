import Cells

/// Characters with a cursor among them, and the keys that move it and delete.
struct EditedLine: Equatable, Sendable {
    private(set) var characters: [Character]
    /// Before which character the cursor stands.
    private(set) var cursor: Int
    /// The most characters that fit; typing more does nothing.
    let limit: Int

    /// The cursor stands at the end.
    init(_ text: some Sequence<Character>, limit: Int) {
        characters = Array(text.prefix(limit))
        cursor = characters.count
        self.limit = limit
    }

    /// Puts in what fits of a text, before the cursor.
    mutating func insert(_ text: some Sequence<Character>) {
        let added = text.prefix(max(0, limit - characters.count))
        let before = characters.count
        characters.insert(contentsOf: Array(added), at: cursor)
        cursor += characters.count - before
    }

    /// Puts the cursor before this character, or behind the last one.
    mutating func move(to place: Int) { cursor = min(max(0, place), characters.count) }

    /// Takes a key that moves or deletes; false when the line has no use for it.
    mutating func update(_ key: Key) -> Bool {
        switch key {
        case .left:
            guard cursor > 0 else { return false }
            cursor -= 1
        case .right:
            guard cursor < characters.count else { return false }
            cursor += 1
        case .home: cursor = 0
        case .end: cursor = characters.count
        case .backspace:
            guard cursor > 0 else { return true }
            cursor -= 1
            characters.remove(at: cursor)
        case .delete:
            if cursor < characters.count { characters.remove(at: cursor) }
        case .control("u"):
            characters.removeSubrange(..<cursor)
            cursor = 0
        default: return false
        }
        return true
    }
}
