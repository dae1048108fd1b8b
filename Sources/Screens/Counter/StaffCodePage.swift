import Cells
import Forms
import Texts

/// A one-time code at the counter: for the first sign-in of an account made without a password, and for who forgot it.
/// The new password is set in the same step, as staff come back by nothing else.
struct StaffCodePage: CounterScreen {
    enum Field: Hashable, Sendable {
        case login, code, password, again, enter
    }

    private var form: Form<Field>
    private var delay = PasswordDelay()

    /// - Parameter login: as typed on the page before.
    init(login: String) {
        form = Form(
            [
                .text(.login, CounterTexts.login, TextField(login, limit: 60, columns: 32, takesChinese: false)),
                .text(.code, EntranceTexts.codeLabel, OneTimeCodeField.field),
                .secret(.password, EntranceTexts.newPassword), .secret(.again, EntranceTexts.newPasswordAgain),
                .button(.enter, CounterTexts.setPassword),
            ], focus: login.isEmpty ? .login : .code)
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.signedIn(let clerk)):
            return [
                .beginSession, .restart(with: QueuePage(clerk)), .say(.success(EntranceTexts.passwordSet)),
            ]
        case .answer(.turnedAway(let trouble, let seconds)):
            delay.begin(trouble, seconds: seconds, now: now)
            form.setText(.code, "")
            form.focus(on: .code)
            return []
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .key(.enter) where form.focus == .again: return enter(now)
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    /// A poor password is told beside its field; both are typed again.
    private mutating func refuse(_ trouble: CounterTrouble) -> [CounterEffect] {
        guard trouble.code == .passwordTooShort || trouble.code == .passwordTooCommon else { return tell(trouble) }
        form.clearSecret(.password)
        form.clearSecret(.again)
        form.report([FieldProblem(.password, trouble.sentence)])
        return []
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [CounterEffect] {
        switch outcome {
        case .activated: enter(now)
        case .refused(let why): [.say(.warning(why))]
        default: []
        }
    }

    private mutating func enter(_ now: Instant) -> [CounterEffect] {
        if let wait = delay.next(now) { return wait }
        var problems: [FieldProblem<Field>] = []
        if form.text(.login).isEmpty { problems.append(FieldProblem(.login, CounterTexts.loginMissing)) }
        if let wrong = OneTimeCodeField.problem(form.text(.code)) { problems.append(FieldProblem(.code, wrong)) }
        if let wrong = NewPasswordFields.problem(form, .password, again: .again) {
            if wrong.id == .again { form.clearSecret(.again) }
            problems.append(wrong)
        }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        return [
            .ask(.activate(login: form.text(.login), code: form.text(.code), newPassword: form.text(.password)))
        ]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] =
            [.heading(CounterTexts.codeTitle)] + CounterTexts.codeText.map { .text($0, .muted) } + [.gap]
        let rest = Page.draw(blocks + delay.blocks(now), on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome { Chrome(title: CounterTexts.title, offersStanding: false) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, HomeTexts.next), KeyHint([.tab, .down, .up], HomeTexts.move, named: "Tab"),
        ]
    }
    var takesText: Bool { form.takesText }
    var help: [HelpSection] { sections(CounterTexts.signInHelp) }
    /// Nobody is signed in yet, and a code may stand here typed.
    var patience: Patience { .usual }
}
