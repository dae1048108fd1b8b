import Cells
import Forms
import Texts

/// Where somebody goes on to when something is done: 【我的】, home, or away.
struct OnwardMenu: Equatable, Sendable {
    private enum Choice: Hashable, Sendable {
        case mine, home, end
    }

    private var menu = Menu<Choice>([
        MenuEntry(.mine, RenewalTexts.toMine), MenuEntry(.home, HomeTexts.backHome), MenuEntry(.end, HomeTexts.end),
    ])

    mutating func update(_ event: KioskEvent, _ visitor: Visitor) -> [KioskEffect] {
        guard case .key(let key) = event, case .took(let choice) = menu.press(key) else { return [] }
        switch choice {
        case .mine: return [.turn(to: MinePage(visitor: visitor))]
        case .home: return [.pop]
        case .end: return [.proposeEnd]
        }
    }

    func draw(on surface: inout Surface, in rect: Rect) { menu.draw(on: &surface, in: rect) }
}
