import Housing

/// Everything that a report shows, read in one snapshot: to who reported it, to staff, and to `anju case show`.
public struct TenancyFile: Equatable, Sendable {
    public let change: TenancyChange
    /// As it stands now.
    public let lease: LeaseRecord
    /// Whom it happened to.
    public let person: Person
    /// The tenant when it was reported.
    public let formerTenant: Person
    /// The one who carries on; nil where nobody does.
    public let successor: Person?
    /// Who came to the counter; nil for what the tenant reported himself.
    public let contact: TenancyContact?
    /// Of who reported it.
    public let words: String?
    /// Of who decided it.
    public let note: String?
    /// Where the proofs lie.
    public let files: [MaterialFile]
    /// The journal of it, oldest first.
    public let timeline: [JournalLine]
    /// Who looks into it or decided it, masked; nil where nobody does.
    public let reviewer: String?
    /// What the reader may ask for now.
    public private(set) var allowed: [TenancyChange.Act]

    func allowing(_ acts: [TenancyChange.Act]) -> TenancyFile {
        var file = self
        file.allowed = acts
        return file
    }

    /// Who could carry on: lives there and is not known to be a minor on `day`.
    public func successors(on day: Day) -> [OccupantRecord] {
        let minors = TenancyDesk.facts(lease, on: day).minors
        return lease.occupants.filter {
            $0.occupant.moveOut == nil && $0.person.id != change.person && !minors.contains($0.person.id)
        }
    }
}

extension Office {
    func tenancyFile(
        _ change: TenancyChange, for actor: Actor, _ reader: any RecordReader
    ) throws(OfficeFailure) -> TenancyFile {
        func text(_ id: TextID?) throws(OfficeFailure) -> String? {
            if let id { try reader.text(id) } else { nil }
        }
        func person(_ id: PersonID?) throws(OfficeFailure) -> Person? {
            if let id { try reader.person(id) } else { nil }
        }
        let lease = try reader.lease(change.lease)
        return TenancyFile(
            change: change, lease: lease, person: try reader.person(change.person),
            formerTenant: try reader.person(change.applicant),
            successor: try person(change.decision?.successor),
            contact: try text(change.report.contact).flatMap {
                TenancyContact(text: $0, relation: change.report.relation)
            }, words: try text(change.report.words), note: try text(change.decision?.note),
            files: try reader.files(of: change.id), timeline: try reader.timeline(of: change.id),
            reviewer: try person(change.claim?.reviewer ?? change.decision?.by)?.maskedName,
            allowed: change.allowed(for: actor, about: lease.lease))
    }
}

extension TenancyDesk {
    /// One's own, newest first, for 【我的】.
    public func own(_ session: Session) throws(OfficeFailure) -> [TenancyChange] {
        try office.read(.seeOwnCases, session) { (reader, _) throws(OfficeFailure) in
            try reader.matters(applicant: session.person, as: TenancyChange.self)
        }
    }

    /// One's own as a whole.
    public func ownFile(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> TenancyFile {
        try office.read(.seeOwnCases, session) { (reader, actor) throws(OfficeFailure) in
            let change = try reader.tenancyChange(id)
            guard change.applicant == session.person else { throw .refused(Refusal(.notYourCase, "Q33")) }
            return try office.tenancyFile(change, for: actor, reader)
        }
    }

    /// As a whole, for staff. ``TenancyFile/allowed`` goes by every role of who asks.
    public func file(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> TenancyFile {
        try office.read(.seeCase, session) { (reader, actor) throws(OfficeFailure) in
            let change = try reader.tenancyChange(id)
            let file = try office.tenancyFile(change, for: actor, reader)
            let possible = session.roles.flatMap {
                change.allowed(for: session.actor(as: $0), about: file.lease.lease)
            }
            return file.allowing(TenancyChange.Act.allCases.filter(possible.contains))
        }
    }
}

extension ConsoleDesk {
    /// One report as a whole. ``TenancyFile/allowed`` names what anybody could do who is in the right place.
    public func tenancyFile(_ number: ReceiptNumber) throws(OfficeFailure) -> (file: TenancyFile, assignedTo: String?) {
        try office.records.read { (reader) throws(OfficeFailure) in
            guard let change = try reader.matter(number: number, as: TenancyChange.self) else {
                throw .refused(Refusal(.notFound, "Q33"))
            }
            let clerk = Actor(
                person: change.isReportedByTenant ? PersonID("any clerk") : change.report.by,
                account: AccountID("any clerk"), role: .clerk)
            let reviewer = Actor(
                person: change.claim?.reviewer ?? PersonID("any reviewer"), account: AccountID("any reviewer"),
                role: .reviewer)
            let tenant = Actor(person: change.applicant, account: AccountID("applicant"), role: .applicant)
            let file = try office.tenancyFile(change, for: .system, reader)
            let possible = Set(
                [clerk, reviewer, tenant, .system].flatMap { change.allowed(for: $0, about: file.lease.lease) })
            let holder = change.claim?.reviewer
            let login = try holder.flatMap { (person) throws(OfficeFailure) in try staffLogins(reader)[person] }
            return (file.allowing(TenancyChange.Act.allCases.filter(possible.contains)), login)
        }
    }
}
