import Housing

/// A death, or somebody who moved out (Q33): reported by the tenant at a kiosk or taken in by a clerk, looked into and
/// decided by a reviewer.
public struct TenancyDesk {
    let office: Office

    // MARK: Reporting

    /// Takes a report in, with a proof where there is one. The tenant's draft of it goes with it.
    ///
    /// - Throws: `.refused` with `ALREADY_OPEN` while another report about the lease is, `DAY_IN_FUTURE`, `NOT_ON_LEASE`,
    ///   `CONTACT_MISSING`, …; `.input` for a proof that is none.
    public func report(
        _ report: TenancyReport, proof: SeenFile? = nil, _ session: Session
    ) throws(OfficeFailure) -> TenancyChange {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        let id = CaseID(office.entropy.identifier())
        var texts = WrittenTexts(office.entropy)
        let given = TenancyChange.NewReport(
            report.event, of: report.person, on: report.day, relation: report.contact?.relation,
            contact: texts.write(report.contact?.text), words: texts.write(report.words))
        let written = texts
        // Asked before a file is written: nothing is collected that could not be taken.
        try office.read(.reportChange, session) { (reader, actor) throws(OfficeFailure) in
            if actor.role == .applicant { try office.requireConsent(to: ground.notice, of: session, reader) }
            let number = try reader.upcomingReceiptNumber(kind: .tenancyChange, in: now.day.month)
            _ = try begin(given, id, number, report.lease, now, actor, reader)
        }
        let kept = try proof.map { (file) throws(OfficeFailure) in try keep(file, of: id, ground.proofs) }
        return try office.write(.reportChange, session, insists: kept != nil) { (writer, actor) throws(OfficeFailure) in
            if actor.role == .applicant {
                try office.requireConsent(to: ground.notice, of: session, writer)
                try writer.deleteDraft(person: session.person, flow: .tenancy)
            }
            let number = try writer.nextReceiptNumber(kind: .tenancyChange, in: now.day.month)
            let begun = try begin(given, id, number, report.lease, now, actor, writer)
            try writer.insert(begun.change, entries: begun.entries, at: now, by: actor)
            try written.save(to: writer, of: id)
            guard let kept else { return begun.change }
            return try put(kept, into: id, expecting: nil, ground.proofs, now, actor, writer)
        }
    }

    private func begin(
        _ report: TenancyChange.NewReport, _ id: CaseID, _ number: ReceiptNumber, _ lease: LeaseID, _ now: Moment,
        _ actor: Actor, _ reader: any RecordReader
    ) throws(OfficeFailure) -> (change: TenancyChange, entries: [Entry]) {
        let open = try reader.openMatter(of: lease, as: TenancyChange.self)
        var facts = Self.facts(try reader.lease(lease), on: now.day)
        facts.openChange = open?.id
        return try ruled { () throws(Refusal) in
            try TenancyChange.start(id: id, number: number, report: report, at: now, by: actor, given: facts)
        }
    }

    /// One more proof: a picture.
    public func addProof(
        _ file: SeenFile, to change: TenancyChange, _ session: Session
    ) throws(OfficeFailure) -> TenancyChange {
        let now = try office.clocks.office()
        let ground = try office.ground(at: now)
        try office.read(.reportChange, session) { (reader, actor) throws(OfficeFailure) in
            if actor.role == .applicant { try office.requireConsent(to: ground.notice, of: session, reader) }
            let stored = try reader.tenancyChange(change.id)
            guard stored.version == change.version else { throw .store(.changedByOther) }
            let lease = try reader.lease(stored.lease).lease
            try ruled { () throws(Refusal) in try stored.permit(.addProof, actor, about: lease) }
        }
        let kept = try keep(file, of: change.id, ground.proofs)
        return try office.write(.reportChange, session, insists: true) { (writer, actor) throws(OfficeFailure) in
            if actor.role == .applicant { try office.requireConsent(to: ground.notice, of: session, writer) }
            return try put(kept, into: change.id, expecting: change.version, ground.proofs, now, actor, writer)
        }
    }

    private func keep(
        _ file: SeenFile, of id: CaseID, _ limits: TenancyChange.Parameters
    ) throws(OfficeFailure) -> KeptFile {
        let most = min(limits.proofBytesMost, office.options.uploadLimitBytes)
        let kind = try FileCheck(
            limitBytes: most, leastPixels: office.options.leastPicturePixels, needsPicture: true
        ).kind(of: file)
        return try office.keep(file.bytes, as: kind, of: id)
    }

