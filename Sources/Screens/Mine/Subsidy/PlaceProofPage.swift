import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// 轮候次序的证明: the family's own proof as a QR code, where the screen has room for it; on paper there is always room.
struct PlaceProofPage: KioskScreen {
    enum Choice: Hashable, Sendable {
        case paper, back
    }

    let visitor: Visitor
    let batch: BatchID
    private var found: OwnProof.Found?
    private var code: CodeView?
    private var size = Size(width: 0, height: 0)
    private var menu = Menu<Choice>([
        MenuEntry(.paper, MySubsidyTexts.receiptPaper), MenuEntry(.back, HomeTexts.back),
    ])

    init(visitor: Visitor, batch: BatchID) {
        (self.visitor, self.batch) = (visitor, batch)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size): self.size = size
        case .appeared: return [.job(.paper(.proof(batch)), title: SubsidyReceiptTexts.proving)]
        case .answer(.paper(.proof(let found))):
            guard let found else { return [.pop] }
            self.found = found
            if case .bound(let proof) = found { code = QRCode(proof.text).map(CodeView.init) }
        case .answer(.failed(let trouble)): return [.pop] + tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key):
            guard case .took(let choice) = menu.press(key) else { return [] }
            return choice == .paper ? [.show(PaperPreviewPage(visitor: visitor, paper: .receipt(batch)))] : [.pop]
        default: break
        }
        return []
    }

    /// The code alone: a scanner wants nothing beside it.
    private var shown: CodeView? {
        code.flatMap { $0.size.width <= size.width && $0.size.height <= size.height ? $0 : nil }
    }

    private var blocks: [PageBlock] {
        let heading = PageBlock.heading(SubsidyReceiptTexts.proof)
        switch found {
        case nil: return [heading, .text(RenewalTexts.reading, .muted)]
        case .notYet: return [heading, .text(SubsidyReceiptTexts.notYet), .gap]
        case .bound(let proof):
            return [
                heading, .text(SubsidyReceiptTexts.bound(proof.index + 1, of: proof.count)), .gap,
                .facts([Fact(SubsidyReceiptTexts.root, proof.rootHex)]), .gap,
                .text(SubsidyReceiptTexts.tooSmall, .info), .gap,
            ]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        if let shown { return shown.draw(on: &surface, in: body) }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var chrome: Chrome {
        Chrome(title: "\(MySubsidyTexts.flow) › \(SubsidyReceiptTexts.proof)", subject: visitor.maskedName)
    }
    var hints: [KeyHint] { shown == nil ? [.choose, .move, .back] : [.back] }
    var help: [HelpSection] { [HelpSection](PrintingTexts.help(.receipt)) }
}
