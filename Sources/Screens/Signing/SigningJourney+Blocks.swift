import Forms
import Housing
import Office
import Texts

/// The four blocks before a contract is signed (G-3). Nothing is corrected on the spot: what is wrong goes to staff,
/// and nobody signs what he says is wrong.
extension SigningJourney: BlocksJourney {
    static var mayCorrect: Bool { false }
    var staffWill: String { SigningTexts.staffWill }

    var openInfo: KioskEffect? { .ask(.signing(.openInfo(signing))) }
    var isRevisiting: Bool { false }

    func turn(toStep step: BlocksStep, focus: String?) -> KioskEffect {
        switch step {
        case .block: turn(to: .block, focus: focus)
        case .lines: turn(to: .lines, focus: focus)
        case .line: turn(to: .line, focus: focus)
        }
    }

    func handIn(_ info: InfoPages) -> [KioskEffect] {
        guard draft.wrong.isEmpty else { return [turn(to: .report)] }
        let shown = Set(InfoBlock.allCases.filter { draft[$0].isSeen })
        return [.ask(.signing(.confirmInfo(info, shown: shown, signing)))]
    }

    mutating func took(_ answer: KioskAnswer) -> [KioskEffect]? {
        guard case .signing(.stepped(let signing)) = answer else { return nil }
        return [goOn(with: signing)]
    }

    func leaveBlocks() -> [KioskEffect] { [turn(to: .contract)] }
    mutating func leaveRevisited(_ info: InfoPages?) -> [KioskEffect]? { nil }
}
