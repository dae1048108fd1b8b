import Cells
import Forms
import Texts

/// A new password, typed twice, its rules told before.
struct NewPasswordPage: KioskScreen {
    enum Field: Hashable, Sendable {
        case password, again, set
    }

    let visitor: Visitor
    private var form: Form<Field>

    init(visitor: Visitor) {
        self.visitor = visitor
        form = Form([
            .secret(.password, EntranceTexts.newPassword), .secret(.again, EntranceTexts.newPasswordAgain),
            .button(.set, EntranceTexts.setPassword),
        ])
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.passwordSet):
            return [.say(.success(EntranceTexts.passwordSet))] + Admission.afterPassword(visitor)
        case .answer(.notice(let notice)): return Admission.afterNotice(notice, visitor)
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .key(.escape): return [.proposeEnd]
        default:
            guard let input = event.input, case .activated = form.update(input) else { return [] }
            return set()
        }
    }

    /// A poor password is told beside its field; both are typed again.
    private mutating func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        guard let refusal = trouble.refusal, [.passwordTooShort, .passwordTooCommon].contains(refusal.code) else {
            return tell(trouble)
        }
        form.clearSecret(.password)
        form.clearSecret(.again)
        form.report([FieldProblem(.password, trouble.sentence)])
        return []
    }

    private mutating func set() -> [KioskEffect] {
        let problem = NewPasswordFields.problem(form, .password, again: .again)
        if problem?.id == .again { form.clearSecret(.again) }
        form.report(problem.map { [$0] } ?? [])
        return problem == nil ? [.ask(.setPassword(form.text(.password)))] : []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rules = EntranceTexts.newPasswordRules.map { PageBlock.text($0) }
        let rest = Page.draw(
            [.heading(EntranceTexts.newPasswordTitle)] + rules + [.gap], on: &surface, in: body)
        form.draw(on: &surface, in: rest, words: words)
    }

    var chrome: Chrome { Chrome(title: EntranceTexts.newPasswordTitle, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.goOn, .move, KeyHint(.escape, HomeTexts.end)] }
    var takesText: Bool { form.takesText }
    var help: [HelpSection] { [HelpSection](EntranceTexts.help) }
}
