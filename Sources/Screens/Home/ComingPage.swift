import Cells
import Forms
import Texts

/// A module that is still to come: what it will do, and where it is done until then.
struct ComingPage: KioskScreen {
    let visitor: Visitor
    let module: String
    let text: [String]
    private var menu = Menu<Int>([MenuEntry(0, HomeTexts.back)])

    static func subsidy(_ visitor: Visitor) -> ComingPage {
        ComingPage(visitor, HomeTexts.subsidy, HomeTexts.comingSubsidy)
    }

    private init(_ visitor: Visitor, _ module: String, _ text: [String]) {
        self.visitor = visitor
        self.module = module
        self.text = text
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        guard case .key(let key) = event, case .took = menu.press(key) else { return [] }
        return [.pop]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks = text.flatMap { [PageBlock.text($0), .gap] }
        let rest = Page.draw([.heading("\(module) \(HomeTexts.soon)")] + blocks, on: &surface, in: body)
        menu.draw(on: &surface, in: rest)
    }

    var chrome: Chrome { Chrome(title: HomeTexts.system, subject: visitor.maskedName) }
    var hints: [KeyHint] { [.choose] }
}
