import Documents
import Housing

/// Everything that a contract shows beside its document, read in one snapshot: to staff, and to `anju case show`.
public struct ContractFile: Equatable, Sendable {
    public let signing: Signing
    public let lease: LeaseRecord
    /// The number of the application that it concludes.
    public let renewal: ReceiptNumber
    /// The four blocks that the version in force was filled from.
    public let info: InfoSnapshot?
    /// The four blocks as the registers have them now.
    public let present: InfoSnapshot
    /// The report that somebody of the lease died or moved out, while it is open.
    public let openChange: TenancyChange?
    /// Words of the applicant or of staff, and the commitments as transcribed, by the ids in the contract.
    public let texts: [TextID: String]
    /// Who issued, witnessed, approved or made it void: masked names.
    public let staff: [PersonID: String]
    /// Where the files lie, those of former versions and attempts included.
    public let files: [MaterialFile]
    /// The journal of the contract, oldest first.
    public let timeline: [JournalLine]
    /// What the reader may ask for now.
    public private(set) var allowed: [Signing.Act]

    func allowing(_ acts: [Signing.Act]) -> ContractFile {
        var file = self
        file.allowed = acts
        return file
    }

    /// The lines that differ between the contract and what the registers have now: it needs a new version.
    public var changedSince: [InfoLine] {
        guard let info else { return [] }
        let lines = info.lines.map(\.line) + present.lines.map(\.line).filter { info[$0] == nil }
        return lines.filter { info[$0] != present[$0] }
    }
}

extension Office {
    /// The whole of a contract for `actor`.
    func contractFile(
        _ id: CaseID, for actor: Actor, _ ground: SigningGround, _ reader: any RecordReader
    ) throws(OfficeFailure) -> ContractFile {
        let signing = try reader.signing(id)
        let record = try reader.lease(signing.lease)
        let renewal = try reader.renewal(signing.renewal)
        var texts: [TextID: String] = [:]
        for id in signing.notes + signing.transcriptions { texts[id] = try reader.text(id) }
        var staff: [PersonID: String] = [:]
        for person in signing.staff { staff[person] = try reader.person(person).maskedName }
        return ContractFile(
            signing: signing, lease: record, renewal: renewal.number,
            info: try reader.snapshot(signing.contract.info, of: id),
            present: ground.renewal.snapshot(of: record, choosing: renewal.policy),
            openChange: try reader.openChange(of: record.lease.id),
            texts: texts, staff: staff, files: try reader.files(of: id), timeline: try reader.timeline(of: id),
            allowed: signing.allowed(for: actor))
    }
}

extension Signing {
    /// Those of the office who did something with it.
    fileprivate var staff: Set<PersonID> {
        Set(
            contracts.map(\.issuedBy) + attempts.compactMap(\.signature?.witness)
                + [approval?.by, voiding?.by].compactMap(\.self))
    }
}

extension ContractDesk {
    /// A contract with everything beside its document. ``ContractFile/allowed`` goes by every role of who asks.
    public func file(_ id: CaseID, _ session: Session) throws(OfficeFailure) -> ContractFile {
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        return try office.read(.seeCase, session) { (reader, actor) throws(OfficeFailure) in
            let file = try office.contractFile(id, for: actor, ground, reader)
            let isStill = file.signing.liesStill(at: now, ground.policy.parameters)
            let possible = session.roles.flatMap {
                file.signing.allowed(for: session.actor(as: $0), liesStill: isStill)
            }
            return file.allowing(Signing.Act.allCases.filter(possible.contains))
        }
    }

    /// The application that a contract is to conclude.
    public func application(
        _ id: CaseID, _ session: Session
    ) throws(OfficeFailure) -> (renewal: Renewal, lease: LeaseRecord) {
        try office.read(.seeCase, session) { (reader, _) throws(OfficeFailure) in
            let renewal = try reader.renewal(id)
            return (renewal, try reader.lease(renewal.lease))
        }
    }

    /// The version in force on somebody's screen. The look leaves an entry, as every look at people's data.
    public func look(at signing: Signing, _ session: Session) throws(OfficeFailure) -> Document {
        let document = try document(of: signing, session)
        try office.journalLook(["case": .id(signing.id)], .seeMaterial, session)
        return document
    }

    /// The signed contract that waits longest among those that he may approve; nil where there is none.
    public func nextToApprove(_ session: Session) throws(OfficeFailure) -> CaseID? {
        let roles = session.roles
        var offset = 0
        while true {
            let found = try list(in: [.signed], offset: offset, limit: Self.page, session)
            let own = found.first { entry in
                roles.contains { entry.signing.allowed(for: session.actor(as: $0)).contains(.approve) }
            }
            if let own { return own.signing.id }
            guard found.count == Self.page else { return nil }
            offset += Self.page
        }
    }

    private static let page = 50
}
