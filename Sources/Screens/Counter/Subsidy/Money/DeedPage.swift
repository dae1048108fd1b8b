import Cells
import Forms
import Housing
import Office
import Texts

/// Something is done with an agreement: what belongs to it is filled in, what would come of it is told, and then it is done.
/// What was refused keeps what was filled in.
struct DeedPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case matter, day, words, amount, reference, go
    }

    private enum Question: Equatable, Sendable {
        case perform(AgreementDeed), leave, back
    }

    let clerk: Clerk
    private let kind: DeedKind
    private let file: AgreementFile
    private var form: Form<Field>
    private var dialog: Dialog<Question>?
    /// Waits for what would come of it.
    private var asked: AgreementDeed?

    init(_ kind: DeedKind, _ file: AgreementFile, clerk: Clerk) {
        self.kind = kind
        self.file = file
        self.clerk = clerk
        form = DeedPage.form(kind, file)
    }

    private static func form(_ kind: DeedKind, _ file: AgreementFile) -> Form<Field> {
        let reason = FormItem<Field>.text(
            .words, CounterChangeTexts.reason, TextField(limit: 200), help: CounterChangeTexts.reasonHelp)
        let fields: [FormItem<Field>] =
            switch kind {
            case .report:
                [
                    .choice(.matter, CounterChangeTexts.what, ChangeDesk.matters.map { ChoiceOption($0) }),
                    .date(.day, CounterChangeTexts.when),
                ]
            case .requeue: [.date(.day, CounterChangeTexts.whenRequeued)]
            case .suspend, .resume, .reinstate, .escalate: [reason]
            case .breach: [.text(.words, CounterChangeTexts.breachWords, TextField(limit: 200))]
            case .repay:
                [
                    .text(
                        .amount, CounterChangeTexts.amount,
                        TextField(file.report.owed.description, limit: 14, columns: 20, takesChinese: false),
                        help: CounterChangeTexts.amountHelp(file.report.owed)),
                    .text(
                        .reference, CounterChangeTexts.reference,
                        TextField(limit: 40, columns: 44, takesChinese: false),
                        help: CounterChangeTexts.referenceHelp),
                ]
            }
        return Form(fields + [.button(.go, CounterChangeTexts.go)], summarises: false, choosesBeside: false)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)):
            asked = nil
            return show(trouble)
        case .key(let key) where dialog != nil: return answer(key)
        case .key(.escape): return leave()
        case .key, .paste:
            guard let input = event.input else { return [] }
            switch form.update(input) {
            case .activated: return go()
            case .changed(.matter): form.focus(on: .day)
            case .refused(let why): return [.say(.warning(why))]
            default: break
            }
        default: break
        }
        return []
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .outlook(_, let outlook, let trouble):
            guard let deed = asked else { return [] }
            asked = nil
            if let trouble { return show(trouble) }
            confirm(deed, outlook?.words ?? [])
        case .done: return [.pop, .say(.success(CounterChangeTexts.done(kind.name)))]
        default: break
        }
        return []
    }

    /// What was refused is marked where it was given.
    private mutating func show(_ trouble: CounterTrouble) -> [CounterEffect] {
        switch trouble.code {
        case .dayInFuture, .dayBeforeSigning:
            form.report([FieldProblem(.day, trouble.failure.text.what)])
        case .amountWrong: form.report([FieldProblem(.amount, CounterChangeTexts.amountTooMuch(file.report.owed))])
        default: return tellMoney(trouble)
        }
        return []
    }

    private mutating func confirm(_ deed: AgreementDeed, _ effects: [String]) {
        let text = effects.isEmpty ? CounterChangeTexts.noEffect : effects.map { $0 + "。" }.joined()
        dialog = Dialog(
            title: CounterChangeTexts.confirm(kind.name), text: text,
            buttons: [
                DialogButton(.perform(deed), CounterChangeTexts.go), DialogButton(.back, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let question = dialog?.press(key) else { return [] }
        dialog = nil
        switch question {
        case .perform(let deed): return [.ask(.money(.perform(deed, file.batch, receipt: file.receipt)))]
        case .leave: return [.pop]
        case .back: return []
        }
    }

    private mutating func leave() -> [CounterEffect] {
        guard hasWritten else { return [.pop] }
        dialog = Dialog(
            title: CounterChangeTexts.leaveTitle, text: CounterChangeTexts.leaveText,
            buttons: [
                DialogButton(.leave, CounterChangeTexts.leave), DialogButton(.back, CounterChangeTexts.stay),
            ], focus: 1)
        return []
    }

    private var hasWritten: Bool {
        form.choice(.matter) != nil || !form.isDateEmpty(.day) || !form.text(.words).isEmpty
            || !form.text(.reference).isEmpty
    }

    // MARK: What was filled in

    private mutating func go() -> [CounterEffect] {
        guard let deed = read() else { return [] }
        guard let move = deed.move else {
            confirm(deed, effects(of: deed))
            return []
        }
        asked = deed
        return [.ask(.money(.outlook(move, file.batch, receipt: file.receipt)))]
    }

    private func effects(of deed: AgreementDeed) -> [String] {
        guard case .repay(let amount, _) = deed else { return [] }
        let left = Money(fen: file.report.owed.fen - amount.fen)
        return [String(CounterChangeTexts.repayEffect(amount, left).dropLast())]
    }

    private mutating func read() -> AgreementDeed? {
        var problems: [FieldProblem<Field>] = []
        let words = Normal.name(form.text(.words))
        let day = form.date(.day)?.housing
        func missing(_ isMissing: Bool, _ field: Field, _ message: String) {
            if isMissing { problems.append(FieldProblem(field, message)) }
        }
        var deed: AgreementDeed?
        switch kind {
        case .report:
            let matter = form.choice(.matter).map { ChangeDesk.matters[$0] }
            missing(matter == nil, .matter, CounterChangeTexts.whatMissing)
            missing(day == nil, .day, dayProblem)
            if let matter, let day { deed = .report(matter: matter, day) }
        case .requeue:
            missing(day == nil, .day, dayProblem)
            if let day { deed = .requeue(day) }
        case .breach:
            missing(words.isEmpty, .words, CounterChangeTexts.wordsMissing)
            deed = .breach(text: words)
        case .suspend, .resume, .reinstate, .escalate:
            missing(words.isEmpty, .words, CounterChangeTexts.reasonMissing)
            deed = kind.deed(because: words)
        case .repay:
            let amount = Money(typed: form.text(.amount))
            missing(amount == nil, .amount, CounterChangeTexts.amountWrong)
            if let amount, amount > file.report.owed {
                problems.append(FieldProblem(.amount, CounterChangeTexts.amountTooMuch(file.report.owed)))
            }
            let reference = Normal.name(form.text(.reference))
            if let amount { deed = .repay(amount, reference: reference.isEmpty ? nil : reference) }
        }
        form.report(problems)
        return problems.isEmpty ? deed : nil
    }

    private var dayProblem: String {
        form.isDateEmpty(.day) ? CounterChangeTexts.dayMissing : CounterChangeTexts.noSuchDay
    }

    // MARK: Drawing

    private var head: [PageBlock] {
        [
            .heading(kind.name), .text("\(file.number)  \(file.receipt)  \(file.maskedName)", .value),
            .text(kind.text, .muted), .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        form.draw(on: &surface, in: Page.draw(head, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterChangeTexts.agreementTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { dialog == nil && form.takesText }
    var takesChinese: Bool { dialog == nil && form.takesChinese }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }
    var hints: [KeyHint] {
        let keys = dialog == nil ? ItemEditor.hints : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}

extension DeedKind {
    fileprivate func deed(because reason: String) -> AgreementDeed? {
        switch self {
        case .suspend: .suspend(reason: reason)
        case .resume: .resume(reason: reason)
        case .reinstate: .reinstate(reason: reason)
        case .escalate: .escalate(reason: reason)
        case .report, .requeue, .breach, .repay: nil
        }
    }
}

extension AgreementDeed {
    /// The same as something whose outcome can be told beforehand; nil where it changes nothing in what is paid.
    fileprivate var move: AgreementMove? {
        switch self {
        case .report(_, let day): .report(on: day)
        case .requeue(let day): .requeue(on: day)
        case .suspend: .suspend
        case .resume: .resume
        case .reinstate: .reinstate
        case .breach, .repay, .escalate: nil
        }
    }
}

extension Money {
    /// Yuan with two places at most, as somebody types them: `2,145`, `2145.5`, `2145.00元`.
    init?(typed text: String) {
        let plain = Normal.folded(text).filter { $0 != "," && $0 != " " && $0 != "元" }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...1_000_000_000).contains(whole),
            parts[0].allSatisfy(\.isWholeNumber)
        else { return nil }
        let cents = parts.count == 2 ? parts[1] : "0"
        guard (1...2).contains(cents.count), cents.allSatisfy(\.isWholeNumber), let fen = Int(cents) else { return nil }
        self.init(fen: whole * 100 + (cents.count == 1 ? fen * 10 : fen))
        guard self.fen > 0 else { return nil }
    }
}
