import Cells
import Forms
import Texts

/// The first page: where one is, what can be done here, and 「点这里登录」 (P-01).
struct EntrancePage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case logIn, cancelCall
    }

    /// Whom the pages that follow begin with, in training.
    private let practice: Practice?
    private var menu = Menu<Entry>([EntrancePage.logIn])
    private var isCancelling = false
    /// Whether somebody called from here and waits: then the page is not left standing for ever.
    private var hasCall: Bool { menu.entries.count > 1 }

    init(practice: Practice? = nil) {
        self.practice = practice
    }

    private static let logIn = MenuEntry(Entry.logIn, EntranceTexts.clickToLogIn)

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        // Nobody is here: a call of whoever left, or of a kiosk that was killed, brings staff to nobody.
        case .appeared: return [.banner(nil), .quietly(.cancelCall)]
        case .revealed, .changed: return [.quietly(.callState)]
        case .answer(.call(let call)): return show(call)
        case .answer(.failed(let trouble)):
            // Only who asked for something is told that it failed.
            defer { isCancelling = false }
            return isCancelling ? tell(trouble) : []
        case .key(let key):
            switch menu.press(key) {
            case .took(.logIn): return [.show(LoginPage(practice: practice))]
            case .took(.cancelCall):
                isCancelling = true
                return [.ask(.cancelCall)]
            default: return []
            }
        default: return []
        }
    }

    /// Whoever comes next can take the call back.
    private mutating func show(_ call: CallState?) -> [KioskEffect] {
        defer { isCancelling = false }
        let cancel = MenuEntry(Entry.cancelCall, HomeTexts.callCancelShort)
        menu.entries = [EntrancePage.logIn] + (call == nil ? [] : [cancel])
        guard call == nil else { return [] }
        return [.banner(nil)] + (isCancelling ? [.say(.info(HomeTexts.callCancelled))] : [])
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
        surface.put(hasCall ? HomeTexts.callOpen : EntranceTexts.callHint, at: foot.origin, role: .body, within: foot)
    }

    var chrome: Chrome { Chrome(title: "\(HomeTexts.system) \(EntranceTexts.terminal)") }
    var hints: [KeyHint] { [KeyHint(.enter, EntranceTexts.clickToLogIn, weight: .main)] }
    var help: [HelpSection] { [HelpSection](EntranceTexts.help) + [HelpSection](HomeTexts.help) }
    var patience: Patience { hasCall ? .usual : .endless }
}

/// Where one is, from the general to the particular.
enum Breadcrumb {
    static func text(_ places: [String]) -> String { places.joined(separator: " › ") }
}
