import Cells
import Forms
import Housing
import Office
import Texts

/// The decision about a report: what it comes to, who carries on, why; asked once more before it is done, for the lease
/// changes with it.
struct TenancyVerdict: Equatable, Sendable {
    enum Outcome: Equatable {
        case handled, left
        case refused(String)
        case decided(TenancyChange.Outcome, successor: PersonID?, note: String)
    }

    enum Field: Hashable, Sendable {
        case outcome, successor, note, decide
    }

    private var opened: OpenTenancy
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?

    init(_ opened: OpenTenancy) {
        self.opened = opened
        form = TenancyVerdict.form(opened)
    }

    private static func form(_ opened: OpenTenancy) -> Form<Field> {
        Form(
            [
                .choice(
                    .outcome, CounterTenancyTexts.outcome, opened.change.event.outcomes.map { ChoiceOption($0.name) }),
                FormItem(
                    .successor, CounterTenancyTexts.successor, isHidden: true,
                    .choice(ChoiceField(opened.successors.map { ChoiceOption($0.lineWithAge) }))),
                .text(.note, CounterTenancyTexts.note, TextField(limit: 200), help: CounterCaseTexts.noteHelp),
                .button(.decide, TenancyChange.Act.decide.name),
            ], choosesBeside: false)
    }

    /// What was chosen and written stays, whoever lives there now; who does not any more is no longer chosen.
    mutating func see(_ opened: OpenTenancy) {
        if opened.change.version != self.opened.change.version { dialog = nil }
        let isOther = opened.successors != self.opened.successors
        let chosen = (outcome: form.choice(.outcome), successor: successor?.person.id, note: form.text(.note))
        let focus = form.focus
        self.opened = opened
        guard isOther else { return }
        form = TenancyVerdict.form(opened)
        form.choose(.outcome, chosen.outcome)
        form.choose(.successor, opened.successors.firstIndex { $0.person.id == chosen.successor })
        form.setText(.note, chosen.note)
        showForOutcome()
        if let focus { form.focus(on: focus) }
        form.focusOnVisible()
    }

    /// Whether something is lost that was chosen or written.
    var hasWritten: Bool { outcome != nil || !note.isEmpty }

    private mutating func showForOutcome() {
        form.setHidden(.successor, outcome != .transferred || opened.successors.isEmpty)
        form.setHelp(.note, needsNote ? CounterCaseTexts.noteNeeded : CounterCaseTexts.noteHelp)
    }

    /// Who carries on without a paper that shows why needs words.
    private var needsNote: Bool {
        outcome?.needsNote == true || outcome == .transferred && opened.change.proofs.isEmpty
    }

    private var outcome: TenancyChange.Outcome? {
        let outcomes = opened.change.event.outcomes
        return form.choice(.outcome).flatMap { outcomes.indices.contains($0) ? outcomes[$0] : nil }
    }
    private var successor: OccupantRecord? {
        guard outcome == .transferred else { return nil }
        return form.choice(.successor).flatMap { opened.successors.indices.contains($0) ? opened.successors[$0] : nil }
    }
    private var note: String { Normal.name(form.text(.note)) }

    mutating func press(_ input: Input) -> Outcome {
        if dialog != nil {
            guard case .key(let key) = input else { return .handled }
            return confirm(key)
        }
        if input == .key(.escape) { return .left }
        switch form.update(input) {
        case .changed(.outcome):
            showForOutcome()
            form.focus(on: outcome == .transferred && !opened.successors.isEmpty ? .successor : .note)
        case .changed(.successor): form.focus(on: .note)
        case .activated: ask()
        case .refused(let why): return .refused(why)
        default: break
        }
        return .handled
    }

    private mutating func ask() {
        var problems: [FieldProblem<Field>] = []
        if outcome == nil { problems.append(FieldProblem(.outcome, CounterTenancyTexts.outcomeMissing)) }
        if outcome == .transferred, successor == nil {
            let why =
                opened.successors.isEmpty
                ? CounterTenancyTexts.nobodyCarriesOn : CounterTenancyTexts.successorMissing
            problems.append(FieldProblem(opened.successors.isEmpty ? .outcome : .successor, why))
        }
        if needsNote, note.isEmpty {
            problems.append(FieldProblem(.note, CounterCaseTexts.noteMissing))
        }
        form.report(problems)
        guard problems.isEmpty, let outcome else { return }
        dialog = Dialog(
            title: CounterTenancyTexts.decideTitle(opened.change.number),
            text: CounterTenancyTexts.decideText(outcome, successor?.person.maskedName),
            buttons: [
                DialogButton(true, TenancyChange.Act.decide.name), DialogButton(false, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    private mutating func confirm(_ key: Key) -> Outcome {
        guard let answer = dialog?.press(key) else { return .handled }
        dialog = nil
        guard answer, let outcome else { return .handled }
        return .decided(outcome, successor: successor?.person.id, note: note)
    }

    func draw(on surface: inout Surface, in body: Rect) {
        let change = opened.change
        let blocks: [PageBlock] = [
            .heading("\(change.number)  \(change.event.name)"),
            .text("\(opened.file.person.maskedName)  \(change.event.what)  \(change.day.words)", .value),
            change.event.isDeath && change.proofs.isEmpty
                ? .text(CounterTenancyTexts.noProofYet, .warning) : .text(CounterTenancyTexts.verdictText, .muted),
            .gap,
        ]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: .anju)
        dialog?.draw(on: &surface, in: body)
    }

    var takesText: Bool { dialog == nil && form.takesText }
    var takesChinese: Bool { dialog == nil && form.takesChinese }
    var hints: [KeyHint] {
        let keys = dialog == nil ? ItemEditor.hints : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, FormsWords.anju.back, weight: .main)]
    }
}

extension OpenTenancy {
    /// Who could carry on.
    var successors: [OccupantRecord] { file.successors(on: today) }
}

extension OccupantRecord {
    /// 林*雨（配偶），1980年1月1日出生; of a document that does not say, that it is to be checked.
    var lineWithAge: String { line + "，" + CounterTenancyTexts.born(person.birthDay) }
}
