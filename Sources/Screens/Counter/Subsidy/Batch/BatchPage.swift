import Cells
import Forms
import Housing
import Office
import Texts

/// A batch's home: how it stands, and a numbered menu of what is done with it.
struct BatchPage: CounterScreen {
    let clerk: Clerk
    private var opened: OpenBatch
    private var menu: Menu<BatchSection>

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        menu = Menu(BatchPage.entries(clerk))
    }

    private static func entries(_ clerk: Clerk) -> [MenuEntry<BatchSection>] {
        BatchSection.allCases.map { MenuEntry($0, $0.name, whyNot: $0.whyNot(clerk)) }
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.batch(.open(opened.id)))]
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch menu.press(key) {
        case .took(let section): [section.page(opened, clerk: clerk)]
        case .refused(let why): [.say(.warning(why))]
        case .moved, .ignored: []
        }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(head, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private var head: [PageBlock] {
        let batch = opened.batch
        return [
            .heading(batch.title),
            .text(BatchTexts.overview(batch.state, quota: batch.quota, left: batch.quotaLeft)),
            .text(BatchTexts.counts(batch.counts), .muted), .gap,
        ]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.batchHelp) }

    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterTexts.open, weight: .main, whyNot: menu.focused?.whyNot(clerk)),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
