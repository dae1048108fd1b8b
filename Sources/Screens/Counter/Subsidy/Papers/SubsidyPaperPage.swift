import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// A paper of the rent subsidy before it is printed: 补租协议, 签约通知书, 公示名单, 发放清单. It is read with numbers and accounts
/// masked, and printed in full by one key, on the printer whose state stands above it.
struct SubsidyPaperPage: CounterScreen {
    let clerk: Clerk
    private let paper: SubsidyPaper
    private var document: Document?
    private var reader: Reader?
    private var printer = PrinterState.unknown
    private var size = Size(width: 0, height: 0)

    private enum PrinterState: Equatable {
        case unknown
        case queue(PrintQueue)
        case none(String)
    }

    init(_ paper: SubsidyPaper, clerk: Clerk) {
        self.paper = paper
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            layOut()
        case .appeared: return [.job(.subsidyPaper(.read(paper)), title: title)]
        case .answer(let answer): return take(answer)
        case .key(.escape) where !takesText: return [.pop]
        case .key(.function(5)) where document != nil && !takesText:
            return [.job(.subsidyPaper(.print(paper)), title: CounterPaperTexts.printing)]
        case .key, .paste: _ = event.input.map { reader?.update($0) }
        default: break
        }
        return []
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .subsidyPaper(.read(let document)):
            self.document = document
            layOut()
            return [.quietJob(.subsidyPaper(.printers))]
        case .subsidyPaper(.printers(let queues, _)):
            let queue = queues.first(where: \.isDefault) ?? queues.first
            printer = queue.map(PrinterState.queue) ?? .unknown
        case .subsidyPaper(.noPrinter(let trouble)): printer = .none(trouble.sentence)
        case .subsidyPaper(.printed(let state, let isDemonstration)):
            return [.say(Self.ended(state, isDemonstration)), .quietJob(.subsidyPaper(.printers))]
        case .cancelled: return document == nil ? [.pop] : []
        case .failed(let trouble):
            return (document == nil ? [.pop] : [.quietJob(.subsidyPaper(.printers))]) + tell(trouble)
        default: break
        }
        return []
    }

    private static func ended(_ state: PrintState, _ isDemonstration: Bool) -> Message {
        switch state {
        case .done: .success(PrintingTexts.done(isDemonstration: isDemonstration))
        case .cancelled: .warning(PrintingTexts.cancelled)
        case .failed, .waiting, .printing, .held: .error(CounterPaperTexts.gaveUp)
        }
    }

    /// Columns stand beside each other where the window has room for them.
    private mutating func layOut() {
        guard let document, size.width > 0 else { return }
        let room = Page.room(below: blocks, in: size)
        let blocks = document.readerBlocks(width: room.width)
        if reader == nil { reader = Reader(blocks) } else { reader?.show(blocks) }
        reader?.fit(room)
    }

    private var title: String { CounterPaperTexts.name(paper.name) }

    private var blocks: [PageBlock] {
        let (words, role): (String, Role) =
            switch printer {
            case .unknown: (CounterPaperTexts.askingPrinter, .muted)
            case .none(let why): (why, .warning)
            case .queue(let queue):
                if let held = queue.description {
                    (CounterPaperTexts.printer(queue.title, held), .warning)
                } else {
                    (CounterPaperTexts.printer(queue.title, CounterPaperTexts.ready), .info)
                }
            }
        return [.text(words, role), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        guard let reader else {
            Page.draw([.text(CounterCaseTexts.opening, .muted)], on: &surface, in: body)
            surface.cursor = body.origin
            return
        }
        reader.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    var chrome: Chrome { Chrome(title: title, subject: clerk.name, layout: .wide) }
    var takesText: Bool { reader?.takesText ?? false }
    var takesChinese: Bool { reader?.takesChinese ?? false }
    var patience: Patience { reader.map { .reading(characters: $0.charactersInView) } ?? .usual }
    var help: [HelpSection] { sections(CounterPaperTexts.help) }

    var hints: [KeyHint] {
        guard let reader else { return [KeyHint(.escape, words.back, weight: .main)] }
        if reader.takesText { return reader.hints(words) }
        return [KeyHint(.function(5), CounterPaperTexts.print, weight: .main)] + reader.hints(words)
            + [KeyHint(.escape, words.back, weight: .main)]
    }
}

extension SubsidyPaper {
    fileprivate var name: CounterPaperTexts.Name {
        switch self {
        case .agreement: .agreement
        case .callLetter: .callLetter
        case .callLetters: .callLetters
        case .publicList: .publicList
        case .paymentList: .paymentList
        }
    }
}
