import Cells
import Forms
import Housing
import Office
import Texts

/// 公示名单: as everybody reads it, with its dates and, while it is published, the way to object (LH-52, Q9).
struct PublicListPage: KioskScreen {
    let visitor: Visitor
    private var file: MySubsidyFile
    private var draft: MySubsidyDraft?
    private var lines: [PublicLine]?
    private var list = ListView<PublicLine>()
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, file: MySubsidyFile) {
        (self.visitor, self.file) = (visitor, file)
    }

    private var batch: BatchID { file.summary.batch }
    private var reading: KioskAsk { .mySubsidy(.lines(batch, list: number)) }
    private var number: Int { file.list?.number ?? 1 }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            list.fit(Page.room(below: blocks, in: size))
        case .appeared, .revealed: return [.ask(reading), .quietly(.mySubsidy(.file(batch)))]
        case .changed: return [.quietly(reading), .quietly(.mySubsidy(.file(batch)))]
        case .answer(.mySubsidy(.file(let file, let draft))): (self.file, self.draft) = (file, draft)
        case .answer(.mySubsidy(.lines(let lines))): show(lines)
        // Taken down: there is nothing to be read any more.
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        case .key(.escape) where !list.takesText: return [.pop]
        default:
            guard let input = event.input, case .opened(let place) = list.update(input) else { return [] }
            return object(to: place)
        }
        return []
    }

    private mutating func show(_ lines: [PublicLine]) {
        let isNew = self.lines == nil
        self.lines = lines
        list.supply(lines, from: 0, total: lines.count)
        list.fit(Page.room(below: blocks, in: size))
        if isNew, let own = lines.firstIndex(where: \.isOwn) { list.select(own) }
    }

    private func object(to place: Int) -> [KioskEffect] {
        guard let line = list.row(at: place) else { return [] }
        guard file.list?.isRunning == true else { return [.say(.warning(MySubsidyTexts.notRunning))] }
        return [.show(MyQuestionsPage(journey: MyJourney(.objection, file, draft, visitor: visitor, line: line)))]
    }

    private var blocks: [PageBlock] {
        guard let shown = file.list, let lines else {
            return [.heading(MySubsidyTexts.list), .text(RenewalTexts.reading, .muted)]
        }
        let own =
            lines.first(where: \.isOwn).map { MySubsidyTexts.ownLine($0.family.sequence, isRunning: shown.isRunning) }
            ?? MySubsidyTexts.notOnList
        let way =
            shown.isRunning
            ? MySubsidyTexts.listRunning(file.notice.publicationAddress) : MySubsidyTexts.listOver(shown.shownUntil)
        return [
            .heading(MySubsidyTexts.listTitle(shown.number)),
            .text(MySubsidyTexts.listDates(shown.publishedAt, shown.endsOn)),
            .text(way, shown.isRunning ? .info : .muted), .text(own), .gap,
        ]
    }

    private static let columns = [
        TableColumn(MySubsidyTexts.columnPlace, .fixed(4), alignment: .right),
        TableColumn(MySubsidyTexts.columnName, .fixed(8)), TableColumn(MySubsidyTexts.columnReceipt, .fixed(14)),
        TableColumn(MySubsidyTexts.columnDistrict, .fixed(6)),
        TableColumn(MySubsidyTexts.columnSize, .fixed(4), alignment: .right),
        TableColumn(MySubsidyTexts.columnMonthly, .fixed(12), alignment: .right), TableColumn("", .share(1)),
    ]

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        guard lines != nil else { return }
        list.draw(on: &surface, in: rest, columns: Self.columns, words: words) { line in
            let family = line.family
            return [
                "\(family.sequence)", family.maskedName, family.maskedReceipt, DistrictNames.name(family.district),
                "\(family.size)", family.monthly.words, line.isOwn ? MySubsidyTexts.own : family.decisions,
            ]
        }
    }

    var chrome: Chrome {
        Chrome(title: "\(MySubsidyTexts.flow) › \(MySubsidyTexts.list)", subject: visitor.maskedName)
    }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var hints: [KeyHint] {
        let isRunning = file.list?.isRunning == true
        return (isRunning ? [KeyHint([.enter], MySubsidyTexts.objectKey, weight: .usual)] : []) + [
            .move, .turnPage, .back,
        ]
    }
    var help: [HelpSection] { [HelpSection](MySubsidyTexts.help) }
}
