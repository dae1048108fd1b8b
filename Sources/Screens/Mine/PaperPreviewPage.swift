import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// 预览并打印 (G-13): a paper of who is signed in, to be read, printed and saved to a stick.
struct PaperPreviewPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case print, save, back
    }

    let visitor: Visitor
    let paper: KioskPaper
    private var number: String?
    private var page = ReadAndAnswer<Choice>([], Form([]))
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, paper: KioskPaper) {
        self.visitor = visitor
        self.paper = paper
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared: return [.ask(.paper(.preview(paper)))]
        case .answer(.paper(.preview(let document))): show(document)
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        case .key(.escape): return [.pop]
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private mutating func show(_ document: Document) {
        number = document.number
        page = ReadAndAnswer(
            document.readerBlocks,
            Form([
                .button(.print, PrintingTexts.print), .button(.save, PrintingTexts.save),
                .button(.back, HomeTexts.back),
            ]), keepsSections: true)
        page.fit(Page.room(below: blocks, in: size))
    }

    private func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        switch outcome {
        case .activated(.print): [.show(PrintPage(visitor: visitor, paper: paper, number: number ?? ""))]
        case .activated(.save): [.show(SavePage(visitor: visitor, paper: paper, number: number ?? ""))]
        case .activated(.back): [.pop]
        default: []
        }
    }

    private var blocks: [PageBlock] {
        number == nil ? [.heading(PrintingTexts.previewTitle(paper.words)), .text(RenewalTexts.reading, .muted)] : []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if number != nil { page.draw(on: &surface, in: rest) }
    }

    var chrome: Chrome { .paper(PrintingTexts.previewTitle(paper.words), visitor) }
    var hints: [KeyHint] { page.hints }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
    var help: [HelpSection] { [HelpSection](PrintingTexts.help(paper.words)) }
}

extension Chrome {
    static func paper(_ title: String, _ visitor: Visitor) -> Chrome {
        Chrome(title: "\(MineTexts.title) › \(title)", subject: visitor.maskedName)
    }
}
