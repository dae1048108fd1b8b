import Cells
import Forms
import Office
import Texts

/// 广东省统一身份认证平台: 个人登录 and 法人登录, WeChat first, then all other methods (P-02 to P-04).
struct LoginPage: KioskScreen {
    private let practice: Practice?
    private var door: Door
    private var offers: [LoginOffer] = []
    private var menu = Menu<LoginMethodKind>([])

    init(practice: Practice? = nil) {
        self.practice = practice
        door = practice?.door == .organisation ? .organisation : .person
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.ask(.loginMethods)]
        case .answer(.loginMethods(let offers)):
            self.offers = offers
            listMethods()
            return []
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.left), .key(.right):
            door = door == .person ? .organisation : .person
            listMethods()
            return []
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.password): [.show(CredentialPage(.password, door: door, practice: practice))]
        case .took(.oneTimeCode): [.show(CredentialPage(.oneTimeCode, door: door, practice: practice))]
        case .took(.caCertificate): [.show(CertificatePlacePage(door: door))]
        case .took: []
        case .refused(let why): [.say(.warning(why))]
        case .ignored, .moved: []
        }
    }

    /// Lists what is offered at this door. The focus stands on the first method that works.
    private mutating func listMethods() {
        let here = offers.filter { $0.door == door }
        let working = here.filter(\.isConnected).map(\.kind.shortLabel)
        let others = here.first { $0.kind != .weChat }?.kind
        menu = Menu(
            here.map { offer in
                MenuEntry(
                    offer.kind, offer.kind.label, note: offer.isConnected ? "" : EntranceTexts.notConnected,
                    whyNot: offer.isConnected
                        ? nil : EntranceTexts.unconnected(offer.kind.shortLabel, working: working),
                    heading: offer.kind == others ? EntranceTexts.otherMethods : nil)
            }, focus: here.first(where: \.isConnected)?.kind, isSpaced: false)
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var rest = Page.draw([.heading(EntranceTexts.platform)], on: &surface, in: body)
        drawTabs(on: &surface, in: rest.splitTop(1).top)
        rest = rest.splitTop(2).rest
        var blocks: [PageBlock] = []
        if let weChat = offers.first(where: { $0.door == door && $0.kind == .weChat }), !weChat.isConnected {
            blocks = [.text(EntranceTexts.weChatAway), .gap]
        }
        rest = Page.draw(blocks, on: &surface, in: rest)
        menu.draw(on: &surface, in: rest)
        let foot = rest.splitTop(menu.rows(width: rest.width) + 1).rest
        Page.draw([.text(EntranceTexts.forgotten)], on: &surface, in: foot)
    }

    private func drawTabs(on surface: inout Surface, in rect: Rect) {
        var point = rect.origin.moved(right: 2)
        for (tab, label) in [(Door.person, EntranceTexts.personTab), (.organisation, EntranceTexts.organisationTab)] {
            let isHere = tab == door
            let text = isHere ? "[ \(label) ]" : "  \(label)  "
            point = point.moved(
                right: surface.put(text, at: point, role: isHere ? .stepCurrent : .stepAhead, within: rect) + 2)
        }
        surface.put("← → \(EntranceTexts.switchTab)", at: point.moved(right: 2), role: .muted, within: rect)
    }

    var chrome: Chrome { Chrome(title: EntranceTexts.platform) }
    var hints: [KeyHint] {
        [.choose, KeyHint([.left, .right], EntranceTexts.switchTab, named: "← →", weight: .minor)]
    }
    var help: [HelpSection] {
        let hasCertificates = offers.contains { $0.kind == .caCertificate && $0.isConnected }
        return [HelpSection](EntranceTexts.help) + (hasCertificates ? [HelpSection](CertificateTexts.help) : [])
    }
}
