import Cells
import Forms
import Housing
import Office
import Texts

/// 不予通过: a numbered reason, and words that the applicant reads.
struct RejectPage: DecisionPage {
    enum Field: Hashable, Sendable {
        case reason, note, reject
    }

    private var opened: OpenCase
    private var reasons: [Reasons.Offered<RejectReason>] = []
    private var form = Form<Field>([])
    private var dialog: Dialog<Bool>?

    init(_ opened: OpenCase) {
        self.opened = opened
    }

    mutating func see(_ opened: OpenCase) {
        // A decision that was being confirmed was about what is no longer so.
        if self.opened.renewal.version != opened.renewal.version { dialog = nil }
        self.opened = opened
    }

    mutating func see(_ grounds: Grounds) {
        // What was written about the same reasons stays.
        guard grounds.reasons.rejecting != reasons else { return }
        reasons = grounds.reasons.rejecting
        form = Form([
            .choice(.reason, CounterCaseTexts.reason, reasons.map { ChoiceOption($0.sentence) }),
            .text(.note, CounterCaseTexts.rejectNote, TextField(form.text(.note), limit: 200)),
            .button(.reject, CounterCaseTexts.reject),
        ])
    }

    mutating func press(_ input: Input) -> [CounterEffect] {
        guard dialog != nil else { return take(form.update(input)) }
        guard case .key(let key) = input else { return [] }
        return confirm(key)
    }

    private mutating func take(_ outcome: FormOutcome<Field>) -> [CounterEffect] {
        switch outcome {
        case .changed(.reason): form.focus(on: .note)
        case .activated:
            if let whyGone { return [.say(.warning(whyGone))] }
            ask()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private var chosen: Reasons.Offered<RejectReason>? {
        form.choice(.reason).flatMap { reasons.indices.contains($0) ? reasons[$0] : nil }
    }

    /// Why nothing can be decided any more, for as long as it is so.
    private var whyGone: String? { Deciding.whyGone(opened) }

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

    func draw(on surface: inout Surface, in body: Rect) {
        let blocks: [PageBlock] = [
            .heading(CounterCaseTexts.rejectTitle(opened.renewal.number)),
            whyGone.map { .text($0, .warning) } ?? .text(CounterCaseTexts.rejectText, .muted), .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
    }

    var title: String { CounterCaseTexts.reject }
    var takesText: Bool { dialog == nil && form.takesText }
    var takesChinese: Bool { dialog == nil && form.takesChinese }
    var isAtRest: Bool { dialog == nil }

    var hints: [KeyHint] {
        let keys = dialog == nil ? ItemEditor.hints : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}
