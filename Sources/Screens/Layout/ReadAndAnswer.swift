import Cells
import Forms
import Texts

/// A text to be read with a form below it.
///
/// Down reads on until the end of the text and then moves in the form; up moves in the form and then reads back; PgUp and
/// PgDn, and left and right but for where they go from button to button, turn pages. The form keeps the focus all the while, so that Enter always
/// means the marked item.
struct ReadAndAnswer<ID: Hashable & Sendable>: Equatable, Sendable {
    private(set) var reader: Reader
    var form: Form<ID>
    private var size = Size(width: 0, height: 0)

    /// - Parameter keepsSections: see ``Reader``.
    init(_ blocks: [ReaderBlock], _ form: Form<ID>, keepsSections: Bool = false) {
        reader = Reader(blocks, keepsSections: keepsSections)
        self.form = form
    }

    /// Rows of the text, even where the form would leave fewer.
    private static var leastReaderRows: Int { 6 }

    /// Shows text and form as they are now: whoever is reading keeps his place.
    mutating func show(_ blocks: [ReaderBlock], _ form: Form<ID>) {
        reader.show(blocks)
        self.form = form
        fit(size)
    }

    /// Takes in the size of the room for both. To be called again after the form changed.
    mutating func fit(_ size: Size) {
        self.size = size
        reader.fit(Size(width: size.width, height: mostReaderRows))
        // A short text takes no more than it needs; what is asked stands close below it.
        reader.fit(Size(width: size.width, height: readerRows))
    }

    private var mostReaderRows: Int {
        let left = size.height - form.rows(width: size.width, words: .anju) - 1
        return min(size.height, max(ReadAndAnswer.leastReaderRows, left))
    }

    /// The text with the row of its position and an empty one above that.
    private var readerRows: Int { min(mostReaderRows, reader.textRows + 2) }

    /// Time to read what is in view. A window that shows more than a small one at once waits no longer than that: an
    /// abandoned page shows whose it is.
    var patience: Patience {
        .reading(characters: min(reader.charactersInView, ReadAndAnswer.mostCharacters))
    }

    private static var mostCharacters: Int { 300 }

    var takesText: Bool { reader.takesText || form.takesText }
    var takesChinese: Bool { reader.takesChinese || form.takesChinese }

    mutating func update(_ input: Input) -> FormOutcome<ID> {
        let outcome = route(input)
        fit(size)
        return outcome
    }

    private mutating func route(_ input: Input) -> FormOutcome<ID> {
        guard !reader.takesText, case .key(let key) = input else {
            return reader.update(input) ? .handled : .ignored
        }
        switch key {
        case .pageUp, .pageDown, .home, .end:
            return reader.update(input) ? .handled : form.update(input)
        case .character("/"), .character("c"), .character("n"), .character("N"):
            guard !form.takesText else { return form.update(input) }
            return reader.update(input) ? .handled : form.update(input)
        case .left, .right:
            if isOnButton { return form.update(input) }
            return reader.update(input) ? .handled : .ignored
        case .down: return read(input) ? .handled : form.update(input)
        case .up:
            let before = form
            let outcome = form.update(input)
            return form == before && read(input) ? .handled : outcome
        default: return form.update(input)
        }
    }

    /// After a refusal: turns the page where the text is not read, else goes to the tick that is missing. What is to be
    /// said of it; nothing where what was refused for has gone by that: the end is in view.
    mutating func goToObstacle(_ tick: ID, _ why: String) -> Message? {
        guard reader.sawEnd else {
            _ = reader.update(.key(.pageDown))
            return reader.sawEnd ? nil : .info(RenewalTexts.readBlockToEnd)
        }
        if !form.isTicked(tick) { form.focus(on: tick) }
        return .warning(why)
    }

    /// Whether the text could move at all.
    private mutating func read(_ input: Input) -> Bool {
        let before = reader
        _ = reader.update(input)
        return reader != before
    }

    /// Whether left and right go from button to button; where there is but one, they turn pages.
    private var isOnButton: Bool {
        let shown = form.items.filter { !$0.isHidden }
        guard case .button = shown.first(where: { $0.id == form.focus })?.kind else { return false }
        return shown.count { if case .button = $0.kind { true } else { false } } > 1
    }

    func draw(on surface: inout Surface, in rect: Rect) {
        let split = rect.splitTop(readerRows)
        // One thing at a time is marked: while a heading or a word is sought, that.
        if !reader.takesText {
            form.draw(on: &surface, in: split.rest.splitTop(1).rest, words: .anju)
        }
        reader.draw(on: &surface, in: split.top, words: .anju)
    }

    var hints: [KeyHint] {
        let hints = reader.hints(.anju)
        if reader.takesText { return hints }
        let enter = self.enter
        let others = hints.filter { !$0.keys.contains(.right) && !$0.keys.contains(.left) }
        guard others.count < hints.count else { return [enter] + hints }
        // A number pad has no PgDn: where left and right go from button to button, it reads on with down.
        guard isOnButton else { return [enter, .turnPage] + others }
        return [
            enter, KeyHint([.down, .up], HomeTexts.readOn, named: "↓", weight: .usual),
            KeyHint([.right, .left], HomeTexts.move, named: "← →", weight: .minor),
            KeyHint([.pageDown, .pageUp], HomeTexts.page, named: "PgDn", weight: .minor),
        ] + others
    }

    /// What Enter does now: where the text has to be read first, it turns the page.
    private var enter: KeyHint {
        func turns(_ whyNot: String?) -> Bool { whyNot != nil && !reader.sawEnd }
        let nextPage = KeyHint([.enter], FrameTexts.nextPage, weight: .usual)
        switch form.items.first(where: { $0.id == form.focus })?.kind {
        case .tick(let tick) where tick.isTicked: return .goOn
        case .tick(let tick): return turns(tick.whyNot) ? nextPage : KeyHint([.enter], HomeTexts.tick, weight: .usual)
        case .button(let button) where turns(button.whyNot): return nextPage
        default: return .choose
        }
    }
}
