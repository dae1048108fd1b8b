import Cells
import Forms
import Housing
import Office
import Texts

/// The picture of a paper that belongs to a check, zoomed and moved until it can be read. Opening it leaves an entry.
struct CheckPaperPage: CounterScreen {
    let clerk: Clerk
    private let number: ReceiptNumber
    private var paper: PaperView

    init(_ picture: MaterialID, of number: ReceiptNumber, clerk: Clerk) {
        self.clerk = clerk
        self.number = number
        paper = PaperView(picture)
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            paper.fit(Size(width: size.width, height: max(0, size.height - 1)))
            return paper.load()
        case .appeared: return paper.load()
        case .revealed:
            paper.forget()
            return paper.load()
        case .answer(.cancelled): return [.pop]
        case .answer(.failed(let trouble)):
            paper.miss(trouble)
            return trouble.endsSession ? tell(trouble) : []
        case .answer(let answer): return paper.take(answer)
        case .key(.escape): return [.pop]
        case .key(let key): return paper.press(key)
        default: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(1)
        surface.put(CounterCheckTexts.paperOf(number), at: split.top.origin, role: .heading, within: split.top)
        surface.cursor = split.top.origin
        paper.draw(on: &surface, in: split.rest)
    }

    var chrome: Chrome { Chrome(title: CounterCheckTexts.title, subject: clerk.name, layout: .wide) }
    var hints: [KeyHint] { paper.hints + [KeyHint(.escape, words.back, weight: .main)] }
}

/// A picture of a paper on a page: asked for, shown, zoomed.
struct PaperView: Equatable, Sendable {
    private let id: MaterialID
    private var isAsked = false
    private var picture: Forms.PictureView?
    private var problem: String?
    private var size = Size(width: 0, height: 0)

    init(_ id: MaterialID) { self.id = id }

    mutating func fit(_ size: Size) {
        self.size = size
        picture?.fit(size)
    }

    /// Another picture was looked at meanwhile.
    mutating func forget() {
        picture = nil
        isAsked = false
        problem = nil
    }

    /// Asks for what is to be seen and is not there.
    mutating func load() -> [CounterEffect] {
        guard size.height > 0, !isAsked else { return dots() }
        isAsked = true
        return [.quietJob(.lookAt(id))]
    }

    private mutating func dots() -> [CounterEffect] { picture?.wanted().map { [.quietJob(.dots($0))] } ?? [] }

    mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .picture(id, let pixels):
            picture = pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            problem = pixels == nil ? CounterCaseTexts.notAPicture : nil
            picture?.fit(size)
        case .dots(let request, let dots): picture?.supply(dots, for: request)
        default: return []
        }
        return dots()
    }

    /// What was asked for could not be had.
    mutating func miss(_ trouble: CounterTrouble) {
        picture?.miss()
        if isAsked, picture == nil { problem = trouble.sentence }
    }

    mutating func press(_ key: Key) -> [CounterEffect] {
        _ = picture?.update(.key(key))
        return dots()
    }

    func draw(on surface: inout Surface, in rect: Rect) {
        if let picture {
            picture.draw(on: &surface, in: rect, words: .anju)
        } else {
            Page.draw(
                [.text(problem ?? CounterCaseTexts.opening, problem == nil ? .muted : .error)], on: &surface, in: rect)
        }
    }

    var hints: [KeyHint] {
        guard picture != nil else { return [] }
        return [
            KeyHint(
                [.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -",
                short: CounterCaseTexts.zoomShort, weight: .main),
            KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→"),
            KeyHint(.character("="), CounterCaseTexts.fit),
        ]
    }
}
