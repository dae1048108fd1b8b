import Forms
import Housing
import Office
import Texts

/// The way of a returned application: from one item that is not done to the next, then to 【重新提交】.
extension Journey {
    /// Stands before an item, as if it had been chosen from the list.
    mutating func stand(before path: ItemPath) {
        draft.focus = nil
        switch path {
        case .declaration:
            draft.isTicked = false
            draft.page = .information
        case .block(let block):
            draft.block = block
            draft.page = .block
        case .line(let line):
            draft.block = line.block
            draft.line = line
            // A line is answered by itself only where that very line was sent back.
            draft.page = isMending ? .mend : .block
        case .material(let kind):
            draft.slot = kind
            draft.page = .slot
        }
    }

    /// The item that the draft stands before; nil on the list.
    private var standing: ItemPath? {
        switch draft.page {
        case .information, .declaration: .declaration
        case .block, .lines, .line: .block(draft.block)
        case .mend: draft.line.map(ItemPath.line)
        case .slot: draft.slot.map(ItemPath.material)
        case .apply, .policy, .materials, .review, .returned: nil
        }
    }

    /// Where a returned application goes on: where somebody was in the midst of an item, there; else at the first that is
    /// not done, or with all of them done at the list with 【重新提交】.
    mutating func standWhereToMend() {
        guard let renewal, renewal.state == .returned, let first = renewal.toMend.first else { return }
        guard standing.map(renewal.toMend.contains) != true else { return }
        stand(before: first)
    }

    /// An item was done: to the next one, with the case read anew so that both versions are told.
    func onward() -> KioskEffect {
        guard let renewal else { return turn(to: .returned) }
        var journey = self
        journey.draft.page = .returned
        journey.draft.focus = nil
        journey.standWhereToMend()
        return .turn(
            to: ResumePage(
                visitor: visitor, id: renewal.id, draft: journey.draft,
                said: CorrectionTexts.doneMore(renewal.toMend.count)))
    }

    // MARK: What is said of it

    /// Why this line was sent back, where it was.
    func returnReasons(for line: InfoLine) -> [PageBlock] {
        returnReasons { $0 == .line(line) }
    }

    /// Why this block was sent back, where it was as a whole.
    func returnReasons(for block: InfoBlock) -> [PageBlock] {
        returnReasons { $0 == .block(block) }
    }

    /// Why this slot was sent back, or why it is there.
    func returnReasons(for kind: MaterialKind) -> [PageBlock] {
        let reasons = returnReasons { $0 == .material(kind) }
        let slot = renewal?.slots.first { $0.kind == kind }
        let lines = [slot.flatMap(why), CorrectionTexts.what(kind)].compactMap(\.self)
        let why: [PageBlock] = lines.map { .text($0, .info) }
        return reasons + why + (why.isEmpty ? [] : [.gap])
    }

    private func returnReasons(_ isMeant: (ItemPath) -> Bool) -> [PageBlock] {
        let items = isMending ? renewal?.openReturn?.items.filter { isMeant($0.path) } ?? [] : []
        let blocks = items.map { PageBlock.text("! " + CorrectionTexts.reason(reason(of: $0)), .warning) }
        return blocks.isEmpty ? [] : blocks + [.gap]
    }

    /// Why a slot beside the card's is there, in one line.
    func why(_ slot: Renewal.Slot) -> String? {
        if case .sentBack(let path, _) = slot.cause { return CorrectionTexts.why(slot, item: name(of: path)) }
        return CorrectionTexts.why(slot, item: nil)
    }

    /// An item as people call it; an occupant's line names the person, masked.
    func name(of path: ItemPath) -> String { file?.maskedName(ofItem: path) ?? "" }

    /// Why an item was sent back, with the reviewer's words.
    func reason(of item: Renewal.Return.Item) -> String {
        guard let file, let reasons else { return "" }
        return file.reason(of: item, reasons)
    }
}
