import Cells
import Forms
import Housing
import Office
import Texts

/// 【我的】: one's own applications, newest first.
struct MinePage: KioskScreen {
    let visitor: Visitor
    private var overview: Overview?
    private var menu = Menu<CaseID>([])

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
            menu = Menu(overview.renewals.map { entry($0, overview) }, focus: focus, isSpaced: true)
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key):
            guard case .took(let id) = menu.press(key) else { return [] }
            return [.show(CasePage(visitor: visitor, id: id))]
        default: return []
        }
    }

    private func entry(_ renewal: Renewal, _ overview: Overview) -> MenuEntry<CaseID> {
        let address = overview.lease(of: renewal)?.address ?? ""
        return MenuEntry(
            renewal.id, "\(renewal.number)  \(MineTexts.renewalKind)  \(address)",
            note: MineTexts.state(renewal.state), noteRole: renewal.state.role)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(MineTexts.heading)]
        if overview?.renewals.isEmpty == true { blocks.append(.text(MineTexts.none, .muted)) }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { Chrome(title: MineTexts.title, subject: visitor.maskedName) }
    var hints: [KeyHint] { menu.entries.isEmpty ? [] : [KeyHint(.enter, MineTexts.detailTitle)] }
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
