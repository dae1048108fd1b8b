import Cells
import Forms
import Housing
import Office
import Texts

/// A batch's home: how it stands, what comes next, and a numbered menu of what is done with it.
struct BatchPage: CounterScreen {
    enum Choice: Hashable, Sendable {
        case section(BatchSection)
        case steps
    }

    let clerk: Clerk
    private var opened: OpenBatch
    private var menu: Menu<Choice>

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        menu = Menu(BatchPage.entries(clerk))
    }

    private static func entries(_ clerk: Clerk) -> [MenuEntry<Choice>] {
        BatchSection.allCases.map { MenuEntry(.section($0), $0.name, whyNot: $0.whyNot(clerk)) } + [
            MenuEntry(.steps, CounterBatchTexts.steps)
        ]
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
        case .key(.function(2)): return goOn()
        case .key(let key): return press(key)
        default: return []
        }
    }

    /// What comes next.
    private func goOn() -> [CounterEffect] {
        if let deed = opened.look.next { return [.show(BatchStepPage(deed, opened, clerk: clerk))] }
        return [opened.nextSection.page(opened, clerk: clerk)]
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch menu.press(key) {
        case .took(.section(let section)): [section.page(opened, clerk: clerk)]
        case .took(.steps): [.show(BatchStepsPage(opened, clerk: clerk))]
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
            .text(BatchHead.line(opened), .info), .text(BatchTexts.counts(batch.counts), .muted),
            .text(CounterBatchTexts.nextWords(nextName, whyNot: opened.look.next?.whyNot(opened, clerk))), .gap,
        ]
    }

    private var nextName: String { opened.look.next?.name ?? opened.nextSection.name }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.batchHelp) }

    var hints: [KeyHint] {
        [
            KeyHint(.function(2), CounterBatchTexts.goOn, weight: .main, whyNot: nextWhyNot),
            KeyHint(.enter, CounterTexts.open, weight: .main, whyNot: menu.focusedWhyNot),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }

    /// The page of a step says itself why it cannot be taken now; that of a section is not for everybody.
    private var nextWhyNot: String? { opened.look.next == nil ? opened.nextSection.whyNot(clerk) : nil }
}

extension OpenBatch {
    /// Where the work is when no step of the whole batch comes next.
    var nextSection: BatchSection { batch.state == .finished ? .payment : .signing }
}
