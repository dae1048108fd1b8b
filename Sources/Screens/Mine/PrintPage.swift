import Cells
import Forms
import Housing
import Office
import Texts

/// Prints a paper: on which printer, and how often.
struct PrintPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case queue, copies, print, back
    }

    let visitor: Visitor
    let paper: KioskPaper
    let number: String
    private var queues: [PrintQueue] = []
    private var isDemonstration = false
    private var form = Form<Choice>([])

    private static let mostCopies = 5

    init(visitor: Visitor, paper: KioskPaper, number: String) {
        self.visitor = visitor
        self.paper = paper
        self.number = number
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [.job(.paper(.printers), title: PrintingTexts.printersTitle)]
        case .answer(.paper(.printers(let queues, let isDemonstration))):
            guard !queues.isEmpty else { return [.pop] }
            self.queues = queues
            self.isDemonstration = isDemonstration
            form = Form(items(queues))
        case .answer(.paper(.printed(let state))): return ended(state)
        // Without a printer there is nothing to choose; a stick is left.
        case .answer(.failed(let trouble)): return (queues.isEmpty ? [.pop] : []) + tell(trouble)
        case .key(.escape): return [.pop]
        default: return event.input.map { take(form.update($0)) } ?? []
        }
        return []
    }

    private func items(_ queues: [PrintQueue]) -> [FormItem<Choice>] {
        var items: [FormItem<Choice>] = []
        if queues.count > 1 {
            let options = queues.map { ChoiceOption($0.title, description: $0.description) }
            items.append(
                .choice(.queue, PrintingTexts.whichPrinter, options, chosen: queues.firstIndex(where: \.isDefault)))
        }
        let copies = (1...Self.mostCopies).map { ChoiceOption(PrintingTexts.copies($0)) }
        return items + [
            .choice(.copies, PrintingTexts.howMany, copies, chosen: 0), .button(.print, PrintingTexts.print),
            .button(.back, HomeTexts.back),
        ]
    }

    private mutating func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        switch outcome {
        case .activated(.print): return print()
        case .activated(.back): return [.pop]
        default: return []
        }
    }

    private mutating func print() -> [KioskEffect] {
        let index = queues.count > 1 ? form.choice(.queue) : 0
        guard let index, queues.indices.contains(index) else {
            form.focus(on: .queue)
            return [.say(.warning(PrintingTexts.chooseFirst))]
        }
        let copies = (form.choice(.copies) ?? 0) + 1
        return [
            .job(
                .paper(.print(paper, copies: copies, queue: queues[index].name)),
                title: PrintingTexts.printingTitle(paper.words))
        ]
    }

    private func ended(_ state: PrintState) -> [KioskEffect] {
        switch state {
        case .done: [.pop, .say(.success(PrintingTexts.done(isDemonstration: isDemonstration)))]
        case .cancelled: [.say(.warning(PrintingTexts.cancelled))]
        case .failed, .waiting, .printing, .held: [.say(.error(PrintingTexts.gaveUp))]
        }
    }

    private var blocks: [PageBlock] {
        let contract = Fact(paper.words.name, number)
        // One printer is told; among several one is chosen below.
        guard queues.count == 1, let queue = queues.first else {
            return [.heading(PrintingTexts.printTitle(paper.words)), .facts([contract]), .gap]
        }
        let held = queue.description.map { [PageBlock.text($0, .warning)] } ?? []
        return [
            .heading(PrintingTexts.printTitle(paper.words)),
            .facts([contract, Fact(PrintingTexts.printer, queue.title)]),
        ]
            + held + [.gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if !queues.isEmpty { form.draw(on: &surface, in: rest, words: words) }
    }

    var chrome: Chrome { .paper(PrintingTexts.printTitle(paper.words), visitor) }
    var hints: [KeyHint] { [.choose, .move, .back] }
    var help: [HelpSection] { [HelpSection](PrintingTexts.help(paper.words)) }
}

extension PrintQueue {
    /// What people call it and where it stands.
    var title: String {
        let name = says.isEmpty ? self.name : says
        return place.isEmpty ? name : "\(name)（\(place)）"
    }

    /// What keeps it from printing; nil where nothing does.
    var description: String? {
        if case .held(let hold) = state { hold.text.what + hold.text.wayOn } else { nil }
    }
}
