import Cells
import Forms
import Housing
import Office
import Texts

/// 账号密码 and 一次性验证码: the number of a document, or of an organisation, and what proves who one is (P-04).
struct CredentialPage: KioskScreen {
    enum Field: Hashable, Sendable {
        case identity, number, secret, goOn, otherDocument
    }

    let door: Door
    let credential: Credential
    private var form: Form<Field>
    private var delay = SignInDelay()
    private var visitor: Visitor?

    init(_ credential: Credential, door: Door, practice: Practice? = nil) {
        self.door = door
        self.credential = credential
        let isPerson = door == .person
        form = Form([
            DocumentFields.identity(.identity, isHidden: !isPerson),
            DocumentFields.number(.number, door: door, isHidden: isPerson),
            credential.field(.secret),
            .button(.goOn, credential.button),
            FormItem(.otherDocument, "", isHidden: !isPerson, .button(Button(EntranceTexts.useOtherDocument))),
        ])
        if let practice, practice.door == door { fillIn(practice) }
    }

    private mutating func fillIn(_ practice: Practice) {
        let isCard = (try? IdentityNumber(practice.login, kind: .residentCard, on: nil)) != nil
        if door == .person, !isCard { useOther() }
        form.setText(usesIdentityCard ? .identity : .number, practice.login)
        form.focus(on: .secret)
        if credential == .password, let password = practice.password { _ = form.update(.paste(password)) }
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
            form.clearSecret(.secret)
            form.focus(on: .secret)
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .alarm(let alarm): return delay.take(alarm, now)
        // Behind the secret there is nothing more to fill in.
        case .key(.enter) where form.focus == .secret: return goOn(now)
        default: return event.input.map { take(form.update($0), of: $0, now) } ?? []
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, of input: Input, _ now: Instant) -> [KioskEffect] {
        delay.noteKey()
        if door == .organisation { form.setHelp(.number, DocumentFields.creditCodeHelp(form.text(.number))) }
        switch outcome {
        case .activated(.otherDocument): useOther()
        case .activated: return goOn(now)
        case .refused(let why): return [.say(.warning(why))]
        // What is not taken must not vanish without a word.
        case .handled where form.focus == .identity && input.isLetter:
            return [.say(.info(EntranceTexts.digitsOnly))]
        // Whoever presses Enter wants in: he hears how long that cannot be.
        case .ignored, .handled, .changed, .left: return input == .key(.enter) ? delay.refuse(now) : []
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
        guard delay.secondsLeft(now) == 0 else { return delay.refuse(now) }
        let number: Field = usesIdentityCard ? .identity : .number
        let secret = form.text(.secret)
        var problems = DocumentFields.problems(number, form.text(number), door: door, isCard: usesIdentityCard)
        if let wrong = credential.problem(secret) { problems.append(FieldProblem(.secret, wrong)) }
        form.report(problems)
        // What was said of the last try is over: what is wrong now stands alone.
        delay.clear()
        guard problems.isEmpty else { return [] }
        return [.ask(.signIn(LoginClaim(door: door, login: form.text(number), secret: secret), credential.method))]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var rest = Page.draw([.heading(credential.title)] + delay.blocks(now), on: &surface, in: body)
        rest = rest.splitTop(body.height > 24 ? 1 : 0).rest
        form.draw(on: &surface, in: rest, words: words)
        let foot = rest.splitTop(form.rows(width: rest.width, words: words) + 1).rest
        Page.draw(credential.foot.map { [.text($0)] } ?? [], on: &surface, in: foot)
    }

    var chrome: Chrome {
        Chrome(title: door == .person ? EntranceTexts.personTab : EntranceTexts.organisationTab)
    }
    var hints: [KeyHint] {
        let enter = form.focus == .secret ? KeyHint([.enter], credential.button, weight: .usual) : .goOn
        return form.takesText || !delay.isRunning ? [enter, .move] : [enter]
    }
    var takesText: Bool { form.takesText || delay.isRunning }
    var help: [HelpSection] { [HelpSection](EntranceTexts.help) }
}

extension Input {
    fileprivate var isLetter: Bool {
        guard case .key(.character(let character)) = self else { return false }
        return character.isLetter && !"xX".contains(character)
    }
}

/// What somebody proves with who he is.
enum Credential: Equatable, Sendable {
    case password
    /// What a clerk handed out after seeing person and card; it opens the door to a new password.
    case oneTimeCode

    var method: LoginMethodKind {
        switch self {
        case .password: .password
        case .oneTimeCode: .oneTimeCode
        }
    }

    var title: String {
        switch self {
        case .password: EntranceTexts.passwordTitle
        case .oneTimeCode: EntranceTexts.codeTitle
        }
    }

    func field<ID>(_ id: ID) -> FormItem<ID> {
        switch self {
        case .password: .secret(id, EntranceTexts.passwordLabel)
        case .oneTimeCode: .text(id, EntranceTexts.codeLabel, OneTimeCodeField.field, help: EntranceTexts.codeHelp)
        }
    }

    var button: String {
        switch self {
        case .password: EntranceTexts.logIn
        case .oneTimeCode: EntranceTexts.goOn
        }
    }

    /// What stands below the form.
    var foot: String? {
        switch self {
        case .password: EntranceTexts.forgotten
        case .oneTimeCode: nil
        }
    }

    /// What is wrong before the office is asked.
    func problem(_ secret: String) -> String? {
        switch self {
        case .password: secret.isEmpty ? EntranceTexts.passwordMissing : nil
        case .oneTimeCode: OneTimeCodeField.problem(secret)
        }
    }
}
