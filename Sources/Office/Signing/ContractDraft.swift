import Documents
import Housing
import Texts

/// A contract about to be issued: filled from the registers, not yet on paper and in no record. Whoever issues it draws
/// ``document`` by a ``PaperMaker`` and hands the paper back with it.
public struct ContractDraft: Equatable, Sendable {
    public let document: Document
    /// The application that it concludes.
    public let renewal: CaseID
    /// The last day for signing, were it issued now.
    public let deadline: WorkCalendar.Reckoned
    /// The report that somebody of the lease died or moved out, while it is open: until then nothing is issued.
    public let openChange: TenancyChange?
    let id: CaseID
    /// The number of its case, which stands in the document. A new case has it only once it is issued.
    let number: ReceiptNumber
    /// The contract as it was seen, where this takes the place of the version in force.
    let replaces: Signing?
    let info: InfoPages
    fileprivate let filling: Filling

    /// What the document was filled from.
    fileprivate struct Filling: Equatable {
        let template: TemplateFile
        let facts: ContractFacts
        let isTraining: Bool
    }
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
            let snapshot = ground.renewal.snapshot(of: record, choosing: found.renewal.policy)
            let upcoming = try reader.upcomingReceiptNumber(kind: .contract, in: now.day.month)
            let number = found.replaces?.number ?? upcoming
            let version = (found.replaces?.contract.number ?? 0) + 1
            let values = try ground.contractFacts(
                record, choosing: found.renewal.policy,
                number: DocumentTexts.contractNumber(number, version: version), madeOn: now.day)
            let facts = try ground.facts(about: found.renewal, in: id, reader)
            let filling = ContractDraft.Filling(
                template: ground.contract, facts: values, isTraining: try reader.officeInfo().isTraining)
            return ContractDraft(
                document: try filling.document, renewal: found.renewal.id,
                deadline: Signing.deadline(at: now, given: facts),
                openChange: try reader.openChange(of: record.lease.id), id: id, number: number,
                replaces: found.replaces,
                info: InfoPages(
                    snapshot: snapshot, commitment: try reader.commitment(to: snapshot.canonical, in: id)),
                filling: filling)
        }
    }

    /// The same draft with the number that is free now: others may have issued theirs while it was read. Word for word it
    /// says the same.
    public func renumbered(_ draft: ContractDraft, _ session: Session) throws(OfficeFailure) -> ContractDraft {
        let month = try office.now().day.month
        let number = try office.read(.decideContract, session) { (reader, _) throws(OfficeFailure) in
            try reader.upcomingReceiptNumber(kind: .contract, in: month)
        }
        guard draft.replaces == nil, number != draft.number else { return draft }
        var facts = draft.filling.facts
        facts.number = DocumentTexts.contractNumber(number, version: 1)
        let filling = ContractDraft.Filling(
            template: draft.filling.template, facts: facts, isTraining: draft.filling.isTraining)
        return ContractDraft(
            document: try filling.document, renewal: draft.renewal, deadline: draft.deadline,
            openChange: draft.openChange, id: draft.id,
            number: number, replaces: nil, info: draft.info, filling: filling)
    }
}

extension ContractDraft.Filling {
    fileprivate var document: Document {
        get throws(OfficeFailure) { try template.filled(facts, isTraining: isTraining) }
    }
}
