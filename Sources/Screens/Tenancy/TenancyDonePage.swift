import Cells
import Forms
import Housing
import Texts

/// The report was taken in: its number, what happens next and when, where to look.
struct TenancyDonePage: KioskScreen {
    private enum Choice: Hashable, Sendable {
        case mine, back, end
    }

    let visitor: Visitor
    let change: TenancyChange
    private var menu = Menu<Choice>([
        MenuEntry(.mine, RenewalTexts.toMine), MenuEntry(.back, HomeTexts.back), MenuEntry(.end, HomeTexts.end),
    ])

    init(visitor: Visitor, change: TenancyChange) {
        self.visitor = visitor
        self.change = change
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event, case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .mine: return [.turn(to: MinePage(visitor: visitor))]
        case .back: return [.pop]
        case .end: return [.proposeEnd]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let next = TenancyTexts.next(hasProof: !change.proofs.isEmpty, isDeath: change.event.isDeath)
        let blocks: [PageBlock] =
            [
                .text("✓ " + TenancyTexts.reported, .success), .gap,
                .facts([
                    Fact(RenewalTexts.receipt, "\(change.number)", role: .heading),
                    Fact(TenancyTexts.reportedAt, change.openedAt.words),
                ]), .gap, .text(RenewalTexts.whatNext, .label),
            ] + next.map { .text("  " + $0) } + [.gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(
            title: TenancyTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(TenancyTexts.steps, current: TenancyTexts.steps.count - 1))
    }
    var hints: [KeyHint] { [.choose] }
}
