import Cells
import Forms
import Housing
import Office
import Texts

/// 一次性验证码: what a clerk handed out after seeing person and card; it opens the door to a new password.
struct CodePage: KioskScreen {
    enum Field: Hashable, Sendable {
        case identity, number, code, goOn, otherDocument
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
            .text(
                .code, EntranceTexts.codeLabel, OneTimeCodeField.field, help: EntranceTexts.codeHelp),
            .button(.goOn, EntranceTexts.goOn),
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
            form.setText(.code, "")
            form.focus(on: .code)
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
        case .activated: return goOn(now)
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

    private mutating func goOn(_ now: Instant) -> [KioskEffect] {
        guard delay.secondsLeft(now) == 0 else { return delay.refuse() }
        let number: Field = usesIdentityCard ? .identity : .number
        let code = form.text(.code)
        var problems = DocumentFields.problems(number, form.text(number), door: door, isCard: usesIdentityCard)
        if let wrong = OneTimeCodeField.problem(code) { problems.append(FieldProblem(.code, wrong)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        delay.clear()
        return [.ask(.signIn(LoginClaim(door: door, login: form.text(number), secret: code), .oneTimeCode))]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw([.heading(EntranceTexts.codeTitle)] + delay.blocks(now), on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome {
        Chrome(title: door == .person ? EntranceTexts.personTab : EntranceTexts.organisationTab)
    }
    var hints: [KeyHint] { [.goOn, .move] }
    var takesText: Bool { form.takesText }
    var help: [HelpSection] { [HelpSection](EntranceTexts.help) }
}
