import Cells
import Forms
import Housing
import Office
import Texts

/// What a batch has several of in their order, each of them taken when its time has come: its steps, its files.
protocol BatchItem: Hashable, Sendable {
    static var title: String { get }
    static var text: String { get }
    /// The section that this page is; nil where it is none.
    static var section: BatchSection? { get }
    static var help: [(heading: String, paragraphs: [String])] { get }
    static func entries(_ opened: OpenBatch, _ clerk: Clerk) -> [MenuEntry<Self>]
    /// The one that comes next; nil where none does.
    static func next(_ opened: OpenBatch) -> Self?
    func page(_ opened: OpenBatch, _ clerk: Clerk) -> CounterEffect
}

/// A numbered menu of them: which is done, which can be, and why and from when the others can.
struct BatchMenuPage<Item: BatchItem>: CounterScreen {
    let clerk: Clerk
    private var beat = BatchBeat()
    private var opened: OpenBatch
    private var menu: Menu<Item>

    init(_ opened: OpenBatch, clerk: Clerk) {
        self.opened = opened
        self.clerk = clerk
        menu = Menu(Item.entries(opened, clerk), focus: Item.next(opened))
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        beat.note(event, now)
        switch event {
        case .appeared, .revealed, .changed(CounterTopic.subsidy), .alarm(BatchBeat.alarm):
            return [.quietly(.batch(.open(opened.id)))]
        case .answer(.batch(.opened(let opened))):
            self.opened = opened
            menu.entries = Item.entries(opened, clerk)
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(.function(2)): return isNext ? [] : opened.goOn(clerk)
        case .key(let key):
            switch menu.press(key) {
            case .took(let item): return [item.page(opened, clerk)]
            case .refused(let why): return [.say(.warning(why))]
            case .moved, .ignored: break
            }
        default: break
        }
        return []
    }

    /// The batch's next step is taken here.
    private var isNext: Bool { opened.look.next == nil && opened.nextSection == Item.section }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] = [
            .heading(opened.batch.title), .text(BatchHead.line(opened), .info), .text(Item.text, .muted), .gap,
        ]
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: Item.title, subject: clerk.name, layout: .wide) }
    func alarms(now: Instant) -> [Alarm] { beat.alarms }
    var help: [HelpSection] { sections(Item.help) }
    var hints: [KeyHint] {
        [KeyHint(.enter, CounterCaseTexts.choose, weight: .main, whyNot: menu.focusedWhyNot)]
            + (isNext ? [] : [opened.goOnHint(clerk)]) + [KeyHint(.escape, words.back, weight: .main)]
    }
}
