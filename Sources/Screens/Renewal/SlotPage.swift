import Cells
import Forms
import Housing
import Office
import Texts

/// Where the picture for a slot comes from: a file, the document camera, the scanner.
struct SlotPage: RenewalPage {
    enum Entry: Hashable, Sendable {
        case media(Int)
        case camera, scanner, view, former, remove, back
        /// The answers to whether to remove it.
        case removeForGood, keep
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var sources: CardSources?
    private var menu = Menu<Entry>([])
    /// Whether the page asks if the picture is to be removed.
    private var asksToRemove = false

    init(journey: Journey) {
        self.journey = journey
    }

    private var kind: MaterialKind { journey.draft.slot ?? .cardFront }
    private var current: Material? { journey.renewal?.currentMaterials.first { $0.kind == kind } }
    /// What was in the slot when it was sent back, where it has gone from it since.
    private var former: Material? {
        guard journey.isMending, case .files(let files)? = journey.file?.latest(of: .material(kind))?.before else {
            return nil
        }
        return files.last { !(journey.renewal?.currentMaterials.contains($0) ?? false) }
    }
    /// Whether what is in the slot is what was sent back.
    private var isFormer: Bool {
        let sentBack = journey.isMending ? journey.renewal?.openReturn?.version : nil
        return sentBack.map { (current?.addedVersion ?? .max) <= $0 } ?? false
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [saving, .ask(.devices)]
        case .answer(.devices(let sources)):
            self.sources = sources
            menu = Menu(entries(sources), focus: menu.focused)
        case .answer(.staged(let file)): return [.turn(to: PreviewPage(journey: journey, file: file))]
        case .answer(.nothingStaged): return [.say(.warning(RenewalTexts.cameraEmpty))]
        case .answer(.cancelled): return [.say(.info(RenewalTexts.takingCancelled))]
        case .answer(.renewal(let renewal)):
            journey.renewal = renewal
            list()
            return [.say(.success(RenewalTexts.removed))]
        case .key(.escape) where asksToRemove: list()
        case .key(.escape): return back()
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    /// Lists the ways to a picture, the question answered.
    private mutating func list() {
        asksToRemove = false
        if let sources { menu = Menu(entries(sources)) }
    }

    private mutating func askToRemove() {
        asksToRemove = true
        menu = Menu(
            [MenuEntry(.removeForGood, RenewalTexts.removeForGood), MenuEntry(.keep, RenewalTexts.keepPicture)],
            focus: .keep)
    }

    private func entries(_ sources: CardSources) -> [MenuEntry<Entry>] {
        var entries: [MenuEntry<Entry>] = sources.mediaRoots.enumerated().map { index, name in
            MenuEntry(.media(index), RenewalTexts.fromMedia, note: name)
        }
        if entries.isEmpty {
            entries = [MenuEntry(.media(0), RenewalTexts.fromMedia, whyNot: RenewalTexts.noMedia)]
        }
        if sources.hasCamera { entries.append(MenuEntry(.camera, RenewalTexts.fromCamera)) }
        if sources.hasScanner {
            entries.append(
                MenuEntry(
                    .scanner, RenewalTexts.fromScanner,
                    note: sources.isScannerDemonstration ? RenewalTexts.demonstration : ""))
        }
        if current != nil {
            entries += [
                MenuEntry(.view, isFormer ? CorrectionTexts.viewFormer : RenewalTexts.view),
                MenuEntry(.remove, RenewalTexts.remove),
            ]
        }
        if former != nil { entries.append(MenuEntry(.former, CorrectionTexts.viewFormer)) }
        return entries + [MenuEntry(.back, HomeTexts.back)]
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.media(let root)): return [.turn(to: MediaPage(journey: journey, root: root))]
        case .took(.camera): return [.job(.takeCameraPicture(kind), title: RenewalTexts.openingTitle)]
        case .took(.scanner): return [.job(.scan(kind), title: RenewalTexts.scanTitle)]
        case .took(.view):
            return current.map { [.job(.lookAt($0.id), title: RenewalTexts.openingTitle)] } ?? []
        case .took(.former):
            return former.map { [.job(.lookAt($0.id), title: RenewalTexts.openingTitle)] } ?? []
        case .took(.remove): askToRemove()
        case .took(.keep): list()
        case .took(.removeForGood):
            guard let current, let renewal = journey.renewal else { return [] }
            return [.ask(.removeMaterial(current.id, renewal))]
        case .took(.back): return back()
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: break
        }
        return []
    }

    private func back() -> [KioskEffect] { journey.back(to: .materials) }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let blocks: [PageBlock] =
            [.heading(RenewalTexts.slotTitle(kind))] + journey.returnReasons(for: kind) + state + [.gap]
            + (asksToRemove
                ? [.text(RenewalTexts.removeQuestion, .warning), .gap]
                : howToPut + [.text(RenewalTexts.sourceQuestion, .label)])
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    /// What is in the slot, and beside it what was sent back.
    private var state: [PageBlock] {
        let uploaded: (Material) -> String = {
            RenewalTexts.uploaded(FileSize.words(bytes: $0.bytes), at: $0.addedAt.words)
        }
        let formerly: (Material) -> String = {
            CorrectionTexts.formerly(CorrectionTexts.file(FileSize.words(bytes: $0.bytes), at: $0.addedAt))
        }
        let before = former.map { [PageBlock.text(formerly($0), .muted)] } ?? []
        guard let current else { return before + [.text(RenewalTexts.notUploaded, .warning)] }
        if isFormer { return [.text(formerly(current), .warning)] }
        return before + [.text(uploaded(current), .success)]
    }

    /// How the card is to lie, for the devices that are here.
    private var howToPut: [PageBlock] {
        let camera = sources?.hasCamera == true ? [PageBlock.text(RenewalTexts.putUnderCamera(kind))] : []
        let scanner = sources?.hasScanner == true ? [PageBlock.text(RenewalTexts.putOnScanner(kind))] : []
        return camera.isEmpty && scanner.isEmpty ? [] : camera + scanner + [.gap]
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}
