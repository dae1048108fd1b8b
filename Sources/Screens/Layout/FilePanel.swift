import Cells
import Forms
import Housing
import Office
import Texts

/// What a panel of files asks of its desk, be it a kiosk's or a counter's, and what it is told.
protocol TakingWorld: Equatable, Sendable {
    associatedtype Ask: Equatable & Sendable
    associatedtype Answer: Equatable & Sendable

    static func list(root: Int, path: [String]) -> Ask
    static func take(_ source: FileSource) -> Ask
    static func dots(_ request: DotRequest) -> Ask
    /// nil for an answer to something else.
    static func news(_ answer: Answer) -> TakingNews?
}

/// What comes back to a panel of files.
enum TakingNews {
    case sources(CardSources)
    case listing(DirectoryListing)
    case staged(StagedFile)
    case nothing, cancelled, failed
    case dots(DotRequest, DotMap?)
}

/// What is taken in, in words.
struct TakingWords: Equatable, Sendable {
    let title: String
    let text: String
    let preview: String
    let use: String
    /// Said where the file is none that can be used.
    let useless: String
    /// A keyboard without + and - has numbers for them.
    var hasZoomNumbers = false
}

/// Takes a picture in: from a file, the document camera or the scanner, and shows it before it is used.
struct FilePanel<World: TakingWorld>: Equatable, Sendable {
    typealias PanelEffect = Effect<World.Ask, World.Answer>

    enum Outcome: Equatable {
        case effects([PanelEffect])
        case left
        case took(StagedFile)
    }

    private enum Stage: Equatable {
        case sources
        case files(root: Int)
        case preview(StagedFile)
    }

    private enum Source: Hashable, Sendable {
        case media(Int)
        case camera, scanner
    }

    let says: TakingWords
    private var stage = Stage.sources
    private var menu = Menu<Source>([])
    private var path: [String] = []
    private var picker = FilePicker()
    private var picture: Forms.PictureView?
    private var size = Size(width: 0, height: 0)
    /// Whether a file was taken: one that was chosen before has gone.
    private(set) var hasTaken = false

    init(_ says: TakingWords) {
        self.says = says
    }

    // MARK: What it is told

    mutating func fit(_ size: Size) {
        self.size = size
        let room = pictureRoom
        picker.fit(Page.room(below: blocks, in: size))
        picture?.fit(room)
    }

    /// An empty row and the row of what can be done stand below the picture.
    private var pictureRoom: Size {
        let room = Page.room(below: blocks, in: size)
        return Size(width: room.width, height: max(0, room.height - 2))
    }

    mutating func take(_ answer: World.Answer) -> [PanelEffect] {
        switch World.news(answer) {
        case .sources(let sources): menu = Menu(entries(sources))
        case .listing(let listing): picker.show(listing)
        case .staged(let file):
            hasTaken = true
            stage = .preview(file)
            picture = file.pixels.map { Forms.PictureView(pixelsWide: $0.width, pixelsHigh: $0.height) }
        case .nothing: return [.say(.warning(RenewalTexts.cameraEmpty))]
        case .cancelled: return [.say(.info(RenewalTexts.takingCancelled))]
        case .dots(let request, let dots): picture?.supply(dots, for: request)
        case .failed: picture?.miss()
        case nil: return []
        }
        fit(size)
        return dots()
    }

    /// What of the picture is to be asked for.
    mutating func dots() -> [PanelEffect] { picture?.wanted().map { [.quietJob(World.dots($0))] } ?? [] }

    private func entries(_ sources: CardSources) -> [MenuEntry<Source>] {
        var entries: [MenuEntry<Source>] = []
        if sources.hasScanner {
            let note = sources.isScannerDemonstration ? RenewalTexts.demonstration : ""
            entries.append(MenuEntry(.scanner, RenewalTexts.fromScanner, note: note))
        }
        if sources.hasCamera { entries.append(MenuEntry(.camera, RenewalTexts.fromCamera)) }
        let media = sources.mediaRoots.enumerated().map { index, name in
            MenuEntry(Source.media(index), RenewalTexts.fromMedia, note: name)
        }
        return entries
            + (media.isEmpty
                ? [MenuEntry(.media(0), RenewalTexts.fromMedia, whyNot: RenewalTexts.noMedia)] : media)
    }

    // MARK: Keys

    mutating func press(_ input: Input) -> Outcome {
        switch stage {
        case .sources: return choose(input)
        case .files(let root): return pick(input, root)
        case .preview(let file): return look(input, file)
        }
    }

    private mutating func choose(_ input: Input) -> Outcome {
        guard case .key(let key) = input else { return .effects([]) }
        if key == .escape { return .left }
        switch menu.press(key) {
        case .took(.media(let root)):
            stage = .files(root: root)
            path = []
            return .effects([.ask(World.list(root: root, path: []))])
        case .took(.camera): return .effects([.job(World.take(.camera), title: RenewalTexts.openingTitle)])
        case .took(.scanner):
            return .effects([.job(World.take(.scanner(.other)), title: RenewalTexts.scanTitle)])
        case .refused(let why): return .effects([.say(.warning(why))])
        case .ignored, .moved: return .effects([])
        }
    }

    private mutating func pick(_ input: Input, _ root: Int) -> Outcome {
        if input == .key(.escape) {
            guard !path.isEmpty else {
                stage = .sources
                return .effects([])
            }
            path.removeLast()
            return .effects([.ask(World.list(root: root, path: path))])
        }
        switch picker.update(input) {
        case .open(let folder): path.append(folder)
        case .openParent: if !path.isEmpty { path.removeLast() }
        case .chose(let entry):
            let source = FileSource.media(root: root, path: path + [entry.name])
            return .effects([.job(World.take(source), title: RenewalTexts.openingTitle)])
        case .refused(let why): return .effects([.say(.warning(why))])
        case .ignored, .handled: return .effects([])
        }
        return .effects([.ask(World.list(root: root, path: path))])
    }

