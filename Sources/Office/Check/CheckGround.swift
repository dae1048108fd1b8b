import Housing

/// The dated rules and texts of 【经济状况核对】, read before a transaction begins.
struct CheckGround {
    let policy: CheckPolicy
    let parameters: EconomicCheck.Parameters
    let calendar: WorkCalendar
    let authorisation: PolicyText
    /// The notice of what is collected, which everything at the kiosk needs (L-01).
    let notice: PolicyText

    init(_ policies: Policies, on day: Day) throws(OfficeFailure) {
        policy = try policies.check()
        let group = try policy.group(on: day)
        parameters = group.parameters
        authorisation = try policies.authorisation(of: group)
        calendar = try policies.calendar()
        notice = try policies.text(.notice, on: day)
    }

    /// What the rules ask for about a check, as it stands in the reader's snapshot.
    func facts(
        for check: EconomicCheck, _ reader: any RecordReader, secondsSinceOpened: Int? = nil
    ) throws(OfficeFailure) -> EconomicCheck.Facts {
        let record = try reader.lease(check.lease)
        let open = try reader.openMatter(of: check.lease, as: EconomicCheck.self)
        return facts(for: record, open: open?.id, secondsSinceOpened: secondsSinceOpened)
    }

    /// How the family of a lease stands on `day` by its checks, the newest first (model 3.5).
    func standing(
        of record: LeaseRecord, by checks: [EconomicCheck], on day: Day, countsOpen: Bool = true
    ) -> CheckStanding {
        CheckStanding(checks, given: facts(for: record, open: nil), on: day, countsOpen: countsOpen)
    }

    /// What the rules ask for before there is a check.
    func facts(for record: LeaseRecord, open: CaseID?, secondsSinceOpened: Int? = nil) -> EconomicCheck.Facts {
        EconomicCheck.Facts(
            lease: record.lease, family: record.family, parameters: parameters, limits: policy.limits,
            calendar: calendar, authorisation: authorisation.template, secondsSinceOpened: secondsSinceOpened,
            openCheck: open)
    }
}

extension LeaseRecord {
    /// Who is checked: the tenant, and who still lives with him.
    var family: [EconomicCheck.FamilyMember] {
        [EconomicCheck.FamilyMember(person: tenant.id, relation: nil, document: tenant.document)]
            + occupants.filter { $0.occupant.moveOut == nil }.map {
                EconomicCheck.FamilyMember(
                    person: $0.person.id, relation: $0.occupant.relation, document: $0.person.document)
            }
    }
}

extension Office {
    /// The rules of checking in force at `moment`.
    func checkGround(at moment: Moment) throws(OfficeFailure) -> CheckGround {
        policies.refresh()
        return try CheckGround(policies, on: moment.day)
    }
}

extension RecordReader {
    /// The checks of a lease that its tenant asked for, newest first.
    func checks(of lease: Lease) throws(OfficeFailure) -> [EconomicCheck] {
        try matters(applicant: lease.tenant, as: EconomicCheck.self).filter { $0.lease == lease.id }
    }
}
