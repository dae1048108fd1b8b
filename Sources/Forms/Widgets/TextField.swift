import Cells

/// One line of text to type.
///
/// The cursor counts in columns on the screen and in characters in the text, so that a wide glyph is passed in one
/// step. Text too long for the field scrolls sideways.
public struct TextField: Equatable, Sendable {
    private var line: EditedLine
    private var characters: [Character] { line.characters }
    /// Before which character the cursor stands.
    public var cursor: Int { line.cursor }
    /// The most characters that fit; typing more does nothing.
    public var limit: Int { line.limit }
    /// What typed and pasted text goes through (full-width digits folded; a character turned into nothing is refused).
    public let normaliser: Normaliser?
    /// How wide the field is drawn, in columns, brackets included; nil takes all there is.
    public let columns: Int?

    /// What is drawn instead of the text while the focus is elsewhere: a phone number is masked where it is not typed.
    public let mask: NamedFunction<String, String>?

    /// Whether Chinese may be typed into it. Not where what typed text goes through leaves nothing of it.
    public let takesChinese: Bool

    /// How digits are grouped: 3, 4, 4 for a telephone number, the last group left out; nil leaves the text as it is.
    private let groups: DigitGroups?

    public init(
        _ text: String = "", limit: Int = 200, columns: Int? = nil, normaliser: Normaliser? = nil,
        mask: NamedFunction<String, String>? = nil, groups: [Int] = [], takesChinese: Bool = true
    ) {
        line = EditedLine(Text.clean(text), limit: limit)
        self.groups = groups.isEmpty ? nil : DigitGroups(groups)
        self.normaliser = normaliser
        self.columns = columns
        self.mask = mask
        self.takesChinese = takesChinese && normaliser.map { !$0("中").isEmpty } ?? true
    }

    public var text: String {
        get { String(characters) }
        set {
            line = EditedLine(Text.clean(newValue), limit: limit)
        }
    }

    /// Takes a key or paste; false when the field has no use for it.
    public mutating func update(_ input: Input) -> Bool {
        switch input {
        case .paste(let text): insert(text)
        case .key(.character(let character)): insert(String(character))
        case .key(let key): return line.update(key)
        }
        return true
    }

    private mutating func insert(_ text: String) {
        let cleaned = Text.clean(text)
        line.insert(normaliser?(cleaned) ?? cleaned)
    }

    public func draw(on surface: inout Surface, in rect: Rect, look: FieldLook) {
        let masked = look.isFocused ? nil : mask.map { Array($0(text)) }
        // Only digits are grouped: words in their place are shown as they were typed.
        guard let groups, masked == nil, characters.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else {
            return draw(masked ?? characters, on: &surface, in: rect, look: look)
        }
        let inside = look.drawBrackets(on: &surface, in: rect.splitLeft(columns ?? rect.width).left)
        surface.put(groups.text(characters), at: inside.origin, role: look.role, within: inside)
        guard look.isFocused else { return }
        let column = min(groups.column(of: cursor), max(0, inside.width - 1))
        surface.setCursor(inside.origin.moved(right: column), within: inside)
    }

    /// Draws other characters in the place of the typed ones; as many as there are, where the cursor is drawn too.
    func draw(_ shown: [Character], on surface: inout Surface, in rect: Rect, look: FieldLook) {
        let inside = look.drawBrackets(on: &surface, in: rect.splitLeft(columns ?? rect.width).left)
        guard !inside.isEmpty else { return }
        let start = look.isFocused ? firstShown(of: shown, width: inside.width) : 0
        surface.put(String(shown[start...]), at: inside.origin, role: look.role, within: inside)
        guard look.isFocused else { return }
        let x = shown[start..<cursor].reduce(0) { $0 + Width.of($1) }
        surface.setCursor(inside.origin.moved(right: min(x, inside.width - 1)), within: inside)
    }

    /// The first character that is drawn so that the cursor, a column wide, is inside.
    private func firstShown(of shown: [Character], width: Int) -> Int {
        var start = cursor
        var columns = 1
        while start > 0 {
            columns += Width.of(shown[start - 1])
            if columns > width { break }
            start -= 1
        }
        return start
    }
}

/// How a field looks now.
public enum FieldLook: Equatable, Sendable {
    case plain, focused, invalid, focusedInvalid

    public init(isFocused: Bool, isInvalid: Bool) {
        self = isFocused ? (isInvalid ? .focusedInvalid : .focused) : isInvalid ? .invalid : .plain
    }

    public var isFocused: Bool { self == .focused || self == .focusedInvalid }

    var role: Role {
        switch self {
        case .plain: .field
        case .focused, .focusedInvalid: .fieldFocused
        case .invalid: .fieldInvalid
        }
    }

    /// Draws the field's place between brackets, so that it shows without colour; gives the room between them.
    func drawBrackets(on surface: inout Surface, in rect: Rect) -> Rect {
        let line = rect.splitTop(1).top
        guard line.width >= 3, !line.isEmpty else { return Rect(x: line.x, y: line.y, width: 0, height: 0) }
        surface.fill(line, role: role)
        surface.put("[", at: line.origin, role: role)
        surface.put("]", at: Point(x: line.maxX - 1, y: line.y), role: role)
        return line.inset(horizontal: 1, vertical: 0)
    }
}
