import Housing
import Office
import Texts

/// Where somebody stands in a renewal and what he has answered and not yet handed in. One row a person; everything
/// that the case itself knows (its state, its files) is not repeated here.
public struct RenewalDraft: BlocksDraft {
    /// The pages of the flow. The raw values lie in the database.
    public enum Page: String, Codable, Sendable {
        case apply, policy, information, declaration, block, lines, line, materials, slot, review, returned, mend
    }

    public var page = Page.apply
    public var lease: LeaseID?
    public var caseID: CaseID?
    /// The field that had the focus, by the page's own name for it.
    public var focus: String?

    // O-1, O-2
    public var isOptionChosen = false
    public var policy: Renewal.PolicyChoice?

    // O-3
    public var isInformationConfirmed = false
    public var isTicked = false

    // O-4
    public var block = InfoBlock.dwelling
    public var blocks: [InfoBlock: BlockDraft] = [:]
    /// The answers as the case has them; nil before they were handed in. Esc must not leave the review page with others.
    public var handedIn: [InfoBlock: BlockDraft]?
    /// The line that is being told about.
    public var line: InfoLine?
    /// What of it has been typed and not yet taken over.
    public var typed = ""
    /// Stands for the snapshot that the answers are about: other values need other answers.
    public var snapshot: Commitment?

    // O-5
    public var slot: MaterialKind?

    /// What was begun about a line that was sent back.
    public var mend: LineDraftAnswer?

    /// Set while an answer is changed from the review page, to which the page then returns.
    public var returnsToReview = false

    public init() {}

    /// The answers as they are handed in.
    var answers: InfoAnswers { answers(to: InfoBlock.allCases) }

    /// The answer to one block alone.
    func answers(to block: InfoBlock) -> InfoAnswers { answers(to: [block]) }

    private func answers(to blocks: [InfoBlock]) -> InfoAnswers {
        var answers = InfoAnswers()
        for block in blocks {
            let draft = self[block]
            if draft.isSeen { answers.shown.insert(block) }
            switch draft.verdict {
            case nil: break
            case .right: answers.blocks[block] = .confirmed
            case .wrong: take(draft, block, into: &answers)
            }
        }
        return answers
    }

    /// A line that is his to correct is corrected and leaves nothing to report; all others go to staff.
    private func take(_ draft: BlockDraft, _ block: InfoBlock, into answers: inout InfoAnswers) {
        var reported: [InfoLine: String] = [:]
        for wrong in draft.wrong {
            if let mobile = wrong.mobile {
                answers.corrections[wrong.line] = mobile
            } else {
                reported[wrong.line] = wrong.words
            }
        }
        let isAllCorrected = reported.isEmpty && !draft.wrong.isEmpty
        answers.blocks[block] = isAllCorrected ? .confirmed : .wrong(reported)
    }
}
