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
        case .appeared, .revealed, .changed(CounterTopic.subsidy): return [.quietJob(.money(.failures(batch)))]
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)): return tellMoney(trouble)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
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
        case .function(5): deed = list.selectedRow?.awaitsAccount == true ? .confirmAccount : .account
        default:
            guard case .opened = list.update(.key(key)) else { return [] }
            deed = nil
        }
        return list.selectedRow.map { [.ask(.money(.agreement($0.receipt, batch)))] } ?? []
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
            row.awaitsAccount
            ? CounterAccountTexts.awaits
            : row.comesAgain
                ? CounterPaymentTexts.comesAgain
                : row.isWithheld ? SubsidyAgreement.State.suspended.name : row.state.name
        return [
            row.receipt, row.maskedName, row.month.words, row.amount.words,
            "\(row.bank) \(Mask.accountEnd(row.maskedAccount))", way,
        ]
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { list.takesText }
    var takesChinese: Bool { list.takesChinese }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    /// A clerk enters, somebody else confirms.
    private func accountHint(_ nobody: String?) -> KeyHint {
        let isWaiting = list.selectedRow?.awaitsAccount == true
        let act: Act = isWaiting ? .approvePayment : .signSubsidy
        return KeyHint(
            .function(5), isWaiting ? CounterAccountTexts.confirm : CounterAccountTexts.enter,
            short: CounterAccountTexts.short, weight: .main,
            whyNot: nobody ?? (clerk.may(act) ? nil : CounterChangeTexts.noRight))
    }

    var hints: [KeyHint] {
        let nobody = list.selectedRow == nil ? CounterPaymentTexts.nothingFailed : nil
        return [
            KeyHint(.enter, CounterPaymentTexts.openAgreement, weight: .main, whyNot: nobody),
            accountHint(nobody), KeyHint(.function(4), CounterPaymentTexts.why, whyNot: nobody),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
