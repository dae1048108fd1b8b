/// What a renewal under the new policy finds out about the family's economic check (model 3.5).
public enum CheckStanding: Hashable, Sendable {
    /// None was ever asked for, or the last one was taken back.
    case none
    /// Asked for, no result yet; also where an objection is being looked into.
    case underWay(CaseID)
    /// It did meet the requirement, until that day.
    case outOfDate(CaseID, validUntil: Day)
    /// It did meet the requirement, for a family that is another now.
    ///
    /// - Parameter people: who left it since, and the adults who joined it.
    case familyChanged(CaseID, people: [PersonID])
    /// - Parameter objectionUntil: the last day on which it can still be objected to; nil where that is over or was done.
    case fails(CaseID, Assessment, objectionUntil: WorkCalendar.Reckoned?)
    case meets(CaseID, validUntil: Day)

    /// A failing report stands until a later one replaces it: neither an objection nor another check that was begun, nor one
    /// that was taken back, brings an older report into force again. A report that meets the requirement holds while another
    /// check is under way, and while the family is the one that it speaks of. Children who joined it change nothing: more
    /// heads only raise what a family may have. Who left it, or an adult who joined, calls for a check of the family as it is.
    ///
    /// - Parameters:
    ///   - checks: those of one lease, the newest first.
    ///   - facts: what the rules ask for about the lease now.
    ///   - day: the day on which it is asked.
    ///   - countsOpen: whether a check without a result stands for itself; otherwise the reports alone are asked, whatever is
    ///     open beside them.
    public init(_ checks: [EconomicCheck], given facts: EconomicCheck.Facts, on day: Day, countsOpen: Bool = true) {
        let results = Self.results(of: checks)
        let holding = results.prefix { $0.result.assessment.meets }
        // A newer report may be of an earlier day and run out first.
        if let valid = holding.first(where: { day <= $0.result.validUntil }) {
            let changed = valid.check.changes(to: facts.family, on: day)
            if changed.isEmpty {
                self = .meets(valid.check.id, validUntil: valid.result.validUntil)
                return
            }
        }
        // What the family has only begun was asked of nobody yet.
        if countsOpen, let open = checks.first(where: { $0.state.isOpen && $0.state != .draft }) {
            self = .underWay(open.id)
            return
        }
        guard let (check, result) = results.first else {
            self = .none
            return
        }
        let changed = check.changes(to: facts.family, on: day)
        if !result.assessment.meets {
            self = .fails(check.id, result.assessment, objectionUntil: check.objectionEnd(on: day, facts))
        } else if changed.isEmpty {
            self = .outOfDate(check.id, validUntil: result.validUntil)
        } else {
            self = .familyChanged(check.id, people: changed)
        }
    }

    /// What each check last came to, the latest result first.
    private static func results(
        of checks: [EconomicCheck]
    ) -> [(check: EconomicCheck, result: EconomicCheck.Confirmation)] {
        let all = checks.compactMap { check in check.lastResult.map { (check: check, result: $0) } }
        // Of the same moment the newer check comes first.
        return all.enumerated().sorted { ($1.element.result.at, $0.offset) < ($0.element.result.at, $1.offset) }
            .map(\.element)
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
        case .familyChanged(let check, let people):
            throw Refusal(.checkFamilyChanged, rule, arguments: [.openCase(check)] + people.map { .member($0) })
        case .fails(let check, let assessment, let until):
            let objection: [RefusalArgument] = until.map { [.until($0.day)] } ?? []
            throw Refusal(.checkNotMet, rule, arguments: [.openCase(check), .assessment(assessment)] + objection)
        case .meets(let check, _): return check
        }
    }
}

extension EconomicCheck {
    /// The last day on which the result can be objected to (Q26), asked on `day`; nil where that is over, was done once, or
    /// there is nothing to object to.
    ///
    /// - Parameter facts: what a provisional day is reckoned by anew; nil: as it was said.
    public func objectionDay(on day: Day, _ facts: Facts? = nil) -> Day? {
        guard state == .fails, let report, let until = objectionUntil(facts), day <= until,
            !objections.contains(where: { $0.report == report.number })
        else { return nil }
        return until
    }

    /// The same, and whether it still rests on a day that no notice of holidays speaks of.
    func objectionEnd(on day: Day, _ facts: Facts) -> WorkCalendar.Reckoned? {
        guard let until = objectionDay(on: day, facts), let result else { return nil }
        let anew = facts.calendar.reckon(facts.parameters.objectionPeriod, after: result.at.day)
        return WorkCalendar.Reckoned(day: until, isProvisional: result.isProvisional && anew.isProvisional)
    }

    /// The last day on which the result that counts can be objected to. A provisional one is reckoned anew with the notices
    /// known now, and never shortens what was said.
    func objectionUntil(_ facts: Facts?) -> Day? {
        guard let facts, let result, let until = result.objectionUntil, result.isProvisional else {
            return result?.objectionUntil
        }
        return max(until, facts.calendar.reckon(facts.parameters.objectionPeriod, after: result.at.day).day)
    }

    /// What the last report that was assessed came to, also while it is objected to or checked again.
    var lastResult: Confirmation? { reports.last { $0.refusal == nil && $0.confirmation != nil }?.confirmation }

    /// The report counts on `day` (Q25).
    public func isValid(on day: Day) -> Bool {
        result.map { $0.assessment.meets && day <= $0.validUntil } ?? false
    }

    /// Who was checked and lives there no more, and the adults who live there now and were not checked.
    func changes(to family: [FamilyMember], on day: Day) -> [PersonID] {
        members.map(\.person).filter { person in !family.contains { $0.person == person } }
            + family.filter { member in
                member.document.isOfAdult(on: day) && !members.contains { $0.person == member.person }
            }.map(\.person)
    }
}
