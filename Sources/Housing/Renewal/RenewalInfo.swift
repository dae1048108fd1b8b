extension Renewal {
    /// O-4: all four blocks shown and answered, against the very values that the registers have now.
    mutating func confirmInfo(_ given: InfoConfirmation, _ step: Step) throws(Refusal) -> Entry {
        guard let current = step.facts.info, given.snapshot == current.snapshot else {
            throw Refusal(.infoChanged, "O-4")
        }
        try requireAnswers(given)
        for answer in given.answers {
            try requireWrongLines(answer, known: current.lines)
        }
        try requireCorrections(given.corrections, known: current.lines)

        let wrong = given.answers.flatMap(\.wrong)
        info = ConfirmedInfo(
            snapshot: given.snapshot, wrong: wrong,
            corrections: given.corrections.map { StoredCorrection(line: $0.line, stored: $0.stored) },
            at: step.now, version: step.version)
        if state == .declared { state = .infoConfirmed }
        return entry(
            .renewalInfoConfirmed,
            [
                "snapshot": .commitment(given.snapshot), "wrong": .codes(wrong.map(\.line.description)),
                "corrected": .codes(given.corrections.map(\.line.description)),
            ])
    }

    private func requireAnswers(_ given: InfoConfirmation) throws(Refusal) {
        for block in InfoBlock.allCases {
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
