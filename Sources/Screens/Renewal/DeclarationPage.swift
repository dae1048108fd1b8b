import Cells
import Forms
import Housing
import Office
import Texts

/// 个人续约声明: read to its end, long enough, ticked, then 【我已阅知】 (O-3, the second half).
struct DeclarationPage: RenewalPage {
    var journey: Journey
    var keeper = DraftKeeper()
    private var pages: DeclarationPages?
    private var reading = TimedReading()
    private var size = Size(width: 0, height: 0)

    init(journey: Journey) {
        self.journey = journey
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        reading.noteSight(event, now)
        switch event {
        case .sized(let size):
            self.size = size
            reading.fit(Page.room(below: blocks, in: size))
        case .appeared: return [saving] + open()
        case .answer(.declaration(let pages)): show(pages, now)
        case .answer(.renewal(let renewal)):
            journey.renewal = renewal
            return [journey.forward(to: .block)]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .alarm(TimedReading.alarm): return reading.ring()
        case .key(.escape) where !takesText: return [journey.turn(to: .information)]
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take($0, now) } ?? []
        }
        return []
    }

    private func open() -> [KioskEffect] {
        journey.renewal.map { [.ask(.openDeclaration($0))] } ?? [.pop]
    }

    private mutating func show(_ pages: DeclarationPages, _ now: Instant) {
        self.pages = pages
        reading.open(
            pages.declaration.blocks, tick: RenewalTexts.declarationTick, isTicked: journey.draft.isTicked,
            tickMissing: RenewalTexts.tickDeclaration, focus: journey.draft.focus, leastSeconds: pages.leastSeconds,
            now: now)
        reading.fit(Page.room(below: blocks, in: size))
    }

    private mutating func take(_ input: Input, _ now: Instant) -> [KioskEffect] {
        let (outcome, effects) = reading.update(input)
        journey.draft.isTicked = reading.isTicked
        switch outcome {
        case .form(let outcome): return keep(outcome, focus: reading.page.form.focus, now) + effects
        case .acknowledged:
            return keep(.activated(TimedReading.Field.acknowledge), focus: .acknowledge, now) + acknowledge(now)
        }
    }

    private func acknowledge(_ now: Instant) -> [KioskEffect] {
        guard let pages, let renewal = journey.renewal else { return [] }
        return [
            .ask(
                .acknowledge(
                    pages, visibleSeconds: reading.visibleSeconds,
                    isInformationConfirmed: journey.draft.isInformationConfirmed, isTicked: reading.isTicked, renewal))
        ]
    }

    /// A text that was renewed is opened again; what was not confirmed on the page before leads back there.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textOutdated, .textNotShown, .readLongerThanOpen: tell(trouble) + open()
        case .informationNotConfirmed: [journey.turn(to: .information)] + tell(trouble)
        default: told(trouble)
        }
    }

    private var blocks: [PageBlock] { [.heading(pages?.declaration.title ?? RenewalTexts.steps[1])] }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if reading.isOpen { reading.page.draw(on: &surface, in: rest) }
    }

    func alarms(now: Instant) -> [Alarm] { keeper.alarms + reading.alarms() }

    var hints: [KeyHint] { reading.page.hints + (takesText ? [] : [.back]) }
    var takesText: Bool { reading.page.takesText }
    var takesChinese: Bool { reading.page.takesChinese }
    var patience: Patience { reading.page.patience }
}
