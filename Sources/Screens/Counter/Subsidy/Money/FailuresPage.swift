import Cells
import Forms
import Housing
import Office
import Texts

/// What the bank could not pay and no run has taken up since, each with its way on.
struct FailuresPage: CounterScreen {
    let batch: BatchID
    let clerk: Clerk
    private var list = ListView<FailedPayment>()
    private var count: Int?
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
        case .appeared, .revealed, .changed(CounterTopic.subsidy): return [.quietJob(.money(.failures(batch)))]
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(.escape): return [.pop]
        case .key(.function(4)): return list.selectedRow.map { showWhy($0.receipt, of: batch, clerk) } ?? []
        case .key(let key):
            guard case .opened = list.update(.key(key)), let row = list.selectedRow else { return [] }
            return [.ask(.money(.agreement(row.receipt, batch)))]
        default: break
        }
        return []
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .failures(let survey):
            count = survey.count
            list.supply(survey.found, from: 0, total: survey.found.count)
            list.fit(Page.room(below: head, in: size))
        case .agreement(let file): return [.show(AgreementPage(file, clerk: clerk))]
        case .stopped: return [.say(.info(CounterPaymentTexts.stoppedLooking))]
        default: break
        }
        return []
    }

    private var head: [PageBlock] {
        [
            .heading(CounterPaymentTexts.failuresTitle),
            .text(count.map(CounterPaymentTexts.failuresHead) ?? CounterPaymentTexts.seeking),
            .text(CounterPaymentTexts.failuresText, .muted), .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        if count ?? 0 > 0 {
            list.draw(on: &surface, in: rest, columns: Self.columns, words: words, cells: Self.cells)
        }
        if surface.cursor == nil { surface.cursor = rest.origin }
    }

    private static let columns = [
        TableColumn(CounterPaymentTexts.columnReceipt, .fixed(12)),
        TableColumn(CounterPaymentTexts.columnName, .fixed(8)),
        TableColumn(CounterPaymentTexts.columnMonth, .fixed(10)),
        TableColumn(CounterPaymentTexts.columnSum, .fixed(11), alignment: .right),
        TableColumn(CounterPaymentTexts.columnAccount, .share(1)),
        TableColumn(CounterPaymentTexts.columnWay, .fixed(10)),
    ]

    private static func cells(_ row: FailedPayment) -> [String] {
        let way =
            row.comesAgain
            ? CounterPaymentTexts.comesAgain : row.isWithheld ? SubsidyAgreement.State.suspended.name : row.state.name
        return [
            row.receipt, row.maskedName, row.month.words, row.amount.words,
            "\(row.bank) \(Mask.accountEnd(row.maskedAccount))", way,
        ]
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    var hints: [KeyHint] {
        let nobody = list.selectedRow == nil ? CounterPaymentTexts.nothingFailed : nil
        return [
            KeyHint(.enter, CounterPaymentTexts.openAgreement, weight: .main, whyNot: nobody),
            KeyHint(.function(4), CounterPaymentTexts.why, whyNot: nobody),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
