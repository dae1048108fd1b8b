import Cells
import Forms
import Housing
import Office
import Texts

/// Who was paid too much, what came back, and what is still owed (LH-62).
struct DebtsPage: CounterScreen {
    let batch: BatchID
    let clerk: Clerk
    private var list = ListView<RecoveryDesk.Debt>()
    private var count: Int?
    /// What is to be done with the agreement that is asked for.
    private var deed: DeedKind?
    private var size = Size(width: 0, height: 0)

    init(_ batch: BatchID, clerk: Clerk) {
        self.batch = batch
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            list.fit(Page.room(below: head, in: size))
        case .appeared, .revealed, .changed(CounterTopic.subsidy): return [.quietJob(.money(.debts(batch)))]
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .debts(let survey):
            count = survey.count
            list.supply(survey.found, from: 0, total: survey.found.count)
            list.fit(Page.room(below: head, in: size))
        case .agreement(let file):
            guard let kind = deed else { return [.show(AgreementPage(file, clerk: clerk))] }
            deed = nil
            if let why = kind.whyNot(file, clerk) { return [.say(.warning(why))] }
            return [.show(DeedPage(kind, file, clerk: clerk))]
        case .stopped: return [.say(.info(CounterPaymentTexts.stoppedLooking))]
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape: return [.pop]
        case .function(4): return list.selectedRow.map { showWhy($0.receipt, of: batch, clerk) } ?? []
        case .function(5): deed = .repay
        case .function(7): deed = .escalate
        default:
            guard case .opened = list.update(.key(key)) else { return [] }
            deed = nil
        }
        return list.selectedRow.map { [.ask(.money(.agreement($0.receipt, batch)))] } ?? []
    }

    // MARK: Drawing

    private var head: [PageBlock] {
        let owed = (0..<(list.total ?? 0)).reduce(0) { $0 + (list.row(at: $1)?.agreement.owed.fen ?? 0) }
        let words = count.map {
            $0 == 0 ? CounterChangeTexts.nobodyOwes : CounterChangeTexts.debtsHead($0, Money(fen: owed))
        }
        return [.heading(CounterChangeTexts.recoveryTitle), .text(words ?? CounterPaymentTexts.seeking), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        if count ?? 0 > 0 {
            let isWide = body.width >= 110
            list.draw(
                on: &surface, in: rest, columns: Self.columns(isWide), words: words, cells: { Self.cells($0, isWide) })
        }
        if surface.cursor == nil { surface.cursor = rest.origin }
    }

    private static func columns(_ isWide: Bool) -> [TableColumn] {
        [
            TableColumn(CounterPaymentTexts.columnReceipt, .fixed(12)),
            TableColumn(CounterPaymentTexts.columnName, .fixed(8)),
            TableColumn(CounterPaymentTexts.columnState, .fixed(8)),
            TableColumn(CounterChangeTexts.columnOverpaid, .fixed(11), alignment: .right),
            TableColumn(CounterChangeTexts.columnOwed, .fixed(11), alignment: .right),
            TableColumn(CounterChangeTexts.columnMonths, .share(2)),
        ]
            + (isWide
                ? [
                    TableColumn(CounterChangeTexts.columnRecovered, .fixed(11), alignment: .right),
                    TableColumn(CounterChangeTexts.columnReferences, .share(1)),
                ] : [])
    }

    private static func cells(_ debt: RecoveryDesk.Debt, _ isWide: Bool) -> [String] {
        let report = debt.agreement
        return [
            debt.receipt, debt.maskedName, report.state.name, report.overpaid.words, report.owed.words,
            CounterPaymentTexts.months(debt.months),
        ] + (isWide ? [report.recovered.words, debt.references.joined(separator: "、")] : [])
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterChangeTexts.recoveryTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }

    private var whyNot: String? {
        guard let debt = list.selectedRow else { return CounterChangeTexts.nobodyOwes }
        if !clerk.may(.recoverSubsidy) { return CounterChangeTexts.noRecovering }
        return debt.agreement.owed.fen == 0 ? CounterChangeTexts.notOwing : nil
    }

    var hints: [KeyHint] {
        let nobody = list.selectedRow == nil ? CounterChangeTexts.nobodyOwes : nil
        return [
            KeyHint(.enter, CounterPaymentTexts.openAgreement, weight: .main, whyNot: nobody),
            KeyHint(.function(5), CounterChangeTexts.repay, weight: .main, whyNot: whyNot),
            KeyHint(.function(7), CounterChangeTexts.escalate, weight: .main, whyNot: whyNot),
            KeyHint(.function(4), CounterPaymentTexts.why, whyNot: nobody),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
