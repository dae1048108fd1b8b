import Cells
import Forms
import Housing
import Office
import Texts

/// 个人续约声明: read to its end, long enough, ticked, then 【我已阅知】 (O-3, the second half).
struct DeclarationPage: RenewalPage {
    enum Field: String, Hashable, Sendable {
        case clock, tick, acknowledge
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var pages: DeclarationPages?
    private var page: ReadAndAnswer<Field>
    private var clock = ReadingClock()
    /// Whether the message line says how many seconds are left.
    private var tellsSeconds = false
    private var size = Size(width: 0, height: 0)

    init(journey: Journey) {
        self.journey = journey
        page = ReadAndAnswer([], Form([]))
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit(now)
        case .appeared: return [saving] + open()
        case .answer(.declaration(let pages)): show(pages, now)
        case .answer(.renewal(let renewal)):
            journey.renewal = renewal
            return [journey.forward(to: .block)]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .hidden: clock.hide(now)
        case .shown: if pages != nil { clock.show(now) }
        case .alarm(ReadingClock.alarm):
            clock.tell(now)
            openGates(now)
            return recount(now)
        case .key(.escape) where !page.takesText: return [journey.turn(to: .information)]
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take(page.update($0), now) } ?? []
        }
        return []
    }

    private func open() -> [KioskEffect] {
        journey.renewal.map { [.ask(.openDeclaration($0))] } ?? [.pop]
    }

    private mutating func show(_ pages: DeclarationPages, _ now: Instant) {
        self.pages = pages
        let form = Form<Field>(
            [
                .note(.clock, "", role: .info),
                .tick(.tick, RenewalTexts.declarationTick, isTicked: journey.draft.isTicked),
                .button(.acknowledge, RenewalTexts.acknowledge),
            ], focus: journey.draft.focus.flatMap(Field.init(rawValue:)) ?? .tick)
        page = ReadAndAnswer(pages.declaration.blocks, form)
        clock = ReadingClock()
        clock.show(now)
        fit(now)
    }

    private mutating func fit(_ now: Instant) {
        page.fit(Page.room(below: blocks, in: size))
        openGates(now)
    }

    private func secondsMore(_ now: Instant) -> Int {
        max(0, (pages?.leastSeconds ?? 0) - clock.seconds(now))
    }

    private mutating func openGates(_ now: Instant) {
        let more = secondsMore(now)
        let isRead = page.reader.sawEnd
        page.form.setLabel(.clock, more > 0 ? RenewalTexts.secondsMore(more) : RenewalTexts.readEnough)
        page.form.setWhyNot(.tick, isRead ? nil : RenewalTexts.readToEnd)
        let whyNot: String? =
            if !isRead {
                RenewalTexts.readToEnd
            } else if !page.form.isTicked(.tick) {
                RenewalTexts.tickDeclaration
            } else if more > 0 {
                RenewalTexts.secondsMore(more)
            } else {
                nil
            }
        page.form.setWhyNot(.acknowledge, whyNot)
    }

    private mutating func take(_ outcome: FormOutcome<Field>, _ now: Instant) -> [KioskEffect] {
        tellsSeconds = false
        openGates(now)
        journey.draft.isTicked = page.form.isTicked(.tick)
        let effects = keep(outcome, focus: page.form.focus, now)
        switch outcome {
        case .activated: return effects + acknowledge(now)
        case .refused(let why): return effects + refuse(why, now)
        default: return effects
        }
    }

    private mutating func refuse(_ why: String, _ now: Instant) -> [KioskEffect] {
        let isAnswered = page.goToObstacle(.tick)
        openGates(now)
        tellsSeconds = why == RenewalTexts.secondsMore(secondsMore(now))
        return isAnswered ? [] : [.say(.warning(why))]
    }

    /// The seconds on the message line go on with those of the page.
    private mutating func recount(_ now: Instant) -> [KioskEffect] {
        guard tellsSeconds else { return [] }
        let more = secondsMore(now)
        tellsSeconds = more > 0
        return [more > 0 ? .say(.warning(RenewalTexts.secondsMore(more))) : .unsay]
    }

    private func acknowledge(_ now: Instant) -> [KioskEffect] {
        guard let pages, let renewal = journey.renewal else { return [] }
        return [
            .ask(
                .acknowledge(
                    pages, visibleSeconds: clock.seconds(now),
                    isInformationConfirmed: journey.draft.isInformationConfirmed,
                    isTicked: page.form.isTicked(.tick), renewal))
        ]
    }

    /// A text that was renewed is opened again; what was not confirmed on the page before leads back there.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textOutdated, .textNotShown, .readLongerThanOpen: tell(trouble) + open()
        case .informationNotConfirmed: [journey.turn(to: .information)] + tell(trouble)
        default: tell(trouble)
        }
    }

    private var blocks: [PageBlock] { [.heading(pages?.declaration.title ?? RenewalTexts.steps[1])] }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if pages != nil { page.draw(on: &surface, in: rest) }
    }

    func alarms(now: Instant) -> [Alarm] {
        keeper.alarms + clock.alarms(least: pages?.leastSeconds ?? 0)
    }

    var hints: [KeyHint] { page.hints + (page.takesText ? [] : [.back]) }
    var takesText: Bool { page.takesText }
    var patience: Patience { page.patience }
}
