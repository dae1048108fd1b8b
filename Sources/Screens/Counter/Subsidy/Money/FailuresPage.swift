import Cells
import Forms
import Housing
import Office
import Texts

/// What the bank could not pay and no run has taken up since, each with its way on.
struct FailuresPage: CounterScreen {
    let clerk: Clerk
    private var survey: SurveyList<FailedPayment>
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
        case .answer(.money(.failures(let found))):
            survey.supply(found)
            survey.fit(Page.room(below: head, in: size))
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(.function(5)):
            return survey.open(for: survey.selected?.awaitsAccount == true ? .confirmAccount : .account)
        default: return survey.update(event, asking: .failures(survey.batch))
        }
        return []
    }

    private var head: [PageBlock] {
        [
            .heading(CounterPaymentTexts.failuresTitle),
            .text(survey.count.map(CounterPaymentTexts.failuresHead) ?? CounterPaymentTexts.seeking),
            .text(CounterPaymentTexts.failuresText, .muted), .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        let isWide = body.width >= 116
        survey.draw(
            on: &surface, in: rest, columns: Self.columns(isWide), words: words, cells: { Self.cells($0, isWide) })
    }

    private static func columns(_ isWide: Bool) -> [TableColumn] {
        [
            TableColumn(CounterPaymentTexts.columnReceipt, .fixed(12)),
            TableColumn(CounterPaymentTexts.columnName, .fixed(8)),
            TableColumn(CounterPaymentTexts.columnMonth, .fixed(10)),
            TableColumn(CounterPaymentTexts.columnSum, .fixed(11), alignment: .right),
            TableColumn(CounterPaymentTexts.columnAccount, isWide ? .fixed(36) : .share(1)),
        ]
            + (isWide ? [TableColumn(CounterPaymentTexts.columnRun, .fixed(13))] : []) + [
                TableColumn(CounterPaymentTexts.columnWay, isWide ? .share(1) : .fixed(10))
            ]
    }

    private static func cells(_ row: FailedPayment, _ isWide: Bool) -> [String] {
        let way =
            row.awaitsAccount
            ? CounterAccountTexts.awaits
            : row.comesAgain
                ? (row.isAccountChanged ? CounterAccountTexts.isChanged : CounterPaymentTexts.comesAgain)
                : row.isWithheld ? SubsidyAgreement.State.suspended.name : row.state.name
        return [
            row.receipt, row.maskedName, row.month.words, row.amount.words,
            CounterAccountTexts.short(row.bank, Mask.accountEnd(row.maskedAccount)),
        ] + (isWide ? [row.run] : []) + [way]
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { survey.takesText }
    var takesChinese: Bool { survey.takesChinese }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    /// A clerk enters, somebody else confirms.
    private func accountHint(_ row: FailedPayment) -> KeyHint {
        let isWaiting = row.awaitsAccount
        let act: Act = isWaiting ? .approvePayment : .signSubsidy
        return KeyHint(
            .function(5), isWaiting ? CounterAccountTexts.confirm : CounterAccountTexts.enter,
            short: CounterAccountTexts.short, weight: .main,
            whyNot: clerk.may(act) ? nil : isWaiting ? CounterAccountTexts.noConfirming : CounterAccountTexts.noEntering
        )
    }

    var hints: [KeyHint] {
        // Where nothing failed, which the page says, there is nothing to be done.
        guard let row = survey.selected else { return [KeyHint(.escape, words.back, weight: .main)] }
        return [
            KeyHint(.enter, CounterPaymentTexts.openAgreement, weight: .main),
            accountHint(row), KeyHint(.function(4), CounterPaymentTexts.why),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
