extension Renewal {
    /// O-4: all four blocks shown and answered, against the very values that the registers have now.
    mutating func confirmInfo(_ given: InfoConfirmation, _ step: Step) throws(Refusal) -> Entry {
        guard let current = step.facts.info, given.snapshot == current.snapshot else {
            throw Refusal(.infoChanged, "O-4")
        }
        let blocks = blocksToAnswer(given)
        try requireAnswers(given, blocks)
        for answer in given.answers {
            try requireWrongLines(answer, known: current.lines)
        }
        try requireCorrections(given.corrections, known: current.lines.filter { blocks.contains($0.block) })

        let wrong = given.answers.flatMap(\.wrong)
        keep(given, wrong: wrong, blocks, step)
        if state == .declared { state = .infoConfirmed }
        return entry(
            .renewalInfoConfirmed,
            [
                "snapshot": .commitment(given.snapshot), "wrong": .codes(wrong.map(\.line.description)),
                "corrected": .codes(given.corrections.map(\.line.description)),
                "blocks": .codes(blocks.map(\.rawValue)),
            ])
    }

    /// All four; in answer to a return only those that are given, where the registers say what was confirmed.
    private func blocksToAnswer(_ given: InfoConfirmation) -> [InfoBlock] {
        guard state == .returned, info?.snapshot == given.snapshot, !given.answers.isEmpty else {
            return InfoBlock.allCases
        }
        return InfoBlock.allCases.filter { block in given.answers.contains { $0.block == block } }
    }

    /// What was said of the other blocks stands. What was handed in before is kept.
    private mutating func keep(_ given: InfoConfirmation, wrong: [WrongLine], _ blocks: [InfoBlock], _ step: Step) {
        let before = info
        let others = InfoBlock.allCases.filter { !blocks.contains($0) }
        let standing = before.map { before in others.map { StandingBlock(block: $0, version: before.version(of: $0)) } }
        let corrections = given.corrections.map { StoredCorrection(line: $0.line, stored: $0.stored) }
        info = ConfirmedInfo(
            snapshot: given.snapshot, wrong: (before?.wrong ?? []).filter { others.contains($0.line.block) } + wrong,
            corrections: (before?.corrections ?? []).filter { others.contains($0.line.block) } + corrections,
            at: step.now, version: step.version, standing: others.isEmpty ? nil : standing)
        if state == .returned, let before { formerInfo.append(before) }
    }

    private func requireAnswers(_ given: InfoConfirmation, _ blocks: [InfoBlock]) throws(Refusal) {
        for block in blocks {
            guard given.shown.contains(block) else {
                throw Refusal(.blockNotShown, "O-4", .block(block))
            }
            switch given.answers.count(where: { $0.block == block }) {
            case 0: throw Refusal(.blockNotAnswered, "O-4", .block(block))
            case 1: break
            default: throw Refusal(.blockAnsweredTwice, "O-4", .block(block))
            }
        }
    }

    /// A block that is said to be wrong names the lines; they are lines that were shown in it.
    private func requireWrongLines(_ answer: BlockAnswer, known: Set<InfoLine>) throws(Refusal) {
        if case .reported(let block, let wrong) = answer, wrong.isEmpty {
            throw Refusal(.lineNotNamed, "O-4", .block(block))
        }
        try InfoLine.require(answer.wrong.map(\.line), among: known.filter { $0.block == answer.block }, "O-4")
    }

    private func requireCorrections(_ corrections: [Correction], known: Set<InfoLine>) throws(Refusal) {
        var seen: Set<InfoLine> = []
        for line in corrections.map(\.line) {
            guard known.contains(line) else {
                throw Refusal(.lineUnknown, "O-4", .item(.line(line)))
            }
            guard line.isCorrectable else {
                throw Refusal(.lineNotCorrectable, "O-4", .item(.line(line)))
            }
            guard seen.insert(line).inserted else {
                throw Refusal(.itemTwice, "O-4", .item(.line(line)))
            }
        }
    }
}
