import Documents
import Housing

/// A contract about to be issued: filled from the registers, not yet on paper and in no record. Whoever issues it draws
/// ``document`` by a ``PaperMaker`` and hands the paper back with it.
public struct ContractDraft: Equatable, Sendable {
    public let document: Document
    /// The application that it concludes.
    public let renewal: CaseID
    /// The last day for signing, were it issued now.
    public let deadline: WorkCalendar.Reckoned
    let id: CaseID
    /// The contract as it was seen, where this takes the place of the version in force.
    let replaces: Signing?
    let info: InfoPages
}

extension ContractDesk {
    /// Fills the contract of an approved application. Nothing is written.
    ///
    /// - Throws: `.input` that names the lease where it lacks what no contract can be without.
    public func draft(for renewal: CaseID, _ session: Session) throws(OfficeFailure) -> ContractDraft {
        let id = CaseID(office.entropy.identifier())
        return try draft(as: id, session) { (reader) throws(OfficeFailure) in (try reader.renewal(renewal), nil) }
    }

    /// The same, to be read on a screen before it is issued. The look leaves an entry, as every look at people's data.
    public func preview(for renewal: CaseID, _ session: Session) throws(OfficeFailure) -> ContractDraft {
        let draft = try draft(for: renewal, session)
        try office.journalLook(["case": .id(renewal)], .decideContract, session)
        return draft
    }

    /// Fills the next version of a contract that is to be taken back.
    public func redraft(_ signing: Signing, _ session: Session) throws(OfficeFailure) -> ContractDraft {
        try draft(as: signing.id, session) { (reader) throws(OfficeFailure) in
            let stored = try reader.signing(signing.id)
            guard stored.version == signing.version else { throw .store(.changedByOther) }
            return (try reader.renewal(stored.renewal), stored)
        }
    }

    private func draft(
        as id: CaseID, _ session: Session,
        _ find: (any RecordReader) throws(OfficeFailure) -> (renewal: Renewal, replaces: Signing?)
    ) throws(OfficeFailure) -> ContractDraft {
        let now = try office.clocks.office()
        let ground = try office.signingGround(at: now)
        return try office.read(.decideContract, session) { (reader, _) throws(OfficeFailure) in
            let found = try find(reader)
            let record = try reader.lease(found.renewal.lease)
            let snapshot = ground.renewal.snapshot(of: record)
            let version = (found.replaces?.contract.number ?? 0) + 1
            // Known before the case has its own number, and another for every version.
            let values = try ground.contractFacts(
                record, number: "\(found.renewal.number)-\(version)", madeOn: now.day)
            let facts = try ground.facts(about: found.renewal, in: id, reader)
            return ContractDraft(
                document: try ground.filled(ground.contract, values, isTraining: try reader.officeInfo().isTraining),
                renewal: found.renewal.id, deadline: Signing.deadline(at: now, given: facts), id: id,
                replaces: found.replaces,
                info: InfoPages(
                    snapshot: snapshot, commitment: try reader.commitment(to: snapshot.canonical, in: id)))
        }
    }
}
