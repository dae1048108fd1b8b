/// What a renewal under the new policy finds out about the family's economic check (model 3.5).
public enum CheckStanding: Hashable, Sendable {
    /// None was ever asked for, or the last one was taken back.
    case none
    /// Asked for, no result yet; also where an objection is being looked into.
    case underWay(CaseID)
    /// It did meet the requirement, until that day.
    case outOfDate(CaseID, validUntil: Day)
    /// - Parameter objectionUntil: the last day on which it can still be objected to; nil where that is over or was done.
    case fails(CaseID, Assessment, objectionUntil: Day?)
    case meets(CaseID, validUntil: Day)

    /// - Parameters:
    ///   - checks: those of one lease, the newest first.
    ///   - day: the day on which it is asked.
    public init(_ checks: [EconomicCheck], on day: Day) {
        // A valid result holds while another check, that was asked for in good time, is under way.
        if let valid = checks.first(where: { $0.state == .meets && $0.isValid(on: day) }),
            !checks.prefix(while: { $0.id != valid.id }).contains(where: { $0.state == .fails })
        {
            self = .meets(valid.id, validUntil: valid.result?.validUntil ?? day)
            return
        }
        guard let check = checks.first(where: { $0.state != .cancelled && $0.end?.from != .draft }) else {
            self = .none
            return
        }
        switch check.state {
        case .draft, .requested, .inProgress, .reported, .objection: self = .underWay(check.id)
        case .fails:
            guard let result = check.result else {
                self = .none
                return
            }
            self = .fails(check.id, result.assessment, objectionUntil: check.objectionDay(on: day))
        case .meets, .expired:
            self = check.result.map { .outOfDate(check.id, validUntil: $0.validUntil) } ?? .none
        case .cancelled: self = .none
        }
    }

    /// Refuses unless the report 符合要求 and is valid; each refusal says why.
    ///
    /// - Parameter rule: N-1 for a lease under the new policy, X-1 for one that chooses it.
    func requireMeets(_ rule: Rule, _ lease: LeasePolicy) throws(Refusal) -> CaseID {
        switch self {
        case .none: throw Refusal(.needsEconomicCheck, rule, .policy(lease))
        case .underWay(let check): throw Refusal(.checkUnderWay, rule, .openCase(check))
        case .outOfDate(let check, let until):
            throw Refusal(.checkOutOfDate, "Q25", .openCase(check), .until(until))
        case .fails(let check, let assessment, let until):
            let objection: [RefusalArgument] = until.map { [.until($0)] } ?? []
            throw Refusal(.checkNotMet, rule, arguments: [.openCase(check), .assessment(assessment)] + objection)
        case .meets(let check, _): return check
        }
    }
}

extension EconomicCheck {
    /// The last day on which the result can be objected to (Q26), asked on `day`; nil where that is over, was done once, or
    /// there is nothing to object to.
    public func objectionDay(on day: Day) -> Day? {
        guard state == .fails, let report, let until = result?.objectionUntil, day <= until,
            !objections.contains(where: { $0.report == report.number })
        else { return nil }
        return until
    }

    /// The report counts on `day` (Q25).
    public func isValid(on day: Day) -> Bool {
        result.map { $0.assessment.meets && day <= $0.validUntil } ?? false
    }
}
