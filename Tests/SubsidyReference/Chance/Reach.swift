/// What random offices come to by the rules alone, so that nobody takes comfort from stories in which nothing happens.
public struct Reach: Sendable {
    /// How often each act had which outcome: `sign done`, `sign FINDING_OPEN`.
    public private(set) var outcomes: [String: Int] = [:]
    /// How often a family stood in each state after a command: `CALLED`, `CALLED proposed`, `SIGNED STOPPED`; after how many
    /// there was a run like that.
    public private(set) var states: [String: Int] = [:]

    public init() {}

    /// - Parameters:
    ///   - before: the families of the batch that the command was about, before it.
    ///   - office: that batch, after it.
    mutating func note(
        _ command: SubsidyCommand, _ answer: SubsidyAnswer, _ before: [RuleOffice.Family], _ office: RuleOffice
    ) {
        outcomes["\(Self.name(command.act)) \(Self.word(answer))", default: 0] += 1
        if answer.isDone { noteDecision(command.act, office) }
        note(office.families)
        note(office)
        note(before, office, after: command)
    }

    public mutating func add(_ other: Reach) {
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        states.merge(other.states, uniquingKeysWith: +)
    }

    /// What a decision about a lease has come to, and one about a false application.
    private mutating func noteDecision(_ act: SubsidyCommand.Act, _ office: RuleOffice) {
        guard case .decideChange(let number, let eligible, let isFalse, let lease) = act else { return }
        if isFalse { outcomes["declared falsely", default: 0] += 1 }
        guard office.changes[number].isOfLease else { return }
        if lease != nil { outcomes["new lease entered", default: 0] += 1 }
        if !eligible { outcomes["stopped by the lease's end", default: 0] += 1 }
    }

    /// What became of a family by this command: `INELIGIBLE reopened`, `CALLED kept`, `CALLED days anew`, `left elsewhere`.
    private mutating func note(_ before: [RuleOffice.Family], _ batch: RuleOffice, after command: SubsidyCommand) {
        for (old, new) in zip(before, batch.families) where old.line.receipt == new.line.receipt {
            if old.state == "INELIGIBLE", new.state == "UNDER_REVIEW" { states["INELIGIBLE reopened", default: 0] += 1 }
            if new.state == "CALLED", command.act == .waive, CountedDays.day(command.at) > new.signBy {
                states["CALLED kept", default: 0] += 1
            }
            if old.state == "CALLED", old.signBy < new.signBy { states["CALLED days anew", default: 0] += 1 }
            if new.proposed.contains("LEFT_REGISTER_EARLY"), !new.hasLeft { states["left elsewhere", default: 0] += 1 }
        }
    }

    private mutating func note(_ families: [RuleOffice.Family]) {
        for family in families where !family.state.isEmpty {
            let isProposed = family.state != "UNDER_REVIEW" && !family.proposed.isEmpty
            let more = family.agreement?.state ?? (isProposed ? "proposed" : "")
            if family.agreement?.isWithheld ?? false { states["withheld \(more)", default: 0] += 1 }
            states[more.isEmpty ? family.state : "\(family.state) \(more)", default: 0] += 1
        }
    }

    private mutating func note(_ office: RuleOffice) {
        if office.runs.contains(where: { $0.state == "CANCELLED" }) { states["RUN CANCELLED", default: 0] += 1 }
        if office.paidAfterAll > 0 { states["INSTALMENT paid after all", default: 0] += 1 }
    }

    private static func name(_ act: SubsidyCommand.Act) -> String {
        Mirror(reflecting: act).children.first?.label ?? "\(act)"
    }

    private static func word(_ answer: SubsidyAnswer) -> String {
        switch answer {
        case .done: "done"
        case .doneWithout: "done without"
        case .badFile: "bad file"
        case .refused(let code): code ?? "refused"
        }
    }
}
