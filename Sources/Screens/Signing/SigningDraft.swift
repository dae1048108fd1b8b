import Housing

/// Where somebody stands in an attempt to sign and what he has answered and not yet handed in. One row a person; what
/// the contract itself knows is not repeated here.
public struct SigningDraft: BlocksDraft {
    /// The pages of the flow. The raw values lie in the database.
    public enum Page: String, Codable, Sendable {
        case contract, block, lines, line, report, commitment, transcription, way
    }

    public var page = Page.contract
    public var caseID: CaseID?
    /// The attempt that it is about: in another one everything is answered anew.
    public var attempt: Int?
    public var focus: String?

    // G-3
    public var block = InfoBlock.dwelling
    public var blocks: [InfoBlock: BlockDraft] = [:]
    public var line: InfoLine?
    public var typed = ""
    public var snapshot: Commitment?

    // G-5
    /// What stands in the box.
    public var transcript = ""
    /// Whether it was typed or changed by keys, and not only pasted.
    public var isTyped = false

    public init() {}

    /// Everything that was pointed out, each with the person's words.
    var wrong: [InfoLine: String] {
        let lines = InfoBlock.allCases.flatMap { self[$0].wrong }
        return Dictionary(lines.map { ($0.line, $0.words) }) { first, _ in first }
    }
}
