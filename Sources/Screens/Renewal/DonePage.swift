import Cells
import Forms
import Housing
import Texts

/// 「您的续约申请已经提交成功」: the number, what happens next and when, where to look (O-6).
struct DonePage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case mine, home, end
    }

    let visitor: Visitor
    let renewal: Renewal
    private var menu = Menu<Choice>([
        MenuEntry(.mine, RenewalTexts.toMine), MenuEntry(.home, HomeTexts.backHome), MenuEntry(.end, HomeTexts.end),
    ])

    init(visitor: Visitor, renewal: Renewal) {
        self.visitor = visitor
        self.renewal = renewal
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event, case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .mine: return [.turn(to: MinePage(visitor: visitor))]
        case .home: return [.pop]
        case .end: return [.proposeEnd]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var facts = [Fact(RenewalTexts.receipt, "\(renewal.number)", role: .heading)]
        if let at = renewal.submittedAt { facts.append(Fact(RenewalTexts.submittedAt, at.words)) }
        var blocks: [PageBlock] = [.text("✓ " + RenewalTexts.submitted, .success), .gap, .facts(facts), .gap]
        blocks += [.text(RenewalTexts.whatNext, .label)] + RenewalTexts.nextSteps.map { .text("  " + $0) } + [.gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(
            title: RenewalTexts.flow, subject: visitor.maskedName,
            stepper: Stepper(RenewalTexts.steps, current: RenewalTexts.steps.count - 1))
    }
    var hints: [KeyHint] { [.choose] }
}
