import Cells
import Forms
import Housing
import Office
import Texts

/// A file of a case that may be a picture.
struct CardPicture: Equatable, Sendable {
    let id: MaterialID
    let kind: MaterialKind
}

/// A card's picture, zoomed and moved until its number can be read, with what the register says beside it; the other side is
/// a key away.
struct PicturePage: CounterScreen {
    let pictures: [CardPicture]
    let clerk: Clerk
    private let caseID: CaseID
    private let name: String
    /// The number in the register. Asked for with a picture that shows it, as any look at it leaves an entry.
    private var number: String?
    private var isNumberAsked = false
    private var index: Int
    private var view: Forms.PictureView?
    /// The two halves of the card's number under each other, each as wide as the window; empty while it is not asked for.
    private var halves: [Forms.PictureView] = []
    private var size = Size(width: 0, height: 0)
    /// Why there is no picture.
    private var problem: String?

    init(_ file: CaseFile, at id: MaterialID, clerk: Clerk) {
        // As the case lists them.
        pictures = MaterialKind.allCases.flatMap { kind in
            file.renewal.currentMaterials.filter { $0.kind == kind }.map { CardPicture(id: $0.id, kind: kind) }
        }
        self.clerk = clerk
        caseID = file.renewal.id
        name = file.present[InfoLine(.tenant, .name)]?.words(inFull: true) ?? ""
        index = pictures.firstIndex { $0.id == id } ?? 0
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
            return more()
        case .appeared: return open()
        case .answer(let answer): return take(answer)
        case .key(let key): return press(key)
        default: return []
        }
    }

    /// The rows of the heading and of the register are not for the picture.
    private mutating func fit() {
        let room = Size(width: size.width, height: max(0, size.height - 2))
        view?.fit(room)
        for index in halves.indices { halves[index].fit(half) }
    }

    private var half: Size { Size(width: size.width, height: max(0, (size.height - 3) / 2)) }

    private mutating func open() -> [CounterEffect] {
        view = nil
        halves = []
        problem = nil
        return askNumber() + [.job(.lookAt(pictures[index].id), title: CounterCaseTexts.opening)]
    }

    private mutating func askNumber() -> [CounterEffect] {
        guard !isNumberAsked, pictures[index].kind == .cardFront else { return [] }
        isNumberAsked = true
        return [.quietly(.show(InfoLine(.tenant, .documentNumber), of: caseID))]
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .picture(let id, let pixels):
            guard id == pictures[index].id else { return [] }
            view = pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            fit()
            if pixels == nil { problem = CounterCaseTexts.notAPicture }
            return more()
        case .dots(let request, let dots):
            view?.supply(dots, for: request)
            for index in halves.indices { halves[index].supply(dots, for: request) }
            return more()
        case .shown(_, let value):
            number = value?.words(inFull: true)
            return []
        case .cancelled: return [.pop]
        case .failed(let trouble):
            view?.miss()
            for index in halves.indices { halves[index].miss() }
            // A part that is missing of a picture that stands there is told beside it.
            guard view == nil else { return tell(trouble) }
            problem = trouble.sentence
            return trouble.endsSession ? tell(trouble) : []
        default: return []
        }
    }

    private mutating func more() -> [CounterEffect] {
        guard !halves.isEmpty else { return view?.wanted().map { [.quietJob(.dots($0))] } ?? [] }
        return halves.indices.compactMap { halves[$0].wanted() }.map { .quietJob(.dots($0)) }
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .character("n"), .tab, .enter: return turn(1)
        case .character("p"), .backTab: return turn(-1)
        case .function(2), .function(5), .function(6), .function(7), .function(8):
            return [.say(.info(CounterCaseTexts.decideInCase))]
        case .character("0") where halves.isEmpty: showNumber()
        case .character("0"), .character("="):
            halves = []
            _ = view?.update(.key(.character("=")))
        default:
            if halves.isEmpty { _ = view?.update(.key(key)) }
            for index in halves.indices { _ = halves[index].update(.key(key)) }
        }
        return more()
    }

    private mutating func showNumber() {
        guard let view else { return }
        halves = PicturePage.numberPlaces.map { place in
            var half = Forms.PictureView(pixelsWide: view.pixelsWide, pixelsHigh: view.pixelsHigh)
            half.fit(self.half)
            half.look(left: place.x, top: place.y, width: place.width, height: place.height)
            return half
        }
    }

    /// Where the front of a resident's card has the halves of its number, in thousandths; a digit is in both.
    private static let numberPlaces = [
        Rect(x: 305, y: 825, width: 330, height: 105), Rect(x: 595, y: 825, width: 330, height: 105),
    ]

    private mutating func turn(_ by: Int) -> [CounterEffect] {
        guard pictures.count > 1 else { return [.say(.info(CounterCaseTexts.noMore))] }
        index = (index + by + pictures.count) % pictures.count
        return open()
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(1)
        let heading = CounterCaseTexts.picture(pictures[index].kind.name, index + 1, of: pictures.count)
        surface.put(heading, at: split.top.origin, role: .heading, within: split.top)
        surface.cursor = split.top.origin
        let record = split.rest.splitTop(1)
        surface.put(
            CounterCaseTexts.register(name, number), at: record.top.origin, role: .value, within: record.top)
        let place = record.rest
        if !halves.isEmpty {
            drawHalves(on: &surface, in: place)
        } else if let view {
            view.draw(on: &surface, in: place, words: words)
        } else {
            let text = problem ?? CounterCaseTexts.opening
            Page.draw([.text(text, problem == nil ? .muted : .error)], on: &surface, in: place)
        }
    }

    private func drawHalves(on surface: inout Surface, in rect: Rect) {
        for (index, half) in halves.enumerated() {
            let top = rect.splitTop(index * (self.half.height + 1)).rest.splitTop(self.half.height).top
            half.draw(on: &surface, in: top, words: words)
        }
        let between = rect.splitTop(half.height).rest.splitTop(1).top
        surface.put(CounterCaseTexts.numberHalves, at: between.origin, role: .muted, within: between)
    }

    var chrome: Chrome { Chrome(title: CounterCaseTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterCaseTexts.pictureHelp) }

    var hints: [KeyHint] {
        let other = pictures.count > 1 ? nil : CounterCaseTexts.noMore
        guard view != nil else {
            return [KeyHint([.enter, .tab, .character("n")], CounterCaseTexts.nextSide, whyNot: other)]
        }
        var hints: [KeyHint] = []
        if pictures[index].kind == .cardFront {
            let label = halves.isEmpty ? CounterCaseTexts.cardNumber : CounterCaseTexts.fit
            hints.append(KeyHint(.character("0"), label, weight: .main))
        }
        return hints + [
            KeyHint(
                [.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -",
                short: CounterCaseTexts.zoomShort, weight: .main),
            KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .main),
            KeyHint(.character("="), CounterCaseTexts.fit),
            KeyHint(.character("*"), CounterCaseTexts.actual, weight: .minor),
            KeyHint([.enter, .tab, .character("n")], CounterCaseTexts.nextSide, whyNot: other),
            KeyHint([.backTab, .character("p")], CounterCaseTexts.previousSide, weight: .minor, whyNot: other),
        ]
    }
}