    private mutating func look(_ input: Input, _ file: StagedFile) -> Outcome {
        switch input {
        case .key(.escape), .key(.character("2")):
            stage = .sources
            picture = nil
            return .effects([])
        case .key(.enter), .key(.character("1")):
            guard file.trouble == nil else { return .effects([.say(.warning(says.useless))]) }
            return .took(file)
        case .key(.character("3")) where says.hasZoomNumbers: _ = picture?.update(.key(.character("+")))
        case .key(.character("4")) where says.hasZoomNumbers: _ = picture?.update(.key(.character("-")))
        default: _ = picture?.update(input)
        }
        return .effects(dots())
    }

    /// It is shown in the terminal: only a picture will do.
    private static var kinds: [FileKind] { FileKind.accepted(picturesOnly: true) }

    // MARK: Drawing

    private var blocks: [PageBlock] {
        switch stage {
        case .sources:
            return [
                .heading(says.title), .text(says.text, .muted), .gap,
            ]
        case .files:
            return [
                .heading(says.title), .text(RenewalTexts.fileLimits(Self.kinds.titles)), .gap,
            ]
        case .preview(let file):
            let pixels = file.pixels.map { "   " + RenewalTexts.pixels($0.width, $0.height) } ?? ""
            var blocks: [PageBlock] = [
                .text(says.preview, .heading),
                .text(file.name + "   " + FileSize.words(bytes: file.bytes) + pixels, .muted),
            ]
            if let trouble = file.trouble {
                blocks += [.gap, .text("! " + trouble.sentence, .error)]
            } else if picture == nil {
                blocks += [.gap, .text(RenewalTexts.noPreview)]
            }
            return blocks
        }
    }

    func draw(on surface: inout Surface, in body: Rect) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        switch stage {
        case .sources: menu.draw(on: &surface, in: rest)
        case .files: picker.draw(on: &surface, in: rest, words: .anju)
        case .preview(let file):
            picture?.draw(on: &surface, in: Rect(origin: rest.origin, size: pictureRoom), words: .anju)
            let foot = rest.splitBottom(1).bottom
            let zoom =
                says.hasZoomNumbers && picture != nil
                ? ["3 \(RenewalTexts.zoomIn)", "4 \(RenewalTexts.zoomOut)"] : []
            let actions = (file.trouble == nil ? ["1 \(says.use)"] : []) + ["2 \(RenewalTexts.again)"] + zoom
            var point = foot.origin
            for (index, action) in actions.enumerated() {
                let role: Role = index == 0 ? .buttonFocused : .button
                if index == 0 { surface.put(">", at: point, role: .body, within: foot) }
                let place = point.moved(right: 2)
                if index == 0 { surface.cursor = place }
                point = place.moved(right: surface.put("[ \(action) ]", at: place, role: role, within: foot) + 2)
            }
        }
    }

    var hints: [KeyHint] {
        let back = KeyHint(.escape, FormsWords.anju.back, weight: .main)
        switch stage {
        case .sources: return [KeyHint(.enter, CounterCaseTexts.choose, weight: .main), back]
        case .files:
            return [KeyHint(.enter, CounterCaseTexts.choose, weight: .main)] + picker.hints(.anju) + [back]
        case .preview(let file):
            var hints = [
                KeyHint([.character("+"), .character("-")], CounterContractTexts.zoom, named: "+ -"),
                KeyHint([.up, .down, .left, .right], CounterCaseTexts.pan, named: "↑↓←→", weight: .minor), back,
            ]
            if file.trouble == nil {
                hints.insert(KeyHint([.enter, .character("1")], says.use, weight: .main), at: 0)
            }
            return hints
        }
    }
}

/// At the counter.
enum CounterTaking: TakingWorld {
    static func list(root: Int, path: [String]) -> CounterAsk { .listMedia(root: root, path: path) }
    static func take(_ source: FileSource) -> CounterAsk { .takePicture(source) }
    static func dots(_ request: DotRequest) -> CounterAsk { .dots(request) }

    static func news(_ answer: CounterAnswer) -> TakingNews? {
        switch answer {
        case .sources(let sources): .sources(sources)
        case .listing(let listing): .listing(listing)
        case .staged(let file): .staged(file)
        case .nothingStaged: .nothing
        case .cancelled: .cancelled
        case .dots(let request, let dots): .dots(request, dots)
        case .failed: .failed
        default: nil
        }
    }
}

/// At a kiosk: what shows a changed family.
enum KioskTaking: TakingWorld {
    private static let kind = MaterialKind.familyProof

    static func list(root: Int, path: [String]) -> KioskAsk { .listMedia(kind, root: root, path: path) }
    static func dots(_ request: DotRequest) -> KioskAsk { .dots(request) }

    static func take(_ source: FileSource) -> KioskAsk {
        switch source {
        case .media(let root, let path): .takeFile(kind, root: root, path: path)
        case .camera: .takeCameraPicture(kind)
        case .scanner: .scan(kind)
        }
    }

    static func news(_ answer: KioskAnswer) -> TakingNews? {
        switch answer {
        case .devices(let sources): .sources(sources)
        case .listing(let listing): .listing(listing)
        case .staged(let file): .staged(file)
        case .nothingStaged: .nothing
        case .cancelled: .cancelled
        case .dots(let request, let dots): .dots(request, dots)
        case .failed: .failed
        default: nil
        }
    }
}
