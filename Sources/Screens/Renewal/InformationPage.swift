import Cells
import Forms
import Housing
import Office
import Texts

/// 续约相关信息, to be read to its end and confirmed (O-3, the first half).
struct InformationPage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case tick, next
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var information: PolicyText?
    private var page: ReadAndAnswer<Field>
    private var size = Size(width: 0, height: 0)

    init(journey: Journey) {
        self.journey = journey
        page = ReadAndAnswer([], Form([]))
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        case .appeared:
            guard let renewal = journey.renewal else { return [.pop] }
            return [saving, .ask(.openInformation(renewal))]
        case .answer(.information(let text)): show(text)
        // Until something was declared, the policy is a step back.
        case .key(.escape) where !page.takesText:
            return journey.back(to: journey.renewal?.state == .policySet ? .policy : nil)
        default: return event.input.map { take(page.update($0), now) } ?? []
        }
        return []
    }

    private mutating func show(_ information: PolicyText) {
        self.information = information
        let form = Form<Field>(
            [
                .tick(
                    .tick, RenewalTexts.informationConfirm, isTicked: journey.draft.isInformationConfirmed,
                    whyNot: RenewalTexts.readToEnd),
                .button(.next, RenewalTexts.next),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)))
        page = ReadAndAnswer(own + information.blocks, form)
        fit()
    }

    /// What of the text is this person's own.
    private var own: [ReaderBlock] {
        guard let file = journey.file else { return [] }
        return LeaseFacts.of(file.lease).map { fact in .line(fact.label.padded(to: 12) + fact.value) }
    }

    private mutating func fit() {
        page.fit(Page.room(below: blocks, in: size))
        openGates()
    }

    private mutating func openGates() {
        page.form.setWhyNot(.tick, page.reader.sawEnd ? nil : RenewalTexts.readToEnd)
        page.form.setWhyNot(.next, page.form.isTicked(.tick) ? nil : RenewalTexts.tickInformation)
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        openGates()
        journey.draft.isInformationConfirmed = page.form.isTicked(.tick)
        let effects = keep(outcome, focus: page.form.focus, now)
        switch outcome {
        case .activated: return effects + [journey.turn(to: .declaration)]
        case .refused(let why):
            let message = page.goToObstacle(.tick, why)
            openGates()
            return effects + (message.map { [.say($0)] } ?? [])
        default: return effects
        }
    }

    private var blocks: [PageBlock] { [.heading(information?.title ?? RenewalTexts.informationTitle)] }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if information != nil { page.draw(on: &surface, in: rest) }
    }

    var hints: [KeyHint] { page.hints + (page.takesText ? [] : [.back]) }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
}
