import Cells
import Forms
import Housing
import Office
import Texts

/// The picture that was taken, to be looked at before it is put into its slot.
struct PreviewPage: KioskScreen {
    enum Action: Hashable, Sendable {
        case use, again, zoomIn, zoomOut
    }

    let journey: Journey
    let file: StagedFile
    /// The list from which it was taken, as it stood; nil for a device.
    private let origin: MediaPage?
    private var picture: Forms.PictureView?
    private let actions: [MenuEntry<Action>]
    private var size = Size(width: 0, height: 0)

    /// In a body no higher than this every row goes to the picture.
    private static let tightRows = 20

    /// - Parameter isStored: the file lies in its slot already and is only looked at.
    init(journey: Journey, file: StagedFile, from origin: MediaPage? = nil) {
        self.journey = journey
        self.origin = origin
        self.file = file
        picture = file.pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
        let isStored = file.name.isEmpty
        let first: [MenuEntry<Action>] =
            isStored
            ? [MenuEntry(.again, HomeTexts.back)]
            : file.trouble == nil
                ? [MenuEntry(.use, RenewalTexts.use), MenuEntry(.again, RenewalTexts.again)]
                : [MenuEntry(.again, RenewalTexts.again)]
        let zoom: [MenuEntry<Action>] =
            file.pixels == nil
            ? [] : [MenuEntry(.zoomIn, RenewalTexts.zoomIn), MenuEntry(.zoomOut, RenewalTexts.zoomOut)]
        actions = first + zoom
    }

    private var kind: MaterialKind { journey.draft.slot ?? .cardFront }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            let room = pictureRoom(Page.room(below: blocks, in: size))
            picture?.fit(room)
            return askDots()
        case .answer(.dots(let request, let map)):
            picture?.supply(map, for: request)
            return askDots()
        case .answer(.renewal(let renewal)):
            var journey = journey
            journey.renewal = renewal
            return [.say(.success(RenewalTexts.stored)), leave(journey)]
        case .answer(.nothingStaged): return [journey.turn(to: .slot)]
        case .answer(.failed(let trouble)):
            picture?.miss()
            return journey.detour(after: trouble).map { [$0] } ?? tell(trouble)
        case .key(.escape): return [back]
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        if key == .enter, let first = actions.first { return perform(first.id) }
        if case .character(let character) = key, let digit = character.wholeNumberValue,
            actions.indices.contains(digit - 1)
        {
            return perform(actions[digit - 1].id)
        }
        _ = picture?.update(.key(key))
        return askDots()
    }

    private mutating func perform(_ action: Action) -> [KioskEffect] {
        switch action {
        case .use: return journey.renewal.map { [.ask(.attach(kind, $0))] } ?? []
        case .again: return [back]
        case .zoomIn: _ = picture?.update(.key(.character("+")))
        case .zoomOut: _ = picture?.update(.key(.character("-")))
        }
        return askDots()
    }

    private mutating func askDots() -> [KioskEffect] {
        picture?.wanted().map { [.quietJob(.dots($0))] } ?? []
    }

    /// To where it was taken from: the next file of the same folder, or the ways to a picture.
    private var back: KioskEffect { origin.map { .turn(to: $0) } ?? journey.turn(to: .slot) }

    private func leave(_ journey: Journey) -> KioskEffect {
        journey.forward(to: .materials)
    }

    private var blocks: [PageBlock] {
        var facts: [Fact] = []
        if !file.name.isEmpty { facts.append(Fact(RenewalTexts.file, file.name)) }
        let pixels = file.pixels.map { "   " + RenewalTexts.pixels($0.width, $0.height) + " " + RenewalTexts.pixels }
        facts.append(Fact(RenewalTexts.size, FileSize.words(bytes: file.bytes) + (pixels ?? "")))
        var blocks: [PageBlock] = [.heading(RenewalTexts.previewTitle(kind)), .facts(facts)]
        if let trouble = file.trouble {
            blocks += [.gap, .text("! " + trouble.sentence, .error)]
        } else if picture == nil {
            blocks += [.gap, .text(file.isPicture ? RenewalTexts.noViewer : RenewalTexts.noPreview)]
        } else if size.height > PreviewPage.tightRows {
            blocks.append(.gap)
        }
        return blocks
    }

    /// The picture's room: what is left above the row of actions.
    private func pictureRoom(_ room: Size) -> Size { Size(width: room.width, height: max(0, room.height - 2)) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        let split = rest.splitBottom(1)
        picture?.draw(on: &surface, in: Rect(origin: rest.origin, size: pictureRoom(rest.size)), words: words)
        var point = split.bottom.origin
        for (index, action) in actions.enumerated() {
            let isFirst = index == 0
            let text = "[ \(index + 1) \(action.label) ]"
            if isFirst { surface.put(">", at: point, role: .body, within: split.bottom) }
            let place = point.moved(right: 2)
            surface.put(text, at: place, role: isFirst ? .buttonFocused : .button, within: split.bottom)
            if isFirst { surface.cursor = place }
            point = point.moved(right: Width.of(text) + 3)
        }
    }

    var chrome: Chrome { journey.chrome }
    var hints: [KeyHint] {
        let pan = KeyHint([.up, .down, .left, .right], RenewalTexts.pan, named: "↑↓←→", weight: .minor)
        return [.choose] + (picture == nil ? [] : [pan]) + [.back]
    }
    var help: [HelpSection] { [HelpSection](RenewalTexts.help) }
}
