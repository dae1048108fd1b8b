import Cells
import Forms
import Housing
import Office
import Texts

/// Something is done with an agreement: what belongs to it is filled in, what would come of it is told, and then it is done.
/// What was refused keeps what was filled in.
struct DeedPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case matter, day, words, amount, reference, bank, account, again, go
    }

    let clerk: Clerk
    private let kind: DeedKind
    private var file: AgreementFile
    private var form: Form<Field>
    private var dialog: Dialog<AgreementDeed?>?
    private var leaving = LeaveQuestion()
    /// Waits for what would come of it.
    private var asked: AgreementDeed?
    /// The amount is what was proposed, and goes as soon as somebody types another.
    private var isAmountProposed = true

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
                    .text(
                        .words, CounterChangeTexts.reportWords, TextField(limit: 200),
                        help: CounterChangeTexts.reportWordsHelp),
                ]
            case .requeue: [.date(.day, CounterChangeTexts.whenRequeued)]
            case .suspend, .resume, .reinstate, .escalate, .refuseAccount: [reason]
            case .account:
                [
                    .text(.bank, CallDeskTexts.bank, TextField(limit: 40, columns: 36)),
                    .text(.account, CallDeskTexts.account, .bankAccount, help: CallDeskTexts.accountHelp),
                    .text(.again, CallDeskTexts.accountAgain, .bankAccount),
                    .text(
                        .words, CounterAccountTexts.source, TextField(limit: 200),
                        help: CounterAccountTexts.sourceHelp),
                ]
            case .confirmAccount:
                [.text(.account, CallDeskTexts.account, .bankAccount, help: CallDeskTexts.accountHelp)]
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
        return Form(fields + [.button(.go, kind.go)], summarises: false, choosesBeside: false)
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.money(let answer)): return take(answer)
        case .answer(.failed(let trouble)):
            asked = nil
            return show(trouble)
        // Nobody's account stays under the lock for whoever unlocks.
        case .covered, .leaving:
            guard kind.takesAccount else { break }
            for field in [Field.account, .again] { form.setText(field, "") }
            (dialog, asked) = (nil, nil)
            leaving.close()
        case .key(let key) where dialog != nil: return answer(key)
        case .key where leaving.isOpen: return event.input.map { leaving.press($0) } == true ? [.pop] : []
        case .key(.escape): return leaving.leave(hasWritten: hasWritten) ? [.pop] : []
        case .key, .paste:
            guard let input = event.input else { return [] }
            if case .key(.character) = input, form.focus == .amount, isAmountProposed { form.setText(.amount, "") }
            switch form.update(input) {
            case .activated: return go()
            case .changed(.matter): form.focus(on: .day)
            case .changed(.amount): isAmountProposed = false
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
        case .agreement(let file): see(file)
        case .done: return [.pop, .say(.success(CounterChangeTexts.done(kind.name)))]
        default: break
        }
        return []
    }

    /// Somebody else entered a repayment meanwhile: what he entered, and what is left of the debt.
    private mutating func see(_ file: AgreementFile) {
        let back = file.report.recovered.fen - self.file.report.recovered.fen
        self.file = file
        guard kind == .repay else { return }
        let (amount, reference) = (form.text(.amount), form.text(.reference))
        form = DeedPage.form(kind, file)
        form.setText(.amount, amount)
        form.setText(.reference, reference)
        isAmountProposed = true
        let owed = file.report.owed
        form.report([
            FieldProblem(
                .amount,
                back > 0
                    ? CounterChangeTexts.repaidMeanwhile(Money(fen: back), owed)
                    : CounterChangeTexts.amountTooMuch(owed))
        ])
    }

    /// What was refused is marked where it was given.
    private mutating func show(_ trouble: CounterTrouble) -> [CounterEffect] {
        switch trouble.code {
        case .dayInFuture, .dayBeforeSigning:
            form.report([FieldProblem(.day, trouble.failure.text.what)])
        // It owes less than this page tells.
        case .amountWrong: return [.quietly(.money(.agreement(file.receipt, file.batch)))]
        case .wrongState where kind == .repay:
            return tellMoney(trouble) + [.quietly(.money(.agreement(file.receipt, file.batch)))]
        default:
            guard kind == .confirmAccount, case .input = trouble.failure else { return tellMoney(trouble) }
            form.report([FieldProblem(.account, CounterAccountTexts.differs)])
        }
        return []
    }

    private mutating func confirm(_ deed: AgreementDeed, _ effects: [String]) {
        let text = effects.isEmpty ? CounterChangeTexts.noEffect : effects.map { $0 + "。" }.joined()
        dialog = Dialog(
            title: CounterChangeTexts.confirm(kind.name), text: text,
            buttons: [
                DialogButton(deed, kind.go), DialogButton(nil, CounterCaseTexts.cancel),
            ], focus: 1)
    }

    private mutating func answer(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard let deed = answer else { return [] }
        return [.ask(.money(.perform(deed, file.batch, receipt: file.receipt)))]
    }

    private var hasWritten: Bool {
        form.choice(.matter) != nil || !form.isDateEmpty(.day) || !form.text(.words).isEmpty
            || [Field.reference, .bank, .account, .again].contains { !form.text($0).isEmpty }
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
        switch deed {
        case .repay(let amount, _):
            let left = Money(fen: file.report.owed.fen - amount.fen)
            return [String(CounterChangeTexts.repayEffect(amount, left).dropLast())]
        case .account: return [CounterAccountTexts.enterEffect]
        case .confirmAccount: return [CounterAccountTexts.confirmEffect]
        case .refuseAccount: return [CounterAccountTexts.refuseEffect]
        default: return []
        }
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
            if let matter, let day { deed = .report(matter: matter, day, words: words) }
        case .requeue:
            missing(day == nil, .day, dayProblem)
            if let day { deed = .requeue(day) }
        case .breach:
            missing(words.isEmpty, .words, CounterChangeTexts.wordsMissing)
            deed = .breach(text: words)
        case .suspend, .resume, .reinstate, .escalate, .refuseAccount:
            missing(words.isEmpty, .words, CounterChangeTexts.reasonMissing)
            deed = kind.deed(because: words, of: file.nextAccount?.id)
        case .account:
            let (bank, account) = (Normal.name(form.text(.bank)), form.text(.account))
            missing(bank.isEmpty, .bank, CallDeskTexts.bankMissing)
            missing(account.isEmpty, .account, CallDeskTexts.accountMissing)
            missing(!account.isEmpty && !(12...32).contains(account.count), .account, CallDeskTexts.accountLength)
            missing(account != form.text(.again), .again, CallDeskTexts.accountDiffers)
            missing(words.isEmpty, .words, CounterAccountTexts.sourceMissing)
            deed = .account(bank: bank, account: account, source: words)
        case .confirmAccount:
            missing(form.text(.account).isEmpty, .account, CallDeskTexts.accountMissing)
            deed = .confirmAccount(form.text(.account), of: file.nextAccount?.id)
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
            .text(kind.text, .muted),
        ] + accounts + [.gap]
    }

    private var accounts: [PageBlock] {
        switch kind {
        case .confirmAccount, .refuseAccount: next
        case .account:
            [
                .facts(
                    [Fact(CounterChangeTexts.account, "\(file.bank)  \(file.maskedAccount)")]
                        + (file.nextAccount.map {
                            [
                                Fact(
                                    CounterAccountTexts.next,
                                    CounterAccountTexts.replaced($0.bank, $0.maskedAccount, $0.by, $0.at.day))
                            ]
                        } ?? []))
            ]
        default: []
        }
    }

    /// The account that somebody entered, to be compared with its evidence.
    private var next: [PageBlock] {
        guard let next = file.nextAccount else { return [] }
        let source = next.source.map { [Fact(CounterAccountTexts.source, $0)] } ?? []
        return [
            .gap,
            .facts(
                [
                    Fact(CounterAccountTexts.next, "\(next.bank)  \(next.maskedAccount)"),
                    Fact(CounterAccountTexts.enteredBy, CounterAccountTexts.enteredBy(next.by, next.at.day)),
                ] + source),
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        form.draw(on: &surface, in: Page.draw(head, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterChangeTexts.agreementTitle, subject: clerk.name, layout: .wide) }
    private var isAsking: Bool { dialog != nil || leaving.isOpen }
    var takesText: Bool { !isAsking && form.takesText }
    var takesChinese: Bool { !isAsking && form.takesChinese }
    var help: [HelpSection] { sections(CounterChangeTexts.help) }
    var hints: [KeyHint] {
        let keys = isAsking ? [KeyHint(.enter, CounterCaseTexts.choose)] : ItemEditor.hints
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}

extension DeedKind {
    fileprivate func deed(because reason: String, of entry: String?) -> AgreementDeed? {
        switch self {
        case .suspend: .suspend(reason: reason)
        case .resume: .resume(reason: reason)
        case .reinstate: .reinstate(reason: reason)
        case .escalate: .escalate(reason: reason)
        case .refuseAccount: .refuseAccount(reason: reason, of: entry)
        case .report, .requeue, .breach, .repay, .account, .confirmAccount: nil
        }
    }

    fileprivate var takesAccount: Bool { self == .account || self == .confirmAccount }
}

extension AgreementDeed {
    /// The same as something whose outcome can be told beforehand; nil where it changes nothing in what is paid.
    fileprivate var move: AgreementMove? {
        switch self {
        case .report(_, let day, _): .report(on: day)
        case .requeue(let day): .requeue(on: day)
        case .suspend: .suspend
        case .resume: .resume
        case .reinstate: .reinstate
        case .breach, .repay, .escalate, .account, .confirmAccount, .refuseAccount: nil
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
