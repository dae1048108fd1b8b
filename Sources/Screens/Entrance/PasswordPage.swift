import Cells
import Forms
import Housing
import Office
import Texts

/// 账号密码: the number of a document, or of an organisation, and a password (P-04).
struct PasswordPage: KioskScreen {
    enum Field: Hashable, Sendable {
        case identity, number, password, logIn, otherDocument
    }

    let door: Door
    private var form: Form<Field>
    private var delay = SignInDelay()
    private var visitor: Visitor?

    init(door: Door) {
        self.door = door
        let isPerson = door == .person
        form = Form([
            DocumentFields.identity(.identity, isHidden: !isPerson),
            DocumentFields.number(.number, door: door, isHidden: isPerson),
            .secret(.password, EntranceTexts.passwordLabel),
            .button(.logIn, EntranceTexts.logIn),
            FormItem(.otherDocument, "", isHidden: !isPerson, .button(Button(EntranceTexts.useOtherDocument))),
        ])
    }

    private var usesIdentityCard: Bool { form.items.first { $0.id == .identity }?.isHidden == false }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.signedIn(let visitor)):
            self.visitor = visitor
            return Admission.effects(for: visitor)
        case .answer(.notice(let notice)):
            return visitor.map { Admission.afterNotice(notice, $0) } ?? []
        case .answer(.turnedAway(let trouble, let seconds)):
            delay.begin(trouble, seconds: seconds, now: now)
            form.clearSecret(.password)
            form.focus(on: .password)
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .alarm(let alarm): return delay.end(alarm)
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        delay.noteKey()
        switch outcome {
        case .activated(.otherDocument): useOther()
        case .activated: return logIn(now)
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled, .changed, .left: break
        }
        return []
    }

    private mutating func useOther() {
        let isCard = usesIdentityCard
        form.setHidden(.identity, isCard)
        form.setHidden(.number, !isCard)
        form.setLabel(.otherDocument, isCard ? EntranceTexts.useIdentityCard : EntranceTexts.useOtherDocument)
        form.clearProblems()
        form.focus(on: isCard ? .number : .identity)
    }

    private mutating func logIn(_ now: Instant) -> [KioskEffect] {
        guard delay.secondsLeft(now) == 0 else { return delay.refuse() }
        let number: Field = usesIdentityCard ? .identity : .number
        let password = form.text(.password)
        var problems = DocumentFields.problems(number, form.text(number), door: door, isCard: usesIdentityCard)
        if password.isEmpty { problems.append(FieldProblem(.password, EntranceTexts.passwordMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        delay.clear()
        return [.ask(.signIn(LoginClaim(door: door, login: form.text(number), secret: password), .password))]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var rest = Page.draw([.heading(EntranceTexts.passwordTitle)] + delay.blocks(now), on: &surface, in: body)
        rest = rest.splitTop(body.height > 24 ? 1 : 0).rest
        form.draw(on: &surface, in: rest, words: words)
        let foot = rest.splitTop(form.rows(width: rest.width, words: words) + 1).rest
        Page.draw([.text(EntranceTexts.forgotten)], on: &surface, in: foot)
    }

    var chrome: Chrome {
        Chrome(title: door == .person ? EntranceTexts.personTab : EntranceTexts.organisationTab)
    }
    var hints: [KeyHint] { [.goOn, .move] }
    var takesText: Bool { form.takesText }
    var help: [HelpSection] { [HelpSection](EntranceTexts.help) }
}
