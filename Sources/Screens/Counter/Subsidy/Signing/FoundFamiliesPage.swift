import Cells
import Forms
import Housing
import Office
import Texts

/// Families that were searched for, of which one is opened.
struct FoundFamiliesPage: CounterScreen {
    let clerk: Clerk
    private let id: BatchID
    private var list = ListView<FoundFamily>()

    init(_ found: [FoundFamily], in id: BatchID, clerk: Clerk) {
        self.id = id
        self.clerk = clerk
        list.supply(found, from: 0, total: found.count)
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size): list.fit(size)
        case .answer(.callDesk(.family(let family))):
            return [.turn(to: SigningFamilyPage(family, clerk: clerk))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key):
            if case .opened = list.update(.key(key)), let found = list.selectedRow {
                return [.ask(.callDesk(.open(found.receipt, id)))]
            }
        default: break
        }
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        list.draw(on: &surface, in: body, columns: FoundFamily.columns, words: words, cells: \.cells)
    }

    var chrome: Chrome { Chrome(title: CallDeskTexts.find, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var hints: [KeyHint] {
        [KeyHint(.enter, CounterTexts.open, weight: .main), KeyHint(.escape, words.back, weight: .main)]
    }
}

extension FoundFamily {
    /// Of several that were found, what tells them apart.
    static let columns = [
        TableColumn(CounterReviewTexts.columnPosition, .fixed(8), alignment: .right),
        TableColumn(CounterReviewTexts.columnReceipt, .fixed(12)),
        TableColumn(CounterReviewTexts.columnName, .share(1)),
        TableColumn(CounterReviewTexts.columnSize, .fixed(6), alignment: .right),
        TableColumn(CounterReviewTexts.columnState, .fixed(14)),
    ]

    var cells: [String] {
        ["\(position)", receipt, maskedName, "\(size)", state?.name ?? CounterWitnessTexts.notApplied]
    }
}
