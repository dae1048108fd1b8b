import Cells
import Forms
import Housing
import Office
import Texts

/// Before something is done with everybody on the lists: what it would do to whom, and what has to be said with it. Asked
/// once more, then done as a job.
struct CallStepPage: CounterScreen {
    enum Kind: Sendable {
        case call, waive, supplement
    }

    enum Field: Hashable, Sendable {
        case count, reason, go
    }

    let clerk: Clerk
    let kind: Kind
    private var window: CallWindow
    private var lapsing: LapsingFamilies?
    private var outlook: SupplementaryOutlook?
    private var form: Form<Field>
    /// The number stands as it was offered: the first digit typed replaces it.
    private var isOffered = true
    /// A step was refused, and what was promised is looked at once more: a look that fails asks for no other.
    private var isStepping = false
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()

    init(_ kind: Kind, _ window: CallWindow, clerk: Clerk) {
        (self.kind, self.window, self.clerk) = (kind, window, clerk)
        var items: [FormItem<Field>] = []
        switch kind {
        case .call:
            // As many as can be, unless somebody says otherwise.
            items.append(CallStepPage.counting("\(window.batch.callable)"))
        case .supplement:
            items.append(.text(.reason, CallDeskTexts.supplementReason, TextField(limit: 200)))
        case .waive: break
        }
        form = Form(items + [.button(.go, CallDeskTexts.go)])
    }

    private static func counting(_ text: String) -> FormItem<Field> {
        .text(
            .count, CallDeskTexts.callCount, TextField(text, limit: 7, columns: 8, normaliser: .digitsOnly))
    }

