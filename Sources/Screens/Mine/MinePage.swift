import Cells
import Forms
import Housing
import Office
import Texts

/// 【我的】: one's own applications, newest first.
struct MinePage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case application(CaseID)
        case back
    }

    let visitor: Visitor
    private var overview: Overview?
    private var menu = Menu<Entry>([MenuEntry(.back, HomeTexts.back)], isSpaced: true)

    init(visitor: Visitor) {
        self.visitor = visitor
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.overview)]
        case .changed: return [.quietly(.overview)]
        case .answer(.overview(let overview)):
            self.overview = overview
            let focus = menu.focused
            let entries = overview.renewals.map { entry($0, overview) } + [MenuEntry(.back, HomeTexts.back)]
            menu = Menu(entries, focus: focus == .back ? nil : focus, isSpaced: true)
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key):
            switch menu.press(key) {
            case .took(.application(let id)): return [.show(CasePage(visitor: visitor, id: id))]
            case .took(.back): return [.pop]
            default: return []
            }
        default: return []
        }
    }

    private func entry(_ renewal: Renewal, _ overview: Overview) -> MenuEntry<Entry> {
        let address = overview.lease(of: renewal)?.address ?? ""
        return MenuEntry(
            .application(renewal.id), "\(renewal.number)  \(MineTexts.renewalKind)  \(address)",
            note: MineTexts.state(renewal.state), noteRole: renewal.state.role)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(MineTexts.heading)]
        if overview?.renewals.isEmpty == true { blocks += [.text(MineTexts.none), .gap] }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: MineTexts.title, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose] }
    var help: [HelpSection] { [HelpSection](MineTexts.help) }
}

extension Renewal.State {
    /// How the state looks where it is told.
    var role: Role {
        switch self {
        case .draft, .policySet, .declared, .infoConfirmed, .returned: .warning
        case .submitted, .underReview: .info
        case .approved: .success
        case .rejected: .error
        case .withdrawn, .expired: .muted
        }
    }
}
