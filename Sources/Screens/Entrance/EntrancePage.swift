import Cells
import Forms
import Texts

/// The first page: where one is, what can be done here, and 「点这里登录」 (P-01).
struct EntrancePage: KioskScreen {
    private var menu = Menu<Int>([MenuEntry(0, EntranceTexts.clickToLogIn)])

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        // Nobody is here: a call of whoever left, or of a kiosk that was killed, brings staff to nobody.
        if case .appeared = event { return [.banner(nil), .quietly(.cancelCall)] }
        guard case .key(let key) = event, case .took = menu.press(key) else { return [] }
        return [.show(LoginPage())]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let path = Breadcrumb.text(EntranceTexts.path)
        let blocks: [PageBlock] = [
            .text(path, .muted), .gap, .gap,
            .heading(EntranceTexts.windowTitle), .text(EntranceTexts.whatFor), .gap, .text(EntranceTexts.bring), .gap,
        ]
        let rest = Page.draw(blocks, on: &surface, in: body)
        menu.draw(on: &surface, in: rest.splitTop(1).rest)
        let foot = body.splitBottom(1).bottom
        surface.put(EntranceTexts.callHint, at: foot.origin, role: .body, within: foot)
    }

    var chrome: Chrome { Chrome(title: "\(HomeTexts.system) \(EntranceTexts.terminal)") }
    var hints: [KeyHint] { [KeyHint(.enter, EntranceTexts.clickToLogIn, weight: .main)] }
    var help: [HelpSection] { [HelpSection](EntranceTexts.help) + [HelpSection](HomeTexts.help) }
    var patience: Patience { .endless }
}

/// Where one is, from the general to the particular.
enum Breadcrumb {
    static func text(_ places: [String]) -> String { places.joined(separator: " › ") }
}
