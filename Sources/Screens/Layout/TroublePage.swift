import Cells
import Forms
import Texts

/// Something that did not work, where a message line has no room for what it is and the way on.
struct TroublePage: KioskScreen {
    let trouble: KioskTrouble
    /// Of the page on which it happened: where he is and who he is stays above.
    private let page: Chrome
    private var menu = Menu<Int>([MenuEntry(0, HomeTexts.understood)])

    /// The longest sentence that a message line shows whole in the smallest window.
    private static let lineColumns = 70

    init(_ trouble: KioskTrouble, on page: Chrome) {
        (self.trouble, self.page) = (trouble, page)
    }

    /// Tells what did not work: in a line where it fits, else on a page of its own.
    static func telling(_ trouble: KioskTrouble, on page: Chrome) -> KioskEffect {
        Width.of(trouble.sentence) <= lineColumns
            ? .say(.error(trouble.sentence)) : .show(TroublePage(trouble, on: page))
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event, case .took = menu.press(key) else { return [] }
        return [.pop]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [.heading(HomeTexts.troubleTitle), .text(trouble.sentence, .error), .gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: page.title, subject: page.subject) }
    var hints: [KeyHint] { [.choose] }
}
