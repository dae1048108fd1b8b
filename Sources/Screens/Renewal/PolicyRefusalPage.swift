import Cells
import Forms
import Housing
import Office
import Texts

/// The new policy is not open to this family now: the rule, the reason with its figures, and the way on (model 3.5).
struct PolicyRefusalPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case wayOn, back
    }

    let visitor: Visitor
    let lease: LeaseID
    /// What the way back is called.
    let back: String
    private var standing: CheckStanding?
    private var menu: Menu<Choice>

    init(visitor: Visitor, lease: LeaseID, back: String = CheckTexts.backToPolicy) {
        self.visitor = visitor
        self.lease = lease
        self.back = back
        menu = Menu([MenuEntry(.back, back)])
    }

    private var outlook: CheckOutlook? { standing.flatMap(CheckOutlook.init) }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.overview)]
        case .changed: return [.quietly(.overview)]
        case .answer(.overview(let overview)):
            standing = overview.leases.first { $0.record.lease.id == lease }?.check
            menu.entries = (outlook.map { [MenuEntry(.wayOn, $0.button)] } ?? []) + [MenuEntry(.back, back)]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let choice) = menu.press(key) else { return [] }
        guard choice == .wayOn, let outlook else { return [.pop] }
        return [outlook.go(visitor, lease)]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard let standing else {
            Page.draw([.text(RenewalTexts.reading, .muted)], on: &surface, in: body)
            return
        }
        var blocks: [PageBlock] = []
        if let outlook {
            blocks = [.heading(CheckTexts.refusalTitle), .text(CheckTexts.rule), .gap] + outlook.why + [.gap]
        } else if case .meets(_, let until) = standing {
            blocks = [.heading(CheckTexts.flow), .text(CheckTexts.newMeets(until: until), .success), .gap]
        }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(
            title: RenewalTexts.flow, subject: visitor.maskedName, stepper: Stepper(RenewalTexts.steps, current: 0))
    }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { CheckChrome.help }
}
