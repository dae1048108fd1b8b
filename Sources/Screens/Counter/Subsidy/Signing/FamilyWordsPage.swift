import Cells
import Forms
import Housing
import Office
import Texts

/// Words about a family that are kept: why it did not sign in time (Q8), or what a manager decides (LH-65, Q10, Q16).
struct FamilyWordsPage: CounterScreen {
    enum Kind: Sendable {
        case late, discretion
    }

    enum Field: Hashable, Sendable {
        case rule, words, save
    }

    let clerk: Clerk
    private let kind: Kind
    private let family: SigningFamily
    private let rules: [Rule]
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()

    init(_ kind: Kind, _ family: SigningFamily, clerk: Clerk) {
        (self.kind, self.family, self.clerk) = (kind, family, clerk)
        rules = kind == .late ? [] : BatchDesk.discretionRules
        let label = kind == .late ? CallDeskTexts.lateLabel : CallDeskTexts.decisionLabel
        form = Form(
            (kind == .late
                ? []
                : [.choice(.rule, CallDeskTexts.ruleLabel, rules.map { ChoiceOption(BatchTexts.discretionKind($0)) })])
                + [
                    .text(.words, label, TextField(limit: 200)), .button(.save, CallDeskTexts.save),
                ], choosesBeside: false)
    }

    private var id: BatchID { family.batch.id }
    private var written: String { Normal.name(form.text(.words)) }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.callDesk(.done(let deed, let receipt, _))):
            return [.pop, .say(.success(deed.words(receipt)))]
        case .answer(.failed(let trouble)):
            guard let problem = trouble.typed else { return tell(trouble) }
            form.report([FieldProblem(.words, problem)])
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil {
            guard case .key(let key) = input, let isSure = dialog?.press(key) else { return [] }
            dialog = nil
            return isSure ? save() : []
        }
        if leaving.isOpen { return leaving.press(input) ? [.pop] : [] }
        if input == .key(.escape) { return leaving.leave(hasWritten: !written.isEmpty) ? [.pop] : [] }
        switch form.update(input) {
        case .changed(.rule): form.focus(on: .words)
        case .activated: return check()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private var rule: Rule? { form.choice(.rule).flatMap { rules.indices.contains($0) ? rules[$0] : nil } }

    private mutating func check() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        if kind == .discretion, rule == nil { problems.append(FieldProblem(.rule, CallDeskTexts.ruleMissing)) }
        if written.isEmpty { problems.append(FieldProblem(.words, CallDeskTexts.wordsMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        guard let rule else { return save() }
        dialog = Dialog(
            title: CallDeskTexts.discretionConfirm(family.receipt),
            text: CallDeskTexts.discretionConfirmText(BatchTexts.discretionKind(rule)),
            buttons: [DialogButton(true, CallDeskTexts.save), DialogButton(false, CallDeskTexts.cancel)], focus: 1)
        return []
    }

    private func save() -> [CounterEffect] {
        if let rule { return [.ask(.callDesk(.decide(family.receipt, id, rule: rule, decision: written)))] }
        return [.ask(.callDesk(.noteLate(family.receipt, id, reason: written)))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .text("\(family.receipt)  \(family.found.maskedName)  \(family.standing.state.name)", .heading),
            .text(kind == .late ? CallDeskTexts.lateText : CallDeskTexts.discretionText, .muted), .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome {
        Chrome(
            title: kind == .late ? CallDeskTexts.late : CallDeskTexts.discretion, subject: clerk.name, layout: .wide)
    }
    private var isAsking: Bool { dialog != nil || leaving.isOpen }
    var takesText: Bool { !isAsking && form.takesText }
    var takesChinese: Bool { !isAsking && form.takesChinese }
    var help: [HelpSection] { sections(CallDeskTexts.help) }
    var hints: [KeyHint] {
        let keys = isAsking ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}

extension CounterTrouble {
    /// What is wrong with words that were typed; nil where it is something else.
    var typed: String? {
        guard case .input(let problem) = failure, case .syntax(let words) = problem.reason else { return nil }
        return words
    }
}
