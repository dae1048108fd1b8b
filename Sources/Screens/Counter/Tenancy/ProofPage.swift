import Cells
import Forms
import Housing
import Office
import Texts

/// The pictures that prove a report, one at a time, zoomed and moved.
struct ProofPage: CounterScreen {
    let clerk: Clerk
    private let proofs: [MaterialID]
    private let number: ReceiptNumber
    private var index: Int
    private var view: Forms.PictureView?
    private var problem: String?
    private var size = Size(width: 0, height: 0)

    init(_ proofs: [MaterialID], at id: MaterialID, of number: ReceiptNumber, clerk: Clerk) {
        self.proofs = proofs
        self.number = number
        self.clerk = clerk
        index = proofs.firstIndex(of: id) ?? 0
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
        case .appeared: return open()
        case .answer(.picture(let id, let pixels)):
            guard id == proofs[index] else { return [] }
            view = pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            problem = pixels == nil ? CounterCaseTexts.notAPicture : nil
            fit()
        case .answer(.dots(let request, let dots)): view?.supply(dots, for: request)
        case .answer(.cancelled): return [.pop]
        case .answer(.failed(let trouble)):
            view?.miss()
            guard view == nil else { return tell(trouble) }
            problem = trouble.sentence
            return trouble.endsSession ? tell(trouble) : []
        case .key(let key): return press(key)
        default: return []
        }
        return more()
    }

    private mutating func fit() { view?.fit(Size(width: size.width, height: max(0, size.height - 1))) }

    private mutating func open() -> [CounterEffect] {
        view = nil
        problem = nil
        return [.job(.lookAt(proofs[index]), title: CounterCaseTexts.opening)]
    }

    private mutating func more() -> [CounterEffect] { view?.wanted().map { [.quietJob(.dots($0))] } ?? [] }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .escape: return [.pop]
        case .enter, .tab, .character("n"):
            guard proofs.count > 1 else { return [.say(.info(CounterCaseTexts.noMore))] }
            index = (index + 1) % proofs.count
            return open()
        default: _ = view?.update(.key(key))
        }
        return more()
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(1)
        let heading = "\(number)  " + CounterCaseTexts.picture(TenancyTexts.proof, index + 1, of: proofs.count)
        surface.put(heading, at: split.top.origin, role: .heading, within: split.top)
        surface.cursor = split.top.origin
        if let view {
            view.draw(on: &surface, in: split.rest, words: words)
        } else {
            Page.draw(
                [.text(problem ?? CounterCaseTexts.opening, problem == nil ? .muted : .error)], on: &surface,
                in: split.rest)
        }
    }

    var chrome: Chrome { Chrome(title: TenancyTexts.kind, subject: clerk.name, layout: .wide) }
    var hints: [KeyHint] {
        let pan = [
            KeyHint([.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -", weight: .main),
            KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .main),
        ]
        let other = proofs.count > 1 ? nil : CounterCaseTexts.noMore
        return (view == nil ? [] : pan) + [
            KeyHint([.enter, .tab, .character("n")], CounterTenancyTexts.nextProof, whyNot: other),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
