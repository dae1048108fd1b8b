import Cells
import Forms
import Housing
import Office
import Texts

/// Why a family stands as it does: every decision with the notice's sentence, what it rests on and who made it, and its money.
struct WhyPage: CounterScreen {
    let clerk: Clerk
    private let batch: BatchID
    private let receipt: String
    private var why: Why?
    private var reader = Reader([], keepsSections: true)
    private var size = Size(width: 0, height: 0)

    init(_ batch: BatchID, receipt: String, clerk: Clerk) {
        self.batch = batch
        self.receipt = receipt
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            reader.fit(size)
        case .appeared, .revealed: return [.ask(.families(.why(batch, receipt: receipt)))]
        case .changed(CounterTopic.subsidy): return [.quietly(.families(.why(batch, receipt: receipt)))]
        case .answer(.families(.why(let why))):
            self.why = why
            reader.show(WhyBlocks.blocks(why))
            reader.fit(size)
        case .answer(.failed(let trouble)): return why == nil ? [.pop] + tell(trouble) : tell(trouble)
        case .key(.escape) where !reader.takesText: return [.pop]
        case .key, .paste: _ = event.input.map { reader.update($0) }
        default: break
        }
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if why == nil {
            Page.draw([.text(RenewalTexts.reading, .muted)], on: &surface, in: body)
            surface.cursor = body.origin
        } else {
            reader.draw(on: &surface, in: body, words: words)
        }
    }

    var chrome: Chrome { Chrome(title: CounterReviewTexts.whyTitle, subject: clerk.name) }
    var takesText: Bool { reader.takesText }
    var takesChinese: Bool { reader.takesChinese }
    var hints: [KeyHint] {
        reader.hints(words) + (reader.takesText ? [] : [KeyHint(.escape, words.back, weight: .main)])
    }
}

/// The same as `anju why`, as a text to be read: the notice's sentence once for each rule, below it what was decided by it.
enum WhyBlocks {
    static func blocks(_ why: Why) -> [ReaderBlock] {
        var blocks: [ReaderBlock] = [
            .heading(WhyTexts.title(why.title, why.receipt, why.maskedName)),
            .paragraph(
                WhyTexts.place(why.position, why.districtPosition) + WhyTexts.state(why.state, why.agreementState)),
        ]
        if why.state == nil { blocks.append(.item(WhyTexts.notApplied)) }
        var rule: Rule?
        for step in why.steps {
            if step.rule != rule { blocks.append(.heading(FamilyWords.numbered(step.sentence, step.rule))) }
            rule = step.rule
            blocks.append(item(step))
        }
        if let money = why.money { blocks += self.money(money, isSigned: why.agreementState != nil) }
        return blocks
    }

    private static func item(_ step: WhyStep) -> ReaderBlock {
        let result = step.result == .noted ? nil : step.result.rawValue
        let text = step.text.map(WhyTexts.written) ?? ""
        let sentences = [
            step.subject.map(WhyTexts.sentence), step.words, text, step.source.map(WhyTexts.source),
            step.by.map(WhyTexts.by),
        ].compactMap(\.self).joined()
        let stands = step.result == .failed || step.result == .undecided || step.result == .missing
        var spans: [ReaderSpan] = []
        if let at = step.at { spans.append(ReaderSpan(at.words + "  ")) }
        if let result { spans.append(ReaderSpan(result, isPointedOut: stands)) }
        spans.append(ReaderSpan((result == nil ? "" : "  ") + sentences))
        return ReaderBlock(.item, spans)
    }

    private static func money(_ money: WhyMoney, isSigned: Bool) -> [ReaderBlock] {
        let sums =
            money.months.isEmpty
            ? [] : [WhyTexts.sums(paid: money.paid, overpaid: money.overpaid, recovered: money.recovered)]
        let lines =
            [
                FamilyWords.numbered(
                    WhyTexts.size(money.registeredSize, isOfClose: money.isSizeOfClose) + WhyTexts.area(money.area),
                    "LH-34"),
                FamilyWords.numbered(WhyTexts.price(money.price), "LH-35"),
                FamilyWords.numbered(WhyTexts.monthly(money.price, money.area, money.monthly), "LH-36"),
                FamilyWords.numbered(WhyTexts.term(money.termMonths, money.monthly), "LH-37"),
            ] + sums + money.months.map(month)
        return [.heading(isSigned ? WhyTexts.money : WhyTexts.moneyIfSigned)] + lines.map { .item($0) }
    }

    private static func month(_ month: WhyMonth) -> String {
        let tries = month.tries.map { attempt in
            [
                WhyTexts.run(attempt.run), attempt.preparedBy.map(WhyTexts.prepared),
                attempt.approvedBy.map(WhyTexts.approved),
                attempt.isPaid.map { WhyTexts.answer(isPaid: $0, attempt.paidAt, attempt.reference) },
            ].compactMap(\.self).joined(separator: "，")
        }
        let state =
            month.isAfterLease ? WhyTexts.afterLease : month.isStillOwed ? WhyTexts.stillOwed : month.state.name
        return [month.month.description, month.amount.words, state, tries.joined(separator: "；")]
            .filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
