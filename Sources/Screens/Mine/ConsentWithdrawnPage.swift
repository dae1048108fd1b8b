import Cells
import Forms
import Office
import Texts

/// The consent is taken back: that it is, and the two ways on.
struct ConsentWithdrawnPage: KioskScreen {
    private enum Choice: Hashable, Sendable {
        case end, read
    }

    let visitor: Visitor
    let notice: PolicyText
    private var menu = Menu<Choice>([
        MenuEntry(.end, HomeTexts.end), MenuEntry(.read, MineTexts.readNoticeAgain),
    ])

    init(visitor: Visitor, notice: PolicyText) {
        (self.visitor, self.notice) = (visitor, notice)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if event == .key(.escape) { return [.proposeEnd] }
        guard case .key(let key) = event, case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .end: return [.proposeEnd]
        case .read: return [.restart(with: NoticePage(visitor: visitor, notice: notice))]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .text("✓ " + MineTexts.consentWithdrawn, .success), .gap, .text(MineTexts.consentWithdrawnNext), .gap,
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: MineTexts.withdrawConsent, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose, KeyHint(.escape, HomeTexts.end)] }
}
