import Cells
import Forms
import Housing
import Office
import Texts

/// 阅读承诺书: read to its end, 「我已阅知」 ticked, long enough, then 【我已阅知】 (G-4). Whoever comes back to it reads it
/// anew.
struct CommitmentPage: SigningPage {
    var journey: SigningJourney
    var keeper = DraftKeeper()
    private var pages: CommitmentPages?
    private var reading = TimedReading()
    private var size = Size(width: 0, height: 0)

    init(journey: SigningJourney) {
        self.journey = journey
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        reading.noteSight(event, now)
        switch event {
        case .sized(let size):
            self.size = size
            reading.fit(Page.room(below: blocks, in: size))
        case .appeared: return [saving, open]
        case .answer(.signing(.reading(let signing, let pages))): show(signing, pages, now)
        case .answer(.signing(.stepped(let signing))): return [journey.goOn(with: signing)]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .alarm(TimedReading.alarm): return reading.ring()
        case .key(.escape) where !takesText: return back()
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take($0) } ?? []
        }
        return []
    }

    private var open: KioskEffect { .ask(.signing(.startReading(journey.signing))) }

    private mutating func show(_ signing: Signing, _ pages: CommitmentPages, _ now: Instant) {
        journey.signing = signing
        self.pages = pages
        // The title stands above the text.
        reading.open(
            Array(pages.document.readerBlocks.dropFirst()), tick: SigningTexts.tick,
            tickMissing: SigningTexts.tickMissing, leastSeconds: pages.leastSeconds, now: now)
        reading.fit(Page.room(below: blocks, in: size))
    }

    private mutating func take(_ input: Input) -> [KioskEffect] {
        let (outcome, effects) = reading.update(input)
        guard outcome == .acknowledged, let pages else { return effects }
        return [
            .ask(
                .signing(
                    .acknowledge(
                        pages, visibleSeconds: reading.visibleSeconds, isReadToEnd: reading.isReadToEnd,
                        isTicked: reading.isTicked, journey.signing)))
        ]
    }

    /// A text that was renewed is opened again.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textOutdated, .textNotShown, .readLongerThanOpen: told(trouble) + [open]
        default: told(trouble)
        }
    }

    private func back() -> [KioskEffect] {
        var journey = journey
        journey.draft.block = InfoBlock.allCases.last ?? .dwelling
        return [journey.turn(to: .block)]
    }

    private var blocks: [PageBlock] { [.heading(pages?.document.title ?? SigningTexts.steps[2])] }

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
