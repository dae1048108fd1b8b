import Cells
import Forms
import Housing
import Office
import Texts

/// One's own pictures of a paper, one after the other, each zoomed and moved until it can be read.
struct OwnPicturePage: KioskScreen {
    let visitor: Visitor
    private let batch: BatchID
    private let paper: String
    private let pictures: [String]
    private var index = 0
    private var view: Forms.PictureView?
    private var size = Size(width: 0, height: 0)
    /// Why there is no picture.
    private var problem: String?

    /// - Parameters:
    ///   - paper: the notice's word for it.
    ///   - pictures: ids; at least one.
    init(visitor: Visitor, batch: BatchID, paper: String, pictures: [String]) {
        (self.visitor, self.batch, self.paper, self.pictures) = (visitor, batch, paper, pictures)
    }

    // MARK: Events

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
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
        let room = Page.room(below: blocks, in: size)
        // An empty row and the row of what can be done stand below the picture.
        view?.fit(Size(width: room.width, height: max(0, room.height - 2)))
    }

    private mutating func open() -> [KioskEffect] {
        view = nil
        problem = nil
        return [.job(.subsidy(.look(pictures[index], batch)), title: RenewalTexts.openingTitle)]
    }

    private mutating func take(_ answer: KioskAnswer) -> [KioskEffect] {
        switch answer {
        case .staged(let file):
            view = file.pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
            if view == nil { problem = RenewalTexts.noPreview }
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

    private mutating func more() -> [KioskEffect] { view?.wanted().map { [.quietJob(.dots($0))] } ?? [] }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch key {
        case .escape, .character("2"): return [.pop]
        case .enter, .character("1"):
            guard pictures.count > 1 else { return [.pop] }
            index = (index + 1) % pictures.count
            return open()
        // A number pad has no + and - everywhere.
        case .character("3"): _ = view?.update(.key(.character("+")))
        case .character("4"): _ = view?.update(.key(.character("-")))
        default: _ = view?.update(.key(key))
        }
        return more()
    }

    // MARK: Drawing

    private var blocks: [PageBlock] {
        [
            .text(SubsidyApplyTexts.paperTitle(paper), .heading),
            .text(SubsidyApplyTexts.side(index + 1, of: pictures.count), .muted),
        ]
    }

    private var actions: [String] {
        let next = pictures.count > 1 ? "1 \(SubsidyApplyTexts.nextSide)" : "1 \(HomeTexts.back)"
        let back = pictures.count > 1 ? ["2 \(HomeTexts.back)"] : []
        let zoom = view == nil ? [] : ["3 \(RenewalTexts.zoomIn)", "4 \(RenewalTexts.zoomOut)"]
        return [next] + back + zoom
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if let view {
            let room = Size(width: rest.width, height: max(0, rest.height - 2))
            view.draw(on: &surface, in: Rect(origin: rest.origin, size: room), words: words)
        } else {
            let text = problem ?? RenewalTexts.openingTitle
            Page.draw([.gap, .text(text, problem == nil ? .muted : .error)], on: &surface, in: rest)
        }
        let foot = rest.splitBottom(1).bottom
        var point = foot.origin
        for (place, action) in actions.enumerated() {
            if place == 0 { surface.put(">", at: point, role: .body, within: foot) }
            let start = point.moved(right: 2)
            if place == 0 { surface.cursor = start }
            let role: Role = place == 0 ? .buttonFocused : .button
            point = start.moved(right: surface.put("[ \(action) ]", at: start, role: role, within: foot) + 2)
        }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: SubsidyApplyTexts.flow, subject: visitor.maskedName) }
    var help: [HelpSection] { [HelpSection](SubsidyApplyTexts.help) }

    var hints: [KeyHint] {
        let pan = KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .minor)
        return [.choose] + (view == nil ? [] : [pan]) + [.back]
    }
}
