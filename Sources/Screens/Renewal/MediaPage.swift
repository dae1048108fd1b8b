import Cells
import Forms
import Housing
import Office
import Texts

/// Chooses a picture among the files of a place that this machine may read.
struct MediaPage: KioskScreen {
    let journey: Journey
    let root: Int
    private var path: [String] = []
    private var picker = FilePicker()
    private var size = Size(width: 0, height: 0)

    init(journey: Journey, root: Int) {
        self.journey = journey
        self.root = root
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size):
            self.size = size
            picker.fit(Page.room(below: blocks, in: size))
        case .appeared: return [list]
        case .answer(.listing(let listing)): picker.show(listing)
        case .answer(.staged(let file)): return [.turn(to: PreviewPage(journey: journey, file: file, from: self))]
        case .answer(.cancelled): return [.say(.info(RenewalTexts.takingCancelled))]
        // Nothing was listed yet: the stick is gone, and there is nothing to choose from.
        case .answer(.failed(let trouble)) where picker.listing.place.isEmpty:
            return [journey.turn(to: .slot)] + tell(trouble)
        case .answer(.failed(let trouble)): return tell(trouble) + leaveUnreadableFolder()
        case .key(.escape):
            guard !path.isEmpty else { return [journey.turn(to: .slot)] }
            path.removeLast()
            return [list]
        default: return event.input.map { take(picker.update($0)) } ?? []
        }
        return []
    }

    private var kind: MaterialKind { journey.draft.slot ?? .cardFront }

    private var list: KioskEffect { .ask(.listMedia(kind, root: root, path: path)) }

    private mutating func take(_ outcome: FilePickerOutcome) -> [KioskEffect] {
        switch outcome {
        case .open(let folder):
            path.append(folder)
            return [list]
        case .openParent:
            if !path.isEmpty { path.removeLast() }
            return [list]
        case .chose(let entry):
            return [.job(.takeFile(kind, root: root, path: path + [entry.name]), title: RenewalTexts.openingTitle)]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: return []
        }
    }

    /// A folder that cannot be read was not entered.
    private mutating func leaveUnreadableFolder() -> [KioskEffect] {
        guard !path.isEmpty, picker.listing.place.hasSuffix(path.last ?? "") == false else { return [] }
        path.removeLast()
        return []
    }

    private var blocks: [PageBlock] {
        [.heading(RenewalTexts.chooseFile), .text(RenewalTexts.fileLimits(kind.acceptedFiles.titles)), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        picker.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    var chrome: Chrome { journey.chrome }
    var hints: [KeyHint] { [.choose] + picker.hints(words) + [.back] }
    var help: [HelpSection] { [HelpSection](RenewalTexts.help) }
}
