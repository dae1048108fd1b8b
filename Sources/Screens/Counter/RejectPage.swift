import Cells
import Forms
import Housing
import Office
import Texts

/// 不予通过: a numbered reason, and words that the applicant reads.
struct RejectPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case reason, note, reject
    }

    let clerk: Clerk
    private var opened: OpenCase
    private var reasons: [Reasons.Offered<RejectReason>] = []
    private var form = Form<Field>([])
    private var dialog: Dialog<Bool>?

    init(_ opened: OpenCase, clerk: Clerk, grounds: Grounds?) {
        self.opened = opened
        self.clerk = clerk
        if let grounds { offer(grounds) }
    }

    private mutating func offer(_ grounds: Grounds) {
        reasons = grounds.reasons.rejecting
        form = Form([
            .choice(.reason, CounterCaseTexts.reason, reasons.map { ChoiceOption($0.sentence) }),
            .text(.note, CounterCaseTexts.rejectNote, TextField(limit: 200)),
            .button(.reject, CounterCaseTexts.reject),
        ])
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared: return form.items.isEmpty ? [.ask(.grounds)] : []
        case .answer(.grounds(let grounds)): offer(grounds)
        case .answer(.opened(let opened)): self.opened = opened
        case .answer(.decided(let decided)): return Deciding.effects(decided, clerk: clerk)
        case .answer(.failed(let trouble)):
            return tell(trouble) + (trouble.isRaceLost ? [.quietly(.open(opened.renewal.id))] : [])
        case .key(let key) where dialog != nil: return confirm(key)
        default: return event.input.map { take(form.update($0)) } ?? []
        }
        return []
    }

    private mutating func take(_ outcome: FormOutcome<Field>) -> [CounterEffect] {
        switch outcome {
        case .changed(.reason): form.focus(on: .note)
        case .activated: ask()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private var chosen: Reasons.Offered<RejectReason>? {
        form.choice(.reason).flatMap { reasons.indices.contains($0) ? reasons[$0] : nil }
    }

    private var note: String { Normal.name(form.text(.note)) }

    private mutating func ask() {
        var problems: [FieldProblem<Field>] = []
        if chosen == nil { problems.append(FieldProblem(.reason, CounterCaseTexts.reasonMissing)) }
        if note.isEmpty { problems.append(FieldProblem(.note, CounterCaseTexts.noteMissing)) }
        form.report(problems)
        guard problems.isEmpty, let chosen else { return }
        dialog = Dialog(
            title: CounterCaseTexts.rejectConfirm(opened.renewal.number),
            text: CounterCaseTexts.rejectConfirmText(chosen.sentence),
            buttons: [DialogButton(true, CounterCaseTexts.reject), DialogButton(false, CounterCaseTexts.cancel)],
            focus: 1)
    }

    private mutating func confirm(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer, let chosen else { return [] }
        return [.ask(.reject(chosen.code, note: note, opened.renewal))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(CounterCaseTexts.rejectTitle(opened.renewal.number)), .text(CounterCaseTexts.rejectText, .muted),
            .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterCaseTexts.reject, subject: clerk.name) }
    var takesText: Bool { dialog == nil && form.takesText }
    var help: [HelpSection] { sections(CounterCaseTexts.caseHelp) }

    var hints: [KeyHint] {
        dialog == nil
            ? ItemEditor.hints
            : [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
    }
}
