import Cells
import Forms
import Housing
import Office
import Texts

/// Who was paid too much, what came back, and what is still owed (LH-62).
struct DebtsPage: CounterScreen {
    let clerk: Clerk
    private var survey: SurveyList<RecoveryDesk.Debt>
    private var size = Size(width: 0, height: 0)

    init(_ batch: BatchID, clerk: Clerk) {
        self.clerk = clerk
        survey = SurveyList(batch, clerk)
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            survey.fit(Page.room(below: head, in: size))
        case .answer(.money(.debts(let found))):
            survey.supply(found)
            survey.fit(Page.room(below: head, in: size))
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(.function(5)): return survey.open(for: .repay)
        case .key(.function(7)): return survey.open(for: .escalate)
        default: return survey.update(event, asking: .debts(survey.batch))
        }
        return []
    }

    // MARK: Drawing

    private var head: [PageBlock] {
        let owed = survey.rows.reduce(0) { $0 + $1.agreement.owed.fen }
        let words = survey.count.map {
            $0 == 0 ? CounterChangeTexts.nobodyOwes : CounterChangeTexts.debtsHead($0, Money(fen: owed))
        }
        return [.heading(words ?? CounterPaymentTexts.seeking)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        let isWide = body.width >= 130
        survey.draw(
            on: &surface, in: rest, columns: Self.columns(isWide), words: words, cells: { Self.cells($0, isWide) })
    }

    /// In a narrow window what is owed is enough: the months are not cut then.
    private static func columns(_ isWide: Bool) -> [TableColumn] {
        [
            TableColumn(CounterPaymentTexts.columnReceipt, .fixed(12)),
            TableColumn(CounterPaymentTexts.columnName, .fixed(8)),
            TableColumn(CounterPaymentTexts.columnState, .fixed(8)),
            TableColumn(CounterChangeTexts.columnOwed, .fixed(11), alignment: .right),
            TableColumn(CounterChangeTexts.columnMonths, isWide ? .fixed(34) : .share(1)),
        ]
            + (isWide
                ? [
                    TableColumn(CounterChangeTexts.columnOverpaid, .fixed(11), alignment: .right),
                    TableColumn(CounterChangeTexts.columnRecovered, .fixed(11), alignment: .right),
                    TableColumn(CounterChangeTexts.columnReferences, .share(1)),
                ] : [])
    }

    private static func cells(_ debt: RecoveryDesk.Debt, _ isWide: Bool) -> [String] {
        let report = debt.agreement
        let references = debt.references.joined(separator: "、")
        return [
            debt.receipt, debt.maskedName, report.state.name, report.owed.words,
            CounterPaymentTexts.months(debt.months),
        ] + (isWide ? [report.overpaid.words, report.recovered.words, references] : [])
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterChangeTexts.recoveryTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { survey.takesText }
    var takesChinese: Bool { survey.takesChinese }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }

    private var whyNot: String? {
        guard let debt = survey.selected else { return nil }
        if !clerk.may(.recoverSubsidy) { return CounterChangeTexts.noRecovering }
        return debt.agreement.owed.fen == 0 ? CounterChangeTexts.notOwing : nil
    }

    private var whyNotEscalate: String? {
        survey.selected?.agreement.state == .escalated ? CounterChangeTexts.isEscalated : nil
    }

    var hints: [KeyHint] {
        // Where nobody owes anything, which the page says, there is nothing to be done.
        guard survey.selected != nil else { return [KeyHint(.escape, words.back, weight: .main)] }
        return [
            KeyHint(.enter, CounterPaymentTexts.openAgreement, weight: .main),
            KeyHint(.function(5), CounterChangeTexts.repay, weight: .main, whyNot: whyNot),
            KeyHint(.function(7), CounterChangeTexts.escalate, weight: .main, whyNot: whyNot ?? whyNotEscalate),
            KeyHint(.function(4), CounterPaymentTexts.why),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
