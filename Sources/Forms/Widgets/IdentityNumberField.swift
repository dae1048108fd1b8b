import Cells

/// A number of 18 places, shown in groups of 6, 8 and 4 while it is typed, its birth date read back beside it. While the
/// focus is elsewhere the birth date is masked.
///
/// Takes digits, full-width ones too; `x`, `X` and `*` type the X of the last place (a number pad has no X).
/// Whether the number is right is not its business: it is asked on continue, nothing typed is lost.
public struct IdentityNumberField: Equatable, Sendable {
    private var line: EditedLine
    private var characters: [Character] { line.characters }
    public var cursor: Int { line.cursor }
    /// Says what the number means while it is typed; nil reads the birth date back.
    public let readBack: ReadBack?

    private static let places = 18
    private static let groups = DigitGroups([6, 8])
    private static let columns = 23

    public init(_ number: String = "", readBack: ReadBack? = nil) {
        line = IdentityNumberField.line(number)
        self.readBack = readBack
    }

    /// The number without spaces; its X is a capital.
    public var text: String {
        get { String(characters) }
        set {
            line = IdentityNumberField.line(newValue)
        }
    }

    public mutating func update(_ input: Input) -> Bool {
        switch input {
        case .paste(let text): insert(text)
        case .key(.character(let character)): insert(String(character))
        case .key(let key): return line.update(key)
        }
        return true
    }

    private mutating func insert(_ text: String) { line.insert(IdentityNumberField.folded(text)) }

    private static func line(_ text: String) -> EditedLine { EditedLine(folded(text), limit: places) }

    /// Digits and X alone, full-width ones made plain.
    private static func folded(_ text: String) -> [Character] {
        text.compactMap { character in
            if "xX*ｘＸ＊×".contains(character) { return "X" }
            guard let digit = character.wholeNumberValue, (0...9).contains(digit) else { return nil }
            return Character(String(digit))
        }
    }

    /// The birth date in the number, once it is typed and exists.
    public var birthDate: CalendarDate? {
        characters.count < 14 ? nil : CalendarDate(digits: String(characters[6..<14]))
    }

    public func draw(on surface: inout Surface, in rect: Rect, look: FieldLook, words: FormsWords) {
        let place = rect.splitLeft(IdentityNumberField.columns)
        let inside = look.drawBrackets(on: &surface, in: place.left)
        guard look.isFocused else {
            surface.put(masked, at: inside.origin, role: look.role, within: inside)
            return
        }
        surface.put(grouped, at: inside.origin, role: look.role, within: inside)
        surface.setCursor(
            inside.origin.moved(right: min(inside.width - 1, IdentityNumberField.groups.column(of: cursor))),
            within: inside)
        let note = readBack.map { $0(text) } ?? birthDate.map { fill(words.birthDate, ["date": $0.spelled(words)]) }
        if let note {
            surface.put(note, at: place.rest.origin.moved(right: 2), role: .info, within: place.rest)
        }
    }

    /// The number in its groups.
    public var grouped: String { IdentityNumberField.grouped(characters) }

    private var masked: String {
        IdentityNumberField.grouped(characters.enumerated().map { (6..<14).contains($0) ? "*" : $1 })
    }

    private static func grouped(_ characters: [Character]) -> String { groups.text(characters) }
}
