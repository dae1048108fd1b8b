import Cells
import Forms
import Housing
import Office
import Texts

/// The months of a batch: what was prepared, approved, sent and paid, and what is to be done next.
struct PayPage: CounterScreen {
    let batch: BatchID
    let clerk: Clerk
    private var list = ListView<PaymentSheet>()
    private var today: Day?
    /// Asks for a month by its place in ``months``; the place behind them leads back.
    private var dialog: Dialog<Int>?

    init(_ batch: BatchID, clerk: Clerk) {
        self.batch = batch
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size): list.fit(size)
        case .appeared: return [.ask(.money(.runs(batch)))]
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.money(.runs(batch)))]
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .runs(let sheets, let today):
            self.today = today
            // The newest is what somebody comes for.
            list.supply(sheets.reversed(), from: 0, total: sheets.count)
        case .prepared(let sheet):
            return [
                .show(RunPage(sheet, batch: batch, clerk: clerk)),
                .say(.success(CounterPaymentTexts.nowPrepared(sheet.report.number))),
            ]
        case .stopped: return [.say(.info(CounterPaymentTexts.stopped))]
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if dialog != nil { return answer(key) }
        switch key {
        case .escape: return [.pop]
        case .function(2): askMonth()
        case .function(3): return [.show(BankFilePage(batch, clerk: clerk))]
        case .function(6): return [.show(FailuresPage(batch, clerk: clerk))]
        default:
            if case .opened = list.update(.key(key)), let sheet = list.selectedRow {
                return [.show(RunPage(sheet, batch: batch, clerk: clerk))]
            }
        }
        return []
    }

    /// This month, or the one before it: what is older is taken up with either.
    private var months: [Month] { today.map { [$0.month, $0.month.adding(months: -1)] } ?? [] }

    private mutating func askMonth() {
        guard !months.isEmpty else { return }
        let buttons = months.enumerated().map { DialogButton($0.offset, $0.element.words) }
        dialog = Dialog(
            title: CounterPaymentTexts.prepareTitle, text: CounterPaymentTexts.prepareText,
            buttons: buttons + [DialogButton(months.count, CounterCaseTexts.cancel)])
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let place = dialog?.press(key) else { return [] }
        dialog = nil
        guard months.indices.contains(place) else { return [] }
        let title = CounterPaymentTexts.prepare + " " + months[place].words
        return [.job(.money(.prepare(batch, months[place])), title: title)]
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let isWide = body.width >= PayPage.wideColumns
        list.draw(
            on: &surface, in: body, columns: PayPage.columns(isWide), words: words, isFocused: dialog == nil,
            cells: { PayPage.cells($0, isWide) })
        if list.total == 0 {
            let place = body.splitTop(1).rest
            surface.put(
                CounterPaymentTexts.none + "  ", at: place.origin.moved(right: 2), role: .muted, within: place)
        }
        dialog?.draw(on: &surface, in: body)
    }

    private static let wideColumns = 112

    /// In a narrow window the state alone tells what is to be done.
    private static func columns(_ isWide: Bool) -> [TableColumn] {
        let people = [
            TableColumn(CounterPaymentTexts.columnPreparedBy, .fixed(12)),
            TableColumn(CounterPaymentTexts.columnApprovedBy, .fixed(12)),
        ]
        return [
            TableColumn(CounterPaymentTexts.columnRun, .fixed(13)),
            TableColumn(CounterPaymentTexts.columnMonth, .fixed(10)),
            TableColumn(CounterPaymentTexts.columnState, .fixed(8)),
            TableColumn(CounterPaymentTexts.columnCount, .fixed(6), alignment: .right),
            TableColumn(CounterPaymentTexts.columnSum, isWide ? .fixed(18) : .share(1), alignment: .right),
            TableColumn(CounterPaymentTexts.columnPaid, .fixed(5), alignment: .right),
            TableColumn(CounterPaymentTexts.columnFailed, .fixed(4), alignment: .right),
        ] + (isWide ? people + [TableColumn(CounterPaymentTexts.columnToDo, .share(1))] : [])
    }

    private static func cells(_ sheet: PaymentSheet, _ isWide: Bool) -> [String] {
        let report = sheet.report
        let state = sheet.needsRecheck && !isWide ? CounterPaymentTexts.mustRecheck : report.state.name
        return [
            report.number, report.month.words, state, "\(report.instalments)", report.sum.words, "\(report.paid)",
            "\(report.failed)",
        ] + (isWide ? [sheet.preparedBy, sheet.approvedBy ?? "", sheet.next] : [])
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }

    var hints: [KeyHint] {
        if dialog != nil {
            return [
                KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        return (list.total == 0 ? [] : [KeyHint(.enter, CounterTexts.open, weight: .main)]) + [
            KeyHint(
                .function(2), CounterPaymentTexts.prepare, weight: .main,
                whyNot: clerk.may(.preparePayment) ? nil : CounterPaymentTexts.noPreparing),
            KeyHint(
                .function(3), CounterPaymentTexts.takeResults, short: CounterPaymentTexts.takeResultsShort,
                weight: .main, whyNot: clerk.may(.exchangePayment) ? nil : CounterPaymentTexts.noExchange),
            KeyHint(.function(6), CounterPaymentTexts.failures, weight: .main),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

extension PaymentSheet {
    /// What is to be done with it now; empty where nothing is.
    var next: String {
        switch report.state {
        case .prepared: needsRecheck ? CounterPaymentTexts.toRecheck : CounterPaymentTexts.toApprove
        case .approved: needsRecheck ? CounterPaymentTexts.toRecheck : CounterPaymentTexts.toSend
        case .sent: unanswered > 0 ? CounterPaymentTexts.toRegister : ""
        case .cancelled: ""
        }
    }
}
