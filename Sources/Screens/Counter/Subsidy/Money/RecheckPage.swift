import Cells
import Forms
import Housing
import Office
import Texts

/// What the check of a month found: whom, what speaks against him, and the change that a reviewer decides about.
struct RecheckPage: CounterScreen {
    let batch: BatchID
    let clerk: Clerk
    private let report: RecheckReport
    /// By the change.
    private var sheet = Sheet<String>()

    init(_ report: RecheckReport, batch: BatchID, clerk: Clerk) {
        self.report = report
        self.batch = batch
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            sheet.show(
                report.families.map { entry($0, Sheet<String>.room(in: size.width)) },
                height: Page.room(below: head, in: size).height)
        case .answer(.money(.change(let change, let agreement))):
            return [.show(ChangePage(change, agreement, clerk: clerk))]
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(.escape): return [.pop]
        case .key(.enter):
            guard let change = sheet.focused else { return [.pop] }
            return [.ask(.money(.change(change)))]
        case .key(.function(4)): return focused.map { showWhy($0.receipt, of: batch, clerk) } ?? []
        case .key(let key): _ = sheet.press(key)
        default: break
        }
        return []
    }

    private var focused: RecheckReport.Family? { report.families.first { $0.change == sheet.focused } }

    private func entry(_ family: RecheckReport.Family, _ width: Int) -> SheetEntry<String> {
        let what = family.isLeaseOver ? CounterPaymentTexts.leaseIsOver : family.doubts.words
        let change =
            family.isOfOpenChange
            ? CounterPaymentTexts.joined(family.changeNumber) : CounterPaymentTexts.newChange(family.changeNumber)
        let second = "\(change)，\(CounterPaymentTexts.heldMonths(family.heldMonths))"
        let lines = LineBreaking.wrap("\(what)（\(family.foundDay.words)）", width: max(2, width - 22))
        return SheetEntry(
            id: family.change,
            lines: lines.enumerated().map { row, text in
                let piece = SheetPiece(text, .body, at: 22)
                guard row == 0 else { return [piece] }
                return [SheetPiece(family.receipt, .value), SheetPiece(family.maskedName, .value, at: 13), piece]
            } + [[SheetPiece(second, .muted, at: 22)]])
    }

    private var head: [PageBlock] {
        [
            .heading(CounterPaymentTexts.recheckTitle),
            .text(CounterPaymentTexts.recheckHead(report.checked, report.families.count)),
        ] + (report.families.isEmpty ? [] : [.text(CounterPaymentTexts.recheckText, .muted)]) + [.gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        sheet.draw(on: &surface, in: rest, words: words, isActive: true)
        if surface.cursor == nil { surface.cursor = rest.origin }
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    var hints: [KeyHint] {
        guard !report.families.isEmpty else { return [KeyHint([.escape, .enter], words.back, weight: .main)] }
        return [
            KeyHint(.enter, CounterChangeTexts.open, weight: .main), KeyHint(.function(4), CounterPaymentTexts.why),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
