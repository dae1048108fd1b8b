import Cells
import Forms
import Housing
import Texts

/// 「签订成功」: the number, what happens next, where to look (G-11).
struct SignedPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case mine, home, end
    }

    let visitor: Visitor
    let signing: Signing
    private var menu = Menu<Choice>([
        MenuEntry(.mine, RenewalTexts.toMine), MenuEntry(.home, HomeTexts.backHome), MenuEntry(.end, HomeTexts.end),
    ])

    init(visitor: Visitor, signing: Signing) {
        self.visitor = visitor
        self.signing = signing
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
        var facts = [Fact(SigningTexts.number, "\(signing.number)", role: .heading)]
        if let at = signing.signature?.at { facts.append(Fact(SigningTexts.signedAt, at.words)) }
        let next =
            signing.state == .approved
            ? [ContractLines.toDo(signing)] : SigningTexts.signedNext
        let blocks: [PageBlock] =
            [.text("✓ " + SigningTexts.signed, .success), .gap, .facts(facts), .gap]
            + [.text(RenewalTexts.whatNext, .label)] + next.map { .item($0) } + [.gap]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: SigningTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose] }
}
