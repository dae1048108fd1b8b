import Cells
import Forms
import Housing
import Office
import Texts

/// One payment run with what changed since the month before: for who prepared it, and again for who approves it.
struct RunPage: CounterScreen {
    /// A line of the comparison, by the family's receipt.
    struct Spot: Hashable, Sendable {
        let kind: MonthComparison.Kind
        let receipt: String
    }

    let batch: BatchID
    let clerk: Clerk
    private var run: PaymentSheet
    private var comparison: MonthComparison?
    private var sheet = Sheet<Spot>()
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    init(_ run: PaymentSheet, batch: BatchID, clerk: Clerk) {
        self.run = run
        self.batch = batch
        self.clerk = clerk
    }

    private var number: String { run.report.number }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .appeared: return [.quietJob(.money(.compare(run: number)))]
        case .revealed, .changed(CounterTopic.subsidy): return [.quietly(.money(.sheet(run: number)))]
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)):
            dialog = nil
            return tellMoney(trouble) + (trouble.endsSession ? [] : [.quietly(.money(.sheet(run: number)))])
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .sheet(let run): return see(run)
        case .compared(let comparison):
            self.comparison = comparison
            layOut()
        case .approved(let run):
            return see(run) + [.say(.success(CounterPaymentTexts.nowApproved(number, run.report.sum)))]
        case .rechecked(let report):
            return [.show(RecheckPage(report, batch: batch, clerk: clerk))] + compareAgain()
        case .agreement(let file): return [.show(AgreementPage(file, clerk: clerk))]
        case .stopped: return [.say(.info(CounterPaymentTexts.stopped))]
        default: break
        }
        return []
    }

    /// What was to be approved is looked at anew where something was taken out of it meanwhile.
    private mutating func see(_ run: PaymentSheet) -> [CounterEffect] {
        let isOther = run.report.sum != self.run.report.sum || run.report.cancelled != self.run.report.cancelled
        let wasAsking = dialog != nil && run != self.run
        if run != self.run { dialog = nil }
        self.run = run
        layOut()
        let said: [CounterEffect] =
            wasAsking || isOther ? [.say(.info(CounterPaymentTexts.changedMeanwhile))] : []
        return isOther ? compareAgain() + said : said
    }

    private mutating func compareAgain() -> [CounterEffect] {
        comparison = nil
        return [.quietJob(.money(.compare(run: number)))]
    }

    // MARK: Keys

    private mutating func press(_ key: Key) -> [CounterEffect] {
        if dialog != nil {
            guard let isSure = dialog?.press(key) else { return [] }
            dialog = nil
            return isSure ? [.ask(.money(.approve(run: number)))] : []
        }
        switch key {
        case .escape: return [.pop]
        case .function(2) where run.report.state == .prepared || run.report.state == .approved:
            return [.job(.money(.recheck(batch, run.report.month)), title: CounterPaymentTexts.recheck)]
        case .function(3): return [.show(SubsidyPaperPage(.paymentList(run: number), clerk: clerk))]
        case .function(4): return sheet.focused.map { showWhy($0.receipt, of: batch, clerk) } ?? []
        case .function(5) where run.report.state == .prepared: askToApprove()
        case .function(6): return [.show(FailuresPage(batch, clerk: clerk))]
        case .function(7): return [.show(ExportPage(run, clerk: clerk))]
        case .enter: return sheet.focused.map { [.ask(.money(.agreement($0.receipt, batch)))] } ?? []
        default: _ = sheet.press(key)
        }
        return []
    }

    private mutating func askToApprove() {
        let report = run.report
        dialog = Dialog(
            title: CounterPaymentTexts.approveTitle(number),
            text: CounterPaymentTexts.approveText(
                report.instalments, report.sum, comparison?.before.map { _ in comparison?.difference ?? report.sum },
                comparison?.changes ?? []),
            buttons: [
                DialogButton(true, CounterPaymentTexts.approve), DialogButton(false, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    // MARK: Drawing

    private mutating func layOut() {
        // A sum is found beside its family in the widest window too.
        let width = min(Sheet<Spot>.room(in: size.width), RunPage.mostColumns)
        sheet.show(entries(width), height: Page.room(below: head, in: size).height)
    }

    private func entries(_ width: Int) -> [SheetEntry<Spot>] {
        guard let comparison else { return [] }
        var entries: [SheetEntry<Spot>] = []
        for kind in MonthComparison.Kind.byWeight {
            let (count, lines) = (comparison.counts[kind] ?? 0, comparison.lines.filter { $0.kind == kind })
            guard count > 0 else { continue }
            if !entries.isEmpty { entries.append(.gap) }
            entries.append(.heading(CounterPaymentTexts.heading(kind.name, count)))
            entries += lines.map { entry($0, width) }
            if count > lines.count {
                entries.append(
                    SheetEntry(
                        id: nil, lines: [[SheetPiece(CounterPaymentTexts.more(count - lines.count), .muted)]]))
            }
        }
        return entries
    }

    private func entry(_ line: MonthComparison.Line, _ width: Int) -> SheetEntry<Spot> {
        let sums = line.kind == .gone ? line.before.words : line.sums
        let right = max(RunPage.wordsColumn, width - Width.of(sums))
        let words = LineBreaking.wrap(
            line.words, width: max(2, right - RunPage.wordsColumn - 1), byPhrases: true)
        return SheetEntry(
            id: Spot(kind: line.kind, receipt: line.receipt),
            lines: words.enumerated().map { row, text in
                let piece = SheetPiece(text, line.failed.isEmpty ? .body : .error, at: RunPage.wordsColumn)
                guard row == 0 else { return [piece] }
                return [
                    SheetPiece(line.receipt, .value), SheetPiece(line.maskedName, .value, at: 13), piece,
                    SheetPiece(sums, .value, at: right),
                ]
            })
    }

    private static let wordsColumn = 22
    private static let mostColumns = 116

    private var head: [PageBlock] {
        let report = run.report
        let taken = report.cancelled > 0 ? "  " + CounterPaymentTexts.takenOut(report.cancelled) : ""
        var blocks: [PageBlock] = [
            .text("\(number)  \(report.month.words)  \(report.state.name)\(taken)", .heading)
        ]
        blocks += people.map { .text($0, .muted) } + [.facts(sums)]
        if report.state == .sent {
            blocks.append(
                .text(
                    CounterPaymentTexts.answers(
                        paid: report.paid, failed: report.failed, unanswered: run.unanswered), .info))
        }
        if run.needsRecheck { blocks.append(.text("! " + recheckFirst, .warning)) }
        return blocks + [.gap]
    }

    /// Who did what when: in one line where it has room, else what was prepared above what was approved.
    private var people: [String] {
        let before = [
            CounterPaymentTexts.prepared(run.preparedBy, run.at), run.recheckedAt.map(CounterPaymentTexts.rechecked),
        ].compactMap(\.self).joined(separator: "；")
        let after = [
            run.approvedBy.map { CounterPaymentTexts.approved($0, run.approvedAt ?? run.at) },
            run.report.sentAt.map(CounterPaymentTexts.sent),
        ].compactMap(\.self).joined(separator: "；")
        guard !after.isEmpty else { return [before] }
        let all = "\(before)；\(after)"
        return Width.of(all) <= size.width ? [all] : [before, after]
    }

    private var sums: [Fact] {
        let report = run.report
        var facts = [
            Fact(
                CounterPaymentTexts.thisRun,
                CounterPaymentTexts.sum(comparison?.families, report.instalments, report.sum))
        ]
        guard let comparison else {
            return facts + [Fact(CounterPaymentTexts.lastMonth, CounterPaymentTexts.comparing)]
        }
        guard let before = comparison.before else {
            return facts + [Fact(CounterPaymentTexts.lastMonth, CounterPaymentTexts.nothingBefore)]
        }
        facts.append(
            Fact(
                CounterPaymentTexts.lastMonth,
                CounterPaymentTexts.sum(of: before.month, before.families, before.instalments, before.sum)))
        facts.append(
            Fact(
                CounterPaymentTexts.difference,
                comparison.changes.isEmpty && comparison.difference.fen == 0
                    ? CounterPaymentTexts.same
                    : CounterPaymentTexts.change(comparison.familyDifference, comparison.difference)))
        if comparison.alongside.fen > 0 {
            facts.append(Fact(CounterPaymentTexts.alongside, CounterPaymentTexts.counted(comparison.alongside)))
        }
        return facts
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(head, on: &surface, in: body)
        sheet.draw(on: &surface, in: rest, words: words, isActive: dialog == nil)
        dialog?.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }

    private var recheckFirst: String {
        // Something speaks against one of its families since before it was prepared: nothing is new.
        if !run.hasNews {
            return clerk.may(.preparePayment)
                ? CounterPaymentTexts.recheckBeforeSelf : CounterPaymentTexts.recheckBefore
        }
        return clerk.may(.preparePayment) ? CounterPaymentTexts.recheckFirstSelf : CounterPaymentTexts.recheckFirst
    }

    var hints: [KeyHint] {
        if dialog != nil {
            return [
                KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
            ]
        }
        let nobody = sheet.focused == nil ? CounterTexts.nothingHere : nil
        // What the run is past is offered no more.
        let state = run.report.state
        let recheck = KeyHint(.function(2), CounterPaymentTexts.recheck, weight: .main, whyNot: whyNotRecheck)
        let approve = KeyHint(.function(5), CounterPaymentTexts.approve, weight: .main, whyNot: whyNotApprove)
        return (state == .prepared || state == .approved ? [recheck] : []) + (state == .prepared ? [approve] : []) + [
            KeyHint(
                .function(7),
                run.report.state == .sent ? CounterPaymentTexts.exportAgain : CounterPaymentTexts.export,
                weight: .main, whyNot: whyNotExport),
            KeyHint(
                .function(6), CounterPaymentTexts.failures, weight: run.report.failed > 0 ? .main : .minor,
                whyNot: run.report.failed > 0 ? nil : CounterPaymentTexts.nothingFailedHere),
            KeyHint(
                .function(3), CounterPaymentTexts.print,
                whyNot: clerk.may(.exportBatch) ? nil : CounterChangeTexts.noRight),
            KeyHint(.function(4), CounterPaymentTexts.why, whyNot: nobody),
            KeyHint(.enter, CounterPaymentTexts.openAgreement, whyNot: nobody),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }

    private var whyNotRecheck: String? {
        clerk.may(.preparePayment) ? nil : CounterPaymentTexts.noRechecking
    }

    private var whyNotApprove: String? {
        if !clerk.may(.approvePayment) { return CounterPaymentTexts.noApproving }
        if run.isPreparedByYou { return CounterPaymentTexts.preparedByYou }
        if run.needsRecheck { return recheckFirst }
        return comparison == nil ? CounterPaymentTexts.compareFirst : nil
    }

    private var whyNotExport: String? {
        switch run.report.state {
        case .cancelled: return CounterPaymentTexts.isCancelled
        case .prepared: return CounterPaymentTexts.approveFirst
        case .approved, .sent: break
        }
        if !clerk.may(.exchangePayment) { return CounterPaymentTexts.noExchange }
        return run.report.state == .approved && run.needsRecheck ? recheckFirst : nil
    }
}
