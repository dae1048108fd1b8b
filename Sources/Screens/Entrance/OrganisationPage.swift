import Cells
import Forms
import Texts

/// What an organisation finds: that its business comes, and where it is done until then.
struct OrganisationPage: KioskScreen {
    let visitor: Visitor
    private var menu = Menu<Int>([MenuEntry(0, HomeTexts.end)])

    init(visitor: Visitor) {
        self.visitor = visitor
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event else { return [] }
        if key == .escape { return [.proposeEnd] }
        if case .took = menu.press(key) { return [.endSession] }
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let text = EntranceTexts.organisationText.flatMap { [PageBlock.text($0), .gap] }
        let rest = Page.draw([.heading(EntranceTexts.organisationTitle)] + text, on: &surface, in: body)
        menu.draw(on: &surface, in: rest)
    }

    var chrome: Chrome { Chrome(title: HomeTexts.system, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose, KeyHint(.escape, HomeTexts.end)] }
}
