/// The batches of one office, each kept by hand, and what they must know of each other.
public struct RuleHall: Sendable {
    public private(set) var batches: [RuleOffice]

    public init(batches count: Int) { batches = Array(repeating: RuleOffice(), count: count) }

    /// What comes of a command.
    public mutating func perform(_ command: SubsidyCommand) -> SubsidyAnswer {
        let isAllowed =
            command.act.isOwn
            ? !Staff.logins.contains(command.by) : Staff.hold(command.by, command.act.roles)
        guard isAllowed else { return .refused("ROLE_NOT_ALLOWED") }
        let answer = batches[command.batch].perform(command)
        if case .importUsedHouses(let lines) = command.act {
            takeIn(lines, by: command.by)
            return .done
        }
        tellEachOther()
        return answer
    }

    /// Dwellings are used for every batch, whichever brought them.
    private mutating func takeIn(_ lines: [UsedHouseLine], by: String) {
        for number in batches.indices {
            let before = batches[number].families.map(batches[number].matter)
            for line in lines { batches[number].usedHouses[line.houseCode, default: []].insert(by) }
            batches[number].reopenChanged(since: before)
        }
    }

    /// Who signed in one batch has left the list for all (LH-57), and a dwelling that was paid for once is used (LH-06).
    private mutating func tellEachOther() {
        guard batches.count > 1 else { return }
        for number in batches.indices {
            var known = RuleOffice.Elsewhere()
            for (other, batch) in batches.enumerated() where other != number {
                for family in batch.families {
                    guard let agreement = family.agreement, let form = family.form else { continue }
                    known.signed.formUnion([family.line.receipt, family.applicant])
                    if !agreement.paidMonths.isEmpty { known.drawn.formUnion([form.houseCode] + agreement.moves) }
                    if agreement.hasDwelling { known.held.insert(agreement.moves.last ?? form.houseCode) }
                    guard agreement.hasDwelling || !agreement.paidMonths.isEmpty else { continue }
                    known.bound.formUnion([family.line.receipt, family.applicant])
                }
            }
            guard known != batches[number].elsewhere else { continue }
            let before = batches[number].families.map(batches[number].matter)
            batches[number].elsewhere = known
            batches[number].reopenChanged(since: before)
        }
    }
}
