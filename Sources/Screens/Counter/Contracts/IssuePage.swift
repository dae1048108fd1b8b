import Cells
import Forms
import Housing
import Office
import Texts

/// 签发: the filled contract, read before it is issued.
struct IssuePage: CounterScreen {
    let clerk: Clerk
    private var offer: ContractOffer
    private var reader: Reader
    private var dialog: Dialog<Bool>?
    private var size = Size(width: 0, height: 0)

    private var unseen: Unseen

    /// - Parameter opensBySelf: after another was issued, not by a key.
    init(_ offer: ContractOffer, clerk: Clerk, opensBySelf: Bool = false) {
        unseen = Unseen(opensBySelf)
        self.offer = offer
        self.clerk = clerk
        reader = Reader(offer.draft.document.readerBlocks)
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        if unseen.swallows(event, now) { return [] }
        switch event {
        case .sized(let size):
            self.size = size
            reader.fit(Page.room(below: blocks, in: size))
        case .answer(let answer): return take(answer)
        case .key(.function(5)) where dialog == nil && !reader.takesText: dialog = confirmation
        case .key(.escape) where dialog == nil && !reader.takesText: return [.pop]
        case .key(let key) where dialog != nil: return confirm(key)
        case .key, .paste: _ = event.input.map { reader.update($0) }
        default: break
        }
        return []
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .contractDone(let done): return ContractDeeds.effects(done, clerk: clerk)
        case .cancelled: return [.say(.info(CounterContractTexts.notIssued))]
        case .drafted(let offer):
            self = IssuePage(offer, clerk: clerk).fitted(size)
            return [.say(.warning(CounterContractTexts.filledAnew))]
        case .failed(let trouble):
            // The registers moved on while it was read: it is filled and read again.
            if trouble.code == .infoChanged { return [.ask(.draftContract(offer.draft.renewal))] }
            return tell(trouble)
        default: return []
        }
    }

    private func fitted(_ size: Size) -> IssuePage {
        var page = self
        page.size = size
        page.reader.fit(Page.room(below: page.blocks, in: size))
        return page
    }

    private var deadline: String {
        let reckoned = offer.draft.deadline
        return CounterContractTexts.deadline(reckoned.day, isProvisional: reckoned.isProvisional)
    }

    private var confirmation: Dialog<Bool> {
        Dialog(
            title: CounterContractTexts.issueTitle(offer.renewal),
            text: CounterContractTexts.issueText(deadline, isProvisional: offer.draft.deadline.isProvisional),
            buttons: [
                DialogButton(true, CounterContractTexts.issue), DialogButton(false, CounterCaseTexts.cancel),
            ])
    }

    private mutating func confirm(_ key: Key) -> [CounterEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer else { return [] }
        // The dialog said that the deadline is provisional; who goes on takes it as such.
        let isProvisional = offer.draft.deadline.isProvisional
        return [.job(.issueContract(offer, acceptsProvisional: isProvisional), title: CounterContractTexts.issuing)]
    }

    private var openChange: TenancyChange? { offer.draft.openChange }

    private var blocks: [PageBlock] {
        [
            .heading(CounterContractTexts.issueHead(offer.renewal, offer.maskedName)),
            .text(CounterContractTexts.issueNote + "  " + deadline, .info),
        ] + (openChange.map { [.text(CounterTenancyTexts.open($0.number, $0.event), .error)] } ?? []) + [.gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        reader.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
        dialog?.draw(on: &surface, in: body)
    }

    var chrome: Chrome { Chrome(title: CounterTexts.contractsTitle, subject: clerk.name, layout: .wide) }
    var takesText: Bool { dialog == nil && reader.takesText }
    var takesChinese: Bool { dialog == nil && reader.takesChinese }
    var patience: Patience { .reading(characters: reader.charactersInView) }
    var help: [HelpSection] { sections(CounterContractTexts.help) }

    var hints: [KeyHint] {
        if dialog != nil {
            return [KeyHint(.enter, CounterCaseTexts.choose), KeyHint(.escape, words.back, weight: .main)]
        }
        if reader.takesText { return reader.hints(words) }
        let whyNot = openChange.map { CounterTenancyTexts.openFirst($0.number) }
        return [KeyHint(.function(5), CounterContractTexts.issue, weight: .main, whyNot: whyNot)] + reader.hints(words)
            + [KeyHint([.up, .down], HomeTexts.move, named: "↑↓", weight: .minor)]
            + [KeyHint(.escape, words.back, weight: .main)]
    }
}
