import Cells
import Forms
import Housing
import Office
import Texts

/// A reviewer's decision about a change: why, when it really happened, which lease follows; what would come of it is told
/// before it is done, and what was refused keeps what was filled in.
struct VerdictPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case untrue, reason, day, start, end, house, leaseNote, go
    }

    let clerk: Clerk
    private let change: ChangeFile
    private let agreement: AgreementFile
    private let decision: ChangeDecision
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?
    private var leaving = LeaveQuestion()
    /// Waits for what would come of it, or was told.
    private var verdict: ChangeVerdict?
    /// What the fields began with: the lease that the family reported.
    private var untouched: [String] = []

    init(_ change: ChangeFile, _ agreement: AgreementFile, _ decision: ChangeDecision, clerk: Clerk) {
        self.change = change
        self.agreement = agreement
        self.decision = decision
        self.clerk = clerk
        var items: [FormItem<Field>] = []
        if decision == .falseDeclaration {
            items.append(
                .text(
                    .untrue, CounterReviewTexts.untrueFact, TextField(limit: 200),
                    help: CounterReviewTexts.untrueFactHelp))
        }
        items.append(
            .text(
                .reason, CounterChangeTexts.verdictReason, TextField(limit: 200), help: CounterChangeTexts.reasonHelp))
        if change.isFound {
            items.append(
                .date(.day, CounterChangeTexts.earlierDay, help: Self.dayHelp(change, agreement, decision)))
        }
        if change.isLease, decision == .eligible {
            let proposed = change.proposedLease
            let note = proposed == nil ? CounterChangeTexts.leaseHelp : CounterChangeTexts.proposedHelp
            items += [
                .note(.leaseNote, note, role: .muted),
                .date(.start, CounterChangeTexts.leaseStart, proposed?.start.calendarDate),
                .date(.end, CounterChangeTexts.leaseEnd, proposed?.end.calendarDate),
                .text(
                    .house, CounterChangeTexts.houseCode, TextField(limit: 40, columns: 34, takesChinese: false),
                    help: CounterChangeTexts.houseHelp),
            ]
        }
        form = Form(items + [.button(.go, CounterChangeTexts.decide)], summarises: false)
        if let house = change.proposedLease?.house.value { form.setText(.house, house) }
        untouched = written
    }

    /// What was declared falsely was so when it was declared; the check knows only by when.
    private static func dayHelp(_ change: ChangeFile, _ agreement: AgreementFile, _ decision: ChangeDecision) -> String
    {
        decision == .falseDeclaration && change.eventDay > agreement.declaredOn
            ? CounterChangeTexts.falseDayHelp(agreement.declaredOn) : CounterChangeTexts.earlierDayHelp(change.eventDay)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)):
            verdict = nil
            return show(trouble)
        case .key(let key) where dialog != nil: return answer(key)
        case .key where leaving.isOpen: return event.input.map { leaving.press($0) } == true ? [.pop] : []
        case .key(.escape): return leaving.leave(hasWritten: written != untouched) ? [.pop] : []
        case .key, .paste:
            guard let input = event.input else { return [] }
            switch form.update(input) {
            case .activated: return go()
            case .refused(let why): return [.say(.warning(why))]
            default: break
            }
        default: break
        }
        return []
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .outlook(let move, let outlook, let trouble):
            guard let verdict, verdict.move == move else { return [] }
            if let trouble {
                self.verdict = nil
                return show(trouble)
            }
            confirm(outlook?.words ?? [])
        // A colleague was first.
        case .change(let change, _) where !change.isOpen:
            let words = CounterChangeTexts.decidedMeanwhile(change.decision, change.decidedBy)
            return [.pop, .say(.warning(words))]
        case .decided(let change, _):
            return [.pop, .say(.success(CounterChangeTexts.decided(decision, change.number)))]
        default: break
        }
        return []
    }

    /// What was refused is marked where it was given.
    private mutating func show(_ trouble: CounterTrouble) -> [CounterEffect] {
        let field: Field? =
            switch trouble.code {
            case .leaseGap: .start
            case .leaseNotLater: .end
            case .noHouseCode, .houseNotShenzhen, .houseAlreadyUsed, .houseDuplicate: .house
            case .newLeaseMissing: .start
            case .afterDeclaration where change.isFound: .day
            default: nil
            }
        if let field {
            form.report([FieldProblem(field, trouble.failure.text.what)])
            return []
        }
        if case .input(let problem) = trouble.failure, problem.source == "--event-date" {
            form.report([FieldProblem(.day, Self.dayHelp(change, agreement, decision))])
            return []
        }
        let again = CounterEffect.quietly(.money(.change(change.id)))
        return tellMoney(trouble) + (trouble.code == .wrongState || trouble.code == .alreadyDecided ? [again] : [])
    }

    private mutating func confirm(_ effects: [String]) {
        dialog = Dialog(
            title: CounterChangeTexts.decideTitle(decision),
            text: effects.map { $0 + "。" }.joined(),
            buttons: [
                DialogButton(true, CounterChangeTexts.decide), DialogButton(false, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let isSure = dialog?.press(key) else { return [] }
        dialog = nil
        guard isSure, let verdict else { return [] }
        return [.ask(.money(.decide(verdict)))]
    }

    /// What stands in the fields; a day that does not exist, too.
    private var written: [String] {
        [Field.untrue, .reason, .house].map { form.text($0) }
            + [Field.day, .start, .end].map { form.isDateEmpty($0) ? "" : "\(form.date($0).map { "\($0)" } ?? "-")" }
    }

    private mutating func go() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        let untrue = decision == .falseDeclaration ? Normal.name(form.text(.untrue)) : nil
        if untrue?.isEmpty == true { problems.append(FieldProblem(.untrue, CounterReviewTexts.untrueFactMissing)) }
        let reason = Normal.name(form.text(.reason))
        if reason.isEmpty { problems.append(FieldProblem(.reason, CounterChangeTexts.reasonMissing)) }
        for field in [Field.day, .start, .end] where !form.isDateEmpty(field) && form.date(field)?.housing == nil {
            problems.append(FieldProblem(field, CounterChangeTexts.noSuchDay))
        }
        let (start, end) = (form.date(.start)?.housing, form.date(.end)?.housing)
        let house = Normal.folded(form.text(.house)).filter { $0 != " " }
        var lease: ChangeDesk.NewLease?
        if let start, let end, !house.isEmpty {
            lease = ChangeDesk.NewLease(start: start, end: end, houseCode: house)
        } else if problems.isEmpty, start != nil || end != nil || !house.isEmpty {
            let field: Field = start == nil ? .start : end == nil ? .end : .house
            problems.append(FieldProblem(field, CounterChangeTexts.leaseWhole))
        }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        let verdict = ChangeVerdict(
            change: change.id, decision, reason: reason, untrue: untrue, day: form.date(.day)?.housing, lease: lease)
        self.verdict = verdict
        return [.ask(.money(.outlook(verdict.move, agreement.batch, receipt: agreement.receipt)))]
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] =
            [
                .heading(CounterChangeTexts.name(decision)),
                .text(
                    "\(agreement.receipt)  \(agreement.maskedName)  \(change.matter)  \(change.eventDay.words)", .value),
            ] + (decision == .falseDeclaration ? [.text(CounterChangeTexts.falseHelp, .muted)] : []) + [.gap]
        form.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterChangeTexts.title, subject: clerk.name, layout: .wide) }
    private var isAsking: Bool { dialog != nil || leaving.isOpen }
    var takesText: Bool { !isAsking && form.takesText }
    var takesChinese: Bool { !isAsking && form.takesChinese }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }
    var hints: [KeyHint] {
        let keys = isAsking ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}