    private var id: BatchID { window.batch.id }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy): return read()
        case .answer(.callDesk(.lapsing(let lapsing))): self.lapsing = lapsing
        case .answer(.callDesk(.supplementary(let outlook))): self.outlook = outlook
        case .answer(.callDesk(.stepped(let step, let report))):
            return [.pop, .say(.success(step.words(report)))]
        case .answer(.cancelled): return [.say(.info(CallDeskTexts.stepCancelled))]
        case .answer(.callDesk(.window(let window))): see(window)
        // What was promised may not hold any more.
        case .answer(.failed(let trouble)):
            defer { isStepping = false }
            return tell(trouble) + (isStepping ? read() : [])
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private func read() -> [CounterEffect] {
        switch kind {
        case .call: [.quietly(.callDesk(.window(id, window.tab, rows: 0..<1)))]
        case .waive: [.quietly(.callDesk(.lapsing(id)))]
        case .supplement: [.quietly(.callDesk(.supplementary(id)))]
        }
    }

    /// A question was about as many as there were.
    private mutating func see(_ window: CallWindow) {
        let hasChanged = window.batch.callable != self.window.batch.callable
        self.window = window
        guard kind == .call, hasChanged else { return }
        dialog = nil
        isOffered = true
        form = Form([CallStepPage.counting("\(window.batch.callable)"), .button(.go, CallDeskTexts.go)])
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil {
            guard case .key(let key) = input, let answer = dialog?.press(key) else { return [] }
            dialog = nil
            guard answer, let step else { return [] }
            isStepping = true
            return [.job(.callDesk(.step(step, id)), title: title)]
        }
        if leaving.isOpen { return leaving.press(input) ? [.pop] : [] }
        if input == .key(.escape) {
            return leaving.leave(hasWritten: canDo && !form.text(.reason).isEmpty) ? [.pop] : []
        }
        guard canDo else { return [] }
        if case .key(.character(let character)) = input, character.isNumber, isOffered, form.focus == .count {
            form = Form([CallStepPage.counting(""), .button(.go, CallDeskTexts.go)])
        }
        isOffered = false
        switch form.update(input) {
        case .activated: return ask()
        case .refused(let why): return [.say(.warning(why))]
        default: return []
        }
    }

    private var count: Int? {
        Int(form.text(.count)).flatMap { (1...max(1, window.batch.callable)).contains($0) ? $0 : nil }
    }
    private var reason: String { Normal.name(form.text(.reason)) }

    private var step: CallStep? {
        switch kind {
        case .call: count.map { .call(count: $0) }
        case .waive: .waive
        case .supplement: reason.isEmpty ? nil : .supplement(reason: reason)
        }
    }

    private mutating func ask() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        if kind == .call, count == nil {
            problems.append(FieldProblem(.count, CallDeskTexts.callCountWrong(window.batch.callable)))
        }
        if kind == .supplement, reason.isEmpty {
            problems.append(FieldProblem(.reason, CallDeskTexts.wordsMissing))
        }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        let text =
            switch kind {
            case .call: CallDeskTexts.goCall(count ?? 0)
            case .waive: CallDeskTexts.goWaive
            case .supplement: CallDeskTexts.goSupplement
            }
        dialog = Dialog(
            title: CallDeskTexts.goTitle(title), text: text,
            buttons: [DialogButton(true, CallDeskTexts.go), DialogButton(false, CallDeskTexts.cancel)], focus: 1)
        return []
    }

    /// Whether it can be done, as far as is known by now.
    private var canDo: Bool {
        switch kind {
        case .call: whyNot == nil
        case .waive: lapsing != nil && whyNot == nil
        case .supplement: outlook != nil && whyNot == nil
        }
    }

    /// Why it cannot be done now; nil when it can, as far as is seen here.
    private var whyNot: String? {
        switch kind {
        case .call: return window.obstacle == nil ? nil : window.turnWords
        case .waive: return lapsing.flatMap { $0.count == 0 ? CallDeskTexts.waiveText(0) : nil }
        case .supplement: return outlook.flatMap(\.whyNot)
        }
    }

    // MARK: Drawing

    private var title: String {
        switch kind {
        case .call: CallDeskTexts.callTitle
        case .waive: CallDeskTexts.waiveTitle
        case .supplement: CallDeskTexts.supplementTitle
        }
    }

    private var head: [PageBlock] {
        switch kind {
        case .call:
            return [
                .text(CallDeskTexts.callText(window.batch.callable, isListShort: isListShort)),
                .text(window.turnWords, .info),
            ] + (window.counts[SigningTab.overdue.rawValue] > 0 ? [.text(CallDeskTexts.callAgain, .warning)] : [])
        case .waive:
            guard let lapsing else { return [.text(words.loading, .muted)] }
            return [.text(CallDeskTexts.waiveText(lapsing.count), lapsing.count == 0 ? .info : .warning)]
                + items(lapsing.ending, of: lapsing.count)
                + (lapsing.keptCount == 0
                    ? []
                    : [.text(CallDeskTexts.waiveKept(lapsing.keptCount), .info)]
                        + items(lapsing.kept, of: lapsing.keptCount))
        case .supplement:
            guard let outlook else { return [.text(words.loading, .muted)] }
            if let whyNot = outlook.whyNot { return [.text(whyNot, .warning)] }
            return [.text(CallDeskTexts.supplementText(outlook.placesLeft, outlook.count), .warning)]
                + items(outlook.lines, of: outlook.count)
        }
    }

    /// The first families, as many as leave room for the rest of the page.
    private func items(_ lines: [SigningLine], of count: Int) -> [PageBlock] {
        let shown = lines.prefix(Self.mostShown)
        let items = shown.enumerated().map { index, line -> PageBlock in
            let standing = line.standing
            let place =
                standing.list > 0 ? BatchTexts.listPlace(Int(standing.list), Int(standing.sequence)) : "\(index + 1)"
            let late = kind == .waive ? line.lateReason.map(CallDeskTexts.lateNote) ?? "" : ""
            return .item(CallDeskTexts.listed(place, line.maskedName, line.receipt, line.position) + late)
        }
        return items + (count > shown.count ? [.item(CallDeskTexts.moreOf(count - shown.count), .muted)] : [])
    }

    private var isListShort: Bool {
        let batch = window.batch
        return batch.counts.waiting == batch.callable && batch.quotaLeft - batch.counts.called > batch.callable
    }

    private static let mostShown = 6

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks = [PageBlock.heading(title), .text(window.placesWords, .value)] + head + [.gap]
        let rest = Page.draw(blocks, on: &surface, in: body)
        // Nothing is asked for what cannot be done; the page says why.
        if canDo { form.draw(on: &surface, in: rest, words: words) }
        if surface.cursor == nil { surface.cursor = rest.origin }
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CallDeskTexts.title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !isAsking && canDo && form.takesText }
    private var isAsking: Bool { dialog != nil || leaving.isOpen }
    var takesChinese: Bool { !isAsking && canDo && form.takesChinese }
    var help: [HelpSection] { sections(CallDeskTexts.help) }
    var hints: [KeyHint] {
        let keys = isAsking ? [KeyHint(.enter, CounterCaseTexts.choose)] : canDo ? ItemEditor.hints : []
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}

extension SupplementaryOutlook {
    /// Why there is no such list now.
    fileprivate var whyNot: String? {
        let counts = batch.counts
        // Another manager decided so meanwhile.
        if batch.state == .published, let list = batch.lists.last {
            return CallDeskTexts.supplementPublished(Int(list.number), until: list.endsOn)
        }
        if placesLeft > 0, counts.waiting + counts.called > 0 {
            return CallDeskTexts.supplementNotYet(counts.waiting + counts.called, overdue: overdue)
        }
        if let undecidedPosition { return CallDeskTexts.supplementOpen(undecidedPosition) }
        return count == 0 ? CallDeskTexts.supplementNone(placesLeft) : nil
    }
}

extension CallStep {
    /// What came of it.
    fileprivate func words(_ report: BatchStepReport) -> String {
        switch self {
        case .call: return BatchTexts.called(report.changed, until: report.signBy)
        case .waive:
            let kept = report.kept > 0 ? [BatchTexts.kept(report.kept)] : []
            return ((report.changed > 0 || kept.isEmpty ? [BatchTexts.waived(report.changed)] : []) + kept).joined()
        case .supplement: return report.batch.lists.last.map(BatchTexts.published) ?? ""
        }
    }
}
