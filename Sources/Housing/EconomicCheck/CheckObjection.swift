extension EconomicCheck {
    /// Within the objection period, once a report (Q26), while no other check of the lease is open.
    mutating func object(_ text: TextID, _ step: Step) throws(Refusal) -> Entry {
        guard let report, result != nil else {
            throw Refusal(.wrongState, "6.2", .checkState(state), .checkAct(.object))
        }
        if let until = objectionUntil(step.facts), step.now.day > until {
            throw Refusal(.objectionClosed, "Q26", .until(until))
        }
        guard !objections.contains(where: { $0.report == report.number }) else {
            throw Refusal(.objectionRepeated, "Q26")
        }
        if let other = step.facts.openCheck, other != id {
            throw Refusal(.alreadyOpen, "6.2", .openCase(other))
        }
        objections.append(Objection(report: report.number, text: text, at: step.now))
        state = .objection
        return entry(.checkObjected, ["report": .number(reports.count)])
    }

    /// Upheld: it is checked again, and leaves the office once more. Else the result stands.
    mutating func decideObjection(_ isUpheld: Bool, _ note: TextID, _ step: Step) throws(Refusal) -> Entry {
        let index = objections.count - 1
        objections[index].decision = Objection.Decision(
            isUpheld: isUpheld, note: note, by: try person(step), at: step.now)
        state = isUpheld ? .inProgress : .fails
        return entry(.checkObjectionDecided, ["upheld": .flag(isUpheld), "round": .number(round)])
    }
}
