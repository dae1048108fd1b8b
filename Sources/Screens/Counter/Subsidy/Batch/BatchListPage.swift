import Cells
import Forms
import Housing
import Office
import Texts

/// The list: the eligible families in the register's order with the line across them, who keeps it from being published,
/// then the publication with its clock.
struct BatchListPage: CounterScreen {
    let clerk: Clerk
    private var beat = BatchBeat()
    private var opened: OpenBatch
    private var outlook: ListOutlook?
    private var list = ListView<ListRow>()
    private var size = Size(width: 0, height: 0)

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .sized(let size):
            self.size = size
            fit()
            return more()
        case .appeared: return [.ask(.batch(.listOutlook(opened.id)))] + more()
        case .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm):
            list.invalidate()
            return [.quietly(.batch(.listOutlook(opened.id)))] + more()
        case .answer(.batch(.listOutlook(let outlook))):
            opened = OpenBatch(look: outlook.look)
            self.outlook = outlook
            fit()
            return more()
        case .answer(.batch(.ranked(let rows, let first, let total))):
            list.supply(rows, from: first, total: total)
            return more()
        case .answer(.families(.opened(let family))):
            // With those behind it that stand as it does.
            let tab = FamilyTab.undecided.contains(family.file.standing.state) ? FamilyTab.undecided : .ranked
            return [.show(FamilyReviewPage(family, in: tab, clerk: clerk))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func fit() {
        let height = max(0, size.height - Page.rows(head, width: size.width))
        list.fit(Size(width: size.width, height: height))
    }

    private mutating func more() -> [CounterEffect] {
        list.wanted().map { [.quietly(.batch(.ranked(opened.id, rows: $0)))] } ?? []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape where !list.takesText: return [.pop]
        case .function(2): return [.show(BatchStepPage(step, opened, clerk: clerk))]
        case .function(3):
            return open(opened.look.blockers?.first)
        case .function(4): return selected.map { [.show(WhyPage(opened.id, receipt: $0.receipt, clerk: clerk))] } ?? []
        case .function(5): return [.show(SubsidyPaperPage(.publicList(opened.id, number: nil), clerk: clerk))]
        case .function(6): return [.show(BatchObjectionsPage(opened, clerk: clerk))]
        case .function(7): return object()
        default: break
        }
        switch list.update(.key(key)) {
        case .opened: return open(selected)
        case .handled, .ignored: return more()
        }
    }

    private var selected: FamilyLine? {
        if case .family(let line) = list.selectedRow { return line }
        return nil
    }

    private func open(_ family: FamilyLine?) -> [CounterEffect] {
        guard let family, BatchSection.review.whyNot(clerk) == nil else { return [] }
        return [.ask(.families(.open(opened.id, receipt: family.receipt)))]
    }

    private func object() -> [CounterEffect] {
        let family = selected.flatMap { $0.standing.state == .published ? $0 : nil }
        return [.show(ObjectionEntryPage(opened, against: family, clerk: clerk))]
    }

    /// The step with which the list goes on.
    private var step: BatchDeed {
        if opened.batch.state == .published { return .conclude }
        return opened.batch.state == .reviewed && opened.look.next == .review ? .review : .publish
    }

    // MARK: Drawing

    private static let mostPutOut = 3

    private var head: [PageBlock] {
        let batch = opened.batch
        var blocks: [PageBlock] = []
        if let clock = opened.look.publication {
            let words = CounterBatchTexts.clock(clock.list, day: clock.day, of: clock.days, isOver: clock.isOver)
            blocks += [
                .text(words, clock.isOver ? .success : .info),
                .text(CounterBatchTexts.shownThrough(clock.shownThrough), .muted),
            ]
        }
        let earlier = opened.look.publication == nil ? batch.lists : batch.lists.dropLast()
        blocks += earlier.map { .text(BatchTexts.published($0), .muted) }
        if let putOut = outlook?.putOut {
            blocks += putOut.prefix(Self.mostPutOut).map { line in
                let place = BatchTexts.listPlace(Int(line.standing.list), Int(line.standing.sequence))
                return .text(CounterBatchTexts.putOut(line.receipt, line.maskedName, line.position, place), .muted)
            }
            let more = putOut.count - Self.mostPutOut
            if more > 0 { blocks.append(.text(CounterBatchTexts.morePutOut(more), .muted)) }
        }
        if let outlook, batch.lists.isEmpty {
            blocks.append(
                .text(
                    CounterBatchTexts.builder(
                        quota: batch.quota, most: batch.listMost, eligible: opened.look.counts[.ranked],
                        beyond: outlook.beyond), .info))
        }
        if let blockers = opened.look.blockers {
            let first = blockers.first
            blocks.append(
                .text(
                    CounterBatchTexts.blocked(first.position, first.standing.state, count: blockers.count), .warning))
        } else if batch.lists.isEmpty, let whyNot = BatchDeed.publish.whyNot(opened, clerk) {
            blocks.append(.text(whyNot, .muted))
        }
        if opened.look.toReview > 0 {
            let again = opened.look.toReview
            let words =
                step == .review ? CounterBatchTexts.reviewFromList(again) : CounterBatchTexts.reviewWaits(again)
            blocks.append(.text(words, .warning))
        }
        if batch.counts.openObjections > 0 {
            blocks.append(.text(CounterBatchTexts.openObjections(batch.counts.openObjections), .warning))
        }
        return blocks + [.gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        list.draw(
            on: &surface, in: rest, columns: BatchListPage.columns(rest.width), words: words,
            cells: BatchListPage.cells)
        drawLine(on: &surface, in: rest)
        if list.total == 0 {
            let place = rest.splitTop(1).rest
            surface.put(
                CounterBatchTexts.noEligible + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
    }

    /// The line runs across the columns.
    private func drawLine(on surface: inout Surface, in rect: Rect) {
        guard opened.batch.lists.isEmpty, let total = list.total, total > 0 else { return }
        let place = min(opened.batch.listMost, total - 1)
        let row = place - list.top
        let rows = rect.splitTop(1).rest.splitBottom(2).rest
        guard row >= 0, row < rows.height, list.row(at: place) == .line else { return }
        let origin = Point(x: rows.x + 2, y: rows.y + row)
        let width = max(0, rows.width - 2)
        let text = CounterBatchTexts.line(
            opened.batch.listFactor, quota: opened.batch.quota, most: opened.batch.listMost)
        let dashes = max(0, width - Width.of(text)) / 2
        let role: Role = list.selected == place ? .selected : .pointedOut
        let whole = String(repeating: "-", count: dashes) + text + String(repeating: "-", count: dashes)
        surface.put(whole.shortened(to: width), at: origin, role: role, within: rows)
    }

    private static func columns(_ width: Int) -> [TableColumn] {
        [
            TableColumn(CounterBatchTexts.columnRank, .fixed(7), alignment: .right),
            TableColumn(CounterBatchTexts.columnPosition, .fixed(7), alignment: .right),
            TableColumn(CounterBatchTexts.columnReceipt, .fixed(12)),
            TableColumn(CounterBatchTexts.columnName, .fixed(12)),
            TableColumn(CounterBatchTexts.columnSize, .fixed(4), alignment: .right),
            TableColumn(CounterBatchTexts.columnState, .fixed(width >= 100 ? 20 : 12)),
            TableColumn(CounterBatchTexts.columnListPlace, .share(1)),
        ]
    }

    private static func cells(_ row: ListRow) -> [String] {
        guard case .family(let line) = row else { return [] }
        let standing = line.standing
        let place =
            standing.list > 0 ? BatchTexts.listPlace(Int(standing.list), Int(standing.sequence)) : ""
        return [
            line.rank.map { "\($0)" } ?? "", "\(line.position)", line.receipt, line.maskedName, "\(line.size)",
            standing.state.shortName, place,
        ]
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.list, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(CounterBatchTexts.listHelp) }

    var hints: [KeyHint] {
        var hints = [
            KeyHint(
                .function(2), step.name, weight: .main,
                whyNot: clerk.may(step.act) ? nil : CounterBatchTexts.noRight(step.name))
        ]
        if opened.look.blockers != nil {
            hints.append(
                KeyHint(
                    .function(3), CounterBatchTexts.toReview, weight: .main, whyNot: BatchSection.review.whyNot(clerk)))
        }
        let openWhyNot = selected == nil ? CounterTexts.nothingHere : BatchSection.review.whyNot(clerk)
        hints += [
            KeyHint(.enter, CounterTexts.open, whyNot: openWhyNot),
            KeyHint(.function(4), CounterPaymentTexts.why, whyNot: selected == nil ? CounterTexts.nothingHere : nil),
            KeyHint(.function(5), CounterBatchTexts.printList, whyNot: paperWhyNot),
            KeyHint(.function(6), CounterBatchTexts.objections, weight: .main),
            KeyHint(
                .function(7), CounterBatchTexts.enterObjection, short: CounterBatchTexts.enterObjectionShort,
                weight: objectingWhyNot == nil ? .main : .minor, whyNot: objectingWhyNot),
            KeyHint(.escape, words.back, weight: .main),
        ]
        return hints
    }

    private var paperWhyNot: String? {
        guard clerk.may(.exportBatch) else { return CounterBatchTexts.noRight(CounterBatchTexts.publicList) }
        return opened.batch.lists.isEmpty ? CounterBatchTexts.notPublished : nil
    }

    private var objectingWhyNot: String? {
        guard clerk.may(.enterSubsidy) else { return CounterBatchTexts.noEntering }
        return opened.batch.state == .published ? nil : CounterBatchTexts.notPublished
    }
}
