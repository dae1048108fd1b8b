import Cells
import Forms
import Housing
import Office
import Texts

/// A batch at a glance: the way from applying to signing, the quota, the days to come, the money by month. It draws itself
/// anew when somebody else changed the batch.
struct BatchOverviewPage: CounterScreen {
    let clerk: Clerk
    private var beat = BatchBeat()
    private let id: BatchID
    private var figures: BatchFigures?

    init(_ opened: OpenBatch, clerk: Clerk) {
        id = opened.id
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .appeared: return [.ask(.batch(.figures(id)))]
        case .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm): return [.quietly(.batch(.figures(id)))]
        case .answer(.batch(.figures(let figures))): self.figures = figures
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(.function(2)): return opened?.goOn(clerk) ?? []
        default: break
        }
        return []
    }

    private var opened: OpenBatch? { figures.map { OpenBatch(look: $0.look) } }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        surface.cursor = body.origin
        guard let figures else {
            surface.put(words.loading, at: body.origin, role: .muted, within: body)
            return
        }
        let batch = figures.look.overview
        var page = body
        // Asked for by who checks a copy of the register, and by nobody else.
        if let root = batch.commitment?.root {
            let parts = body.splitBottom(1)
            surface.put(CounterBatchTexts.root(root), at: parts.bottom.origin, role: .muted, within: parts.bottom)
            page = parts.rest
        }
        var rest = Page.draw(
            [.heading("\(batch.title)  \(batch.stateName(at: figures.look.now))")], on: &surface, in: page)
        rest = Funnel(figures: figures, most: BatchOverviewPage.mostColumns).draw(on: &surface, in: rest)
        rest = QuotaMeter(look: figures.look).draw(on: &surface, in: rest).splitTop(1).rest
        let days = rest.splitLeft(BatchOverviewPage.dayWidth)
        drawDays(figures.look.deadlines, on: &surface, in: days.left)
        let money = days.rest.splitLeft(BatchOverviewPage.gap).rest
        drawMoney(figures.runs, on: &surface, in: money.splitLeft(BatchOverviewPage.mostMoneyColumns).left)
    }

    private static let gap = 3
    /// What the longest of the days takes; money has the rest, until a row is too long for the eye.
    private static let dayWidth = 35
    private static let mostMoneyColumns = 76
    /// Bars are no wider than the tables below them: a longer one tells no more.
    private static let mostColumns = dayWidth + gap + mostMoneyColumns

    private func drawDays(_ deadlines: [BatchDeadline], on surface: inout Surface, in rect: Rect) {
        let rows = deadlines.map { [CounterBatchTexts.day($0.day), $0.kind.name, $0.left] }
        drawTable(CounterBatchTexts.days, BatchOverviewPage.dayColumns, rows, on: &surface, in: rect)
    }

    private func drawMoney(_ runs: [PaymentRunReport], on surface: inout Surface, in rect: Rect) {
        let isWide = rect.width >= BatchOverviewPage.leastWideColumns
        let rows = runs.map { run in
            ["\(run.month)", run.sum.shortWords, "\(run.paid)", "\(run.failed)", "\(run.cancelled)"]
                + (isWide ? [run.state.name, CounterBatchTexts.instalments(run.instalments)] : [])
        }
        let columns = BatchOverviewPage.moneyColumns + (isWide ? BatchOverviewPage.wideMoneyColumns : [])
        drawTable(CounterBatchTexts.money, columns, rows, on: &surface, in: rect)
    }

    /// A heading, and the rows that there is room for; how many there are besides.
    private func drawTable(
        _ heading: String, _ columns: [TableColumn], _ rows: [[String]], on surface: inout Surface, in rect: Rect
    ) {
        surface.put(heading, at: rect.origin, role: .heading, within: rect)
        let rest = rect.splitTop(1).rest
        guard !rows.isEmpty else {
            surface.put(CounterBatchTexts.nothingYet, at: rest.origin, role: .muted, within: rest)
            return
        }
        let room = max(0, rest.height - 1)
        let shown = rows.count > room ? max(0, room - 1) : rows.count
        Table(columns, rows: Array(rows.prefix(shown))).draw(on: &surface, in: rest)
        if rows.count > shown {
            let place = rest.origin.moved(down: shown + 1)
            surface.put(CounterBatchTexts.more(rows.count - shown), at: place, role: .muted, within: rest)
        }
    }

    private static let dayColumns = [
        TableColumn(CounterBatchTexts.columnDay, .fixed(8)), TableColumn(CounterBatchTexts.columnWhat, .share(1)),
        TableColumn(CounterBatchTexts.columnLeftDays, .fixed(6), alignment: .right),
    ]
    private static let moneyColumns = [
        TableColumn(CounterBatchTexts.columnMonth, .fixed(7)),
        TableColumn(CounterBatchTexts.columnSum, .share(1), alignment: .right),
        TableColumn(CounterBatchTexts.columnPaid, .fixed(4), alignment: .right),
        TableColumn(CounterBatchTexts.columnFailed, .fixed(4), alignment: .right),
        TableColumn(CounterBatchTexts.columnHeld, .fixed(4), alignment: .right),
    ]
    private static let wideMoneyColumns = [
        TableColumn(CounterBatchTexts.columnState, .fixed(8)),
        TableColumn(CounterBatchTexts.columnInstalments, .fixed(6)),
    ]
    private static let leastWideColumns = 60

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.overview, subject: clerk.name, layout: .wide) }
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(CounterBatchTexts.overviewHelp) }
    var hints: [KeyHint] {
        [opened?.goOnHint(clerk), KeyHint(.escape, words.back, weight: .main)].compactMap(\.self)
    }
}

