extension Signing {
    /// The attempt is put with those that came to nothing, its evidence whole.
    mutating func endAttempt(_ cause: EndCause, _ step: Step) {
        guard var ended = attempt else { return }
        ended.end = End(cause: cause, at: step.now)
        formerAttempts.append(ended)
        attempt = nil
    }

    mutating func abandon(_ cause: EndCause, _ step: Step) -> Entry {
        let before = state
        let number = attempt?.number ?? 0
        endAttempt(cause, step)
        state = .toSign
        return entry(
            .contractAbandoned,
            ["attempt": .number(number), "state": .code(before.rawValue), "cause": .code(cause.rawValue)])
    }

    /// Whether an attempt lies still for longer than one may, so that whoever comes next begins at the beginning; one that
    /// waits for the counter has days.
    public func liesStill(at now: Moment, _ parameters: Parameters) -> Bool {
        guard state.isUnderWay else { return false }
        if let until = attempt?.counter?.until { return now.day > until }
        return now.milliseconds(since: updatedAt) >= Int64(parameters.attemptMinutes) * 60_000
    }

    /// An attempt that lies still is ended.
    mutating func timeOut(_ step: Step) throws(Refusal) -> Entry {
        guard liesStill(at: step.now, step.facts.parameters) else {
            let until = attempt?.counter?.until
            throw Refusal(.notExpired, "6.3", until.map { .until($0) } ?? .since(updatedAt))
        }
        return abandon(.timedOut, step)
    }

    mutating func makeVoid(_ reason: VoidReason, note: TextID?, _ step: Step) throws(Refusal) -> Entry {
        guard note != nil || !reason.needsNote else {
            throw Refusal(.noteMissing, "6.3")
        }
        let before = state
        endAttempt(.voided, step)
        voiding = Voiding(reason: reason, note: note, by: try person(step), at: step.now)
        state = .void
        return entry(.contractVoided, ["state": .code(before.rawValue), "reason": .code(reason.rawValue)])
    }

    /// Only what waits for the applicant expires, on the day after its last: not while the office still owes an answer
    /// to what he reported.
    mutating func expire(_ step: Step) throws(Refusal) -> Entry {
        guard openReport == nil, step.now.day > deadline else {
            throw Refusal(.notExpired, "Q30", .until(deadline))
        }
        let before = state
        endAttempt(.expired, step)
        state = .expired
        return entry(.contractExpired, ["state": .code(before.rawValue), "deadline": .day(deadline)])
    }
}
