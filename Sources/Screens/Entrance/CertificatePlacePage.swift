import Cells
import Forms
import Office
import Texts

/// 【CA证书】: on which medium the certificate is. Where there is one place alone, nobody is asked.
struct CertificatePlacePage: KioskScreen {
    let door: Door
    private var menu = Menu<Int>([])

    init(door: Door) {
        self.door = door
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.ask(.certificate(.places))]
        case .answer(.certificate(.places(let names))): return show(names)
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key):
            guard case .took(let root) = menu.press(key) else { return [] }
            return [.turn(to: CertificateFilePage(door: door, root: root))]
        default: return []
        }
    }

    private mutating func show(_ names: [String]) -> [KioskEffect] {
        switch names.count {
        case 0: return [.pop, .say(.warning(CertificateTexts.noPlace))]
        case 1: return [.turn(to: CertificateFilePage(door: door, root: 0))]
        default:
            menu = Menu(names.enumerated().map { MenuEntry($0, $1) })
            return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(CertificateTexts.title), .text(CertificateTexts.chooseHelp), .gap,
            .text(CertificateTexts.placeQuestion, .label),
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { .entrance(door) }
    var hints: [KeyHint] { [.choose, .back] }
    var help: [HelpSection] { [HelpSection](CertificateTexts.help) }
}

extension Chrome {
    /// Of the pages on which somebody says who he is.
    static func entrance(_ door: Door) -> Chrome {
        Chrome(title: door == .person ? EntranceTexts.personTab : EntranceTexts.organisationTab)
    }
}
