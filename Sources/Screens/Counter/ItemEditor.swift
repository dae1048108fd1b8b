import Cells
import Forms
import Housing
import Office
import Texts

/// The reason for which one item is sent back, chosen by number, and words for the applicant.
struct ItemEditor: Equatable, Sendable {
    enum Field: Hashable, Sendable {
        case reason, note, keep, drop
    }

    enum Outcome: Equatable {
        case handled, left
        case kept(ReturnItem)
        case dropped(ItemPath)
        case refused(String)
    }

    let path: ItemPath
    let name: String
    private let reasons: [Reasons.Offered<ReturnReason>]
    private var form: Form<Field>

    init(_ path: ItemPath, name: String, item: ReturnItem?, _ reasons: Reasons) {
        self.path = path
        self.name = name
        self.reasons = reasons.returning(about: path)
        let chosen = self.reasons.firstIndex { $0.code == item?.reason }
        form = Form([
            .choice(
                .reason, CounterCaseTexts.reason, self.reasons.map { ChoiceOption($0.sentence) }, chosen: chosen),
            .text(
                .note, CounterCaseTexts.note, TextField(item?.note ?? "", limit: 120),
                help: CounterCaseTexts.noteHelp),
            .button(.keep, CounterCaseTexts.keep),
            FormItem(.drop, "", isHidden: true, .button(Button(CounterCaseTexts.drop))),
        ])
        tellNote()
    }

    /// Says under the note whether it has to be written.
    private mutating func tellNote() {
        form.setHelp(
            .note, chosen?.code.needsNote == true ? CounterCaseTexts.noteNeeded : CounterCaseTexts.noteHelp)
    }

    /// Whether there is a choice to be taken back.
    mutating func setMayDrop(_ mayDrop: Bool) { form.setHidden(.drop, !mayDrop) }

    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }

    mutating func press(_ input: Input) -> Outcome {
        if input == .key(.escape) { return .left }
        switch form.update(input) {
        case .changed(.reason):
            tellNote()
            // The number was the answer: on to what is asked next.
            form.focus(on: chosen?.code.needsNote == true ? .note : .keep)
        case .activated(.keep): return keep()
        case .activated(.drop): return .dropped(path)
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private var chosen: Reasons.Offered<ReturnReason>? {
        form.choice(.reason).flatMap { reasons.indices.contains($0) ? reasons[$0] : nil }
    }

    private mutating func keep() -> Outcome {
        guard let chosen else {
            form.report([FieldProblem(.reason, CounterCaseTexts.reasonMissing)])
            return .handled
        }
        let note = Normal.name(form.text(.note))
        guard !note.isEmpty || !chosen.code.needsNote else {
            form.report([FieldProblem(.note, CounterCaseTexts.noteMissing)])
            return .handled
        }
        return .kept(ReturnItem(path, chosen.code, note: note.isEmpty ? nil : note))
    }

    /// - Parameter warning: what became of the case meanwhile.
    func draw(on surface: inout Surface, in body: Rect, words: FormsWords, warning: String?) {
        let blocks = [PageBlock.heading(name)] + (warning.map { [.text($0, .warning), .gap] } ?? [])
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    static var hints: [KeyHint] {
        [
            KeyHint(.enter, HomeTexts.next, weight: .main),
            KeyHint([.tab, .backTab], HomeTexts.move, named: "Tab", weight: .minor),
        ]
    }
}
