import Cells
import Forms
import Housing
import Office
import Texts

/// A returned application: which items, why, until when; each is mended on its page, then 【重新提交】.
struct ReturnedPage: RenewalPage {
    enum Entry: Hashable, Sendable {
        case item(ItemPath)
        case extra
        case resubmit
    }

    var journey: Journey
    var keeper = DraftKeeper()
    private var menu: Menu<Entry>
    private var dialog: Dialog<Bool>?

    init(journey: Journey) {
        self.journey = journey
        menu = Menu([], isSpaced: true)
        build()
    }

    private mutating func build() {
        guard let renewal = journey.renewal, let open = renewal.openReturn else { return }
        let toDo = renewal.itemsToDo.map(\.path)
        let items = open.items.map { item in
            let isDone = !toDo.contains(item.path)
            let name = journey.name(of: item.path)
            return MenuEntry<Entry>(
                .item(item.path), isDone ? RenewalTexts.itemDone(name) : RenewalTexts.itemToDo(name),
                note: journey.reason(of: item), noteRole: isDone ? .muted : .warning)
        }
        let extras = renewal.currentMaterials.filter { $0.kind == .other }.count
        let extra = MenuEntry<Entry>(
            .extra, RenewalTexts.addProof, note: extras == 0 ? RenewalTexts.proofNote : RenewalTexts.proofs(extras))
        let resubmit = MenuEntry<Entry>(
            .resubmit, RenewalTexts.resubmit, note: toDo.isEmpty ? "" : RenewalTexts.itemsLeft(toDo.count),
            whyNot: toDo.isEmpty ? nil : RenewalTexts.itemsLeft(toDo.count))
        menu = Menu(items + [extra, resubmit], focus: toDo.first.map(Entry.item) ?? .resubmit, isSpaced: true)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [saving]
        case .answer(.renewal(let renewal)):
            return [.turn(to: DonePage(visitor: journey.visitor, renewal: renewal))]
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return common(event) ?? []
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.item(let path)): return [journey.turn(toChange: path)]
        case .took(.extra): return [journey.turn(toChange: .material(.other))]
        case .took(.resubmit): askToResubmit()
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: break
        }
        return []
    }

    /// What was mended, once more, before it is out of the applicant's hands.
    private mutating func askToResubmit() {
        guard let renewal = journey.renewal, let open = renewal.openReturn else { return }
        let proofs = renewal.currentMaterials.count { $0.kind == .other }
        dialog = Dialog(
            title: RenewalTexts.resubmitTitle,
            text: RenewalTexts.resubmitText(open.items.map { journey.name(of: $0.path) }, proofs: proofs),
            buttons: [DialogButton(true, RenewalTexts.resubmitYes), DialogButton(false, RenewalTexts.resubmitNo)],
            escape: false)
    }

    private mutating func pressDialog(_ key: Key) -> [KioskEffect] {
        guard let answer = dialog?.press(key) else { return [] }
        dialog = nil
        guard answer, let renewal = journey.renewal else { return [] }
        return [.ask(.resubmit(renewal))]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(RenewalTexts.returnedTitle)]
        if let open = journey.renewal?.openReturn {
            blocks += [
                .text(RenewalTexts.returnedUntil(open.deadline, isProvisional: open.isProvisional), .warning), .gap,
                .text(RenewalTexts.returnedChoose, .label), .gap,
            ]
        }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        dialog?.draw(on: &surface, in: body)
    }

    var hints: [KeyHint] {
        // The dialog answers to Esc by itself.
        dialog == nil ? [.choose, .move, .back] : [.choose, KeyHint(.escape, RenewalTexts.resubmitNo)]
    }
}
