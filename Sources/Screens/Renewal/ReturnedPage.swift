import Cells
import Forms
import Housing
import Office
import Texts

/// A returned application: which items, why, until when; each is mended on its page, then 【重新提交】.
struct ReturnedPage: RenewalPage {
    enum Entry: Hashable, Sendable {
        case item(ItemPath)
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
        let toMend = renewal.toMend
        let items = open.items.map { entry($0, isDone: !toMend.contains($0.path)) }
        let slots = slots.map { entry($0, isMissing: toMend.contains(.material($0.kind))) }
        let left = toMend.isEmpty ? nil : RenewalTexts.itemsLeft(toMend.count)
        let resubmit = MenuEntry<Entry>(.resubmit, RenewalTexts.resubmit, note: left ?? "", whyNot: left)
        menu = Menu(items + slots + [resubmit], focus: toMend.first.map(Entry.item) ?? .resubmit, isSpaced: true)
    }

    private func entry(_ item: Renewal.Return.Item, isDone: Bool) -> MenuEntry<Entry> {
        let name = journey.name(of: item.path)
        return MenuEntry(
            .item(item.path), isDone ? RenewalTexts.itemDone(name) : RenewalTexts.itemToDo(name),
            note: journey.reason(of: item), noteRole: isDone ? .muted : .warning)
    }

    /// The slots that are open beside what was sent back.
    private var slots: [Renewal.Slot] {
        let items = journey.renewal?.openReturn?.items.map(\.path) ?? []
        return (journey.renewal?.slots ?? []).filter { $0.cause != .card && !items.contains(.material($0.kind)) }
    }

    private func entry(_ slot: Renewal.Slot, isMissing: Bool) -> MenuEntry<Entry> {
        let count = journey.renewal?.currentMaterials.count { $0.kind == slot.kind } ?? 0
        let state =
            isMissing ? CorrectionTexts.waiting : count > 0 ? RenewalTexts.proofs(count) : CorrectionTexts.optional
        return MenuEntry(
            .item(.material(slot.kind)), "\(slot.kind.name)（\(state)）", note: journey.why(slot) ?? "",
            noteRole: isMissing ? .warning : .muted)
    }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        switch event {
        case .appeared: return [saving]
        case .answer(.renewal(let renewal)):
            return [.turn(to: DonePage(visitor: journey.visitor, renewal: renewal))]
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .key(let key) where dialog != nil: return pressDialog(key)
        case .key(.escape): return [.pop]
        case .key(let key): return press(key)
        default: return common(event) ?? []
        }
    }

    /// Texts and registers may have moved on meanwhile: what follows from that is led to, beside what was sent back.
    private mutating func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textOutdated, .notTicked: return [journey.turn(toChange: .declaration)] + tell(trouble)
        case .infoChanged: return [journey.turn(toChange: .block(.dwelling))] + tell(trouble)
        default: return told(trouble)
        }
    }

    private mutating func press(_ key: Key) -> [KioskEffect] {
        switch menu.press(key) {
        case .took(.item(let path)): return [journey.turn(toChange: path)]
        case .took(.resubmit): askToResubmit()
        case .refused(let why): return [.say(.warning(why))]
        case .ignored, .moved: break
        }
        return []
    }

    /// What was mended, once more, before it is out of the applicant's hands.
    private mutating func askToResubmit() {
        guard let renewal = journey.renewal, let open = renewal.openReturn else { return }
        let beside = slots.map(\.kind).compactMap { kind in
            let count = renewal.currentMaterials.count { $0.kind == kind }
            return count == 0 ? nil : (name: kind.name, count: count)
        }
        dialog = Dialog(
            title: RenewalTexts.resubmitTitle,
            text: RenewalTexts.resubmitText(open.items.map { journey.name(of: $0.path) }, beside: beside),
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
