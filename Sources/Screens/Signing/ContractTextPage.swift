import Cells
import Documents
import Forms
import Housing
import Office
import Texts

/// 待签订的合同文件, to be read, and 【合同签署】 below it (G-2).
struct ContractTextPage: SigningPage {
    enum Choice: Hashable, Sendable {
        case sign, back
    }

    var journey: SigningJourney
    var keeper = DraftKeeper()
    let document: Document
    private var page: ReadAndAnswer<Choice>

    init(journey: SigningJourney, document: Document) {
        self.journey = journey
        self.document = document
        let canSign = journey.signing.state == .toSign && journey.signing.openReport == nil
        // One button alone leaves left and right to the text.
        let button: FormItem<Choice> =
            canSign ? .button(.sign, SigningTexts.sign) : .button(.back, HomeTexts.back)
        page = ReadAndAnswer(document.readerBlocks, Form([button]))
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size): page.fit(size)
        case .answer(.signing(.stepped(let signing))): return [journey.goOn(with: signing)]
        case .key(.escape) where !page.takesText: return back()
        default:
            if let effects = common(event) { return effects }
            return event.input.map { take(page.update($0)) } ?? []
        }
        return []
    }

    private func take(_ outcome: FormOutcome<Choice>) -> [KioskEffect] {
        switch outcome {
        case .activated(.sign): [.ask(.signing(.open(document, journey.signing)))]
        case .activated(.back): back()
        default: []
        }
    }

    private func back() -> [KioskEffect] { [journey.turn(to: .contract)] }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        page.draw(on: &surface, in: body)
    }

    var hints: [KeyHint] { page.hints + (page.takesText ? [] : [.back]) }
    var takesText: Bool { page.takesText }
    var takesChinese: Bool { page.takesChinese }
    var patience: Patience { page.patience }
}
