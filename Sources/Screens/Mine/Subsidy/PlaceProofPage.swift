import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// 轮候次序的证明: what it is and what it is for, with the family's own proof as a QR code where the screen has room for it;
/// on paper there is always room.
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

    // MARK: Where the code has room

    private enum Place: Equatable {
        /// Right of the words, or below them.
        case beside(CodeView), below(CodeView), nowhere
    }

    /// Columns for words beside the code and between both; and the most for words, as on every page that is read.
    private static let leastWords = 40
    private static let gap = 3
    private static let mostWords = 76

    private var place: Place {
        guard let code else { return .nowhere }
        if size.height >= code.size.height, size.width >= code.size.width + Self.gap + Self.leastWords {
            return .beside(code)
        }
        let width = min(size.width, Self.mostWords)
        let words = Page.rows(blocks(isCodeShown: true), width: width) + menu.rows(width: width) + 1
        return width >= code.size.width && size.height >= words + code.size.height ? .below(code) : .nowhere
    }

    private func blocks(isCodeShown: Bool) -> [PageBlock] {
        let heading = PageBlock.heading(SubsidyReceiptTexts.proof)
        switch found {
        case nil: return [heading, .text(RenewalTexts.reading, .muted)]
        case .notYet: return [heading, .text(SubsidyReceiptTexts.notYet), .gap]
        case .bound(let proof):
            return [
                heading, .text(SubsidyReceiptTexts.placed(proof.index + 1, of: proof.count)), .gap,
                .text(SubsidyReceiptTexts.whatFor), .gap,
                .text(isCodeShown ? SubsidyReceiptTexts.scan : SubsidyReceiptTexts.tooSmall, .info), .gap,
                .text(SubsidyReceiptTexts.rootBelow, .muted), .text(proof.rootHex, .muted), .gap,
            ]
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let place = place
        var beside = 0
        if case .beside(let code) = place { beside = Self.gap + code.size.width }
        let wordsWidth = min(body.width - beside, Self.mostWords)
        let words = Rect(
            origin: body.origin.moved(right: (body.width - beside - wordsWidth) / 2),
            size: Size(width: wordsWidth, height: body.height))
        var rest = Page.draw(blocks(isCodeShown: place != .nowhere), on: &surface, in: words)
        switch place {
        case .nowhere: break
        case .beside(let code):
            code.draw(
                on: &surface,
                in: Rect(
                    origin: words.origin.moved(right: wordsWidth + Self.gap), size: code.size))
        case .below(let code):
            let parts = rest.splitTop(code.size.height)
            code.draw(on: &surface, in: parts.top)
            rest = parts.rest.splitTop(1).rest
        }
        menu.draw(on: &surface, in: rest)
    }

    var chrome: Chrome {
        Chrome(
            title: "\(MySubsidyTexts.flow) › \(SubsidyReceiptTexts.proof)", subject: visitor.maskedName, layout: .wide)
    }
    var hints: [KeyHint] { [.choose, .move, .back] }
    var help: [HelpSection] { [HelpSection](PrintingTexts.help(.receipt)) }
}
