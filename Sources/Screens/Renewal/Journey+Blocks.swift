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
        guard let renewal else { return [] }
        // Only what was sent back is done again, unless the registers say something else by now.
        let isSame = isMending && info.commitment == renewal.info?.snapshot
        return [.ask(.confirmInfo(info, isSame ? draft.answers(to: draft.block) : draft.answers, renewal))]
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
