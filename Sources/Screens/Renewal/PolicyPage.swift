import Cells
import Forms
import Housing
import Office
import Texts

/// The policy dialog: 【按照原政策执行】, 「确认」 (O-2). The new policy points to 【经济状况核对】.
struct PolicyPage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case policy, confirm, check
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var form: Form<Field>

    private static let columns = 66

    init(journey: Journey) {
        self.journey = journey
        form = PolicyPage.form(journey.draft)
    }

    private static func form(_ draft: RenewalDraft) -> Form<Field> {
        let options = [
            ChoiceOption(RenewalTexts.original, description: RenewalTexts.originalNote),
            ChoiceOption(RenewalTexts.new, description: RenewalTexts.newNote),
        ]
        return Form(
            [
                .choice(.policy, "", options, chosen: draft.policy.map(index)),
                .button(.confirm, RenewalTexts.confirm),
                FormItem(.check, "", isHidden: true, .button(Button(RenewalTexts.goToCheck))),
            ], focus: draft.focus.flatMap(Field.init(rawValue:)))
    }

    private static func index(_ policy: Renewal.PolicyChoice) -> Int { policy == .original ? 0 : 1 }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .appeared: return [saving]
        case .answer(.renewal(let renewal)): return take(renewal)
        // What is read here is the case that this page has just begun.
        case .changed: return []
        case .answer(.caseFile(let file, let reasons)):
            journey.file = file
            journey.reasons = reasons
            return [journey.turn(to: .information)]
        case .key(.escape): return journey.back(to: .apply)
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        journey.draft.policy = form.choice(.policy).map { $0 == 0 ? .original : .new }
        if case .changed = outcome {
            form.setHidden(.check, true)
            form.focus(on: .confirm)
        }
        let effects = keep(outcome, focus: form.focus, now)
        switch outcome {
        case .activated(.check): return effects + [.show(ComingPage.check(journey.visitor))]
        case .activated: return effects + confirm()
        default: return effects
        }
    }

    private mutating func confirm() -> [KioskEffect] {
        guard let policy = journey.draft.policy else {
            form.report([FieldProblem(.policy, RenewalTexts.policyMissing)])
            return []
        }
        form.clearProblems()
        if let renewal = journey.renewal { return [.ask(.choosePolicy(policy, renewal))] }
        // No case is opened for a choice that leads elsewhere.
        guard policy == .original, let lease = journey.draft.lease else {
            return pointToCheck(RenewalTexts.needsCheck)
        }
        return [.ask(.startRenewal(lease))]
    }

    private mutating func pointToCheck(_ text: String) -> [KioskEffect] {
        form.setHidden(.check, false)
        form.focus(on: .check)
        return [.say(.warning(text))]
    }

    /// The case was started, and then the policy chosen.
    private mutating func take(_ renewal: Renewal) -> [KioskEffect] {
        journey.renewal = renewal
        journey.draft.caseID = renewal.id
        guard renewal.state == .draft, let policy = journey.draft.policy else {
            return [.ask(.caseFile(renewal.id))]
        }
        return [.ask(.choosePolicy(policy, renewal))]
    }

    private mutating func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        trouble.refusal?.code == .needsEconomicCheck ? pointToCheck(trouble.sentence) : told(trouble)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let width = min(body.width, PolicyPage.columns)
        let rows = form.rows(width: width - 8, words: words) + 4
        let rect = body.centred(Size(width: width, height: rows))
        surface.box(rect, title: RenewalTexts.policyTitle, role: .borderFocused)
        form.draw(on: &surface, in: rect.inset(horizontal: 4, vertical: 2), words: words)
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}
