import Cells
import Forms
import Housing
import Office
import Texts

/// One objection with who made it, and the decision about it: right or not, with the reason; asked once more.
struct BatchObjectionPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case outcome, reason, decide
    }

    let clerk: Clerk
    private var view: ObjectionView
    private let opened: OpenBatch
    /// He took it in himself.
    private let isOwn: Bool
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()

    init(_ view: ObjectionView, of opened: OpenBatch, isOwn: Bool, clerk: Clerk) {
        (self.view, self.opened, self.isOwn, self.clerk) = (view, opened, isOwn, clerk)
        let items: [FormItem<Field>] = [
            .choice(
                .outcome, CounterBatchTexts.decision,
                [
                    ChoiceOption(CounterBatchTexts.upheld, description: CounterBatchTexts.upheldWhat),
                    ChoiceOption(CounterBatchTexts.dismissed, description: CounterBatchTexts.dismissedWhat),
                ]),
            .text(.reason, CounterBatchTexts.reason, TextField(limit: 500), help: CounterBatchTexts.reasonHelp),
            .button(.decide, CounterBatchTexts.decide),
        ]
        // A digit meant for the question that comes next must not turn the decision round.
        form = Form(items, choosesBeside: false)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        // A look at the objection itself stands in the journal: it is asked for where a colleague decided.
        case .revealed, .changed(CounterTopic.subsidy):
            return view.decidedAt == nil ? [.quietly(.batch(.objections(opened.id)))] : []
        case .answer(.batch(.objections(let lines))):
            let isDecided = lines.first { $0.number == view.number }?.isUpheld != nil
            return isDecided && view.decidedAt == nil ? [.quietly(.batch(.openObjection(view.number, opened.id)))] : []
        case .answer(.batch(.objection(let view))):
            let isNews = view.decidedAt != nil && self.view.decidedAt == nil
            self.view = view
            dialog = nil
            leaving.close()
            // A colleague was first.
            if isNews { return [.say(.warning(BatchTexts.decided(view.number, isUpheld: view.isUpheld)))] }
        case .answer(.batch(.objectionDecided(let number, let isUpheld))):
            return [.pop, .say(.success(BatchTexts.decided(number, isUpheld: isUpheld)))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil {
            guard case .key(let key) = input, let isSure = dialog?.press(key) else { return [] }
            dialog = nil
            guard isSure, let isUpheld else { return [] }
            return [.ask(.batch(.decideObjection(view.number, isUpheld: isUpheld, reason: reason)))]
        }
        if leaving.isOpen { return leaving.press(input) ? [.pop] : [] }
        if input == .key(.escape) {
            return leaving.leave(hasWritten: canDecide && !form.text(.reason).isEmpty) ? [.pop] : []
        }
        // What is known of the family is looked at before it is decided about.
        if input == .key(.function(4)) { return [.show(WhyPage(opened.id, receipt: view.receipt, clerk: clerk))] }
        guard canDecide else { return [] }
        switch form.update(input) {
        case .changed(.outcome): form.focus(on: .reason)
        case .activated: ask()
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private var canDecide: Bool { view.decidedAt == nil && !isOwn }
    private var isUpheld: Bool? { form.choice(.outcome).map { $0 == 0 } }
    private var reason: String { Normal.name(form.text(.reason)) }

    private mutating func ask() {
        var problems: [FieldProblem<Field>] = []
        if isUpheld == nil { problems.append(FieldProblem(.outcome, CounterBatchTexts.decisionMissing)) }
        if reason.isEmpty { problems.append(FieldProblem(.reason, CounterBatchTexts.reasonMissing)) }
        form.report(problems)
        guard problems.isEmpty, let isUpheld else { return }
        dialog = Dialog(
            title: CounterBatchTexts.decideTitle(view.number),
            text: isUpheld ? CounterBatchTexts.upheldWhat : CounterBatchTexts.dismissedWhat,
            buttons: [
                DialogButton(true, isUpheld ? CounterBatchTexts.upheld : CounterBatchTexts.dismissed),
                DialogButton(false, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if canDecide { form.draw(on: &surface, in: rest, words: words) }
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    private var blocks: [PageBlock] {
        var blocks: [PageBlock] = [
            .heading(BatchTexts.objection(view.number, view.receipt, view.maskedName, view.at)),
            .facts([
                Fact(CounterBatchTexts.content, view.text),
                Fact(CounterBatchTexts.contact, view.contact ?? CounterBatchTexts.noContact),
            ]),
            .gap,
        ]
        if view.decidedAt != nil {
            blocks.append(.text(BatchTexts.objectionState(view.state, at: view.decidedAt, because: view.reason), .info))
        } else if isOwn {
            blocks.append(.text(CounterBatchTexts.enteredByYou, .warning))
        }
        return blocks
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.objection, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !isAsking && canDecide && form.takesText }
    private var isAsking: Bool { dialog != nil || leaving.isOpen }
    var takesChinese: Bool { !isAsking && canDecide && form.takesChinese }
    var help: [HelpSection] { sections(CounterBatchTexts.objectionsHelp) }
    var hints: [KeyHint] {
        let back = KeyHint(.escape, words.back, weight: .main)
        if isAsking { return [KeyHint(.enter, CounterCaseTexts.choose), back] }
        let why = KeyHint(.function(4), CounterPaymentTexts.why, weight: .main)
        return (canDecide ? ItemEditor.hints : []) + [why, back]
    }
}
