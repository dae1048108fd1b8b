import Cells
import Forms
import Housing
import Texts

/// Words that go with a decision about a check, and a question before it is made. What was written stays when one goes back to
/// look once more.
struct CheckWords: Equatable, Sendable {
    enum Outcome: Equatable {
        case handled, left
        case refused(String)
        case written(String)
    }

    enum Field: Hashable, Sendable {
        case words, go
    }

    /// What it says around what is written.
    struct Frame: Equatable, Sendable {
        let heading: String
        let text: String
        let label: String
        let help: String
        let button: String
        let question: String
        let consequence: String
    }

    private let frame: Frame
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?

    init(_ frame: Frame) {
        self.frame = frame
        form = Form(
            [
                .area(.words, frame.label, TextArea(limit: 400, rows: 4), help: frame.help),
                .button(.go, frame.button),
            ], summarises: false)
    }

    /// What was being confirmed was about what is no longer so.
    mutating func forgetQuestion() { dialog = nil }

    var words: String { Normal.name(form.text(.words)) }

    mutating func press(_ input: Input) -> Outcome {
        if dialog != nil {
            guard case .key(let key) = input, let answer = dialog?.press(key) else { return .handled }
            dialog = nil
            return answer ? .written(words) : .handled
        }
        if input == .key(.escape) { return .left }
        switch form.update(input) {
        case .activated: ask()
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private mutating func ask() {
        let isMissing = words.isEmpty
        form.report(isMissing ? [FieldProblem(.words, CounterCheckTexts.wordsMissing)] : [])
        guard !isMissing else { return }
        dialog = Dialog(
            title: frame.question, text: frame.consequence,
            buttons: [DialogButton(true, frame.button), DialogButton(false, CounterCaseTexts.cancel)], focus: 1)
    }

    /// - Parameters:
    ///   - beside: what stands below the heading, as what it is about.
    ///   - warning: why nothing can be decided any more.
    func draw(on surface: inout Surface, in body: Rect, beside: [PageBlock] = [], warning: String?) {
        let note: PageBlock = warning.map { .text($0, .warning) } ?? .text(frame.text, .muted)
        let rest = Page.draw([.heading(frame.heading)] + beside + [note, .gap], on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: .anju)
        dialog?.draw(on: &surface, in: body)
    }

    mutating func setWhyNot(_ whyNot: String?) { form.setWhyNot(.go, whyNot) }

    var takesText: Bool { dialog == nil && form.takesText }
    var takesChinese: Bool { dialog == nil && form.takesChinese }

    var hints: [KeyHint] {
        let keys = dialog == nil ? ItemEditor.hints : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, FormsWords.anju.back, weight: .main)]
    }
}
