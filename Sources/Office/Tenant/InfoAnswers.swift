import Housing

/// What the tenant answers at 【确认续约信息】.
public struct InfoAnswers: Equatable, Sendable {
    /// The blocks that were on the screen.
    public var shown: Set<InfoBlock>
    /// One a block.
    public var blocks: [InfoBlock: Block]
    /// Telephones that he puts right himself.
    public var corrections: [InfoLine: Mobile]

    /// The answer to one block.
    public enum Block: Equatable, Sendable {
        case confirmed
        /// These lines are wrong, each with his words or none; staff look into them.
        case wrong([InfoLine: String])
    }

    public init(
        shown: Set<InfoBlock> = [], blocks: [InfoBlock: Block] = [:], corrections: [InfoLine: Mobile] = [:]
    ) {
        self.shown = shown
        self.blocks = blocks
        self.corrections = corrections
    }
}

/// The answers with an id for each piece of text, drawn before the transaction.
struct WrittenAnswers {
    let blocks: [Renewal.BlockAnswer]
    let corrections: [Renewal.Correction]
    let texts: [(id: TextID, text: String)]

    init(_ answers: InfoAnswers, entropy: any Entropy) {
        var texts: [(id: TextID, text: String)] = []
        func write(_ text: String) -> TextID {
            let id = TextID(entropy.identifier())
            texts.append((id, text))
            return id
        }
        blocks = InfoBlock.allCases.compactMap { block in
            switch answers.blocks[block] {
            case nil: nil
            case .confirmed: .confirmed(block)
            case .wrong(let lines):
                .reported(
                    block,
                    lines.sorted { $0.key < $1.key }.map { line, words in
                        let words = Normal.name(words)
                        return Renewal.WrongLine(line, note: words.isEmpty ? nil : write(words))
                    })
            }
        }
        corrections = answers.corrections.sorted { $0.key < $1.key }.map { line, mobile in
            Renewal.Correction(line, mobile: mobile, stored: write(mobile.value))
        }
        self.texts = texts
    }
}
