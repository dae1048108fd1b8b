import Cells
import Forms
import Office
import Texts

/// The PIN of the certificate, and in.
struct CertificatePINPage: KioskScreen {
    enum Field: Hashable, Sendable {
        case pin, logIn
    }

    let door: Door
    let file: MediaFile
    /// Whose certificate it is, as it may be shown; nil where only the PIN shows it.
    let holder: String?
    private var form: Form<Field>
    private var delay = SignInDelay()
    private var visitor: Visitor?

    init(door: Door, file: MediaFile, holder: String?) {
        self.door = door
        self.file = file
        self.holder = holder
        form = Form([
            .secret(.pin, CertificateTexts.pin, help: CertificateTexts.pinHelp),
            .button(.logIn, CertificateTexts.logIn),
        ])
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.signedIn(let visitor)):
            self.visitor = visitor
            return Admission.effects(for: visitor)
        case .answer(.notice(let notice)): return visitor.map { Admission.afterNotice(notice, $0) } ?? []
        case .answer(.turnedAway(let trouble, let seconds)):
            delay.begin(trouble, seconds: seconds, now: now)
            clear()
            return []
        case .answer(.failed(let trouble)):
            clear()
            return tell(trouble)
        case .alarm(let alarm): return delay.take(alarm, now)
        case .key(.enter) where form.focus == .pin: return goOn(now)
        default: return event.input.map { take(form.update($0), of: $0, now) } ?? []
        }
    }

    private mutating func clear() {
        form.clearSecret(.pin)
        form.focus(on: .pin)
    }

    private mutating func take(_ outcome: FormOutcome<Field>, of input: Input, _ now: Instant) -> [KioskEffect] {
        delay.noteKey()
        switch outcome {
        case .activated: return goOn(now)
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled, .changed, .left: return input == .key(.enter) ? delay.refuse(now) : []
        }
    }

    private mutating func goOn(_ now: Instant) -> [KioskEffect] {
        guard delay.secondsLeft(now) == 0 else { return delay.refuse(now) }
        let pin = form.text(.pin)
        form.report(pin.isEmpty ? [FieldProblem(.pin, CertificateTexts.pinMissing)] : [])
        guard !pin.isEmpty else { return [] }
        delay.clear()
        // It goes with the question and stays nowhere on the page.
        form.clearSecret(.pin)
        return [.ask(.certificate(.signIn(door, file, pin: pin)))]
    }

    func alarms(now: Instant) -> [Alarm] { delay.alarms(now) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let whose = holder.map { [PageBlock.text(CertificateTexts.holder($0))] } ?? []
        let blocks = [PageBlock.heading(CertificateTexts.pinTitle), .text(CertificateTexts.file(file.name))]
        let rest = Page.draw(blocks + whose + [.gap] + delay.blocks(now), on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome { .entrance(door) }
    var hints: [KeyHint] {
        let enter = form.focus == .pin ? KeyHint([.enter], CertificateTexts.logIn, weight: .usual) : .goOn
        return form.takesText || !delay.isRunning ? [enter, .move] : [enter]
    }
    var takesText: Bool { form.takesText || delay.isRunning }
    var help: [HelpSection] { [HelpSection](CertificateTexts.help) }
}
