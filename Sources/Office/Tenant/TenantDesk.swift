import Housing

/// What an applicant does at the kiosk. Every step takes the case as he saw it: if it moved on meanwhile, at another
/// terminal or at the counter, he is told and nothing is overwritten.
public struct TenantDesk {
    let office: Office

    /// The leases of who is signed in, newest end first, each with whether it can be renewed now.
    public func leases(_ session: Session) throws(OfficeFailure) -> [LeaseOffer] {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        return try office.read(.seeOwnLeases, session) { (reader, actor) throws(OfficeFailure) in
            var offers: [LeaseOffer] = []
            for record in try reader.leases(tenant: session.person) {
                let open = try reader.openRenewal(lease: record.lease.id)
                let facts = ground.facts(for: record, open: open?.id)
                let standing = LeaseOffer.Standing(open, facts, at: now, by: actor)
                let check = try ground.standing(of: record, by: try reader.checks(of: record.lease))
                offers.append(LeaseOffer(record: record, standing: standing, check: check))
            }
            return offers
        }
    }

    /// 【续租申请】, 「下一步」 (O-1).
    ///
    /// - Throws: `.refused` with `TOO_EARLY` and from when, `ALREADY_OPEN`, `LEASE_ENDED`, `CONSENT_MISSING`, …
    public func start(_ lease: LeaseID, _ session: Session) throws(OfficeFailure) -> Renewal {
        let id = CaseID(office.entropy.identifier())
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        return try office.write(.applyForRenewal, session) { (writer, actor) throws(OfficeFailure) in
            try office.requireConsent(to: ground.notice, of: session, writer)
            let open = try writer.openRenewal(lease: lease)
            let facts = ground.facts(for: try writer.lease(lease), open: open?.id)
            let number = try writer.nextReceiptNumber(kind: .renewal, in: now.day.month)
            let started = try ruled { () throws(Refusal) in
                try Renewal.start(id: id, number: number, at: now, by: actor, given: facts)
            }
            try writer.insert(started.renewal, entries: started.entries, at: now, by: actor)
            return started.renewal
        }
    }

    /// The renewals of who is signed in, newest first, for 【我的】.
    public func renewals(_ session: Session) throws(OfficeFailure) -> [Renewal] {
        try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            try reader.renewals(applicant: session.person)
        }
    }

    /// One's own case as a whole (审核详情).
    public func caseFile(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> CaseFile {
        let ground = try office.ground(at: try office.clocks.office())
        return try office.read(.seeOwnCases, session) { (reader, actor) throws(OfficeFailure) in
            try requireOwn(try reader.renewal(id), session)
            return try office.caseFile(id, for: actor, ground, reader)
        }
    }

    /// Refuses a case of somebody else.
    func requireOwn(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) {
        guard renewal.applicant == session.person else {
            throw .refused(Refusal(.notYourCase, "6.1"))
        }
    }
}

/// A lease as 【续租申请】 lists it.
public struct LeaseOffer: Equatable, Sendable {
    public let record: LeaseRecord
    public let standing: Standing
    /// How the family's economic check stands: what the policy dialog can offer (model 3.5).
    public let check: CheckStanding

    /// Whether a renewal of it can be started now.
    public enum Standing: Equatable, Sendable {
        /// Late applications are accepted with a flag until the end of the lease (Q23).
        case canStart(isLate: Bool)
        case underway(Renewal)
        /// The rule that says no, as `start` would.
        case cannot(Refusal)

        /// Asks the rules themselves, with a number that is never given out.
        init(_ open: Renewal?, _ facts: Renewal.Facts, at now: Moment, by actor: Actor) {
            if let open {
                self = .underway(open)
                return
            }
            guard let number = ReceiptNumber(kind: .renewal, month: now.day.month, serial: 1) else {
                self = .cannot(Refusal(.leaseNotActive, "6.1"))
                return
            }
            do {
                let trial = try Renewal.start(id: CaseID("trial"), number: number, at: now, by: actor, given: facts)
                self = .canStart(isLate: trial.renewal.isLate)
            } catch {
                self = .cannot(error)
            }
        }
    }
}

/// Runs a rule; its refusal becomes the room's error.
func ruled<Answer>(_ rule: () throws(Refusal) -> Answer) throws(OfficeFailure) -> Answer {
    do {
        return try rule()
    } catch {
        throw .refused(error)
    }
}
