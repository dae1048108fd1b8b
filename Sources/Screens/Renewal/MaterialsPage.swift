import Cells
import Forms
import Housing
import Office
import Texts

/// 上传材料: the two sides of the tenant's card, what is there and what is missing (O-5).
struct MaterialsPage: RenewalPage {
    enum Entry: Hashable, Sendable {
        case slot(MaterialKind)
        case review
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var menu: Menu<Entry>

    init(journey: Journey) {
        self.journey = journey
        let missing = journey.renewal?.missingMaterials ?? MaterialKind.required
        let focus = missing.first.map(Entry.slot) ?? .review
        menu = Menu(MaterialsPage.entries(journey, missing), focus: focus, isSpaced: true)
    }

    private static func entries(_ journey: Journey, _ missing: [MaterialKind]) -> [MenuEntry<Entry>] {
        (journey.renewal?.slots ?? []).map { entry($0, journey) } + [
            MenuEntry(
                .review, RenewalTexts.toReview,
                whyNot: missing.isEmpty ? nil : RenewalTexts.missing(missing.map(\.name)))
        ]
    }

    /// What a changed family needs is there only then, and says why.
    private static func entry(_ slot: Renewal.Slot, _ journey: Journey) -> MenuEntry<Entry> {
        let files = journey.renewal?.currentMaterials.filter { $0.kind == slot.kind } ?? []
        let sizes = RenewalTexts.files(files.map { FileSize.words(bytes: $0.bytes) })
        let note = files.last.map { RenewalTexts.uploaded(sizes, at: $0.addedAt.clock) }
        let none = slot.isRequired ? RenewalTexts.notUploaded : journey.why(slot) ?? CorrectionTexts.optional
        return MenuEntry(
            .slot(slot.kind), slot.kind.name, note: note ?? none,
            noteRole: note != nil ? .success : slot.isRequired ? .warning : .muted)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        if let effects = common(event) { return effects }
        switch event {
        case .appeared: return [saving]
        case .key(.escape):
            journey.draft.block = .renewal
            return journey.back(to: .block)
        case .key(let key): return press(key)
        default: return []
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.slot(let kind)):
            journey.draft.slot = kind
            return [journey.turn(to: .slot)]
        case .took(.review):
            journey.draft.returnsToReview = false
            return [journey.turn(to: .review)]
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let missing = journey.renewal?.missingMaterials ?? []
        var blocks: [PageBlock] = [.heading(RenewalTexts.materialsTitle), .text(RenewalTexts.materialsText), .gap]
        if !missing.isEmpty { blocks += [.text(RenewalTexts.missing(missing.map(\.name)), .warning), .gap] }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
    }

    var hints: [KeyHint] { [.choose, .move, .back] }
}
