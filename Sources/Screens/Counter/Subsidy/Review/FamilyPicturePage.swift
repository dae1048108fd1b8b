import Cells
import Forms
import Housing
import Office
import Texts

/// A picture of a family's papers, zoomed and moved until it can be read; the next one is a key away.
struct FamilyPicturePage: CounterScreen {
    let clerk: Clerk
    private let batch: BatchID
    private let receipt: String
    private let pictures: [FamilyFile.PaperPicture]
    private var index: Int
    private var view: Forms.PictureView?
    private var size = Size(width: 0, height: 0)
    /// Why there is no picture.
    private var problem: String?

    init(_ file: FamilyFile, at index: Int, clerk: Clerk) {
        self.clerk = clerk
        batch = file.batch
        receipt = file.receipt
        pictures = file.application.pictures
        self.index = index
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
            return more()
        // Another picture may have been looked at meanwhile.
        case .appeared, .revealed: return open()
        case .answer(let answer): return take(answer)
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func fit() {
        view?.fit(Size(width: size.width, height: max(0, size.height - 1)))
    }

    private mutating func open() -> [CounterEffect] {
        view = nil
        problem = nil
        let ask = FamiliesAsk.lookAt(picture: pictures[index].id, batch, receipt: receipt)
        return [.job(.families(ask), title: CounterCaseTexts.opening)]
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .families(.picture(pictures[index].id, let pixels)):
            view = pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            if pixels == nil { problem = CounterCaseTexts.notAPicture }
            fit()
            return more()
        case .dots(let request, let dots):
            view?.supply(dots, for: request)
            return more()
        case .cancelled: return [.pop]
        case .failed(let trouble):
            view?.miss()
            // A part that is missing of a picture that stands there is told beside it.
            guard view == nil else { return tell(trouble) }
            problem = trouble.sentence
            return trouble.endsSession ? tell(trouble) : []
        default: return []
        }
    }

    private mutating func more() -> [CounterEffect] { view?.wanted().map { [.quietJob(.dots($0))] } ?? [] }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape: return [.pop]
        case .character("n"), .tab, .enter: return turn(1)
        case .character("p"), .backTab: return turn(-1)
        default:
            _ = view?.update(.key(key))
            return more()
        }
    }

    private mutating func turn(_ by: Int) -> [CounterEffect] {
        guard pictures.count > 1 else { return [.say(.info(CounterCaseTexts.noMore))] }
        index = (index + by + pictures.count) % pictures.count
        return open()
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(1)
        let paper = CounterCaseTexts.picture(pictures[index].paper, index + 1, of: pictures.count)
        surface.put("\(receipt)  \(paper)", at: split.top.origin, role: .heading, within: split.top)
        surface.cursor = split.top.origin
        if let view {
            view.draw(on: &surface, in: split.rest, words: words)
        } else {
            let text = problem ?? CounterCaseTexts.opening
            Page.draw([.text(text, problem == nil ? .muted : .error)], on: &surface, in: split.rest)
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterReviewTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterReviewTexts.familyHelp) }

    var hints: [KeyHint] {
        let other = pictures.count > 1 ? nil : CounterCaseTexts.noMore
        let turning = KeyHint([.enter, .tab, .character("n")], CounterCaseTexts.nextSide, whyNot: other)
        let back = KeyHint(.escape, words.back, weight: .main)
        guard view != nil else { return [turning, back] }
        return [
            KeyHint(
                [.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -",
                short: CounterCaseTexts.zoomShort, weight: .main),
            KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .main),
            KeyHint(.character("="), CounterCaseTexts.fit),
            KeyHint(.character("*"), CounterCaseTexts.actual, weight: .minor), turning,
            KeyHint([.backTab, .character("p")], CounterCaseTexts.previousSide, weight: .minor, whyNot: other), back,
        ]
    }
}
