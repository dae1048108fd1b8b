import Cells
import Forms
import Housing
import Office
import Texts

/// The policy dialog: 【按照原政策执行】 or the new policy, 「确认」 (O-2); of a lease under the new policy, what its report allows
/// and 「确认」 alone (N-2). Where the new policy is not open, it leads to why and to the way on (model 3.5).
struct PolicyPage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case report, follows, policy, confirm
    }

    var journey: Journey
    var keeper = DraftKeeper()
    /// The lease, with how the family's check stands; nil until it was read.
    private var offer: LeaseOffer?
    private var form = Form<Field>([])

    private static let columns = 66

    init(journey: Journey) {
        self.journey = journey
    }

    /// What was chosen: in the dialog, or before.
    private var chosen: Renewal.PolicyChoice? { journey.draft.policy ?? journey.renewal?.policy }

    /// What is ticked in the dialog.
    private var picked: Renewal.PolicyChoice? { form.choice(.policy).map { $0 == 0 ? .original : .new } }

    private static func index(_ policy: Renewal.PolicyChoice) -> Int { policy == .original ? 0 : 1 }

    private var isNewLease: Bool { offer?.record.lease.policy == .new }
    private var outlook: CheckOutlook? { offer.flatMap { CheckOutlook($0.check) } }

    /// What is said of the new policy, as the check stands now.
    private var note: String {
        guard let offer, case .meets(_, let until) = offer.check else { return outlook?.note ?? "" }
        return CheckTexts.newMeets(until: until)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .appeared: return [saving, .ask(.overview)]
        case .revealed: return [.ask(.overview)]
        // The case that is read here is the one that this page has just begun; the check may have moved on.
        case .changed: return [.quietly(.overview)]
        case .answer(.overview(let overview)): return show(overview)
        case .answer(.renewal(let renewal)): return take(renewal)
        case .answer(.caseFile(let file, let reasons)):
            journey.file = file
            journey.reasons = reasons
            return onward(file.renewal)
        case .key(.escape): return journey.back(to: .apply)
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take(form.update($0), now) } ?? []
        }
    }

    private mutating func show(_ overview: Overview) -> [KioskEffect] {
        guard let offer = overview.leases.first(where: { $0.record.lease.id == journey.draft.lease }) else {
            return journey.back(to: .apply)
        }
        // Other people's work moves no highlight: what is offered is laid out anew where it is other than before.
        let before = self.offer == nil ? nil : note
        let policy = self.offer?.record.lease.policy
        self.offer = offer
        guard note != before || offer.record.lease.policy != policy else { return [] }
        // Nothing is proposed: who only presses Enter is asked to choose.
        let focus = form.focus ?? journey.draft.focus.flatMap(Field.init(rawValue:)) ?? .confirm
        form = Form(isNewLease ? newLeaseItems : items, focus: focus)
        return []
    }

    private var items: [FormItem<Field>] {
        let options = [
            ChoiceOption(RenewalTexts.original, description: RenewalTexts.originalNote),
            ChoiceOption(RenewalTexts.new, description: "\(CheckTexts.newMeans)\n\(note)"),
        ]
        return [
            .choice(.policy, "", options, chosen: chosen.map(PolicyPage.index)),
            .button(.confirm, RenewalTexts.confirm),
        ]
    }

    private var newLeaseItems: [FormItem<Field>] {
        [
            .note(.report, note, role: outlook == nil ? .success : .warning),
            .note(.follows, outlook == nil ? CheckTexts.newLeaseNext : ""),
            .button(.confirm, RenewalTexts.confirm),
        ]
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        if !isNewLease { journey.draft.policy = picked }
        if case .changed = outcome { form.focus(on: .confirm) }
        let effects = keep(outcome, focus: form.focus, now)
        if case .activated = outcome { return effects + confirm() }
        return effects
    }

    private mutating func confirm() -> [KioskEffect] {
        guard let policy = isNewLease ? .new : picked else {
            form.report([FieldProblem(.policy, RenewalTexts.policyMissing)])
            return []
        }
        form.clearProblems()
        guard let lease = journey.draft.lease else { return journey.back(to: .apply) }
        journey.draft.policy = policy
        // No case is opened for a choice that leads elsewhere.
        if policy == .new, outlook != nil { return [refusal(lease)] }
        if let renewal = journey.renewal, renewal.lease == lease {
            // What was chosen before and stays is no new step.
            if renewal.policy == policy, renewal.state != .policySet { return [journey.forward(to: .information)] }
            return [.ask(.choosePolicy(policy, renewal))]
        }
        return [.ask(.startRenewal(lease))]
    }

    private func refusal(_ lease: LeaseID) -> KioskEffect {
        .show(
            PolicyRefusalPage(
                visitor: journey.visitor, lease: lease, back: isNewLease ? HomeTexts.back : CheckTexts.backToPolicy))
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

    /// On to what follows: the declaration; or, where it was made before, the information, which speaks of the policy.
    private mutating func onward(_ renewal: Renewal) -> [KioskEffect] {
        guard renewal.state != .policySet else { return [journey.turn(to: .information)] }
        journey.draft.returnsToReview = false
        journey.draft.blocks = [:]
        journey.draft.handedIn = nil
        journey.draft.snapshot = nil
        return [journey.turn(toChange: .block(.dwelling)), .say(.warning(RenewalTexts.policyChanged))]
    }

    /// The check has moved on since it was read.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        guard trouble.isAboutCheck, let lease = journey.draft.lease else { return told(trouble) }
        return [refusal(lease)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard offer != nil else {
            Page.draw([.text(RenewalTexts.reading, .muted)], on: &surface, in: body)
            return
        }
        let width = min(body.width, PolicyPage.columns)
        let rows = form.rows(width: width - 8, words: words) + 4
        let rect = body.centred(Size(width: width, height: rows))
        let title = isNewLease ? CheckTexts.newLeaseTitle : RenewalTexts.policyTitle
        surface.box(rect, title: title, role: .borderFocused)
        form.draw(on: &surface, in: rect.inset(horizontal: 4, vertical: 2), words: words)
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}

extension KioskTrouble {
    /// The new policy is not open to the family as its check stands.
    var isAboutCheck: Bool {
        guard let code = refusal?.code else { return false }
        return [.needsEconomicCheck, .checkUnderWay, .checkOutOfDate, .checkNotMet].contains(code)
    }
}
