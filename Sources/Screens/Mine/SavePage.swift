import Cells
import Forms
import Housing
import Office
import Texts

/// Saves a paper to a stick.
struct SavePage: KioskScreen {
    enum Entry: Hashable, Sendable {
        case place(Int)
        case again, back
    }

    let visitor: Visitor
    let paper: KioskPaper
    let number: String
    private var places: [MediaPlace]?
    private var menu = Menu<Entry>([])

    init(visitor: Visitor, paper: KioskPaper, number: String) {
        self.visitor = visitor
        self.paper = paper
        self.number = number
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.ask(.paper(.places))]
        case .answer(.paper(.places(let places))): list(places)
        case .answer(.paper(.saved(let name, let place))):
            return [.pop, .say(.success(PrintingTexts.saved(name, on: place.name)))]
        case .answer(.paper(.notSaved)): return [.say(.info(PrintingTexts.notSaved))]
        // A stick that is gone is not to be offered again.
        case .answer(.failed(let trouble)): return tell(trouble) + [.ask(.paper(.places))]
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func list(_ places: [MediaPlace]) {
        self.places = places
        let entries = places.enumerated().map { index, place in MenuEntry(Entry.place(index), place.name) }
        menu = Menu(entries + [MenuEntry(.again, PrintingTexts.lookAgain), MenuEntry(.back, HomeTexts.back)])
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .place(let index):
            guard let places, places.indices.contains(index) else { return [] }
            return [.job(.paper(.save(paper, places[index])), title: PrintingTexts.savingTitle)]
        case .again: return [.ask(.paper(.places))]
        case .back: return [.pop]
        }
    }

    private var blocks: [PageBlock] {
        guard let places else { return [.heading(PrintingTexts.saveTitle(paper.words))] }
        let question: PageBlock =
            places.isEmpty ? .text(PrintingTexts.noStick, .warning) : .text(PrintingTexts.whereTo, .label)
        return [
            .heading(PrintingTexts.saveTitle(paper.words)), .facts([Fact(paper.words.name, number)]), .gap,
            .text(PrintingTexts.keepSafe(paper.words)), .gap, question,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome { .paper(PrintingTexts.saveTitle(paper.words), visitor) }
    var hints: [KeyHint] { [.choose, .move, .back] }
    var help: [HelpSection] { [HelpSection](PrintingTexts.help(paper.words)) }
}
