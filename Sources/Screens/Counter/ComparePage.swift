import Cells
import Forms
import Housing
import Office
import Texts

/// A material that was sent back: what it was and what was given in its place, beside each other where the window has room,
/// else one after the other by a key. Zooming and moving does the same to both.
struct ComparePage: CounterScreen {
    enum Side: Int, CaseIterable, Sendable {
        case former, present
    }

    let clerk: Clerk
    private let file: CaseFile
    private let kind: MaterialKind
    private let former: Material
    private let present: Material
    /// Why it was sent back.
    private let reason: String
    private var views: [Side: Forms.PictureView] = [:]
    private var isLoaded = false
    /// What a narrow window shows.
    private var shown = Side.present
    private var size = Size(width: 0, height: 0)
    private var problem: String?

    private static let leastPairColumns = 100
    private static let headRows = 2

    /// Nil where there is nothing to hold against each other.
    init?(_ file: CaseFile, _ item: CorrectionRound.Item, reasons: Reasons?, clerk: Clerk) {
        guard case .files(let before) = item.before, case .files(let after)? = item.after, let former = before.last,
            let present = after.last
        else { return nil }
        self.clerk = clerk
        self.file = file
        self.former = former
        self.present = present
        kind = present.kind
        reason = item.asked.map { CorrectionTexts.reason(file.reason(of: $0, among: reasons)) } ?? ""
    }

    private var isPair: Bool { size.width >= ComparePage.leastPairColumns }
    private var sides: [Side] { isPair ? Side.allCases : [shown] }

    private func material(_ side: Side) -> Material { side == .former ? former : present }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            fit()
            return more()
        case .appeared, .revealed:
            isLoaded = false
            problem = nil
            return [.job(.lookAtPair(former: former.id, present: present.id), title: CounterCaseTexts.opening)]
        case .answer(let answer): return take(answer)
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func take(_ answer: CounterAnswer) -> [CounterEffect] {
        switch answer {
        case .pair(let former, let present):
            isLoaded = true
            views[.former] = former.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            views[.present] = present.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            fit()
            return more()
        case .dotsOf(let id, let request, let dots):
            for side in Side.allCases where material(side).id == id { views[side]?.supply(dots, for: request) }
            return more()
        case .cancelled: return [.pop]
        case .failed(let trouble):
            for side in Side.allCases { views[side]?.miss() }
            guard views.isEmpty else { return tell(trouble) }
            problem = trouble.sentence
            return trouble.endsSession ? tell(trouble) : []
        default: return []
        }
    }

    private mutating func press(_ key: Key) -> [CounterEffect] {
        switch key {
        case .tab, .backTab, .enter:
            guard !isPair else { return [.say(.info(CorrectionTexts.bothShown))] }
            shown = shown == .former ? .present : .former
        case .character("0"): return [.show(PicturePage(file, at: present.id, clerk: clerk))]
        case .function(2), .function(5), .function(6), .function(7), .function(8):
            return [.say(.info(CounterCaseTexts.decideInCase))]
        default: for side in Side.allCases { _ = views[side]?.update(.key(key)) }
        }
        return more()
    }

    // MARK: Pictures

    /// The room of each picture, below its heading.
    private func places(in rect: Rect) -> [(side: Side, rect: Rect)] {
        guard isPair else { return [(shown, rect)] }
        let panes = Panes.split(rect, share: 50)
        return [(.former, panes.left)] + (panes.right.map { [(.present, $0)] } ?? [])
    }

    private mutating func fit() {
        let body = Rect(size: size).splitTop(ComparePage.headRows).rest
        for place in places(in: body) {
            views[place.side]?.fit(Size(width: place.rect.width, height: max(0, place.rect.height - 1)))
        }
    }

    private mutating func more() -> [CounterEffect] {
        guard isLoaded else { return [] }
        fit()
        return sides.compactMap { side in
            views[side]?.wanted().map { .quietJob(.dotsOf(material(side).id, $0)) }
        }
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let split = body.splitTop(ComparePage.headRows)
        surface.put(kind.name, at: split.top.origin, role: .heading, within: split.top)
        surface.cursor = split.top.origin
        let why = split.top.splitTop(1).rest
        surface.put(reason.shortened(to: why.width), at: why.origin, role: .warning, within: why)
        guard isLoaded else {
            let text = problem ?? CounterCaseTexts.opening
            Page.draw([.text(text, problem == nil ? .muted : .error)], on: &surface, in: split.rest)
            return
        }
        for place in places(in: split.rest) {
            if place.side == .present, isPair { Panes.drawLine(on: &surface, leftOf: place.rect) }
            draw(place.side, on: &surface, in: place.rect)
        }
    }

    private func draw(_ side: Side, on surface: inout Surface, in rect: Rect) {
        let parts = rect.splitTop(1)
        let material = material(side)
        let label = side == .former ? CorrectionTexts.beforeFile : CorrectionTexts.nowFile
        let words = CorrectionTexts.file(FileSize.words(bytes: material.bytes), at: material.addedAt)
        let heading = "\(label)  \(words)".shortened(to: parts.top.width)
        surface.put(heading, at: parts.top.origin, role: side == .former ? .muted : .info, within: parts.top)
        guard let view = views[side] else {
            Page.draw([.text(CounterCaseTexts.notAPicture, .error)], on: &surface, in: parts.rest)
            return
        }
        view.draw(on: &surface, in: parts.rest, words: self.words)
    }

    var chrome: Chrome { Chrome(title: CounterCaseTexts.title, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterCaseTexts.pictureHelp) }

    var hints: [KeyHint] {
        let other = shown == .present ? CorrectionTexts.seeFormer : CorrectionTexts.seePresent
        let swap = isPair ? [] : [KeyHint([.enter, .tab], other, weight: .main)]
        return swap + [
            KeyHint(
                [.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -",
                short: CounterCaseTexts.zoomShort, weight: .main),
            KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .main),
            KeyHint(.character("="), CounterCaseTexts.fit),
            KeyHint(.character("0"), CorrectionTexts.alone),
        ]
    }
}
