import Housing
import Office
import Texts

/// The answer to one of the four blocks of 【确认续约信息】.
public struct BlockDraft: Codable, Equatable, Sendable {
    public enum Verdict: String, Codable, Sendable {
        case right, wrong
    }

    public var verdict: Verdict?
    /// Whether all of it has been on the screen.
    public var isSeen = false
    /// What is wrong, in the order of the block; empty where the block is said to be right.
    public var wrong: [LineDraft] = []

    /// Whether it can be handed in.
    var isComplete: Bool { isSeen && verdict != nil && (verdict == .right || !wrong.isEmpty) }
}

/// What somebody says about a line.
public struct LineDraft: Codable, Equatable, Sendable {
    public let line: InfoLine
    /// His words for staff, or the right telephone number where the line is his to correct.
    public var words: String
    /// Set where nothing is corrected on the spot.
    private let isForStaff: Bool?

    init(line: InfoLine, words: String, mayCorrect: Bool = true) {
        self.line = line
        self.words = words
        isForStaff = mayCorrect ? nil : true
    }

    /// The telephone number that the line is corrected to; nil where staff are to look into it.
    var mobile: Mobile? { line.isCorrectable && isForStaff != true ? try? Mobile(words) : nil }

    /// What stands beside the line: the new number, or that it was pointed out.
    func note(inFull: Bool = false) -> String {
        mobile.map { RenewalTexts.correctedTo(InfoSnapshot.Value.mobile($0).words(inFull: inFull)) }
            ?? RenewalTexts.marked
    }
}

/// A draft with the answers to the four blocks in it.
protocol BlocksDraft: FlowDraft {
    /// The block that is before somebody.
    var block: InfoBlock { get set }
    var blocks: [InfoBlock: BlockDraft] { get set }
    /// The line that is being told about.
    var line: InfoLine? { get set }
    /// What of it has been typed and not yet taken over.
    var typed: String { get set }
    /// Stands for the snapshot that the answers are about: other values need other answers.
    var snapshot: Commitment? { get set }
}

extension BlocksDraft {
    subscript(block: InfoBlock) -> BlockDraft {
        get { blocks[block] ?? BlockDraft() }
        set { blocks[block] = newValue }
    }

    /// Whether all four blocks are answered.
    var isComplete: Bool { InfoBlock.allCases.allSatisfy { self[$0].isComplete } }
}

/// A way on which the four blocks of 【确认续约信息】 are confirmed (O-4, G-3).
protocol BlocksJourney: FlowJourney where Draft: BlocksDraft {
    var visitor: Visitor { get }
    /// Whether a telephone number is put right on the spot; else everything goes to staff.
    static var mayCorrect: Bool { get }

    /// Asks for the blocks as they are now; nil where there is no case.
    var openInfo: KioskEffect? { get }
    /// What becomes of a line that staff are to look into.
    var staffWill: String { get }
    /// Whether single answers are changed, so that only what has no answer follows.
    var isRevisiting: Bool { get }

    func turn(toStep step: BlocksStep, focus: String?) -> KioskEffect
    /// What to do with the answers, once all blocks have one.
    func handIn(_ info: InfoPages) -> [KioskEffect]
    /// The answers were taken; nil for an answer to something else.
    mutating func took(_ answer: KioskAnswer) -> [KioskEffect]?
    /// Where Esc leads from the first block.
    func leaveBlocks() -> [KioskEffect]
    /// Where Esc leads from a block that is revisited; nil where it leads to the block before.
    mutating func leaveRevisited(_ info: InfoPages?) -> [KioskEffect]?
    /// Why this block was sent back, where it was.
    func returnReasons(for block: InfoBlock) -> [PageBlock]
}

/// The pages about the blocks.
enum BlocksStep {
    case block, lines, line
}

extension BlocksJourney {
    func turn(toStep step: BlocksStep) -> KioskEffect { turn(toStep: step, focus: nil) }
    func returnReasons(for block: InfoBlock) -> [PageBlock] { [] }
}
