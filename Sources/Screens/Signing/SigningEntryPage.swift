import Cells
import Forms
import Housing
import Office
import Texts

/// 【个人租赁合同签订】 (G-1): on with the contract where there is one, a choice where there are several, and otherwise
/// why there is none and what to do.
struct SigningEntryPage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case contract(CaseID)
        case renewal, mine, home, call
    }

    let visitor: Visitor
    /// The contract that is meant, where somebody comes from it.
    let id: CaseID?
    private var overview: Overview?
    private var outlook: SigningOutlook?
    private var menu = Menu<Entry>([MenuEntry(.home, HomeTexts.backHome)], isSpaced: true)

    init(visitor: Visitor, id: CaseID? = nil) {
        self.visitor = visitor
        self.id = id
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.overview)]
        case .changed: return [.quietly(.overview)]
        case .answer(.overview(let overview)): return show(overview)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func show(_ overview: Overview) -> [KioskEffect] {
        self.overview = overview
        let outlook = SigningOutlook(overview)
        self.outlook = outlook
        switch outlook {
        case .contracts(let contracts):
            let meant = contracts.first { $0.id == id } ?? (contracts.count == 1 ? contracts.first : nil)
            if let meant { return [.turn(to: resume(meant.id))] }
            menu = Menu(contracts.map { entry($0, overview) } + [MenuEntry(.home, HomeTexts.backHome)], isSpaced: true)
        case .nothing(_, let way): menu = Menu(entries(way))
        }
        return []
    }

    private func entry(_ signing: Signing, _ overview: Overview) -> MenuEntry<Entry> {
        MenuEntry(
            .contract(signing.id),
            SigningTexts.line(signing.number, overview.lease(signing.lease)?.address ?? ""),
            note: signing.state.name, noteRole: signing.state.role)
    }

    private func entries(_ way: SigningOutlook.Way) -> [MenuEntry<Entry>] {
        switch way {
        case .renewal: [MenuEntry(.renewal, SigningTexts.toRenewal), MenuEntry(.home, HomeTexts.backHome)]
        case .mine: [MenuEntry(.mine, RenewalTexts.toMine), MenuEntry(.home, HomeTexts.backHome)]
        case .none: [MenuEntry(.home, HomeTexts.backHome), MenuEntry(.call, HomeTexts.call)]
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .contract(let id): return [.show(resume(id))]
        case .renewal: return [.replace(Journey.entry(visitor: visitor, overview: overview))]
        case .mine: return [.turn(to: MinePage(visitor: visitor))]
        case .home: return [.pop]
        case .call: return [.show(CallPage(step: Kiosk.step(chrome)))]
        }
    }

    private func resume(_ id: CaseID) -> SigningResumePage {
        SigningResumePage(visitor: visitor, id: id, draft: overview?.signingDraft)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(SigningTexts.flow)]
        switch outlook {
        case nil: blocks.append(.text(RenewalTexts.reading, .muted))
        case .contracts: blocks += [.text(SigningTexts.several), .gap]
        case .nothing(let sentence, _): blocks += [.text(sentence, .info), .gap]
        }
        let rest = Page.draw(blocks, on: &surface, in: body)
        if outlook != nil { menu.draw(on: &surface, in: rest) }
    }

    var chrome: Chrome { Chrome(title: SigningTexts.flow, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose, .back] }
    var help: [HelpSection] { [HelpSection](SigningTexts.help) }
}

extension Signing.State {
    /// How the state looks where it is told.
    var role: Role {
        switch self {
        case .toSign, .opened, .infoConfirmed, .reading, .acked, .committed, .altIdentity: .warning
        case .signed: .info
        case .approved: .success
        case .void, .expired: .muted
        }
    }
}
