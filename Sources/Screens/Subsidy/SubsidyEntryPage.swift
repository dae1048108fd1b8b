import Cells
import Forms
import Housing
import Office
import Texts

/// 【公租房补贴】: the batches, and of each what can be done now.
struct SubsidyEntryPage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case batch(BatchID)
        case home, call
    }

    let visitor: Visitor
    private var batches: [OwnSubsidy]?
    private var menu = Menu<Entry>([MenuEntry(.home, HomeTexts.back)])

    init(visitor: Visitor) {
        self.visitor = visitor
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.subsidy(.own))]
        case .changed: return [.quietly(.subsidy(.own))]
        case .answer(.subsidy(.own(let batches))): show(batches)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func show(_ batches: [OwnSubsidy]) {
        self.batches = batches
        let focus = menu.focused
        menu = Menu(
            batches.map { MenuEntry(.batch($0.batch.id), $0.batch.title) } + [
                MenuEntry(.home, HomeTexts.back), MenuEntry(.call, HomeTexts.call),
            ], focus: focus)
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .batch: return []
        case .home: return [.pop]
        case .call: return [.show(CallPage(step: Kiosk.step(chrome)))]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw([.heading(HomeTexts.subsidy)], on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: HomeTexts.subsidy, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose, .move] }
}
