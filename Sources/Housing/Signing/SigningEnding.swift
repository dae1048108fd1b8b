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

    /// An attempt that lies still is ended, so that whoever comes next begins at the beginning; one that waits for the
    /// counter has days.
    mutating func timeOut(_ step: Step) throws(Refusal) -> Entry {
        if let until = attempt?.counter?.until {
            guard step.now.day > until else { throw Refusal(.notExpired, "6.3", .until(until)) }
        } else {
            let still = step.now.milliseconds(since: updatedAt)
            guard still >= Int64(step.facts.parameters.attemptMinutes) * 60_000 else {
                throw Refusal(.notExpired, "6.3", .since(updatedAt))
            }
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
