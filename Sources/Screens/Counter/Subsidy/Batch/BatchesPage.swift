import Cells
import Forms
import Housing
import Office
import Texts

/// The batches of the rent subsidy: where there is one, it is opened at once.
struct BatchesPage: CounterScreen {
    let clerk: Clerk
    private var list = ListView<BatchOverview>()
    /// When they were asked for.
    private var now: Moment?
    /// The only batch was opened by itself; coming back to the list does not open it again.
    private var isOpened = false

    init(_ clerk: Clerk) {
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            list.fit(size)
            return []
        case .appeared: return [.ask(.batch(.list))]
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.batch(.list))]
        case .answer(.batch(.list(let batches, let now))):
            self.now = now
            return take(batches)
        case .answer(.batch(.opened(let opened))): return [.show(BatchPage(opened, clerk: clerk))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func take(_ batches: [BatchOverview]) -> [CounterEffect] {
        list.supply(batches, from: 0, total: batches.count)
        guard !isOpened else { return [] }
        isOpened = true
        return batches.count == 1 ? [.ask(.batch(.open(batches[0].id)))] : []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if key == .escape { return [.pop] }
        if key == .function(2) { return [.show(BatchNoticesPage(clerk))] }
        switch list.update(.key(key)) {
        case .opened: return list.selectedRow.map { [.ask(.batch(.open($0.id)))] } ?? []
        case .handled, .ignored: return []
        }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        list.draw(on: &surface, in: body, columns: BatchesPage.columns, words: words, cells: cells)
        if list.total == 0 {
            let place = body.splitTop(1).rest
            surface.put(CounterBatchTexts.none + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
    }

    private static let columns = [
        TableColumn(CounterBatchTexts.columnBatch, .share(1)), TableColumn(CounterBatchTexts.columnState, .fixed(8)),
        TableColumn(CounterBatchTexts.columnQuota, .fixed(6), alignment: .right),
        TableColumn(CounterBatchTexts.columnSigned, .fixed(6), alignment: .right),
        TableColumn(CounterBatchTexts.columnLeft, .fixed(6), alignment: .right),
    ]

    private func cells(_ batch: BatchOverview) -> [String] {
        [
            batch.title, now.map(batch.stateName) ?? batch.state.name, "\(batch.quota)", "\(batch.counts.signed)",
            "\(batch.quotaLeft)",
        ]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterBatchTexts.batchesHelp) }

    var hints: [KeyHint] {
        [
            KeyHint(
                .enter, CounterTexts.open, weight: .main, whyNot: list.total == 0 ? CounterBatchTexts.none : nil),
            KeyHint(
                .function(2), CounterBatchTexts.openNew, short: CounterBatchTexts.openNewShort, weight: .main,
                whyNot: clerk.may(.openBatch) ? nil : CounterBatchTexts.onlyManager),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
