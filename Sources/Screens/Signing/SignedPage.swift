import Cells
import Forms
import Housing
import Texts

/// 「签订成功」: the number, what happens next, where to look (G-11).
struct SignedPage: KioskScreen {
    let visitor: Visitor
    let signing: Signing
    private var onward = OnwardMenu()

    init(visitor: Visitor, signing: Signing) {
        self.visitor = visitor
        self.signing = signing
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] { onward.update(event, visitor) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var facts = [Fact(SigningTexts.number, "\(signing.number)", role: .heading)]
        if let at = signing.signature?.at { facts.append(Fact(SigningTexts.signedAt, at.words)) }
        let next =
            signing.state == .approved
            ? [ContractLines.toDo(signing)] : SigningTexts.signedNext
        let blocks: [PageBlock] =
            [.text("✓ " + SigningTexts.signed, .success), .gap, .facts(facts), .gap]
            + [.text(RenewalTexts.whatNext, .label)] + next.map { .item($0) } + [.gap]
        onward.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: SigningTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose] }
}
