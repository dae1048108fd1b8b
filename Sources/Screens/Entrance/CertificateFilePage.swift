import Cells
import Forms
import Office
import Texts

/// Chooses the certificate among the files of a medium.
struct CertificateFilePage: KioskScreen {
    let door: Door
    let root: Int
    private var path: [String] = []
    private var picker = FilePicker()
    /// What is being looked at.
    private var chosen: MediaFile?

    init(door: Door, root: Int) {
        self.door = door
        self.root = root
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .sized(let size): picker.fit(Page.room(below: blocks, in: size))
        case .appeared, .revealed: return [list]
        case .answer(.listing(let listing)): picker.show(listing)
        case .answer(.certificate(.seen(let name))):
            guard let chosen else { return [] }
            return [.show(CertificatePINPage(door: door, file: chosen, holder: name))]
        // Nothing was listed yet: the stick is gone, and there is nothing to choose from.
        case .answer(.failed(let trouble)) where picker.listing.place.isEmpty: return [.pop] + tell(trouble)
        case .answer(.failed(let trouble)): return tell(trouble) + leaveUnreadableFolder()
        case .key(.escape):
            guard !path.isEmpty else { return [.pop] }
            path.removeLast()
            return [list]
        default: return event.input.map { take(picker.update($0)) } ?? []
        }
        return []
    }

    private var list: KioskEffect { .ask(.certificate(.list(root: root, path: path))) }

    private mutating func take(_ outcome: FilePickerOutcome) -> [KioskEffect] {
        switch outcome {
        case .open(let folder):
            path.append(folder)
            return [list]
        case .openParent:
            if !path.isEmpty { path.removeLast() }
            return [list]
        case .chose(let entry):
            let file = MediaFile(root: root, path: path + [entry.name])
            chosen = file
            return [.ask(.certificate(.look(door, file)))]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .handled: return []
        }
    }

    /// A folder that cannot be read was not entered.
    private mutating func leaveUnreadableFolder() -> [KioskEffect] {
        guard !path.isEmpty, !picker.listing.place.hasSuffix(path.last ?? "") else { return [] }
        path.removeLast()
        return []
    }

    private var blocks: [PageBlock] {
        [.heading(CertificateTexts.chooseFile), .text(CertificateTexts.chooseHelp), .gap]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        picker.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body), words: words)
    }

    var chrome: Chrome { .entrance(door) }
    var hints: [KeyHint] { [.choose] + picker.hints(words) + [.back] }
    var help: [HelpSection] { [HelpSection](CertificateTexts.help) }
}