/// The way from applying to signing as bars, each as long as its share of the first.
private struct Funnel {
    let figures: BatchFigures
    let most: Int

    private static let labelColumns = 10
    private static let numberColumns = 11

    func draw(on surface: inout Surface, in rect: Rect) -> Rect {
        let applied = max(1, figures[.applied])
        let room = max(1, min(rect.width, most) - Self.labelColumns - Self.numberColumns)
        for (row, stage) in BatchFigures.Stage.allCases.enumerated() {
            let count = figures[stage]
            let origin = rect.origin.moved(down: row)
            surface.put(CounterBatchTexts.stage(row), at: origin, role: .label, within: rect)
            // Whoever came so far is to be seen, however few they are.
            let length = min(room, count == 0 ? 0 : max(1, count * room / applied))
            Bar(filled: length, of: length).draw(on: &surface, at: origin.moved(right: Self.labelColumns), within: rect)
            let number = CounterBatchTexts.families(count)
            surface.put(
                number, at: origin.moved(right: Self.labelColumns + length + (length > 0 ? 1 : 0)), role: .value,
                within: rect)
        }
        let rest = rect.splitTop(BatchFigures.Stage.allCases.count).rest
        let counts = figures.counts
        let open = CounterBatchTexts.openFamilies(
            waiting: counts[.waiting], proposed: counts[.proposed], correction: counts[FamilyTab.correction],
            refused: counts[FamilyTab.ineligible], withdrawn: counts[FamilyTab.withdrawn])
        surface.put(open.shortened(to: rest.width), at: rest.origin, role: .body, within: rest)
        return rest.splitTop(1).rest
    }
}

/// How much of the quota is given, and how much of the rest is with families that may sign.
private struct QuotaMeter {
    let look: BatchLook

    private static let labelColumns = 10
    private static let mostColumns = 30

    func draw(on surface: inout Surface, in rect: Rect) -> Rect {
        surface.put(CounterBatchTexts.columnQuota, at: rect.origin, role: .label, within: rect)
        let batch = look.overview
        let length = min(Self.mostColumns, rect.width / 3)
        let filled = batch.counts.signed * length / max(1, batch.quota)
        let origin = rect.origin.moved(right: Self.labelColumns)
        Bar(filled: filled, of: length).draw(on: &surface, at: origin, within: rect)
        let words = CounterBatchTexts.quota(
            signed: batch.counts.signed, of: batch.quota, left: batch.quotaLeft,
            called: batch.counts.called - look.overdue, overdue: look.overdue)
        surface.put(words, at: origin.moved(right: length + 1), role: .value, within: rect)
        return rect.splitTop(1).rest
    }
}

/// A bar of plain characters, which every terminal and every reader of screens has.
private struct Bar {
    let filled: Int
    let of: Int

    init(filled: Int, of length: Int) {
        (self.filled, of) = (filled, length)
    }

    func draw(on surface: inout Surface, at origin: Point, within rect: Rect) {
        let text = String(repeating: "#", count: filled) + String(repeating: ".", count: max(0, of - filled))
        surface.put(text, at: origin, role: .info, within: rect)
    }
}

extension BatchDeadline.Kind {
    var name: String {
        switch self {
        case .opens(let at): CounterBatchTexts.opens(at)
        case .closes(let at): CounterBatchTexts.closes(at)
        case .correction(let open): CounterBatchTexts.correction(open)
        case .publicity(let list): CounterBatchTexts.publicity(list)
        case .takedown(let list): CounterBatchTexts.takedown(list)
        case .signing(let called): CounterBatchTexts.signBy(called)
        case .payment(let month): CounterBatchTexts.payment(month)
        }
    }
}

extension BatchDeadline {
    /// Working days that are left, in a few columns.
    var left: String {
        if isPast { return CounterBatchTexts.passed }
        return workingDaysLeft.map { CounterBatchTexts.left($0, isProvisional: isProvisional) } ?? ""
    }
}
