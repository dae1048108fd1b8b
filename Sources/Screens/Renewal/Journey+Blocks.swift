import Forms
import Housing
import Office
import Texts

/// The four blocks of a renewal (O-4): wrong telephone numbers are corrected, the rest goes to staff with it.
extension Journey: BlocksJourney {
    static var mayCorrect: Bool { true }
    var staffWill: String { RenewalTexts.staffWill }

    var openInfo: KioskEffect? { renewal.map { .ask(.openInfo($0)) } }

    var isRevisiting: Bool { isMending || draft.returnsToReview }

    func turn(toStep step: BlocksStep, focus: String?) -> KioskEffect {
        switch step {
        case .block: turn(to: .block, focus: focus)
        case .lines: turn(to: .lines, focus: focus)
        case .line: turn(to: .line, focus: focus)
        }
    }

    func handIn(_ info: InfoPages) -> [KioskEffect] {
        renewal.map { [.ask(.confirmInfo(info, draft.answers, $0))] } ?? []
    }

    mutating func took(_ answer: KioskAnswer) -> [KioskEffect]? {
        guard case .renewal(let renewal) = answer else { return nil }
        self.renewal = renewal
        draft.handedIn = draft.blocks
        return [forward(to: .materials)]
    }

    func leaveBlocks() -> [KioskEffect] { back(to: nil) }

    mutating func leaveRevisited(_ info: InfoPages?) -> [KioskEffect]? {
        // The review page shows what the case has: a finished change is handed in on the way, half of one is left out.
        if draft.returnsToReview, let handedIn = draft.handedIn, handedIn != draft.blocks {
            if draft.isComplete, let info { return handIn(info) }
            draft.blocks = handedIn
        }
        return isRevisiting ? back(to: nil) : nil
    }
}

extension Journey {
    /// Why this block was sent back, where it was.
    func returnReasons(for block: InfoBlock) -> [PageBlock] {
        returnReasons { $0.infoBlock == block }
    }

    /// Why this slot was sent back, where it was.
    func returnReasons(for kind: MaterialKind) -> [PageBlock] {
        returnReasons { $0 == .material(kind) }
    }

    private func returnReasons(_ isMeant: (ItemPath) -> Bool) -> [PageBlock] {
        let items = isMending ? renewal?.openReturn?.items.filter { isMeant($0.path) } ?? [] : []
        let blocks = items.map { PageBlock.text("! \(name(of: $0.path))：\(reason(of: $0))", .warning) }
        return blocks.isEmpty ? [] : blocks + [.gap]
    }

    /// An item as people call it; an occupant's line names the person, masked.
    func name(of path: ItemPath) -> String { file?.maskedName(ofItem: path) ?? "" }

    /// Why an item was sent back, with the reviewer's words.
    func reason(of item: Renewal.Return.Item) -> String {
        guard let file, let reasons else { return "" }
        return file.reason(of: item, reasons)
    }
}
