import Cells
import Forms
import Housing
import Office
import Texts

/// The objections to the published lists, the open ones first. What one says, and who made it, is seen by opening it.
struct BatchObjectionsPage: CounterScreen {
    let clerk: Clerk
    private let opened: OpenBatch
    private var list = ListView<ObjectionLine>()

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size): list.fit(size)
        case .appeared: return [.ask(.batch(.objections(opened.id)))]
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.batch(.objections(opened.id)))]
        case .answer(.batch(.objections(let lines))): list.supply(lines, from: 0, total: lines.count)
        case .answer(.batch(.objection(let view))):
            return [.show(BatchObjectionPage(view, of: opened, isOwn: isOwn(view.number), clerk: clerk))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private func isOwn(_ number: String) -> Bool {
        let lines = (0..<(list.total ?? 0)).compactMap { list.row(at: $0) }
        return lines.first { $0.number == number }?.isEnteredByReader ?? false
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape where !list.takesText: return [.pop]
        case .function(7): return [.show(ObjectionEntryPage(opened, clerk: clerk))]
        default: break
        }
        guard case .opened = list.update(.key(key)), let line = list.selectedRow else { return [] }
        guard clerk.may(.decideSubsidyObjection) else { return [.say(.warning(CounterBatchTexts.noObjections))] }
        return [.ask(.batch(.openObjection(line.number, opened.id)))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        list.draw(on: &surface, in: body, columns: Self.columns, words: words, cells: Self.cells)
        if list.total == 0 {
            let place = body.splitTop(1).rest
            surface.put(
                CounterBatchTexts.noObjectionsYet + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
    }

    private static let columns = [
        TableColumn(CounterBatchTexts.columnObjection, .share(1)),
        TableColumn(CounterBatchTexts.columnList, .fixed(4), alignment: .right),
        TableColumn(CounterBatchTexts.columnPosition, .fixed(7), alignment: .right),
        TableColumn(CounterBatchTexts.columnReceipt, .fixed(11)),
        TableColumn(CounterBatchTexts.columnName, .fixed(8)),
        TableColumn(CounterBatchTexts.columnEntered, .fixed(8)),
        TableColumn(CounterBatchTexts.columnState, .fixed(6)),
    ]

    private static func cells(_ line: ObjectionLine) -> [String] {
        [
            line.number, "\(line.list)", "\(line.position)", line.receipt, line.maskedName,
            CounterBatchTexts.day(line.at.day),
            CounterBatchTexts.objectionState(isUpheld: line.isUpheld),
        ]
    }

    var chrome: Chrome { Chrome(title: CounterBatchTexts.objections, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterBatchTexts.objectionsHelp) }
    var hints: [KeyHint] {
        let isEmpty = (list.total ?? 0) == 0
        return [
            KeyHint(
                .enter, CounterTexts.open, weight: .main,
                whyNot: isEmpty
                    ? CounterBatchTexts.noObjectionsYet
                    : clerk.may(.decideSubsidyObjection) ? nil : CounterBatchTexts.noObjections),
            KeyHint(
                .function(7), CounterBatchTexts.enterObjection, weight: .main,
                whyNot: clerk.may(.enterSubsidy)
                    ? opened.batch.state == .published ? nil : CounterBatchTexts.notPublished
                    : CounterBatchTexts.noEntering),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
