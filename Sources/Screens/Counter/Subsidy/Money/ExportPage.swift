import Cells
import Forms
import Housing
import Office
import Texts

/// Where the bank's file of a run is written. It holds full account numbers, and from then on the run counts as sent.
struct ExportPage: CounterScreen {
    enum Entry: Hashable, Sendable {
        case place(Int)
        case again
    }

    let clerk: Clerk
    private var run: PaymentSheet
    private var places: [MediaPlace]?
    private var menu = Menu<Entry>([])

    init(_ run: PaymentSheet, clerk: Clerk) {
        self.run = run
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared: return [.ask(.money(.places))]
        case .answer(.money(let answer)): return take(answer)
        // A medium that is gone is not to be offered again.
        case .answer(.failed(let trouble)): return tellMoney(trouble) + [.quietly(.money(.places))]
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func take(_ answer: MoneyAnswer) -> [CounterEffect] {
        switch answer {
        case .places(let places):
            self.places = places
            let entries = places.enumerated().map { MenuEntry(Entry.place($0.offset), $0.element.name) }
            menu = Menu(entries + [MenuEntry(.again, CounterPaymentTexts.lookAgain)])
        case .exported(let file, let place, let isFirst):
            let words =
                isFirst
                ? CounterPaymentTexts.exported(file, on: place.name)
                : CounterPaymentTexts.exportedAgain(file, on: place.name)
            return [.pop, .say(.success(words))]
        case .notPlaced(let trouble):
            return [.pop, .say(.error(CounterPaymentTexts.notPlaced(trouble.sentence)))]
        case .stopped: return [.say(.info(CounterPaymentTexts.stopped))]
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        guard case .took(let entry) = menu.press(key) else { return [] }
        switch entry {
        case .place(let index):
            guard let places, places.indices.contains(index) else { return [] }
            return [
                .job(.money(.export(run: run.report.number, places[index])), title: CounterPaymentTexts.exportTitle)
            ]
        case .again: return [.ask(.money(.places))]
        }
    }

    private var blocks: [PageBlock] {
        let report = run.report
        var blocks: [PageBlock] = [
            .heading(CounterPaymentTexts.exportTitle),
            .text(
                "\(report.number)  \(report.month.words)  "
                    + CounterPaymentTexts.sum(nil, report.instalments, report.sum), .value),
            .gap, .text(CounterPaymentTexts.exportText),
        ]
        if let at = report.sentAt {
            blocks.append(.text(CounterPaymentTexts.sentBefore(at), .warning))
        } else {
            blocks.append(.text(CounterPaymentTexts.exportWarning, .warning))
        }
        blocks.append(.gap)
        guard let places else { return blocks }
        return blocks + [
            places.isEmpty
                ? .text(CounterPaymentTexts.noMedium, .warning) : .text(CounterPaymentTexts.whereTo, .label)
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterPaymentTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterPaymentTexts.help) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