    private func put(
        _ kept: KeptFile, into id: CaseID, expecting version: Int?, _ limits: TenancyChange.Parameters,
        _ now: Moment, _ actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> TenancyChange {
        let proof = TenancyChange.NewProof(id: kept.file.id, bytes: kept.file.bytes, commitment: kept.file.commitment)
        let changed = try perform(.addProof(proof), on: id, expecting: version, limits: limits, now, actor, writer)
        try writer.insert(kept.row)
        return changed
    }

    /// Who reported it takes it back.
    public func withdraw(_ change: TenancyChange, _ session: Session) throws(OfficeFailure) -> TenancyChange {
        try act(.withdraw, as: .reportChange, on: change, session)
    }

    // MARK: Looking into it

    /// Takes it out of the queue. One's own is left as it is.
    public func take(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> TenancyChange {
        let now = try office.clocks.office()
        return try office.write(.decideChange, session) { (writer, actor) throws(OfficeFailure) in
            let stored = try writer.tenancyChange(id)
            if stored.claim?.reviewer == actor.person { return stored }
            return try perform(.take, on: id, expecting: nil, now, actor, writer)
        }
    }

    /// Puts it back; it keeps its place in the queue.
    public func release(_ change: TenancyChange, _ session: Session) throws(OfficeFailure) -> TenancyChange {
        try act(.release, as: .decideChange, on: change, session)
    }

    /// Puts back one that another reviewer has and does not come back to.
    public func putBack(_ change: TenancyChange, _ session: Session) throws(OfficeFailure) -> TenancyChange {
        try act(.release, as: .putBackCase, on: change, session)
    }

    private func act(
        _ command: TenancyChange.Command, as right: Act, on change: TenancyChange, _ session: Session
    ) throws(OfficeFailure) -> TenancyChange {
        let now = try office.clocks.office()
        return try office.write(right, session) { (writer, actor) throws(OfficeFailure) in
            try perform(command, on: change.id, expecting: change.version, now, actor, writer)
        }
    }

    /// As the records do it; that another reviewer has it is told with his masked name.
    ///
    /// - Parameter limits: of proofs; no other command heeds them.
    func perform(
        _ command: TenancyChange.Command, on id: CaseID, expecting version: Int?,
        limits: TenancyChange.Parameters = .init(), _ now: Moment, _ actor: Actor, _ writer: any RecordWriter
    ) throws(OfficeFailure) -> TenancyChange {
        do {
            return try writer.perform(command, on: id, expecting: version, at: now, by: actor) {
                (stored: TenancyChange, reader) throws(OfficeFailure) in
                var facts = Self.facts(try reader.lease(stored.lease), on: now.day)
                facts.parameters = limits
                return facts
            }
        } catch .refused(let refusal) where refusal.code == .claimedByOther {
            guard case .holder(let person)? = refusal.arguments.first else { throw .refused(refusal) }
            throw .held(refusal, by: try writer.person(person).maskedName)
        } catch {
            throw error
        }
    }

    /// Who is known to be under 18 on `day` (Civil Code Art. 17); a document that carries no birth date says nothing.
    static func facts(_ record: LeaseRecord, on day: Day) -> TenancyChange.Facts {
        let people = [record.tenant] + record.occupants.map(\.person)
        let minors = people.filter { !$0.document.isOfAdult(on: day) }
        return TenancyChange.Facts(lease: record.lease, minors: Set(minors.map(\.id)))
    }
}

/// A report, as somebody makes it.
public struct TenancyReport: Equatable, Sendable {
    public var lease: LeaseID
    public var event: TenancyChange.Event
    /// Whom it happened to.
    public var person: PersonID
    public var day: Day
    public var words: String
    /// Who came to the counter; nil at a kiosk.
    public var contact: TenancyContact?

    public init(
        lease: LeaseID, event: TenancyChange.Event, person: PersonID, day: Day, words: String = "",
        contact: TenancyContact? = nil
    ) {
        self.lease = lease
        self.event = event
        self.person = person
        self.day = day
        self.words = words
        self.contact = contact
    }
}

/// Who came to the counter to report it.
public struct TenancyContact: Equatable, Sendable {
    public let name: String
    /// To the tenant.
    public let relation: Relation
    public let mobile: Mobile

    public init(name: String, relation: Relation, mobile: Mobile) {
        self.name = name
        self.relation = relation
        self.mobile = mobile
    }

    /// As it lies in its row: number, then name. The relation is a code of the case.
    var text: String { "\(mobile.value) \(name)" }

    init?(text: String, relation: Relation?) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, let relation, let mobile = try? Mobile(parts[0]) else { return nil }
        self.init(name: parts[1], relation: relation, mobile: mobile)
    }
}

extension RecordReader {
    public func tenancyChange(_ id: CaseID) throws(OfficeFailure) -> TenancyChange {
        try matter(id, as: TenancyChange.self)
    }
    /// The open report about a lease.
    func openChange(of lease: LeaseID) throws(OfficeFailure) -> TenancyChange? {
        try openMatter(of: lease, as: TenancyChange.self)
    }
}
