import Cells

/// A day, typed as eight digits into `YYYY-MM-DD`, read back in words beside it.
public struct DateField: Equatable, Sendable {
    /// Eight places, nil where nothing was typed yet.
    private var places: [Int?]
    /// The place that the next digit goes to, 0-8.
    public private(set) var cursor: Int

    /// Nothing was typed since the field was left or filled: the first digit takes the place of a whole day.
    private var isFresh = true

    private static let segments = [0..<4, 4..<6, 6..<8]
    private static let columns = 13

    public init(_ date: CalendarDate? = nil) {
        places = Array(repeating: nil, count: 8)
        cursor = 0
        set(date)
    }

    public mutating func set(_ date: CalendarDate?) {
        guard let date else {
            places = Array(repeating: nil, count: 8)
            cursor = 0
            return
        }
        var number = date.year * 10000 + date.month * 100 + date.day
        for index in places.indices.reversed() {
            places[index] = number % 10
            number /= 10
        }
        cursor = places.count
    }

    public var isEmpty: Bool { places.allSatisfy { $0 == nil } }
    private var isFull: Bool { places.allSatisfy { $0 != nil } }

    /// The day, when all is typed and there is such a day.
    public var date: CalendarDate? {
        isFull ? CalendarDate(digits: places.compactMap { $0.map(String.init) }.joined()) : nil
    }

    /// It is read, or left: what is typed from now on is another day.
    mutating func settle() { isFresh = true }

    public mutating func update(_ input: Input) -> Bool {
        let handled = edit(input)
        isFresh = !handled
        return handled
    }

    private mutating func edit(_ input: Input) -> Bool {
        switch input {
        case .paste(let text):
            startAnew(at: text.first)
            for character in text { type(character) }
        case .key(.character(let character)):
            startAnew(at: character)
            type(character)
        case .key(.left):
            guard cursor > 0 else { return false }
            cursor -= 1
        case .key(.right):
            guard cursor < places.count else { return false }
            cursor += 1
        case .key(.home): cursor = 0
        case .key(.end): cursor = places.firstIndex { $0 == nil } ?? places.count
        case .key(.backspace):
            guard cursor > 0 else { return true }
            cursor -= 1
            places[cursor] = nil
        case .key(.delete):
            if cursor < places.count { places[cursor] = nil }
        default: return false
        }
        return true
    }

    private mutating func startAnew(at character: Character?) {
        guard isFresh, isFull, cursor == places.count, character?.wholeNumberValue != nil else { return }
        set(nil)
    }

    private mutating func type(_ character: Character) {
        if let digit = character.wholeNumberValue, (0...9).contains(digit), cursor < places.count {
            places[cursor] = digit
            cursor += 1
        } else if "-./年月 ".contains(character) {
            endSegment()
        }
    }

    /// A separator ends a month or day of one digit: `2023-8-` becomes `2023-08-`.
    private mutating func endSegment() {
        guard let segment = DateField.segments.first(where: { $0.contains(cursor) }), segment.lowerBound == cursor - 1,
            segment.count == 2
        else { return }
        places[cursor] = places[cursor - 1]
        places[cursor - 1] = 0
        cursor += 1
    }

    public func draw(on surface: inout Surface, in rect: Rect, look: FieldLook, words: FormsWords) {
        let place = rect.splitLeft(DateField.columns)
        let inside = look.drawBrackets(on: &surface, in: place.left)
        surface.put(written, at: inside.origin, role: look.role, within: inside)
        if look.isFocused {
            let column = cursor + (cursor >= 4 ? 1 : 0) + (cursor >= 6 ? 1 : 0)
            surface.setCursor(inside.origin.moved(right: min(inside.width - 1, column)), within: inside)
        }
        let note = date?.spelled(words) ?? (isFull ? words.noSuchDate : nil)
        if let note {
            let role: Role = date == nil ? .error : .info
            surface.put(note, at: place.rest.origin.moved(right: 2), role: role, within: place.rest)
        }
    }

    var written: String {
        DateField.segments
            .map { segment in segment.map { places[$0].map(String.init) ?? "_" }.joined() }
            .joined(separator: "-")
    }
}
