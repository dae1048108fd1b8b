import Cells
import Forms
import Housing
import Office
import Texts

/// Signing with one family: who stands there, what was said to him, where the money goes; asked once more, for it leaves the
/// waiting list with it (LH-57). What was typed stays, whatever is refused.
struct SignPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case person, text, leaves, bank, account, again, sign
    }

    let clerk: Clerk
    private(set) var family: SigningFamily
    private var form: Form<Field>
    private var dialog: Dialog<Bool>?
    /// Of who signs, whole: the name while the page stands, the number while it is compared with the card.
    private var name: String?
    private var number: String?
    private var leaving = LeaveQuestion()

    init(_ family: SigningFamily, clerk: Clerk) {
        self.family = family
        self.clerk = clerk
        form = Form([
            .tick(.person, CallDeskTexts.personSeen), .tick(.text, CallDeskTexts.readByFamily),
            .tick(.leaves, CallDeskTexts.leavesList),
            .text(.bank, CallDeskTexts.bank, TextField(limit: 40, columns: 36)),
            .text(.account, CallDeskTexts.account, .bankAccount, help: CallDeskTexts.accountHelp),
            .text(.again, CallDeskTexts.accountAgain, .bankAccount),
            .button(.sign, CallDeskTexts.sign),
        ])
    }

    private var id: BatchID { family.batch.id }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared: return [.quietly(.callDesk(.who(family.receipt, id)))]
        case .revealed:
            return [.quietly(.callDesk(.open(family.receipt, id))), .quietly(.callDesk(.who(family.receipt, id)))]
        case .changed(CounterTopic.subsidy): return [.quietly(.callDesk(.open(family.receipt, id)))]
        case .answer(.callDesk(.who(let name))): self.name = name
        case .answer(.callDesk(.number(let number))): self.number = number
        case .answer(.callDesk(.family(let family))): return see(family)
        case .answer(.callDesk(.signed(let made, let family, let next))):
            return [.turn(to: AgreementSignedPage(made, family ?? self.family, next: next, clerk: clerk))]
        case .answer(.failed(let trouble)):
            return tell(trouble) + [.quietly(.callDesk(.open(family.receipt, id)))]
        // Nobody's account stays on a screen that nobody looks at, nor under the lock for whoever unlocks.
        case .covered, .leaving: forget()
        case .key, .paste: return event.input.map { press($0) } ?? []
        default: break
        }
        return []
    }

    /// What somebody else did meanwhile: a question was about what is no longer so, what was typed stays.
    private mutating func see(_ family: SigningFamily) -> [CounterEffect] {
        let isOther = family.standing != self.family.standing || family.obstacle != self.family.obstacle
        self.family = family
        guard isOther else { return [] }
        dialog = nil
        return family.obstacle == nil ? [] : [.say(.warning(CallDeskTexts.gone))]
    }

    private mutating func forget() {
        dialog = nil
        leaving.close()
        (name, number) = (nil, nil)
        for field in [Field.bank, .account, .again] { form.setText(field, "") }
    }

    private mutating func press(_ input: Input) -> [CounterEffect] {
        if dialog != nil {
            guard case .key(let key) = input, let answer = dialog?.press(key) else { return [] }
            dialog = nil
            guard answer else { return [] }
            let (bank, account) = (Normal.name(form.text(.bank)), form.text(.account))
            return [.ask(.callDesk(.sign(family.receipt, id, bank: bank, account: account)))]
        }
        if leaving.isOpen { return leaving.press(input) ? back : [] }
        if input == .key(.escape) {
            return leaving.leave(hasWritten: [Field.bank, .account, .again].contains { !form.text($0).isEmpty })
                ? back : []
        }
        if input == .key(.function(6)) {
            defer { number = nil }
            return number == nil ? [.ask(.callDesk(.number(family.receipt, id)))] : []
        }
        switch form.update(input) {
        case .activated: return ask()
        case .refused(let why): return [.say(.warning(why))]
        default: return []
        }
    }

    private var back: [CounterEffect] { [.turn(to: SigningFamilyPage(family, clerk: clerk))] }

    private mutating func ask() -> [CounterEffect] {
        var problems: [FieldProblem<Field>] = []
        let ticks: [(field: Field, words: String)] = [
            (.person, CallDeskTexts.personFirst), (.text, CallDeskTexts.textFirst),
            (.leaves, CallDeskTexts.leavesFirst),
        ]
        for tick in ticks where !form.isTicked(tick.field) { problems.append(FieldProblem(tick.field, tick.words)) }
        if Normal.name(form.text(.bank)).isEmpty { problems.append(FieldProblem(.bank, CallDeskTexts.bankMissing)) }
        let (account, again) = (form.text(.account), form.text(.again))
        if account.isEmpty {
            problems.append(FieldProblem(.account, CallDeskTexts.accountMissing))
        } else if !(12...32).contains(account.count) {
            problems.append(FieldProblem(.account, CallDeskTexts.accountLength))
        } else if account != again {
            problems.append(FieldProblem(.again, CallDeskTexts.accountDiffers))
        }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        if let whyNot = family.whyNotSign { return [.say(.warning(whyNot))] }
        dialog = Dialog(
            title: CallDeskTexts.signConfirm(family.receipt),
            text: CallDeskTexts.signConfirmText(family.amountWords),
            buttons: [DialogButton(true, CallDeskTexts.sign), DialogButton(false, CallDeskTexts.cancel)], focus: 1)
        return []
    }

    // MARK: Drawing

    private var head: [PageBlock] {
        let house = "\(family.house.address) \(family.house.room)"
        return [
            .text(
                "\(family.receipt)  \(name ?? family.found.maskedName)  \(number ?? family.maskedDocument)", .heading),
            .text(family.whyNotSign ?? CallDeskTexts.signText, family.whyNotSign == nil ? .muted : .error),
            .facts([
                Fact(CallDeskTexts.amount, family.amountWords), Fact(CallDeskTexts.house, house),
                Fact(
                    CallDeskTexts.lease,
                    CallDeskTexts.leaseWords(family.lease.start, family.lease.end, family.lease.rent)),
            ]), .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        form.draw(on: &surface, in: Page.draw(head, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
        leaving.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CallDeskTexts.signTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { !isAsking && form.takesText }
    private var isAsking: Bool { dialog != nil || leaving.isOpen }
    var takesChinese: Bool { !isAsking && form.takesChinese }
    var help: [HelpSection] { sections(CallDeskTexts.help) }
    var hints: [KeyHint] {
        let show = KeyHint(
            .function(6), number == nil ? CallDeskTexts.showNumber : CallDeskTexts.coverNumber, weight: .main)
        let keys = !isAsking ? ItemEditor.hints + [show] : [KeyHint(.enter, CounterCaseTexts.choose)]
        return keys + [KeyHint(.escape, words.back, weight: .main)]
    }
}
