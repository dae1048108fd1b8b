import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// 预览并打印 (G-13): the contract as it was signed, to be read, printed and saved to a stick.
struct ContractPreviewPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case print, save, back
    }

    let visitor: Visitor
    let id: CaseID
    private var number: String?
    private var page = ReadAndAnswer<Choice>([], Form([]))
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, id: CaseID) {
        self.visitor = visitor
        self.id = id
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            page.fit(Page.room(below: blocks, in: size))
        case .appeared: return [.ask(.paper(.preview(id)))]
        case .answer(.paper(.preview(let signing, let document))): show(signing, document)
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        default: return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private mutating func show(_ signing: Signing, _ document: Document) {
        number = "\(signing.number)"
        page = ReadAndAnswer(
            document.readerBlocks,
            Form([
                .button(.print, PrintingTexts.print), .button(.save, PrintingTexts.save),
                .button(.back, HomeTexts.back),
            ]))
        page.fit(Page.room(below: blocks, in: size))
    }

    private func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        switch outcome {
        case .activated(.print): [.show(PrintPage(visitor: visitor, id: id, number: number ?? ""))]
        case .activated(.save): [.show(SavePage(visitor: visitor, id: id, number: number ?? ""))]
        case .activated(.back): [.pop]
        default: []
        }
    }

    private var blocks: [PageBlock] {
        number == nil ? [.heading(PrintingTexts.previewTitle), .text(RenewalTexts.reading, .muted)] : []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if number != nil { page.draw(on: &surface, in: rest) }
    }

    var chrome: Chrome { .paper(PrintingTexts.previewTitle, visitor) }
    var hints: [KeyHint] { page.hints }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
    var help: [HelpSection] { [HelpSection](PrintingTexts.help) }
}

extension Chrome {
    static func paper(_ title: String, _ visitor: Visitor) -> Chrome {
        Chrome(title: "\(MineTexts.title) › \(title)", subject: visitor.maskedName)
    }
}
