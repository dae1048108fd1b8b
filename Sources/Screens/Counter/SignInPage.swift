import Cells
import Forms
import Texts

/// Staff sign in: login and password, with the delay after a failure counted down.
struct SignInPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case login, password, signIn, useCode
    }

    private var form: Form<Field>
    private var delay = PasswordDelay()

    init(practice: Practice? = nil) {
        let own = practice?.door == .staff ? practice : nil
        form = Form([
            .text(.login, CounterTexts.login, TextField(own?.login ?? "", limit: 60, columns: 32, takesChinese: false)),
            .secret(.password, CounterTexts.password),
            .button(.signIn, CounterTexts.signIn), .button(.useCode, CounterTexts.useCode),
        ])
        guard let password = own?.password else { return }
        form.focus(on: .password)
        _ = form.update(.paste(password))
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared: return [.banner(nil)]
        case .answer(.signedIn(let clerk)): return [.beginSession, .restart(with: QueuePage(clerk))]
        case .answer(.turnedAway(let trouble, let seconds)):
            delay.begin(trouble, seconds: seconds, now: now)
            form.clearSecret(.password)
            form.focus(on: .password)
            return []
        case .answer(.failed(let trouble)): return [.say(.error(trouble.sentence))]
        case .key(.enter) where form.focus == .password: return signIn(now)
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [CounterEffect] {
        switch outcome {
        case .activated(.useCode): [.show(StaffCodePage(login: form.text(.login)))]
        case .activated: signIn(now)
        case .refused(let why): [.say(.warning(why))]
        default: []
        }
    }

    private mutating func signIn(_ now: Instant) -> [CounterEffect] {
        if let wait = delay.next(now) { return wait }
        var problems: [FieldProblem<Field>] = []
        if form.text(.login).isEmpty { problems.append(FieldProblem(.login, CounterTexts.loginMissing)) }
        if form.text(.password).isEmpty { problems.append(FieldProblem(.password, CounterTexts.passwordMissing)) }
        form.report(problems)
        guard problems.isEmpty else { return [] }
        return [.ask(.signIn(login: form.text(.login), password: form.text(.password)))]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let top: [PageBlock] = body.height > 24 ? [.gap, .gap] : []
        let blocks = top + [.heading(CounterTexts.signInTitle), .text(CounterTexts.signInText, .muted), .gap]
        let rest = Page.draw(blocks + delay.blocks(now), on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome { Chrome(title: CounterTexts.title, offersStanding: false) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, form.focus == .password ? CounterTexts.signIn : HomeTexts.next),
            KeyHint([.tab, .down, .up], HomeTexts.move, named: "Tab"),
        ]
    }
    var takesText: Bool { form.takesText }
    var help: [HelpSection] { sections(CounterTexts.signInHelp) }
    /// What was typed and left standing goes away in its time.
    var patience: Patience {
        form.text(.login).isEmpty && form.text(.password).isEmpty ? .endless : .usual
    }
}

/// Covers the screens of a clerk who went away; the work under it stays as it was.
struct LockPage: CounterScreen {
    enum Field: Hashable, Sendable {
        case password, unlock
    }

    private var form = Form<Field>([
        .secret(.password, CounterTexts.password), .button(.unlock, CounterTexts.unlock),
    ])
    private var delay = PasswordDelay()
    /// Whose work lies below.
    private var maskedName: String?

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared: return [.quietly(.whoIsIn)]
        case .answer(.isIn(let name)):
            maskedName = name
            return []
        case .answer(.unlocked): return [.unlock]
        case .answer(.turnedAway(let trouble, let seconds)):
            delay.begin(trouble, seconds: seconds, now: now)
            form.clearSecret(.password)
            form.focus(on: .password)
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.enter): return unlock(now)
        default: return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [CounterEffect] {
        switch outcome {
        case .activated: unlock(now)
        case .refused(let why): [.say(.warning(why))]
        default: []
        }
    }

    private mutating func unlock(_ now: Instant) -> [CounterEffect] {
        if let wait = delay.next(now) { return wait }
        let password = form.text(.password)
        form.report(password.isEmpty ? [FieldProblem(.password, CounterTexts.passwordMissing)] : [])
        guard !password.isEmpty else { return [] }
        return [.ask(.unlock(password: password))]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(CounterTexts.lockTitle), .text(CounterTexts.lockText(maskedName)), .gap,
        ]
        let rest = Page.draw(blocks + delay.blocks(now), on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
        let foot = rest.splitTop(form.rows(width: rest.width, words: words) + 1).rest
        Page.draw([.text(CounterTexts.lockNote, .muted)], on: &surface, in: foot)
    }

    var chrome: Chrome { Chrome(title: CounterTexts.title, offersStanding: false) }
    var hints: [KeyHint] { [KeyHint(.enter, CounterTexts.unlock)] }
    var takesText: Bool { form.takesText }
    var help: [HelpSection] { sections(CounterTexts.signInHelp) }
}

/// How long a wrong password delays the next, and what is said meanwhile.
struct PasswordDelay: Equatable, Sendable {
    private var end: Instant?
    private var sentence = ""

    private static let alarm: AlarmID = "delay"

    mutating func begin(_ trouble: CounterTrouble, seconds: Int, now: Instant) {
        sentence = trouble.sentence
        end = seconds > 0 ? now + seconds * 1000 : nil
    }

    private func secondsLeft(_ now: Instant) -> Int { end.map { Forms.secondsLeft(until: $0, now: now) } ?? 0 }

    /// The next try: what is said where it has to wait; nil where it may be made, and what was said of the last one goes.
    mutating func next(_ now: Instant) -> [CounterEffect]? {
        let left = secondsLeft(now)
        guard left == 0 else { return [.say(.warning(CounterTexts.wait(left)))] }
        self = PasswordDelay()
        return nil
    }

    func alarms(_ now: Instant) -> [Alarm] {
        guard let end, secondsLeft(now) > 0 else { return [] }
        return [.countdown(PasswordDelay.alarm, to: end, now: now, everySecond: false)]
    }

    func blocks(_ now: Instant) -> [PageBlock] {
        guard !sentence.isEmpty else { return [] }
        let left = secondsLeft(now)
        let more = left > 0 ? CounterTexts.wait(left) : CounterTexts.mayTryAgain
        return [.text("! " + sentence, .error), .text(more, left > 0 ? .warning : .info), .gap]
    }
}
